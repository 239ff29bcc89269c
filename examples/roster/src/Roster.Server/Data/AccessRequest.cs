namespace Roster.Server.Data;

/// <summary>State of a request. Stored by name. Only a pending one can be decided.</summary>
public enum AccessRequestStatus
{
    Pending,
    Approved,
    Rejected,
}

public sealed class AccessRequest
{
    public int Id { get; set; }

    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    /// <summary>Hash of the password that the person chose; becomes the account's on approval.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Why the person wants access.</summary>
    public required string Purpose { get; set; }

    public AccessRequestStatus Status { get; set; }

    public DateTime RequestedAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public string? DecisionReason { get; set; }
}
