// Compares each string of a snapshot with the values that Azure publishes for its property.
// Bicep takes any string where Azure's enum is open, so "Premium_GRS" or "P1V9" passes its compiler.
// Usage: StrictTypes <snapshot.json>…   One line of JSON for each value outside the published ones.
using System.Text.Json;
using Azure.Bicep.Types;
using Azure.Bicep.Types.Az;
using Azure.Bicep.Types.Concrete;
using Azure.Bicep.Types.Index;

var loader = new AzTypeLoader();
var index = new Dictionary<string, CrossFileTypeReference>(
    loader.LoadTypeIndex().Resources,
    StringComparer.OrdinalIgnoreCase
);
// Variants are mostly what they extend: each resource is compared once, each type is read once.
var compared = new HashSet<string>();
var types = new Dictionary<string, ResourceType>();
foreach (var file in args)
{
    using var snapshot = JsonDocument.Parse(File.ReadAllText(file));
    foreach (var resource in snapshot.RootElement.GetProperty("predictedResources").EnumerateArray())
    {
        if (!compared.Add(resource.GetRawText()))
            continue;
        var name = $"{resource.GetProperty("type").GetString()}@{resource.GetProperty("apiVersion").GetString()}";
        void Report(string path, string value, string problem) =>
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        file = Path.GetFileName(file),
                        resource = resource.GetProperty("id").GetString(),
                        path,
                        value,
                        problem,
                    }
                )
            );
        if (!index.TryGetValue(name, out var reference))
            Report("type", name, "Azure publishes no such type and version");
        else
        {
            if (!types.TryGetValue(name, out var type))
                types[name] = type = loader.LoadResourceType(reference);
            Check(type.Body.Type, resource, "", Report);
        }
    }
}

static void Check(TypeBase type, JsonElement value, string path, Action<string, string, string> report)
{
    switch (type)
    {
        case DiscriminatedObjectType chosen when value.ValueKind == JsonValueKind.Object:
            CheckProperties(chosen.BaseProperties, null, value, path, report);
            if (
                value.TryGetProperty(chosen.Discriminator, out var discriminator)
                && discriminator.GetString() is { } text
            )
            {
                // A child's name carries its parents': the type knows the last part only.
                var key = path == "" ? text.Split('/')[^1] : text;
                if (chosen.Elements.TryGetValue(key, out var element))
                    Check(element.Type, value, path, report);
                else
                    report($"{path}/{chosen.Discriminator}", key, $"not one of {string.Join(", ", chosen.Elements.Keys)}");
            }
            break;
        case ObjectType of when value.ValueKind == JsonValueKind.Object:
            CheckProperties(of.Properties, of.AdditionalProperties?.Type, value, path, report);
            break;
        case ArrayType array when value.ValueKind == JsonValueKind.Array:
            var position = 0;
            foreach (var item in value.EnumerateArray())
                Check(array.ItemType.Type, item, $"{path}/{position++}", report);
            break;
        case UnionType union when value.ValueKind == JsonValueKind.String:
            var literals = union.Elements.Select(element => element.Type).OfType<StringLiteralType>().ToArray();
            var word = value.GetString()!;
            // An expression is known at deployment only; Azure compares without case.
            if (
                literals.Length > 0
                && !word.StartsWith('[')
                && !literals.Any(literal => literal.Value.Equals(word, StringComparison.OrdinalIgnoreCase))
            )
                report(path, word, $"not one of {string.Join(", ", literals.Select(literal => literal.Value))}");
            break;
    }
}

static void CheckProperties(
    IReadOnlyDictionary<string, ObjectTypeProperty> known,
    TypeBase? others,
    JsonElement value,
    string path,
    Action<string, string, string> report
)
{
    foreach (var property in value.EnumerateObject())
    {
        if (path == "" && property.NameEquals("name"))
            continue;
        if (known.TryGetValue(property.Name, out var expected))
            Check(expected.Type.Type, property.Value, $"{path}/{property.Name}", report);
        else if (others is not null)
            Check(others, property.Value, $"{path}/{property.Name}", report);
    }
}
