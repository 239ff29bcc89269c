using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Audit;
using Roster.Server.Data;
using Roster.Server.Hosting;
using Roster.Server.Sessions;

namespace Roster.Server.Access;

public static class AccessEndpoints
{
    public static void MapAccessRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/access-requests");
        requests.MapPost("", RequestAsync);
        requests.MapGet("", ListAsync).RequireAuthorization(SessionCookie.AdminPolicy);
        requests.MapPost("/{id:int}/approve", ApproveAsync).RequireAuthorization(SessionCookie.AdminPolicy);
        requests.MapPost("/{id:int}/reject", RejectAsync).RequireAuthorization(SessionCookie.AdminPolicy);
    }

    /// <summary>
    /// For everybody. The answer is the same whether the address is known or not: nobody learns who has an account.
    /// </summary>
    private static async Task<Results<Accepted, ValidationProblem>> RequestAsync(
        RequestAccess request,
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
        var purpose = errors.Text("purpose", request.Purpose, 500, "Say what you need access for.");
        var password = errors.Password("password", request.Password);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var normalized = EmailAddress.Normalize(email);
        var hash = hasher.HashPassword(null!, password);
        var known = await database.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancellation)
            || await database.AccessRequests.AnyAsync(
                r => r.NormalizedEmail == normalized && r.Status == AccessRequestStatus.Pending, cancellation);
        if (!known)
        {
            database.AccessRequests.Add(new AccessRequest
            {
                Email = email,
                NormalizedEmail = normalized,
                FirstName = firstName,
                LastName = lastName,
                Purpose = purpose,
                PasswordHash = hash,
                RequestedAt = clock.GetUtcNow().UtcDateTime,
            });
            audit.Record(email, AuditAction.AccessRequested, email);
            await database.SaveChangesAsync(cancellation);
        }

        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Ok<Page<AccessRequestItem>>> ListAsync(
        RosterDbContext database,
        CancellationToken cancellation,
        AccessRequestStatus? status = null,
        int page = 1,
        int pageSize = Paging.DefaultSize)
    {
        var requests = database.AccessRequests
            .AsNoTracking()
            .Where(r => status == null || r.Status == status)
            .OrderByDescending(r => r.RequestedAt)
            .ThenByDescending(r => r.Id)
            .Select(r => new AccessRequestItem(
                r.Id,
                r.Email,
                r.FirstName,
                r.LastName,
                r.Purpose,
                r.Status,
                r.RequestedAt,
                r.DecidedAt,
                r.DecidedBy,
                r.DecisionReason));
        return TypedResults.Ok(await requests.ToPageAsync(page, pageSize, cancellation));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> ApproveAsync(
        int id, ApproveAccess request, ClaimsPrincipal principal, AccessDecisions decisions, CancellationToken cancellation) =>
        Answer(await decisions.ApproveAsync(id, request.Role, principal.ActorEmail(), cancellation));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult, ValidationProblem>> RejectAsync(
        int id, RejectAccess request, ClaimsPrincipal principal, AccessDecisions decisions, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var reason = errors.Text("reason", request.Reason, 500, "Say why the request is rejected.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        return Answer(await decisions.RejectAsync(id, reason, principal.ActorEmail(), cancellation)).Result switch
        {
            NoContent done => done,
            NotFound missing => missing,
            var conflict => (ProblemHttpResult)conflict,
        };
    }

    private static Results<NoContent, NotFound, ProblemHttpResult> Answer(Decision decision) => decision switch
    {
        Decision.Made => TypedResults.NoContent(),
        Decision.NotFound => TypedResults.NotFound(),
        Decision.AddressTaken => Problems.Conflict("There is already a user with this e-mail address."),
        _ => Problems.Conflict("This request has already been decided."),
    };
}
