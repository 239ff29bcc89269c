using Microsoft.EntityFrameworkCore;
using Roster.Server.Data;

namespace Roster.Server.Users;

/// <summary>Queries over users, as the list shows them.</summary>
public static class UserSearch
{
    private const string Escape = "\\";

    /// <summary>Every word must occur in the name or the address; <c>%</c> and <c>_</c> mean themselves.</summary>
    public static IQueryable<User> Matching(this IQueryable<User> users, string? search)
    {
        foreach (var word in (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = $"%{Escaped(word)}%";
            users = users.Where(u =>
                EF.Functions.Like(u.FirstName, pattern, Escape)
                || EF.Functions.Like(u.LastName, pattern, Escape)
                || EF.Functions.Like(u.DisplayName!, pattern, Escape)
                || EF.Functions.Like(u.Email, pattern, Escape));
        }

        return users;
    }

    /// <param name="status"><c>active</c>, <c>inactive</c>, or anything else for both.</param>
    public static IQueryable<User> WithStatus(this IQueryable<User> users, string? status) => status switch
    {
        "active" => users.Where(u => u.IsActive),
        "inactive" => users.Where(u => !u.IsActive),
        _ => users,
    };

    public static IQueryable<UserItem> AsItems(this IQueryable<User> users) => users.Select(u => new UserItem(
        u.Id,
        u.Email,
        u.FirstName,
        u.LastName,
        u.DisplayName ?? u.FirstName + " " + u.LastName,
        u.Role,
        u.IsActive,
        u.CreatedAt,
        u.LastSignInAt));

    private static string Escaped(string word) => word
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal);
}
