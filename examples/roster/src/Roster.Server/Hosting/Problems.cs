using Microsoft.AspNetCore.Http.HttpResults;

namespace Roster.Server.Hosting;

/// <summary>Problem answers as RFC 9457 writes them; <c>errors</c> is keyed by the field's JSON name.</summary>
public static class Problems
{
    public static ValidationProblem Field(string name, string message) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [name] = [message] });

    public static ProblemHttpResult Conflict(string title) =>
        TypedResults.Problem(title: title, statusCode: StatusCodes.Status409Conflict);
}
