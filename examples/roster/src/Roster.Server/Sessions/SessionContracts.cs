using Roster.Server.Data;

namespace Roster.Server.Sessions;

public sealed record SignInRequest(string? Email, string? Password);

public sealed record ChangePasswordRequest(string? CurrentPassword, string? NewPassword);

/// <summary>Who is signed in, as the client sees it.</summary>
public sealed record SessionUser(int Id, string Email, string FirstName, string LastName, string DisplayName, Role Role);

/// <summary>The answer of every session call; no user when nobody is signed in.</summary>
public sealed record SessionState(SessionUser? User, string Release);
