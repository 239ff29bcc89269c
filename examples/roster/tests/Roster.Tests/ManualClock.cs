namespace Roster.Tests;

/// <summary>Time stands still until a test moves it.</summary>
public sealed class ManualClock : TimeProvider
{
    public static readonly DateTime Start = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);

    private DateTimeOffset now = new(Start);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;
}
