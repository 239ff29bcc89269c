using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Roster.Server.Data;

namespace Roster.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("roster-").FullName, "roster.db");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Fact]
    public void The_migrations_say_all_that_the_model_needs()
    {
        using var database = Open();

        Assert.False(database.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Every_way_down_restores_the_schema_that_the_way_up_found()
    {
        using var database = Open();
        var migrator = database.GetService<IMigrator>();
        var schemas = new Stack<(string Migration, string Schema)>([(Migration.InitialDatabase, "")]);
        foreach (var migration in database.Database.GetMigrations())
        {
            migrator.Migrate(migration);
            schemas.Push((migration, Schema()));
        }

        schemas.Pop();
        foreach (var (migration, schema) in schemas)
        {
            migrator.Migrate(migration);
            Assert.Equal(schema, Schema());
        }
    }

    private RosterDbContext Open() => RosterHost.OpenDatabase(path);

    /// <summary>Tables with their columns and indexes, without EF's own and SQLite's own.</summary>
    private string Schema() => string.Join('\n', Rows(
        """
        SELECT m.type || ' ' || m.name || ' ' || m.tbl_name || ' ' || coalesce(
            (SELECT group_concat(c.name || ':' || c.type || ':' || c."notnull" || ':' || coalesce(c.dflt_value, ''))
             FROM pragma_table_info(m.name) c WHERE m.type = 'table'), m.sql)
        FROM sqlite_master m
        WHERE m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\'
        ORDER BY m.type, m.name
        """));

    private List<string> Rows(string query)
    {
        using var connection = new SqliteConnection(RosterHost.ConnectionTo(path));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.IsDBNull(0) ? "null" : reader.GetString(0));
        }

        return rows;
    }
}
