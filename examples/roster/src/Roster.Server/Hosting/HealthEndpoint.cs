using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Roster.Server.Hosting;

/// <summary><c>GET /health</c>: 200 when healthy or degraded, 503 when not; never cached.</summary>
public static class HealthEndpoint
{
    public const string Path = "/health";

    public static void MapHealth(this IEndpointRouteBuilder app, BuildIdentity build) =>
        app.MapHealthChecks(Path, new HealthCheckOptions
        {
            AllowCachingResponses = false,
            ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(Describe(report, build)),
        });

    private static HealthAnswer Describe(HealthReport report, BuildIdentity build) => new(
        report.Status.ToString(),
        build.Commit,
        report.Entries.ToDictionary(e => e.Key, e => new HealthAnswerEntry(e.Value.Status.ToString(), e.Value.Description)));

    private sealed record HealthAnswer(string Status, string Release, Dictionary<string, HealthAnswerEntry> Entries);

    private sealed record HealthAnswerEntry(string Status, string? Description);
}
