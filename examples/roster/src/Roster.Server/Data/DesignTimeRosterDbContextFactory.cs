using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Roster.Server.Data;

/// <summary>
/// For <c>dotnet ef</c>: no web host is needed to script or apply migrations.
/// The database is the tool's <c>--connection</c>, else <c>ConnectionStrings__Roster</c>, else a local file.
/// </summary>
public sealed class DesignTimeRosterDbContextFactory : IDesignTimeDbContextFactory<RosterDbContext>
{
    public RosterDbContext CreateDbContext(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var connection = configuration.GetConnectionString("Roster") ?? "Data Source=roster.db";
        return new RosterDbContext(new DbContextOptionsBuilder<RosterDbContext>().UseSqlite(connection).Options);
    }
}
