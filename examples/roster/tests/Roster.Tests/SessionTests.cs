using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Sessions;

namespace Roster.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly RosterHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_visitor_gets_a_state_without_a_user()
    {
        var state = await host.CreateClient().JsonAsync("/api/session");

        Assert.Equal(JsonValueKind.Null, state.GetProperty("user").ValueKind);
    }

    [Fact]
    public async Task Signing_in_starts_a_session_that_knows_the_user()
    {
        var client = await host.SignedInAsync();

        var user = (await client.JsonAsync("/api/session")).GetProperty("user");

        Assert.Equal(RosterHost.AdminEmail, user.Text("email"));
        Assert.Equal("Admin", user.Text("role"));
    }

    [Fact]
    public async Task The_address_is_found_in_any_case()
    {
        var client = await host.SignedInAsync(RosterHost.AdminEmail.ToUpperInvariant());

        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/api/users"));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var answer = await host.CreateClient().PostAsJsonAsync(
            "/api/session", new { email = RosterHost.AdminEmail, password = RosterHost.Password });

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("roster_session=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_secure_when_the_proxy_was_asked_by_https()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Content = JsonContent.Create(new { email = RosterHost.AdminEmail, password = RosterHost.Password });

        using var answer = await host.CreateClient().SendAsync(request);

        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RosterHost.AdminEmail, "wrong password 123")]
    [InlineData("nobody@example.test", RosterHost.Password)]
    [InlineData(null, null)]
    public async Task A_wrong_pair_is_refused_with_the_same_words(string? email, string? password)
    {
        var (status, problem) = await host.CreateClient().PostAsync("/api/session", new { email, password });

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("The e-mail address or the password is wrong.", problem.Text("title"));
    }

    [Fact]
    public async Task A_deactivated_user_is_refused()
    {
        host.AddUser("gone@example.test", active: false);

        var (status, _) = await host.CreateClient().PostAsync(
            "/api/session", new { email = "gone@example.test", password = RosterHost.Password });

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task Guessing_locks_the_account_for_a_while()
    {
        var client = host.CreateClient();
        var right = new { email = RosterHost.AdminEmail, password = RosterHost.Password };
        for (var i = 0; i < SignIn.FailuresBeforeLock; i++)
        {
            await client.PostAsync("/api/session", new { email = RosterHost.AdminEmail, password = "a wrong guess" });
        }

        var (locked, problem) = await client.PostAsync("/api/session", right);
        host.Clock.Advance(SignIn.LockTime + TimeSpan.FromSeconds(1));
        var (open, _) = await client.PostAsync("/api/session", right);

        Assert.Equal(HttpStatusCode.TooManyRequests, locked);
        Assert.Contains("Try again", problem.Text("title"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, open);
    }

    [Fact]
    public async Task A_right_password_forgets_earlier_mistakes()
    {
        var client = host.CreateClient();
        await client.PostAsync("/api/session", new { email = RosterHost.AdminEmail, password = "a wrong guess" });

        await host.SignedInAsync();

        await using var database = host.OpenDatabase();
        Assert.Equal(0, (await database.Users.SingleAsync()).FailedSignIns);
    }

    [Fact]
    public async Task The_time_of_a_sign_in_is_noted_but_not_for_every_short_session()
    {
        await host.SignedInAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.SignedInAsync();

        await using var database = host.OpenDatabase();
        Assert.Equal(ManualClock.Start, (await database.Users.SingleAsync()).LastSignInAt);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var client = await host.SignedInAsync();

        using var answer = await client.DeleteAsync(new Uri("/api/session", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync("/api/users"));
    }

    [Fact]
    public async Task A_changed_password_keeps_this_session_and_ends_the_others()
    {
        var here = await host.SignedInAsync();
        var elsewhere = await host.SignedInAsync();

        var (status, _) = await here.PutAsync(
            "/api/session/password", new { currentPassword = RosterHost.Password, newPassword = "another long password" });

        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync("/api/users"));
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync("/api/users"));
        await host.SignedInAsync(password: "another long password");
    }

    [Theory]
    [InlineData("not my password", "another long password", "currentPassword", "This is not your current password.")]
    [InlineData(RosterHost.Password, "short", "newPassword", "Use at least 12 characters.")]
    [InlineData(null, null, "currentPassword", "This is not your current password.")]
    public async Task A_refused_change_of_password_names_the_field(string? current, string? wanted, string field, string message)
    {
        var client = await host.SignedInAsync();

        var (status, problem) = await client.PutAsync(
            "/api/session/password", new { currentPassword = current, newPassword = wanted });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(message, problem.FieldError(field));
    }

    [Fact]
    public async Task A_session_made_on_one_instance_works_on_another_with_the_same_database()
    {
        using var answer = await host.CreateClient().PostAsJsonAsync(
            "/api/session", new { email = RosterHost.AdminEmail, password = RosterHost.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using var other = new RosterHost(host.DatabasePath);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/users");
        request.Headers.Add("Cookie", cookie);
        using var there = await other.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Theory]
    [InlineData("a@example.test", true)]
    [InlineData("Ada <a@example.test>", false)]
    [InlineData("nobody", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_a_bare_mailbox(string? email, bool valid) => Assert.Equal(valid, EmailAddress.IsValid(email));

    [Fact]
    public void An_address_is_at_most_254_characters_long() =>
        Assert.False(EmailAddress.IsValid(new string('a', 250) + "@example.test"));

    [Theory]
    [InlineData(null, "A password is needed.")]
    [InlineData("", "A password is needed.")]
    [InlineData("elevenchars", "Use at least 12 characters.")]
    [InlineData("twelve chars", null)]
    public void A_password_is_judged_by_its_length(string? password, string? problem) =>
        Assert.Equal(problem, PasswordRules.Check(password));

    [Fact]
    public void A_password_has_an_upper_limit() =>
        Assert.Equal("Use at most 128 characters.", PasswordRules.Check(new string('x', 129)));
}
