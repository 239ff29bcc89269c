namespace Roster.Server.Hosting;

/// <summary>
/// Refuses a change that another site's page sends with the user's cookie (cross-site request forgery),
/// by what the browser itself says: <c>Sec-Fetch-Site</c>, else <c>Origin</c> against <c>Host</c>.
/// A client that is no browser sends neither, and carries nobody else's cookie.
/// </summary>
public static class CrossOriginGuard
{
    public static void UseCrossOriginGuard(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsForeign(context.Request))
        {
            await Results.Problem(
                title: "A change must come from the product's own pages.",
                statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    public static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return false;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
