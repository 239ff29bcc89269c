// Writes, as JSON, the SQL that Entity Framework Core emits for the migrations beside this file:
// each migration forward and back without transactions, and the whole chain in every form.
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

var scripts = new List<object>();
foreach (var provider in new[] { "sqlserver", "postgresql" })
{
    using var context = new CorpusContext(provider);
    var migrator = context.GetService<IMigrator>();
    var ids = context.Database.GetMigrations().ToList();
    var version = typeof(DbContext).Assembly.GetName().Version!.Major;
    void Add(string name, string from, string to, MigrationsSqlGenerationOptions form) =>
        scripts.Add(new { provider, version, name, form = form.ToString(), sql = migrator.GenerateScript(from, to, form) });
    var previous = Migration.InitialDatabase;
    foreach (var id in ids)
    {
        Add($"{id} forward", previous, id, MigrationsSqlGenerationOptions.NoTransactions);
        Add($"{id} rollback", id, previous, MigrationsSqlGenerationOptions.NoTransactions);
        previous = id;
    }
    foreach (var form in new[] { MigrationsSqlGenerationOptions.Default, MigrationsSqlGenerationOptions.Idempotent })
    {
        Add("chain forward", Migration.InitialDatabase, ids[^1], form);
        Add("chain rollback", ids[^1], Migration.InitialDatabase, form);
    }
}
Console.WriteLine(JsonSerializer.Serialize(scripts, new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

class CorpusContext(string provider) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options)
    {
        if (provider == "sqlserver") options.UseSqlServer("Server=nowhere");
        else options.UseNpgsql("Host=nowhere");
    }
}
