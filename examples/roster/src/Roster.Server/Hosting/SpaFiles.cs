using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Roster.Server.Hosting;

/// <summary>The client's files, and index.html for the client's own routes.</summary>
public static partial class SpaFiles
{
    public static void UseSpaFiles(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(Options());
    }

    /// <summary>Only paths without a dot: a missing file is 404, never a page.</summary>
    public static void MapSpaFallback(this WebApplication app) => app.MapFallbackToFile("index.html", Options());

    private static StaticFileOptions Options() => new()
    {
        OnPrepareResponse = context => context.Context.Response.Headers[HeaderNames.CacheControl] =
            // A name with a hash never changes its content; all others are asked for again.
            HashedName().IsMatch(context.File.Name) ? "public, max-age=31536000, immutable" : "no-cache",
    };

    [GeneratedRegex(@"-[A-Z0-9]{8}\.(js|css|woff2|svg|png)$")]
    private static partial Regex HashedName();
}
