namespace Roster.Server.Data;

/// <summary>What a user may do. Stored by name.</summary>
public enum Role
{
    Member,
    Admin,
}

public sealed class User
{
    public int Id { get; set; }

    /// <summary>As it was typed; <see cref="NormalizedEmail"/> is the key.</summary>
    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    /// <summary>
    /// How the person wants to be shown; null means first and last name. Written by this release only:
    /// the previous one, which serves beside it while traffic moves, leaves it null.
    /// </summary>
    public string? DisplayName { get; set; }

    public required string PasswordHash { get; set; }

    /// <summary>A session carries this value; another one ends every session of the user.</summary>
    public required string SecurityStamp { get; set; }

    public Role Role { get; set; }

    public bool IsActive { get; set; } = true;

    public DateTime CreatedAt { get; set; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>Wrong passwords in a row.</summary>
    public int FailedSignIns { get; set; }

    public DateTime? LockedUntil { get; set; }
}
