using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Data;

namespace Roster.Server.Sessions;

public enum SignInOutcome
{
    Accepted,
    Refused,
    Locked,
}

/// <summary>Decides whether an address and a password belong together, and keeps guessing slow.</summary>
public sealed class SignIn(RosterDbContext database, IPasswordHasher<User> hasher, TimeProvider clock)
{
    public const int FailuresBeforeLock = 10;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(5);

    /// <summary>A sign-in is noted at most this often, so that many short sessions are not many writes.</summary>
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(5);

    /// <summary>Checked when no account has the address, so that the answer takes as long.</summary>
    private static readonly string DecoyHash = new PasswordHasher<User>().HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<(SignInOutcome Outcome, User? User)> TryAsync(string email, string password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var normalized = EmailAddress.Normalize(email);
        var user = await database.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, cancellation);

        if (user?.LockedUntil > now)
        {
            return (SignInOutcome.Locked, null);
        }

        var verdict = hasher.VerifyHashedPassword(user!, user?.PasswordHash ?? DecoyHash, password);
        if (user is null)
        {
            return (SignInOutcome.Refused, null);
        }

        if (verdict == PasswordVerificationResult.Failed)
        {
            user.FailedSignIns++;
            if (user.FailedSignIns >= FailuresBeforeLock)
            {
                user.FailedSignIns = 0;
                user.LockedUntil = now + LockTime;
            }

            await database.SaveChangesAsync(cancellation);
            return (SignInOutcome.Refused, null);
        }

        if (!user.IsActive)
        {
            return (SignInOutcome.Refused, null);
        }

        if (user.FailedSignIns > 0 || user.LastSignInAt is null || now - user.LastSignInAt > NoteEvery)
        {
            user.FailedSignIns = 0;
            user.LockedUntil = null;
            user.LastSignInAt = now;
            await database.SaveChangesAsync(cancellation);
        }

        return (SignInOutcome.Accepted, user);
    }
}
