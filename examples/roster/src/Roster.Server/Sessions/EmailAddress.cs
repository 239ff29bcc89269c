using System.Net.Mail;

namespace Roster.Server.Sessions;

public static class EmailAddress
{
    /// <summary>The form that addresses are compared in.</summary>
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    /// <returns>True for a bare address of at most 254 characters, as RFC 5321 4.5.3.1 limits it.</returns>
    public static bool IsValid(string? email) =>
        email is { Length: > 0 and <= 254 }
        && MailAddress.TryCreate(email, out var address)
        && address.Address == email.Trim();
}
