using Roster.Server.Data;

namespace Roster.Server.Users;

public sealed record UserItem(
    int Id,
    string Email,
    string FirstName,
    string LastName,
    Role Role,
    bool IsActive,
    DateTime CreatedAt,
    DateTime? LastSignInAt);

/// <param name="Password">A first password that the admin hands over; the user changes it.</param>
public sealed record CreateUserRequest(string? Email, string? FirstName, string? LastName, Role Role, string? Password);

public sealed record UpdateUserRequest(string? FirstName, string? LastName, Role Role);
