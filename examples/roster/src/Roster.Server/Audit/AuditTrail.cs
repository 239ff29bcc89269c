using Roster.Server.Data;

namespace Roster.Server.Audit;

/// <summary>Codes of what can be done. They are stored: never change one.</summary>
public static class AuditAction
{
    public const string AdminSeeded = "admin.seeded";
    public const string AccessRequested = "access.requested";
    public const string AccessApproved = "access.approved";
    public const string AccessRejected = "access.rejected";
    public const string UserCreated = "user.created";
    public const string UserChanged = "user.changed";
    public const string UserDeactivated = "user.deactivated";
    public const string UserActivated = "user.activated";
}

/// <summary>Adds entries to the caller's unit of work: an act and its entry are stored together or not at all.</summary>
public sealed class AuditTrail(RosterDbContext database, TimeProvider clock)
{
    public void Record(string actor, string action, string subject, string? detail = null) =>
        database.AuditEntries.Add(new AuditEntry
        {
            OccurredAt = clock.GetUtcNow().UtcDateTime,
            Actor = actor,
            Action = action,
            Subject = subject,
            Detail = detail,
        });
}
