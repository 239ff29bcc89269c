using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Access;
using Roster.Server.Audit;
using Roster.Server.Data;
using Roster.Server.Hosting;
using Roster.Server.Sessions;
using Roster.Server.Users;

namespace Roster.Server;

/// <summary>The product put together: its services, and the order of what handles a request.</summary>
public static class RosterApplication
{
    public static void AddRoster(this WebApplicationBuilder builder)
    {
        if (ListenAddress.FromPort(builder.Configuration) is { } address)
        {
            builder.WebHost.UseUrls(address);
        }

        var services = builder.Services;
        var connection = builder.Configuration.GetConnectionString("Roster") is { Length: > 0 } text ? text : throw new InvalidOperationException(
            "The connection string 'Roster' is missing. Set ConnectionStrings__Roster, for example to 'Data Source=/home/data/roster.db'.");
        services.AddDbContext<RosterDbContext>(options => options.UseSqlite(connection));
        services.AddDataProtection().SetApplicationName("Roster").PersistKeysToDbContext<RosterDbContext>();
        services.AddSessionCookie();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton(provider => BuildIdentity.Read(provider.GetRequiredService<IWebHostEnvironment>().WebRootPath));
        services.AddScoped<SignIn>();
        services.AddScoped<AccessDecisions>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<FirstAdmin>();

        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            // Files only: an answer that mixes a secret with the caller's text must not be compressed (BREACH).
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // The platform's front end is the only way in, and its addresses are not known in advance.
            forwarded.KnownNetworks.Clear();
            forwarded.KnownProxies.Clear();
        });
    }

    public static void UseRoster(this WebApplication app)
    {
        var build = app.Services.GetRequiredService<BuildIdentity>();

        app.UseReleaseHeader(build);
        app.UseUncachedApi();
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            // No redirect to https: the platform does that before the app, which only ever sees http.
            app.UseHsts();
            app.UseSecurityHeaders();
        }

        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseResponseCompression();
        app.UseSpaFiles();
        app.UseCrossOriginGuard();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth(build);
        var api = app.MapGroup("/api");
        api.MapSession();
        api.MapUsers();
        api.MapAccessRequests();
        api.MapAudit();
        // An unknown API path is an error, not the client's page.
        api.MapFallback("{**path}", () => Results.NotFound());
        app.MapSpaFallback();
    }
}
