using System.Text.Json;

namespace Roster.Server.Hosting;

/// <summary>
/// Which build this is: the pipeline writes <c>wwwroot/build-info.json</c> before it publishes.
/// </summary>
public sealed record BuildIdentity(string Commit)
{
    public const string Header = "X-Release";
    public const string FileName = "build-info.json";

    /// <summary>A build that no pipeline made.</summary>
    public static readonly BuildIdentity Unknown = new("dev");

    /// <returns>What the file says; <see cref="Unknown"/> without a file or without a commit in it.</returns>
    public static BuildIdentity Read(string? webRoot)
    {
        var path = Path.Combine(webRoot ?? "", FileName);
        if (!File.Exists(path))
        {
            return Unknown;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            // It goes into a header: letters, digits, dot, dash and underscore only.
            return document.RootElement.TryGetProperty("commit", out var commit)
                && commit.GetString() is { Length: > 0 and <= 64 } text
                && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
                    ? new BuildIdentity(text)
                    : Unknown;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Unknown;
        }
    }
}
