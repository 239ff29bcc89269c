using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Roster.Tests;

public sealed class HealthTests : IDisposable
{
    private readonly RosterHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task It_is_healthy_when_the_database_answers_and_is_up_to_date()
    {
        var (status, health) = await ReadAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Healthy", health.Text("status"));
        Assert.Equal("Healthy", health.GetProperty("entries").GetProperty("database").Text("status"));
    }

    [Fact]
    public async Task It_is_never_cached()
    {
        using var answer = await host.CreateClient().GetAsync(new Uri("/health", UriKind.Relative));

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_newer_schema_is_healthy_because_releases_only_expand_it()
    {
        await using (var database = host.OpenDatabase())
        {
            await database.Database.ExecuteSqlRawAsync(
                "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('20991231235959_FromTheNextRelease', '9.0.22')");
        }

        Assert.Equal(HttpStatusCode.OK, (await ReadAsync()).Status);
    }

    [Fact]
    public async Task A_schema_that_waits_for_migrations_is_unhealthy_and_says_how_many()
    {
        await using (var database = host.OpenDatabase())
        {
            var migrations = database.Database.GetMigrations().ToList();
            await database.GetService<IMigrator>().MigrateAsync(migrations[^2]);
        }

        var (status, health) = await ReadAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith(
            "1 pending migration(s)",
            health.GetProperty("entries").GetProperty("database").Text("description"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_database_is_unhealthy_and_the_answer_keeps_the_reason_private()
    {
        using var client = host.CreateClient();
        await File.WriteAllTextAsync(host.DatabasePath, "this is no database, and long enough to be looked at");

        var (status, health) = await ReadAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The database does not answer.", health.GetProperty("entries").GetProperty("database").Text("description"));
    }

    private async Task<(HttpStatusCode Status, JsonElement Health)> ReadAsync()
    {
        using var answer = await host.CreateClient().GetAsync(new Uri("/health", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
