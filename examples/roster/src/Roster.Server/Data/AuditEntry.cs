namespace Roster.Server.Data;

/// <summary>One administrative act. Entries are only ever added.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTime OccurredAt { get; set; }

    /// <summary>E-mail address of who acted; "system" for the set-up.</summary>
    public required string Actor { get; set; }

    /// <summary>A fixed code such as <c>user.deactivated</c>.</summary>
    public required string Action { get; set; }

    /// <summary>E-mail address of who was acted upon.</summary>
    public required string Subject { get; set; }

    public string? Detail { get; set; }
}
