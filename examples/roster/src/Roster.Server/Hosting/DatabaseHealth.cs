using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Roster.Server.Data;

namespace Roster.Server.Hosting;

/// <summary>
/// Healthy: a query answers and every migration of this version is applied. A schema that is newer than
/// this version is healthy: releases only expand it. A schema that is older is not, the queries would fail.
/// </summary>
public sealed class DatabaseHealth(RosterDbContext database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await database.Database.GetPendingMigrationsAsync(cancellationToken);
            var count = pending.Count();
            if (count > 0)
            {
                return HealthCheckResult.Unhealthy($"{count} pending migration(s): apply them before this version serves.");
            }

            await database.Users.AsNoTracking().AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The page is public: the reason goes to the log, with the check's exception.
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
    }
}
