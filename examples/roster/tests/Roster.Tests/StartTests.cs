using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Roster.Server.Audit;
using Roster.Server.Data;
using Roster.Server.Hosting;

namespace Roster.Tests;

public sealed class StartTests : IDisposable
{
    private readonly List<IDisposable> hosts = [];

    public void Dispose() => hosts.ForEach(host => host.Dispose());

    [Fact]
    public async Task The_first_admin_is_made_from_the_configuration_and_can_sign_in()
    {
        var host = WithoutUsers(("FirstAdmin:Email", "root@example.test"), ("FirstAdmin:Password", "a long first password"));

        await host.SignedInAsync("root@example.test", "a long first password");

        await using var database = host.OpenDatabase();
        Assert.Equal(Role.Admin, (await database.Users.SingleAsync()).Role);
        Assert.Equal("system", (await database.AuditEntries.SingleAsync(e => e.Action == AuditAction.AdminSeeded)).Actor);
    }

    [Fact]
    public async Task There_is_no_built_in_admin()
    {
        var host = WithoutUsers(("FirstAdmin:Email", "root@example.test"));

        Assert.Equal(HttpStatusCode.OK, await host.CreateClient().StatusAsync("/health"));

        await using var database = host.OpenDatabase();
        Assert.Equal(0, await database.Users.CountAsync());
    }

    [Fact]
    public async Task Where_there_is_an_admin_the_configuration_adds_none()
    {
        var host = Start(("FirstAdmin:Email", "root@example.test"), ("FirstAdmin:Password", "a long first password"));

        await host.CreateClient().StatusAsync("/health");

        await using var database = host.OpenDatabase();
        Assert.Equal(RosterHost.AdminEmail, (await database.Users.SingleAsync()).Email);
    }

    [Theory]
    [InlineData("root", "a long first password", "FirstAdmin:Email is not an e-mail address. Correct the setting.")]
    [InlineData("root@example.test", "short", "FirstAdmin:Password is refused. Use at least 12 characters.")]
    public void A_wrong_setting_of_the_first_admin_stops_the_start(string email, string password, string message)
    {
        var host = WithoutUsers(("FirstAdmin:Email", email), ("FirstAdmin:Password", password));

        var error = Assert.Throws<InvalidOperationException>(() => host.CreateClient());

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Without_a_schema_the_app_starts_migrates_nothing_and_is_unhealthy()
    {
        var host = Start(("FirstAdmin:Email", "root@example.test"), ("FirstAdmin:Password", "a long first password"));
        File.Delete(host.DatabasePath);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.CreateClient().StatusAsync("/health"));

        await using var connection = new SqliteConnection(RosterHost.ConnectionTo(host.DatabasePath));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task In_development_the_app_makes_its_schema()
    {
        var host = new RosterHost { EnvironmentName = "Development" };
        hosts.Add(host);
        File.Delete(host.DatabasePath);

        Assert.Equal(HttpStatusCode.OK, await host.CreateClient().StatusAsync("/health"));
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    [InlineData("Test", null, false)]
    [InlineData("Test", "true", true)]
    [InlineData("Staging", null, false)]
    [InlineData("Production", null, false)]
    [InlineData("Production", "false", false)]
    public void Migrating_at_start_is_for_development_or_by_a_setting(string environment, string? setting, bool expected) =>
        Assert.Equal(expected, DatabaseStart.MigratesOnStart(Configuration(("Database:MigrateOnStart", setting)), Environment(environment)));

    [Theory]
    [InlineData("Staging")]
    [InlineData("Production")]
    public void Where_the_pipeline_owns_the_schema_the_setting_is_refused(string environment)
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            DatabaseStart.MigratesOnStart(Configuration(("Database:MigrateOnStart", "true")), Environment(environment)));

        Assert.Contains("is not allowed in " + environment, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("8080", null, null, "http://0.0.0.0:8080")]
    [InlineData("8080", "http://127.0.0.1:5000", null, null)]
    [InlineData("8080", null, "5000", null)]
    public void The_port_of_the_platform_counts_unless_an_address_is_given(string? port, string? urls, string? ports, string? expected) =>
        Assert.Equal(expected, ListenAddress.FromPort(Configuration(("PORT", port), ("urls", urls), ("http_ports", ports))));

    [Theory]
    [InlineData("0")]
    [InlineData("70000")]
    [InlineData("http")]
    public void A_port_that_is_none_stops_the_start(string port)
    {
        var error = Assert.Throws<InvalidOperationException>(() => ListenAddress.FromPort(Configuration(("PORT", port))));

        Assert.StartsWith($"PORT is '{port}'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_port_of_the_platform_is_listened_on()
    {
        var host = Start(("PORT", "no port"));

        Assert.Throws<InvalidOperationException>(() => host.CreateClient());
    }

    [Fact]
    public void Without_a_connection_string_the_start_says_what_to_set()
    {
        var host = Start();
        host.Settings["ConnectionStrings:Roster"] = "";

        var error = Assert.Throws<InvalidOperationException>(() => host.CreateClient());

        Assert.Contains("Set ConnectionStrings__Roster", error.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value)))
            .Build();

    private static HostingEnvironment Environment(string name) => new() { EnvironmentName = name };

    private RosterHost Start(params (string Key, string Value)[] settings)
    {
        var host = new RosterHost();
        hosts.Add(host);
        foreach (var (key, value) in settings)
        {
            host.Settings[key] = value;
        }

        return host;
    }

    private RosterHost WithoutUsers(params (string Key, string Value)[] settings)
    {
        var host = Start(settings);
        using var database = host.OpenDatabase();
        database.Users.ExecuteDelete();
        return host;
    }
}
