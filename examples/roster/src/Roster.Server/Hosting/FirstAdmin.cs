using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Audit;
using Roster.Server.Data;
using Roster.Server.Sessions;

namespace Roster.Server.Hosting;

/// <summary>Who shall be the first admin. Read from the configuration section <c>FirstAdmin</c>.</summary>
public sealed record FirstAdminOptions
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    public string FirstName { get; init; } = "First";

    public string LastName { get; init; } = "Admin";
}

/// <summary>Creates the first admin when the configuration names one and there is no admin yet.</summary>
public sealed partial class FirstAdmin(
    RosterDbContext database,
    IPasswordHasher<User> hasher,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<FirstAdmin> logger)
{
    /// <exception cref="InvalidOperationException">The configured address or password breaks the rules.</exception>
    public async Task EnsureAsync(FirstAdminOptions options)
    {
        if (string.IsNullOrEmpty(options.Email) || string.IsNullOrEmpty(options.Password))
        {
            return;
        }

        if (!EmailAddress.IsValid(options.Email))
        {
            throw new InvalidOperationException("FirstAdmin:Email is not an e-mail address. Correct the setting.");
        }

        if (PasswordRules.Check(options.Password) is { } problem)
        {
            throw new InvalidOperationException($"FirstAdmin:Password is refused. {problem}");
        }

        try
        {
            if (!await database.Users.AnyAsync(u => u.Role == Role.Admin))
            {
                await CreateAsync(options, options.Email, options.Password);
            }
        }
        catch (Exception e) when (e is SqliteException or DbUpdateException)
        {
            // No schema yet, or another instance was faster. The app starts; /health tells what is wrong.
            LogNotCreated(logger, e);
        }
    }

    private async Task CreateAsync(FirstAdminOptions options, string email, string password)
    {
        database.Users.Add(new User
        {
            Email = email,
            NormalizedEmail = EmailAddress.Normalize(email),
            FirstName = options.FirstName,
            LastName = options.LastName,
            PasswordHash = hasher.HashPassword(null!, password),
            SecurityStamp = SessionCookie.NewStamp(),
            Role = Role.Admin,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        });
        audit.Record("system", AuditAction.AdminSeeded, email);
        await database.SaveChangesAsync();
        LogCreated(logger, email);
    }

    [LoggerMessage(LogLevel.Information, "The first admin {Email} was created from the configuration.")]
    private static partial void LogCreated(ILogger logger, string email);

    [LoggerMessage(LogLevel.Warning, "The first admin was not created: the database has no schema, or another instance made one.")]
    private static partial void LogNotCreated(ILogger logger, Exception exception);
}
