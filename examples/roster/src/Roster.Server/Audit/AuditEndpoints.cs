using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Data;
using Roster.Server.Hosting;
using Roster.Server.Sessions;

namespace Roster.Server.Audit;

public sealed record AuditItem(long Id, DateTime OccurredAt, string Actor, string Action, string Subject, string? Detail);

public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ListAsync).RequireAuthorization(SessionCookie.AdminPolicy);

    private static async Task<Ok<Page<AuditItem>>> ListAsync(
        RosterDbContext database, CancellationToken cancellation, int page = 1, int pageSize = Paging.DefaultSize)
    {
        var entries = database.AuditEntries
            .AsNoTracking()
            .OrderByDescending(e => e.OccurredAt)
            .ThenByDescending(e => e.Id)
            .Select(e => new AuditItem(e.Id, e.OccurredAt, e.Actor, e.Action, e.Subject, e.Detail));
        return TypedResults.Ok(await entries.ToPageAsync(page, pageSize, cancellation));
    }
}
