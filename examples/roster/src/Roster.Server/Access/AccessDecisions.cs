using Microsoft.EntityFrameworkCore;
using Roster.Server.Audit;
using Roster.Server.Data;
using Roster.Server.Sessions;

namespace Roster.Server.Access;

public enum Decision
{
    Made,
    NotFound,

    /// <summary>Somebody was faster.</summary>
    AlreadyDecided,

    /// <summary>An account with the address has come into being since.</summary>
    AddressTaken,
}

/// <summary>Approves and rejects: the request, the account and the audit entry change in one transaction.</summary>
public sealed class AccessDecisions(RosterDbContext database, AuditTrail audit, TimeProvider clock)
{
    public async Task<Decision> ApproveAsync(int id, Role role, string admin, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var decision = await CloseAsync(id, AccessRequestStatus.Approved, null, admin, cancellation);
        if (decision != Decision.Made)
        {
            return decision;
        }

        var request = await database.AccessRequests.AsNoTracking().SingleAsync(r => r.Id == id, cancellation);
        if (await database.Users.AnyAsync(u => u.NormalizedEmail == request.NormalizedEmail, cancellation))
        {
            return Decision.AddressTaken;
        }

        database.Users.Add(new User
        {
            Email = request.Email,
            NormalizedEmail = request.NormalizedEmail,
            FirstName = request.FirstName,
            LastName = request.LastName,
            PasswordHash = request.PasswordHash,
            SecurityStamp = SessionCookie.NewStamp(),
            Role = role,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        });
        audit.Record(admin, AuditAction.AccessApproved, request.Email, $"Role {role}");
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Decision.Made;
    }

    public async Task<Decision> RejectAsync(int id, string reason, string admin, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var decision = await CloseAsync(id, AccessRequestStatus.Rejected, reason, admin, cancellation);
        if (decision != Decision.Made)
        {
            return decision;
        }

        var email = await database.AccessRequests.Where(r => r.Id == id).Select(r => r.Email).SingleAsync(cancellation);
        audit.Record(admin, AuditAction.AccessRejected, email, reason);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Decision.Made;
    }

    /// <summary>One statement closes a pending request, so of two admins exactly one decides.</summary>
    private async Task<Decision> CloseAsync(
        int id, AccessRequestStatus status, string? reason, string admin, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var closed = await database.AccessRequests
            .Where(r => r.Id == id && r.Status == AccessRequestStatus.Pending)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(r => r.Status, status)
                    .SetProperty(r => r.DecidedAt, now)
                    .SetProperty(r => r.DecidedBy, admin)
                    .SetProperty(r => r.DecisionReason, reason),
                cancellation);
        if (closed == 1)
        {
            return Decision.Made;
        }

        return await database.AccessRequests.AnyAsync(r => r.Id == id, cancellation) ? Decision.AlreadyDecided : Decision.NotFound;
    }
}
