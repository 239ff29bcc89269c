using Microsoft.EntityFrameworkCore;
using Roster.Server.Data;

namespace Roster.Server.Hosting;

/// <summary>What happens to the database before the first request.</summary>
public static class DatabaseStart
{
    public const string MigrateSetting = "Database:MigrateOnStart";

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (MigratesOnStart(app.Configuration, app.Environment))
        {
            await scope.ServiceProvider.GetRequiredService<RosterDbContext>().Database.MigrateAsync();
        }

        var options = app.Configuration.GetSection("FirstAdmin").Get<FirstAdminOptions>() ?? new FirstAdminOptions();
        await scope.ServiceProvider.GetRequiredService<FirstAdmin>().EnsureAsync(options);
    }

    /// <summary>
    /// In Production and Staging the pipeline owns the schema: a slot that migrates by itself would change the
    /// database under the version that still serves.
    /// </summary>
    /// <exception cref="InvalidOperationException">The setting asks for it in Production or Staging.</exception>
    public static bool MigratesOnStart(IConfiguration configuration, IHostEnvironment environment)
    {
        var wanted = configuration.GetValue<bool?>(MigrateSetting);
        if (wanted == true && (environment.IsProduction() || environment.IsStaging()))
        {
            throw new InvalidOperationException(
                $"{MigrateSetting} is not allowed in {environment.EnvironmentName}. Remove it; the pipeline applies migrations.");
        }

        return wanted ?? environment.IsDevelopment();
    }
}
