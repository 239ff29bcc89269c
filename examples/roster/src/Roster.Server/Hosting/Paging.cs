using Microsoft.EntityFrameworkCore;

namespace Roster.Server.Hosting;

/// <param name="Number">Starts at 1.</param>
/// <param name="Total">Items on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total);

public static class Paging
{
    public const int DefaultSize = 20;
    public const int LargestSize = 100;

    /// <summary>Reads one page of an ordered query. A number or size out of range is brought into it.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> query, int number, int size, CancellationToken cancellation)
    {
        size = Math.Clamp(size, 1, LargestSize);
        var total = await query.CountAsync(cancellation);
        var last = Math.Max(1, (total + size - 1) / size);
        number = Math.Clamp(number, 1, last);
        var items = await query.Skip((number - 1) * size).Take(size).ToListAsync(cancellation);
        return new Page<T>(items, number, size, total);
    }
}
