using Roster.Server;
using Roster.Server.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddRoster();

var app = builder.Build();
await app.PrepareDatabaseAsync();
app.UseRoster();
await app.RunAsync();
