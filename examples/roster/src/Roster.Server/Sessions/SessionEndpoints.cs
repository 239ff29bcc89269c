using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Data;
using Roster.Server.Hosting;

namespace Roster.Server.Sessions;

public static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        api.MapGet("/session", GetAsync);
        api.MapPost("/session", SignInAsync);
        api.MapDelete("/session", (Delegate)SignOutAsync);
        api.MapPut("/session/password", ChangePasswordAsync).RequireAuthorization();
    }

    /// <summary>For everybody: a visitor gets a state without a user, not an error.</summary>
    private static async Task<Ok<SessionState>> GetAsync(
        ClaimsPrincipal principal, RosterDbContext database, BuildIdentity build, CancellationToken cancellation)
    {
        var id = principal.UserId();
        var user = id is null ? null : await database.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellation);
        return TypedResults.Ok(new SessionState(user is null ? null : Describe(user), build.Commit));
    }

    private static async Task<Results<Ok<SessionState>, ProblemHttpResult>> SignInAsync(
        SignInRequest request, SignIn signIn, HttpContext http, BuildIdentity build, CancellationToken cancellation)
    {
        var (outcome, user) = await signIn.TryAsync(request.Email ?? "", request.Password ?? "", cancellation);
        if (user is null)
        {
            return outcome == SignInOutcome.Locked
                ? TypedResults.Problem(
                    title: "Too many wrong passwords. Try again in a few minutes.",
                    statusCode: StatusCodes.Status429TooManyRequests)
                : TypedResults.Problem(
                    title: "The e-mail address or the password is wrong.",
                    statusCode: StatusCodes.Status401Unauthorized);
        }

        await http.SignInAsync(SessionCookie.PrincipalOf(user));
        return TypedResults.Ok(new SessionState(Describe(user), build.Commit));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ValidationProblem>> ChangePasswordAsync(
        ChangePasswordRequest request,
        HttpContext http,
        RosterDbContext database,
        IPasswordHasher<User> hasher,
        CancellationToken cancellation)
    {
        var id = http.User.UserId();
        var user = await database.Users.SingleAsync(u => u.Id == id, cancellation);
        var current = request.CurrentPassword ?? "";
        if (hasher.VerifyHashedPassword(user, user.PasswordHash, current) == PasswordVerificationResult.Failed)
        {
            return Problems.Field("currentPassword", "This is not your current password.");
        }

        if (PasswordRules.Check(request.NewPassword) is { } problem)
        {
            return Problems.Field("newPassword", problem);
        }

        user.PasswordHash = hasher.HashPassword(user, request.NewPassword!);
        // Other devices are signed out; this one gets a new cookie.
        user.SecurityStamp = SessionCookie.NewStamp();
        await database.SaveChangesAsync(cancellation);
        await http.SignInAsync(SessionCookie.PrincipalOf(user));
        return TypedResults.NoContent();
    }

    private static SessionUser Describe(User user) => new(
        user.Id,
        user.Email,
        user.FirstName,
        user.LastName,
        user.DisplayName ?? $"{user.FirstName} {user.LastName}",
        user.Role);
}
