using Roster.Server.Data;

namespace Roster.Server.Users;

public sealed record UserItem(
    int Id,
    string Email,
    string FirstName,
    string LastName,
    string DisplayName,
    Role Role,
    bool IsActive,
    DateTime CreatedAt,
    DateTime? LastSignInAt);

/// <param name="Password">A first password that the admin hands over; the user changes it.</param>
/// <param name="DisplayName">Empty or left out: first and last name.</param>
public sealed record CreateUserRequest(
    string? Email, string? FirstName, string? LastName, Role Role, string? Password, string? DisplayName = null);

/// <param name="DisplayName">
/// Left out: stays as it is, because the previous release's client does not know it. Empty: first and last name.
/// </param>
public sealed record UpdateUserRequest(string? FirstName, string? LastName, Role Role, string? DisplayName = null);
