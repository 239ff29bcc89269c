using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Roster.Server.Hosting;

namespace Roster.Tests;

public sealed class PagesAndHeadersTests : IDisposable
{
    private readonly RosterHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/people/42")]
    [InlineData("/sign-in?returnTo=%2Faudit")]
    public async Task A_route_of_the_client_answers_its_page(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/main-missing.js")]
    [InlineData("/api/missing")]
    public async Task What_is_missing_is_an_error_and_never_the_page(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_file_with_a_hash_in_its_name_is_cached_for_good()
    {
        await File.WriteAllTextAsync(Path.Combine(host.WebRoot, "main-A1B2C3D4.js"), "1");

        using var answer = await GetAsync("/main-A1B2C3D4.js");

        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Answers_of_the_api_are_not_stored()
    {
        using var answer = await GetAsync("/api/session");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/api/session")]
    [InlineData("/api/users")]
    [InlineData("/api/missing")]
    public async Task Every_answer_names_its_release_and_carries_the_security_headers(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal("dev", Header(answer, "X-Release"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
        Assert.Contains("default-src 'self'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_release_is_the_commit_of_the_build()
    {
        await File.WriteAllTextAsync(Path.Combine(host.WebRoot, "build-info.json"), """{"commit":"c0ffee","ref":"refs/heads/main"}""");

        using var page = await GetAsync("/");
        using var info = await GetAsync("/build-info.json");

        Assert.Equal("c0ffee", Header(page, "X-Release"));
        Assert.Contains("c0ffee", await info.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"commit":7}""")]
    [InlineData("""{"commit":""}""")]
    [InlineData("""{"commit":"two\nlines"}""")]
    public void A_build_file_that_names_no_commit_is_a_build_of_nobody(string content)
    {
        File.WriteAllText(Path.Combine(host.WebRoot, "build-info.json"), content);

        Assert.Equal(BuildIdentity.Unknown, BuildIdentity.Read(host.WebRoot));
    }

    [Fact]
    public async Task A_failing_request_names_its_release_too()
    {
        using var client = host.CreateClient();
        await File.WriteAllTextAsync(host.DatabasePath, "this is no database, and long enough to be looked at");

        using var answer = await client.PostAsJsonAsync("/api/session", new { email = "a@example.test", password = "x" });

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("dev", Header(answer, "X-Release"));
        Assert.DoesNotContain("Sqlite", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_tls_there_is_no_redirect_and_hsts_lasts_a_year()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://roster.example.test/");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await host.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", Header(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task In_development_the_pages_are_served_without_the_hardening()
    {
        using var development = new RosterHost { EnvironmentName = "Development" };

        using var answer = await development.CreateClient().GetAsync(new Uri("/", UriKind.Relative));

        Assert.False(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Unauthorized)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost", HttpStatusCode.Unauthorized)]
    public async Task A_change_that_another_site_sends_is_refused(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session");
        request.Headers.Add(header, value);
        request.Content = JsonContent.Create(new { email = "a@example.test", password = "x" });

        using var answer = await host.CreateClient().SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public void Reading_is_free_for_every_site(string method)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.False(CrossOriginGuard.IsForeign(request));
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private Task<HttpResponseMessage> GetAsync(string path) => host.CreateClient().GetAsync(new Uri(path, UriKind.Relative));
}
