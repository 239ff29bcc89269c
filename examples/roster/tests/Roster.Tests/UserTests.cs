using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Roster.Server.Audit;
using Roster.Server.Data;

namespace Roster.Tests;

public sealed class UserTests : IDisposable
{
    private readonly RosterHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_visitor_sees_no_users() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await host.CreateClient().StatusAsync("/api/users"));

    [Fact]
    public async Task The_list_is_ordered_by_last_name_and_paged()
    {
        host.AddUser("c@example.test", "Cleo", "Young");
        host.AddUser("b@example.test", "Bert", "Adler");
        var client = await host.SignedInAsync();

        var first = await client.JsonAsync("/api/users?page=1&pageSize=2");
        var second = await client.JsonAsync("/api/users?page=2&pageSize=2");

        Assert.Equal(["Adler", "Admin"], first.Each("lastName"));
        Assert.Equal(["Young"], second.Each("lastName"));
        Assert.Equal(3, first.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(99, 1)]
    public async Task A_page_out_of_range_is_brought_into_it(int asked, int given)
    {
        var client = await host.SignedInAsync();

        var page = await client.JsonAsync($"/api/users?page={asked}&pageSize=5000");

        Assert.Equal(given, page.GetProperty("number").GetInt32());
        Assert.Equal(100, page.GetProperty("size").GetInt32());
    }

    [Theory]
    [InlineData("bert", new[] { "b@example.test" })]
    [InlineData("ADLER", new[] { "b@example.test" })]
    [InlineData("@example", new[] { "b@example.test", "ada@example.test" })]
    [InlineData("adler bert", new[] { "b@example.test" })]
    [InlineData("100%", new[] { "p@elsewhere.test" })]
    [InlineData("_", new string[0])]
    [InlineData("nobody", new string[0])]
    public async Task The_search_finds_every_word_and_takes_wildcards_literally(string search, string[] found)
    {
        host.AddUser("b@example.test", "Bert", "Adler");
        host.AddUser("p@elsewhere.test", "100%", "Percent");
        var client = await host.SignedInAsync();

        var page = await client.JsonAsync($"/api/users?search={Uri.EscapeDataString(search)}");

        Assert.Equal(found, page.Each("email"));
    }

    [Theory]
    [InlineData("active", new[] { "Admin" })]
    [InlineData("inactive", new[] { "Gone" })]
    [InlineData("all", new[] { "Admin", "Gone" })]
    public async Task The_list_can_show_one_status(string status, string[] names)
    {
        host.AddUser("gone@example.test", "Gil", "Gone", active: false);
        var client = await host.SignedInAsync();

        Assert.Equal(names, (await client.JsonAsync($"/api/users?status={status}")).Each("lastName"));
    }

    [Fact]
    public async Task One_user_can_be_read()
    {
        var id = host.AddUser("b@example.test", "Bert", "Adler");
        var client = await host.SignedInAsync();

        var user = await client.JsonAsync($"/api/users/{id}");

        Assert.Equal("Bert", user.Text("firstName"));
        Assert.EndsWith("Z", user.Text("createdAt"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/api/users/999"));
    }

    [Fact]
    public async Task An_admin_creates_a_user_who_can_sign_in()
    {
        var admin = await host.SignedInAsync();

        var (status, created) = await admin.PostAsync("/api/users", New("new@example.test"));

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("new@example.test", created.Text("email"));
        await host.SignedInAsync("new@example.test", "first password 1");
        await AssertAuditedAsync(AuditAction.UserCreated, "new@example.test", "Role Member");
    }

    [Fact]
    public async Task An_address_is_used_once()
    {
        var admin = await host.SignedInAsync();

        var (status, problem) = await admin.PostAsync("/api/users", New("ADA@example.test"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("There is already a user with this e-mail address.", problem.Text("title"));
    }

    [Fact]
    public async Task An_incomplete_user_is_refused_field_by_field()
    {
        var admin = await host.SignedInAsync();

        var (status, problem) = await admin.PostAsync(
            "/api/users", new { email = "x", firstName = " ", lastName = new string('x', 81), role = "Member" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("This is not an e-mail address.", problem.FieldError("email"));
        Assert.Equal("A first name is needed.", problem.FieldError("firstName"));
        Assert.Equal("Use at most 80 characters.", problem.FieldError("lastName"));
        Assert.Equal("A password is needed.", problem.FieldError("password"));
    }

    [Fact]
    public async Task A_member_reads_but_does_not_change()
    {
        var member = await host.MemberAsync();

        Assert.Equal(HttpStatusCode.OK, await member.StatusAsync("/api/users"));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsync("/api/users", New("x@example.test"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PutAsync("/api/users/1", Change())).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsync("/api/users/1/deactivate")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsync("/api/users/1/activate")).Status);
    }

    [Fact]
    public async Task A_new_role_ends_the_sessions_of_the_user()
    {
        var member = await host.MemberAsync();
        var admin = await host.SignedInAsync();

        var (status, changed) = await admin.PutAsync("/api/users/2", Change("Admin"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Admin", changed.Text("role"));
        Assert.Equal(HttpStatusCode.Unauthorized, await member.StatusAsync("/api/users"));
        await AssertAuditedAsync(AuditAction.UserChanged, RosterHost.MemberEmail, "Role Member to Admin");
    }

    [Fact]
    public async Task A_new_name_keeps_the_sessions_of_the_user()
    {
        var member = await host.MemberAsync();
        var admin = await host.SignedInAsync();

        var (_, changed) = await admin.PutAsync("/api/users/2", Change());

        Assert.Equal("Changed", changed.Text("lastName"));
        Assert.Equal(HttpStatusCode.OK, await member.StatusAsync("/api/users"));
    }

    [Fact]
    public async Task A_change_without_a_name_is_refused()
    {
        var admin = await host.SignedInAsync();

        var (status, problem) = await admin.PutAsync("/api/users/1", new { firstName = "", lastName = "", role = "Admin" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("A last name is needed.", problem.FieldError("lastName"));
    }

    [Fact]
    public async Task A_deactivated_user_is_out_at_once_and_comes_back_when_activated()
    {
        var member = await host.MemberAsync();
        var admin = await host.SignedInAsync();

        var (_, off) = await admin.PostAsync("/api/users/2/deactivate");
        var whileOff = await member.StatusAsync("/api/users");
        var (_, on) = await admin.PostAsync("/api/users/2/activate");

        Assert.False(off.GetProperty("isActive").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, whileOff);
        Assert.True(on.GetProperty("isActive").GetBoolean());
        await host.SignedInAsync(RosterHost.MemberEmail);
        await AssertAuditedAsync(AuditAction.UserDeactivated, RosterHost.MemberEmail, null);
        await AssertAuditedAsync(AuditAction.UserActivated, RosterHost.MemberEmail, null);
    }

    [Fact]
    public async Task Doing_it_twice_is_audited_once()
    {
        host.AddUser(RosterHost.MemberEmail);
        var admin = await host.SignedInAsync();

        await admin.PostAsync("/api/users/2/deactivate");
        await admin.PostAsync("/api/users/2/deactivate");
        await admin.PostAsync("/api/users/2/activate");
        await admin.PostAsync("/api/users/2/activate");

        await using var database = host.OpenDatabase();
        Assert.Equal(2, await database.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task The_last_active_admin_stays_one()
    {
        host.AddUser("old@example.test", role: Role.Admin, active: false);
        var admin = await host.SignedInAsync();

        var (off, problem) = await admin.PostAsync("/api/users/1/deactivate");
        var (down, _) = await admin.PutAsync("/api/users/1", Change());

        Assert.Equal(HttpStatusCode.Conflict, off);
        Assert.StartsWith("This is the last active admin.", problem.Text("title"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, down);
    }

    [Fact]
    public async Task Who_is_not_there_cannot_be_changed()
    {
        var admin = await host.SignedInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await admin.PutAsync("/api/users/99", Change())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/api/users/99/deactivate")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/api/users/99/activate")).Status);
    }

    [Fact]
    public async Task The_audit_trail_is_for_admins_and_shows_the_latest_first()
    {
        var member = await host.MemberAsync();
        var admin = await host.SignedInAsync();
        await admin.PostAsync("/api/users", New("one@example.test"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await admin.PostAsync("/api/users", New("two@example.test"));

        var trail = await admin.JsonAsync("/api/audit");

        Assert.Equal(["two@example.test", "one@example.test"], trail.Each("subject"));
        Assert.Equal([RosterHost.AdminEmail, RosterHost.AdminEmail], trail.Each("actor"));
        Assert.Equal(HttpStatusCode.Forbidden, await member.StatusAsync("/api/audit"));
    }

    private static object New(string email) =>
        new { email, firstName = "New", lastName = "Person", role = "Member", password = "first password 1" };

    private static object Change(string role = "Member") => new { firstName = "Mika", lastName = "Changed", role };

    private async Task AssertAuditedAsync(string action, string subject, string? detail)
    {
        await using var database = host.OpenDatabase();
        var entry = await database.AuditEntries.SingleAsync(e => e.Action == action);
        Assert.Equal((subject, detail, RosterHost.AdminEmail), (entry.Subject, entry.Detail, entry.Actor));
    }
}
