using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Ledger;

public partial class Journal<T>
    where T : class
{
    private readonly Dictionary<string, T> pages = new();

    public async Task<T?> FindAsync(string name, Func<string, Task<T?>> load)
    {
        if (pages.TryGetValue(name, out var page))
        {
            return page;
        }

        try
        {
            var loaded = await load(name);
            if (loaded is not null)
            {
                pages[name] = loaded;
            }

            return loaded;
        }
        catch (IOException)
        {
            return null;
        }
        finally
        {
            Searches++;
        }
    }

    public async IAsyncEnumerable<T> AllAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        foreach (var page in pages.Values)
        {
            stop.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return page;
        }
    }

    public IEnumerable<string> Names(Predicate<string>? wanted = null)
    {
        foreach (var name in pages.Keys.Order())
        {
            if (wanted is null || wanted(name)) yield return name;
        }
    }

    [ExcludeFromCodeCoverage]
    public string Dump() => string.Join(",", pages.Keys.Select(key => key.ToUpperInvariant()));
}
