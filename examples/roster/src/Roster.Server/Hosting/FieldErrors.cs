using Microsoft.AspNetCore.Http.HttpResults;
using Roster.Server.Sessions;

namespace Roster.Server.Hosting;

/// <summary>Collects what is wrong with a form, one message a field.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> errors = [];

    public bool Any => errors.Count > 0;

    public void Add(string field, string message) => errors.TryAdd(field, [message]);

    /// <returns>The text without surrounding blanks.</returns>
    public string Text(string field, string? value, int longest, string missing)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            Add(field, missing);
        }
        else if (text.Length > longest)
        {
            Add(field, $"Use at most {longest} characters.");
        }

        return text;
    }

    /// <returns>The text without surrounding blanks; null when it is empty.</returns>
    public string? OptionalText(string field, string? value, int longest)
    {
        var text = value?.Trim();
        if (text?.Length > longest)
        {
            Add(field, $"Use at most {longest} characters.");
        }

        return text is { Length: > 0 } ? text : null;
    }

    public string Email(string field, string? value)
    {
        var email = value?.Trim() ?? "";
        if (!EmailAddress.IsValid(email))
        {
            Add(field, "This is not an e-mail address.");
        }

        return email;
    }

    public string Password(string field, string? value)
    {
        if (PasswordRules.Check(value) is { } problem)
        {
            Add(field, problem);
        }

        return value ?? "";
    }

    public ValidationProblem ToProblem() => TypedResults.ValidationProblem(errors);
}
