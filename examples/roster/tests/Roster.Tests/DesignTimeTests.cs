using Microsoft.EntityFrameworkCore;
using Roster.Server.Data;

namespace Roster.Tests;

public sealed class DesignTimeTests
{
    [Fact]
    public void Dotnet_ef_gets_a_context_without_a_web_host()
    {
        using var database = new DesignTimeRosterDbContextFactory().CreateDbContext([]);

        Assert.Equal("Microsoft.EntityFrameworkCore.Sqlite", database.Database.ProviderName);
        Assert.NotEmpty(database.Database.GetMigrations());
    }
}
