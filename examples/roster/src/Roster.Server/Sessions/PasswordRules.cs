namespace Roster.Server.Sessions;

/// <summary>
/// Length only, as NIST SP 800-63B 5.1.1 advises: no character classes, no forced change.
/// </summary>
public static class PasswordRules
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 128;

    /// <returns>What is wrong with the password, or null.</returns>
    public static string? Check(string? password) => password switch
    {
        null or "" => "A password is needed.",
        { Length: < MinimumLength } => $"Use at least {MinimumLength} characters.",
        { Length: > MaximumLength } => $"Use at most {MaximumLength} characters.",
        _ => null,
    };
}
