using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Roster.Server.Data;

public sealed class RosterDbContext(DbContextOptions<RosterDbContext> options)
    : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<User> Users => Set<User>();

    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>
    /// Keys that seal session cookies. They live here because two versions serve the same users while
    /// traffic moves: a session made on one must be read by the other.
    /// </summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configurationBuilder.Properties<Role>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<AccessRequestStatus>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>(user =>
        {
            user.Property(u => u.Email).HasMaxLength(254);
            user.Property(u => u.NormalizedEmail).HasMaxLength(254);
            user.Property(u => u.FirstName).HasMaxLength(80);
            user.Property(u => u.LastName).HasMaxLength(80);
            user.Property(u => u.DisplayName).HasMaxLength(160);
            user.Property(u => u.SecurityStamp).HasMaxLength(40);
            user.Property(u => u.FailedSignIns).HasDefaultValue(0);
            user.HasIndex(u => u.NormalizedEmail).IsUnique();
            user.HasIndex(u => new { u.LastName, u.FirstName });
        });

        modelBuilder.Entity<AccessRequest>(request =>
        {
            request.Property(r => r.Email).HasMaxLength(254);
            request.Property(r => r.NormalizedEmail).HasMaxLength(254);
            request.Property(r => r.FirstName).HasMaxLength(80);
            request.Property(r => r.LastName).HasMaxLength(80);
            request.Property(r => r.Purpose).HasMaxLength(500);
            request.Property(r => r.DecidedBy).HasMaxLength(254);
            request.Property(r => r.DecisionReason).HasMaxLength(500);
            request.HasIndex(r => new { r.Status, r.RequestedAt });

            // One open request a person: two at the same moment cannot both be stored.
            request.HasIndex(r => r.NormalizedEmail)
                .IsUnique()
                .HasFilter("\"Status\" = 'Pending'")
                .HasDatabaseName("IX_AccessRequests_OnePendingPerPerson");
        });

        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.Property(e => e.Actor).HasMaxLength(254);
            entry.Property(e => e.Action).HasMaxLength(60);
            entry.Property(e => e.Subject).HasMaxLength(254);
            entry.Property(e => e.Detail).HasMaxLength(500);
            entry.HasIndex(e => e.OccurredAt);
        });
    }

    /// <summary>SQLite stores no time zone: what comes back is UTC, and says so.</summary>
    private sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
        time => time,
        time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
