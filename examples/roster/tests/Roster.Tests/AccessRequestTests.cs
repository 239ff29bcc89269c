using System.Net;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Audit;
using Roster.Server.Data;

namespace Roster.Tests;

public sealed class AccessRequestTests : IDisposable
{
    private const string Email = "nora@example.test";
    private const string Chosen = "my own long password";
    private readonly RosterHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Who_asks_cannot_sign_in_before_an_admin_approves()
    {
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync());

        var (status, _) = await host.CreateClient().PostAsync("/api/session", new { email = Email, password = Chosen });

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task Approval_opens_an_account_with_the_chosen_password_and_the_given_role()
    {
        await AskAsync();
        var admin = await host.SignedInAsync();

        var (status, _) = await admin.PostAsync("/api/access-requests/1/approve", new { role = "Admin" });

        Assert.Equal(HttpStatusCode.NoContent, status);
        var nora = await host.SignedInAsync(Email, Chosen);
        Assert.Equal("Admin", (await nora.JsonAsync("/api/session")).GetProperty("user").Text("role"));
        await AssertAuditedAsync(AuditAction.AccessApproved, RosterHost.AdminEmail, "Role Admin");
    }

    [Fact]
    public async Task Rejection_needs_a_reason_and_keeps_it()
    {
        await AskAsync();
        var admin = await host.SignedInAsync();

        var (silent, problem) = await admin.PostAsync("/api/access-requests/1/reject", new { reason = " " });
        var (status, _) = await admin.PostAsync("/api/access-requests/1/reject", new { reason = "Not with us any more" });

        Assert.Equal(HttpStatusCode.BadRequest, silent);
        Assert.Equal("Say why the request is rejected.", problem.FieldError("reason"));
        Assert.Equal(HttpStatusCode.NoContent, status);
        var request = (await admin.JsonAsync("/api/access-requests?status=Rejected")).GetProperty("items")[0];
        Assert.Equal("Not with us any more", request.Text("decisionReason"));
        Assert.Equal(RosterHost.AdminEmail, request.Text("decidedBy"));
        await AssertAuditedAsync(AuditAction.AccessRejected, RosterHost.AdminEmail, "Not with us any more");
    }

    [Fact]
    public async Task A_request_is_decided_once()
    {
        await AskAsync();
        var admin = await host.SignedInAsync();
        await admin.PostAsync("/api/access-requests/1/reject", new { reason = "No" });

        var (again, problem) = await admin.PostAsync("/api/access-requests/1/approve", new { role = "Member" });
        var (rejected, _) = await admin.PostAsync("/api/access-requests/1/reject", new { reason = "No" });

        Assert.Equal(HttpStatusCode.Conflict, again);
        Assert.Equal("This request has already been decided.", problem.Text("title"));
        Assert.Equal(HttpStatusCode.Conflict, rejected);
    }

    [Fact]
    public async Task Of_two_admins_at_the_same_moment_one_decides()
    {
        await AskAsync();
        var one = await host.SignedInAsync();
        var two = await host.SignedInAsync();

        var answers = await Task.WhenAll(
            one.PostAsync("/api/access-requests/1/approve", new { role = "Member" }),
            two.PostAsync("/api/access-requests/1/approve", new { role = "Member" }));

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Conflict],
            answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task An_account_that_exists_by_now_keeps_the_request_open()
    {
        await AskAsync();
        host.AddUser(Email);
        var admin = await host.SignedInAsync();

        var (status, problem) = await admin.PostAsync("/api/access-requests/1/approve", new { role = "Member" });

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("There is already a user with this e-mail address.", problem.Text("title"));
        Assert.Equal(["Pending"], (await admin.JsonAsync("/api/access-requests")).Each("status"));
    }

    [Fact]
    public async Task Asking_again_or_with_a_known_address_looks_the_same_and_stores_nothing()
    {
        var first = await AskAsync();
        var second = await AskAsync();
        var known = await AskAsync(RosterHost.AdminEmail);

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted], [first, second, known]);
        await using var database = host.OpenDatabase();
        Assert.Equal(1, await database.AccessRequests.CountAsync());
    }

    [Fact]
    public async Task Who_was_rejected_may_ask_again()
    {
        await AskAsync();
        var admin = await host.SignedInAsync();
        await admin.PostAsync("/api/access-requests/1/reject", new { reason = "Ask your lead first" });

        await AskAsync();

        Assert.Equal(["Pending", "Rejected"], (await admin.JsonAsync("/api/access-requests")).Each("status"));
    }

    [Fact]
    public async Task An_incomplete_request_is_refused_field_by_field()
    {
        var (status, problem) = await host.CreateClient().PostAsync("/api/access-requests", new { email = "nora" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("This is not an e-mail address.", problem.FieldError("email"));
        Assert.Equal("A first name is needed.", problem.FieldError("firstName"));
        Assert.Equal("A last name is needed.", problem.FieldError("lastName"));
        Assert.Equal("Say what you need access for.", problem.FieldError("purpose"));
        Assert.Equal("A password is needed.", problem.FieldError("password"));
    }

    [Fact]
    public async Task Only_admins_see_and_decide()
    {
        await AskAsync();
        var member = await host.MemberAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await member.StatusAsync("/api/access-requests"));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsync("/api/access-requests/1/approve", new { role = "Admin" })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await host.CreateClient().StatusAsync("/api/access-requests"));
    }

    [Fact]
    public async Task A_request_that_is_not_there_cannot_be_decided()
    {
        var admin = await host.SignedInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/api/access-requests/9/approve", new { role = "Member" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/api/access-requests/9/reject", new { reason = "No" })).Status);
    }

    private async Task<HttpStatusCode> AskAsync(string email = Email)
    {
        var (status, _) = await host.CreateClient().PostAsync(
            "/api/access-requests",
            new { email, firstName = "Nora", lastName = "New", purpose = "I join the payroll team", password = Chosen });
        return status;
    }

    private async Task AssertAuditedAsync(string action, string actor, string detail)
    {
        await using var database = host.OpenDatabase();
        var entry = await database.AuditEntries.SingleAsync(e => e.Action == action);
        Assert.Equal((actor, Email, detail), (entry.Actor, entry.Subject, entry.Detail));
    }
}
