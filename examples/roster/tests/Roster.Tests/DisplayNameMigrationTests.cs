using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Roster.Server.Data;

namespace Roster.Tests;

/// <summary>Release 1.0 expands the schema while release 0.9 serves: nothing of the data may be lost, and 0.9 goes on.</summary>
public sealed class DisplayNameMigrationTests : IDisposable
{
    private const string Before = "AddSignInProtection";
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("roster-").FullName, "roster.db");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Fact]
    public void Rows_that_exist_get_their_first_and_last_name()
    {
        Migrate(Before);
        AddAsPreviousRelease("grace@example.test", "Grace", "Hopper");

        Migrate(null);

        using var database = Open();
        Assert.Equal("Grace Hopper", database.Users.Single().DisplayName);
    }

    [Fact]
    public void The_previous_release_goes_on_adding_and_changing_rows()
    {
        Migrate(null);

        AddAsPreviousRelease("late@example.test", "Late", "Comer");
        using var database = Open();
        database.Database.ExecuteSqlRaw("UPDATE Users SET LastName = 'Newcomer' WHERE Email = 'late@example.test'");

        var user = database.Users.Single();
        Assert.Equal(("Late", "Newcomer", null), (user.FirstName, user.LastName, user.DisplayName));
    }

    [Fact]
    public void Going_back_keeps_the_rows_and_going_up_again_fills_them_again()
    {
        Migrate(Before);
        AddAsPreviousRelease("grace@example.test", "Grace", "Hopper");
        Migrate(null);

        Migrate(Before);
        AddAsPreviousRelease("ada@example.test", "Ada", "Lovelace");
        Migrate(null);

        using var database = Open();
        Assert.Equal(["Grace Hopper", "Ada Lovelace"], database.Users.OrderBy(u => u.Id).Select(u => u.DisplayName));
    }

    private RosterDbContext Open() => RosterHost.OpenDatabase(path);

    private void Migrate(string? target)
    {
        using var database = Open();
        database.GetService<IMigrator>().Migrate(target);
    }

    /// <summary>The statement that release 0.9 sends.</summary>
    private void AddAsPreviousRelease(string email, string firstName, string lastName)
    {
        using var database = Open();
        database.Database.ExecuteSql(
            $"""
            INSERT INTO "Users" ("CreatedAt", "Email", "FirstName", "IsActive", "LastName", "LastSignInAt", "LockedUntil", "NormalizedEmail", "PasswordHash", "Role", "SecurityStamp")
            VALUES ('2026-10-01 08:00:00', {email}, {firstName}, 1, {lastName}, NULL, NULL, {email.ToUpperInvariant()}, 'hash', 'Member', 'stamp')
            """);
    }
}
