namespace Roster.Server.Hosting;

public static class ResponseHeaders
{
    /// <summary>Scripts, styles and calls from this origin only; nobody may frame the pages.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Names the build on every answer, errors and files included.</summary>
    public static void UseReleaseHeader(this IApplicationBuilder app, BuildIdentity build) => app.Use((context, next) =>
    {
        // At the start of the response: the error handler clears headers that are set earlier.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[BuildIdentity.Header] = build.Commit;
            return Task.CompletedTask;
        });
        return next(context);
    });

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>What the API answers is about people: no cache keeps it.</summary>
    public static void UseUncachedApi(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
