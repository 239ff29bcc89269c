using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Audit;
using Roster.Server.Data;
using Roster.Server.Hosting;
using Roster.Server.Sessions;

namespace Roster.Server.Users;

public static class UserEndpoints
{
    private const string AddressTaken = "There is already a user with this e-mail address.";
    private const string LastAdmin = "This is the last active admin. Make somebody else an admin first.";

    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").RequireAuthorization();
        users.MapGet("", ListAsync);
        users.MapGet("/{id:int}", GetAsync);
        users.MapPost("", CreateAsync).RequireAuthorization(SessionCookie.AdminPolicy);
        users.MapPut("/{id:int}", UpdateAsync).RequireAuthorization(SessionCookie.AdminPolicy);
        users.MapPost("/{id:int}/deactivate", DeactivateAsync).RequireAuthorization(SessionCookie.AdminPolicy);
        users.MapPost("/{id:int}/activate", ActivateAsync).RequireAuthorization(SessionCookie.AdminPolicy);
    }

    private static async Task<Ok<Page<UserItem>>> ListAsync(
        RosterDbContext database,
        CancellationToken cancellation,
        string? search = null,
        string? status = null,
        int page = 1,
        int pageSize = Paging.DefaultSize)
    {
        var users = database.Users
            .AsNoTracking()
            .Matching(search)
            .WithStatus(status)
            .OrderBy(u => u.LastName)
            .ThenBy(u => u.FirstName)
            .ThenBy(u => u.Id)
            .AsItems();
        return TypedResults.Ok(await users.ToPageAsync(page, pageSize, cancellation));
    }

    private static async Task<Results<Ok<UserItem>, NotFound>> GetAsync(
        int id, RosterDbContext database, CancellationToken cancellation)
    {
        var user = await database.Users.AsNoTracking().Where(u => u.Id == id).AsItems().SingleOrDefaultAsync(cancellation);
        return user is null ? TypedResults.NotFound() : TypedResults.Ok(user);
    }

    private static async Task<Results<Created<UserItem>, ValidationProblem, ProblemHttpResult>> CreateAsync(
        CreateUserRequest request,
        ClaimsPrincipal principal,
        RosterDbContext database,
        IPasswordHasher<User> hasher,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var email = errors.Email("email", request.Email);
        var firstName = errors.Text("firstName", request.FirstName, 80, "A first name is needed.");
        var lastName = errors.Text("lastName", request.LastName, 80, "A last name is needed.");
        var password = errors.Password("password", request.Password);
        var displayName = errors.OptionalText("displayName", request.DisplayName, 160);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var normalized = EmailAddress.Normalize(email);
        if (await database.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancellation))
        {
            return Problems.Conflict(AddressTaken);
        }

        var user = new User
        {
            Email = email,
            NormalizedEmail = normalized,
            FirstName = firstName,
            LastName = lastName,
            DisplayName = displayName,
            PasswordHash = hasher.HashPassword(null!, password),
            SecurityStamp = SessionCookie.NewStamp(),
            Role = request.Role,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        database.Users.Add(user);
        audit.Record(principal.ActorEmail(), AuditAction.UserCreated, email, $"Role {request.Role}");
        await database.SaveChangesAsync(cancellation);
        return TypedResults.Created($"/api/users/{user.Id}", await ItemAsync(database, user.Id, cancellation));
    }

    private static async Task<Results<Ok<UserItem>, NotFound, ValidationProblem, ProblemHttpResult>> UpdateAsync(
        int id,
        UpdateUserRequest request,
        ClaimsPrincipal principal,
        RosterDbContext database,
        AuditTrail audit,
        CancellationToken cancellation)
    {
        var user = await database.Users.SingleOrDefaultAsync(u => u.Id == id, cancellation);
        if (user is null)
        {
            return TypedResults.NotFound();
        }

        var errors = new FieldErrors();
        var firstName = errors.Text("firstName", request.FirstName, 80, "A first name is needed.");
        var lastName = errors.Text("lastName", request.LastName, 80, "A last name is needed.");
        var displayName = errors.OptionalText("displayName", request.DisplayName, 160);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (request.Role != Role.Admin && await IsLastAdminAsync(database, user, cancellation))
        {
            return Problems.Conflict(LastAdmin);
        }

        string? detail = null;
        if (user.Role != request.Role)
        {
            detail = $"Role {user.Role} to {request.Role}";
            // The role is in the cookie: the user signs in again.
            user.SecurityStamp = SessionCookie.NewStamp();
        }

        // A name that was only ever derived, as the back-fill left it, goes on following first and last name.
        var derived = user.DisplayName == $"{user.FirstName} {user.LastName}";
        user.DisplayName = request.DisplayName is not null ? displayName : derived ? null : user.DisplayName;
        user.FirstName = firstName;
        user.LastName = lastName;
        user.Role = request.Role;
        audit.Record(principal.ActorEmail(), AuditAction.UserChanged, user.Email, detail);
        await database.SaveChangesAsync(cancellation);
        return TypedResults.Ok(await ItemAsync(database, id, cancellation));
    }

    private static async Task<Results<Ok<UserItem>, NotFound, ProblemHttpResult>> DeactivateAsync(
        int id, ClaimsPrincipal principal, RosterDbContext database, AuditTrail audit, CancellationToken cancellation)
    {
        var user = await database.Users.SingleOrDefaultAsync(u => u.Id == id, cancellation);
        if (user is null)
        {
            return TypedResults.NotFound();
        }

        if (await IsLastAdminAsync(database, user, cancellation))
        {
            return Problems.Conflict(LastAdmin);
        }

        if (user.IsActive)
        {
            user.IsActive = false;
            user.SecurityStamp = SessionCookie.NewStamp();
            audit.Record(principal.ActorEmail(), AuditAction.UserDeactivated, user.Email);
            await database.SaveChangesAsync(cancellation);
        }

        return TypedResults.Ok(await ItemAsync(database, id, cancellation));
    }

    private static async Task<Results<Ok<UserItem>, NotFound>> ActivateAsync(
        int id, ClaimsPrincipal principal, RosterDbContext database, AuditTrail audit, CancellationToken cancellation)
    {
        var user = await database.Users.SingleOrDefaultAsync(u => u.Id == id, cancellation);
        if (user is null)
        {
            return TypedResults.NotFound();
        }

        if (!user.IsActive)
        {
            user.IsActive = true;
            audit.Record(principal.ActorEmail(), AuditAction.UserActivated, user.Email);
            await database.SaveChangesAsync(cancellation);
        }

        return TypedResults.Ok(await ItemAsync(database, id, cancellation));
    }

    private static async Task<bool> IsLastAdminAsync(RosterDbContext database, User user, CancellationToken cancellation) =>
        user is { Role: Role.Admin, IsActive: true }
        && !await database.Users.AnyAsync(u => u.Id != user.Id && u.Role == Role.Admin && u.IsActive, cancellation);

    private static Task<UserItem> ItemAsync(RosterDbContext database, int id, CancellationToken cancellation) =>
        database.Users.AsNoTracking().Where(u => u.Id == id).AsItems().SingleAsync(cancellation);
}
