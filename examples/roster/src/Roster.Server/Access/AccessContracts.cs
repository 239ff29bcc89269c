using Roster.Server.Data;

namespace Roster.Server.Access;

/// <param name="Password">The one that the person will sign in with, once approved.</param>
public sealed record RequestAccess(string? Email, string? FirstName, string? LastName, string? Purpose, string? Password);

public sealed record ApproveAccess(Role Role);

public sealed record RejectAccess(string? Reason);

public sealed record AccessRequestItem(
    int Id,
    string Email,
    string FirstName,
    string LastName,
    string Purpose,
    AccessRequestStatus Status,
    DateTime RequestedAt,
    DateTime? DecidedAt,
    string? DecidedBy,
    string? DecisionReason);
