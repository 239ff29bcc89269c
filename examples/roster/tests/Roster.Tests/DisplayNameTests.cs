using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Roster.Tests;

public sealed class DisplayNameTests : IDisposable
{
    private readonly RosterHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_user_without_one_is_shown_by_first_and_last_name()
    {
        var client = await host.SignedInAsync();

        Assert.Equal(["Ada Admin"], (await client.JsonAsync("/api/users")).Each("displayName"));
        Assert.Equal("Ada Admin", (await client.JsonAsync("/api/session")).GetProperty("user").Text("displayName"));
    }

    [Fact]
    public async Task A_chosen_one_is_shown_and_found()
    {
        var client = await host.SignedInAsync();

        var (_, changed) = await client.PutAsync("/api/users/1", Change("Countess of Lovelace"));

        Assert.Equal("Countess of Lovelace", changed.Text("displayName"));
        Assert.Equal(["ada@example.test"], (await client.JsonAsync("/api/users?search=countess")).Each("email"));
    }

    [Fact]
    public async Task A_client_of_the_previous_release_leaves_it_alone()
    {
        var client = await host.SignedInAsync();
        await client.PutAsync("/api/users/1", Change("Countess"));

        var (_, changed) = await client.PutAsync("/api/users/1", new { firstName = "Ada", lastName = "King", role = "Admin" });

        Assert.Equal("Countess", changed.Text("displayName"));
    }

    [Fact]
    public async Task One_that_the_back_fill_derived_follows_a_new_last_name()
    {
        await using (var database = host.OpenDatabase())
        {
            await database.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.DisplayName, "Ada Admin"));
        }

        var client = await host.SignedInAsync();
        var (_, changed) = await client.PutAsync("/api/users/1", new { firstName = "Ada", lastName = "King", role = "Admin" });

        Assert.Equal("Ada King", changed.Text("displayName"));
    }

    [Fact]
    public async Task An_empty_one_goes_back_to_first_and_last_name()
    {
        var client = await host.SignedInAsync();
        await client.PutAsync("/api/users/1", Change("Countess"));

        var (_, changed) = await client.PutAsync("/api/users/1", Change(" "));

        Assert.Equal("Ada Admin", changed.Text("displayName"));
    }

    [Fact]
    public async Task A_new_user_can_have_one()
    {
        var client = await host.SignedInAsync();

        var (_, created) = await client.PostAsync(
            "/api/users",
            new { email = "g@example.test", firstName = "Grace", lastName = "Hopper", role = "Member", password = "first password 1", displayName = "Amazing Grace" });

        Assert.Equal("Amazing Grace", created.Text("displayName"));
    }

    [Fact]
    public async Task A_long_one_is_refused()
    {
        var client = await host.SignedInAsync();

        var (status, problem) = await client.PutAsync("/api/users/1", Change(new string('x', 161)));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Use at most 160 characters.", problem.FieldError("displayName"));
    }

    private static object Change(string displayName) => new { firstName = "Ada", lastName = "Admin", role = "Admin", displayName };
}
