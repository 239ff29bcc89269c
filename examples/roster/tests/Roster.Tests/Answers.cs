using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Roster.Tests;

/// <summary>Reads answers as a client sees them.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(this HttpClient client, string path, object? body = null) =>
        await ReadAsync(await client.PostAsJsonAsync(path, body ?? new { }));

    public static async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(this HttpClient client, string path, object body) =>
        await ReadAsync(await client.PutAsJsonAsync(path, body));

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>The message of a form's field, out of a problem answer.</summary>
    public static string FieldError(this JsonElement problem, string field) =>
        problem.GetProperty("errors").GetProperty(field)[0].GetString()!;

    public static string[] Each(this JsonElement page, string name) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(name).GetString()!)];

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
    }
}
