using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Roster.Server.Data;
using Roster.Server.Sessions;

namespace Roster.Tests;

/// <summary>
/// The product with a database of its own: a migrated SQLite file that already has one admin.
/// The environment is neither Development nor Production, so that every header and no convenience is on.
/// </summary>
public sealed class RosterHost : WebApplicationFactory<RosterDbContext>
{
    public const string AdminEmail = "ada@example.test";
    public const string MemberEmail = "mika@example.test";
    public const string Password = "correct horse battery";
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Weak on purpose: tests sign in hundreds of times.</summary>
    private static readonly PasswordHasherOptions Hashing = new() { IterationCount = 1_000 };

    private static readonly string PasswordHash =
        new PasswordHasher<User>(Options.Create(Hashing)).HashPassword(null!, Password);
    private static readonly Lazy<byte[]> Template = new(MakeTemplate);

    private readonly string folder = Directory.CreateTempSubdirectory("roster-").FullName;
    private readonly string? sharedDatabase;

    public RosterHost(string? sharedDatabase = null)
    {
        this.sharedDatabase = sharedDatabase;
        if (sharedDatabase is null)
        {
            File.WriteAllBytes(DatabasePath, Template.Value);
        }

        Directory.CreateDirectory(WebRoot);
        File.WriteAllText(Path.Combine(WebRoot, "index.html"), "<!doctype html><title>Roster</title>");
        ClientOptions.AllowAutoRedirect = false;
    }

    public ManualClock Clock { get; } = new();

    public string DatabasePath => sharedDatabase ?? Path.Combine(folder, "roster.db");

    public string WebRoot => Path.Combine(folder, "wwwroot");

    public string EnvironmentName { get; init; } = "Test";

    public Dictionary<string, string> Settings { get; } = [];

    public static string ConnectionTo(string path) => $"Data Source={path};Pooling=False";

    public static RosterDbContext OpenDatabase(string path) =>
        new(new DbContextOptionsBuilder<RosterDbContext>().UseSqlite(ConnectionTo(path)).Options);

    public static User NewUser(string email, string firstName, string lastName, Role role = Role.Member) => new()
    {
        Email = email,
        NormalizedEmail = EmailAddress.Normalize(email),
        FirstName = firstName,
        LastName = lastName,
        PasswordHash = PasswordHash,
        SecurityStamp = SessionCookie.NewStamp(),
        Role = role,
        CreatedAt = ManualClock.Start,
    };

    public RosterDbContext OpenDatabase() => OpenDatabase(DatabasePath);

    /// <returns>Id of the new user, whose password is <see cref="Password"/>.</returns>
    public int AddUser(string email, string firstName = "Mika", string lastName = "Member", Role role = Role.Member, bool active = true)
    {
        using var database = OpenDatabase();
        var user = NewUser(email, firstName, lastName, role);
        user.IsActive = active;
        database.Users.Add(user);
        database.SaveChanges();
        return user.Id;
    }

    public async Task<HttpClient> SignedInAsync(string email = AdminEmail, string password = Password)
    {
        var client = CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/session", new { email, password });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    public async Task<HttpClient> MemberAsync()
    {
        AddUser(MemberEmail);
        return await SignedInAsync(MemberEmail);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseContentRoot(folder);
        builder.UseWebRoot(WebRoot);
        builder.UseSetting("ConnectionStrings:Roster", ConnectionTo(DatabasePath));
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = Hashing.IterationCount);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] MakeTemplate()
    {
        var path = Path.GetTempFileName();
        using (var database = OpenDatabase(path))
        {
            database.Database.Migrate();
            // One file, no write-ahead log beside it, so that its bytes are the whole database.
            database.Database.ExecuteSqlRaw("PRAGMA journal_mode = DELETE");
            database.Users.Add(NewUser(AdminEmail, "Ada", "Admin", Role.Admin));
            database.SaveChanges();
        }

        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }
}
