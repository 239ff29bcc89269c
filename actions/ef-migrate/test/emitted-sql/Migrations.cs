// One migration for each kind of operation, written as `dotnet ef migrations add` writes them.
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

static class Providers
{
    public static bool IsSqlServer(this MigrationBuilder builder) => builder.ActiveProvider!.EndsWith("SqlServer");
}

[DbContext(typeof(CorpusContext)), Migration("20250101000001_Tables")]
class Tables : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.EnsureSchema("sales");
        builder.CreateTable("Customers", table => new
        {
            Id = table.Column<int>(nullable: false).Annotation("SqlServer:Identity", "1, 1"),
            Name = table.Column<string>(maxLength: 100, nullable: false),
            Email = table.Column<string>(maxLength: 200, nullable: true),
            Notes = table.Column<string>(nullable: true),
            Credit = table.Column<decimal>(precision: 18, scale: 2, nullable: false, defaultValue: 0.5m),
            Created = table.Column<DateTime>(nullable: false, defaultValueSql: "CURRENT_TIMESTAMP"),
            Key = table.Column<Guid>(nullable: false),
            Fax = table.Column<string>(maxLength: 30, nullable: true, comment: "it's old; really"),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_Customers", row => row.Id);
            table.UniqueConstraint("AK_Customers_Key", row => row.Key);
            table.CheckConstraint("CK_Credit", builder.IsSqlServer() ? "[Credit] >= 0" : "\"Credit\" >= 0");
        }, comment: "People who buy");
        builder.CreateTable("Orders", table => new
        {
            CustomerId = table.Column<int>(nullable: false),
            Line = table.Column<int>(nullable: false),
            Quantity = table.Column<int>(nullable: false),
            Price = table.Column<decimal>(precision: 18, scale: 2, nullable: false),
            Total = table.Column<decimal>(precision: 18, scale: 2, nullable: false, computedColumnSql: builder.IsSqlServer() ? "[Quantity] * [Price]" : "\"Quantity\" * \"Price\"", stored: true),
            Status = table.Column<string>(maxLength: 20, nullable: true),
        }, schema: "sales", constraints: table =>
        {
            table.PrimaryKey("PK_Orders", row => new { row.CustomerId, row.Line });
            table.ForeignKey("FK_Orders_Customers_CustomerId", row => row.CustomerId, "Customers", "Id", onDelete: ReferentialAction.Cascade);
        });
        builder.CreateIndex("IX_Customers_Email", "Customers", "Email", unique: true, filter: builder.IsSqlServer() ? "[Email] IS NOT NULL" : null);
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.DropTable("Orders", "sales");
        builder.DropTable("Customers");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000002_AddColumns")]
class AddColumns : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.AddColumn<string>("Nickname", "Customers", maxLength: 40, nullable: true);
        builder.AddColumn<string>("Country", "Customers", maxLength: 2, nullable: false, defaultValue: "");
        builder.AddColumn<bool>("IsActive", "Customers", nullable: false, defaultValue: false);
        builder.AddColumn<int>("Points", "Customers", nullable: false, defaultValue: -1);
        builder.AddColumn<DateTimeOffset>("Seen", "Customers", nullable: false, defaultValue: new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        builder.AddColumn<int>("Rank", "Customers", nullable: false);
        builder.AddColumn<Guid>("Token", "Customers", nullable: false, defaultValueSql: builder.IsSqlServer() ? "NEWID()" : "gen_random_uuid()");
        builder.AddColumn<DateTime>("Changed", "Customers", nullable: false, defaultValueSql: builder.IsSqlServer() ? "GETUTCDATE()" : "now()");
        builder.AddColumn<string>("Display", "Customers", nullable: true, computedColumnSql: builder.IsSqlServer() ? "[Name] + N' ; ' + [Country]" : "\"Name\" || ' ; ' || \"Country\"", stored: true);
        builder.AddColumn<byte[]>("Version", "Customers", rowVersion: true, nullable: true);
    }

    protected override void Down(MigrationBuilder builder)
    {
        foreach (var column in new[] { "Version", "Display", "Changed", "Token", "Rank", "Seen", "Points", "IsActive", "Country", "Nickname" }) builder.DropColumn(column, "Customers");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000003_AlterColumns")]
class AlterColumns : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.AlterColumn<string>("Name", "Customers", maxLength: 50, nullable: false, oldClrType: typeof(string), oldMaxLength: 100);
        builder.AlterColumn<string>("Email", "Customers", maxLength: 400, nullable: true, oldClrType: typeof(string), oldMaxLength: 200, oldNullable: true);
        builder.AlterColumn<string>("Notes", "Customers", maxLength: 1000, nullable: true, oldClrType: typeof(string), oldNullable: true);
        builder.AlterColumn<long>("Points", "Customers", nullable: false, oldClrType: typeof(int), defaultValue: 0L, oldDefaultValue: -1);
        builder.AlterColumn<string>("Nickname", "Customers", maxLength: 40, nullable: false, defaultValue: "", oldClrType: typeof(string), oldMaxLength: 40, oldNullable: true);
        builder.AlterColumn<string>("Country", "Customers", maxLength: 2, nullable: true, oldClrType: typeof(string), oldMaxLength: 2);
        builder.AlterColumn<string>("Fax", "Customers", maxLength: 30, nullable: true, collation: builder.IsSqlServer() ? "Latin1_General_CI_AS" : "de-DE-x-icu", oldClrType: typeof(string), oldMaxLength: 30, oldNullable: true);
        builder.AlterColumn<decimal>("Credit", "Customers", precision: 20, scale: 4, nullable: false, oldClrType: typeof(decimal), oldPrecision: 18, oldScale: 2);
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.AlterColumn<decimal>("Credit", "Customers", precision: 18, scale: 2, nullable: false, oldClrType: typeof(decimal), oldPrecision: 20, oldScale: 4);
        builder.AlterColumn<string>("Country", "Customers", maxLength: 2, nullable: false, defaultValue: "", oldClrType: typeof(string), oldMaxLength: 2, oldNullable: true);
        builder.AlterColumn<string>("Nickname", "Customers", maxLength: 40, nullable: true, oldClrType: typeof(string), oldMaxLength: 40);
        builder.AlterColumn<int>("Points", "Customers", nullable: false, oldClrType: typeof(long));
        builder.AlterColumn<string>("Name", "Customers", maxLength: 100, nullable: false, oldClrType: typeof(string), oldMaxLength: 50);
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000004_Rename")]
class Rename : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.RenameColumn("Name", "Customers", "FullName");
        builder.RenameColumn("Status", "Orders", "State", "sales");
        builder.RenameIndex("IX_Customers_Email", "IX_Customers_Mail", "Customers");
        builder.RenameTable("Customers", newName: "Clients");
        builder.RenameTable("Orders", "sales", "Orders", "archive");
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.RenameTable("Orders", "archive", "Orders", "sales");
        builder.RenameTable("Clients", newName: "Customers");
        builder.RenameIndex("IX_Customers_Mail", "IX_Customers_Email", "Customers");
        builder.RenameColumn("State", "Orders", "Status", "sales");
        builder.RenameColumn("FullName", "Customers", "Name");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000005_Indexes")]
class Indexes : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.CreateIndex("IX_Plain", "Customers", "Name");
        builder.CreateIndex("IX_Many", "Customers", ["Name", "Email"], unique: true, descending: [true, false]);
        builder.CreateIndex("IX_Online", "Customers", "Fax").Annotation("SqlServer:Online", true).Annotation("Npgsql:CreatedConcurrently", true);
        builder.CreateIndex("IX_Include", "Customers", "Created", filter: builder.IsSqlServer() ? "[Fax] IS NOT NULL" : "\"Fax\" IS NOT NULL").Annotation("SqlServer:Include", new[] { "Name" }).Annotation("Npgsql:IndexInclude", new[] { "Name" }).Annotation("SqlServer:FillFactor", 80);
        builder.DropIndex("IX_Customers_Email", "Customers");
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.CreateIndex("IX_Customers_Email", "Customers", "Email", unique: true);
        foreach (var index in new[] { "IX_Include", "IX_Online", "IX_Many", "IX_Plain" }) builder.DropIndex(index, "Customers");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000006_Constraints")]
class Constraints : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.DropForeignKey("FK_Orders_Customers_CustomerId", "Orders", "sales");
        builder.AddForeignKey("FK_New", "Orders", "CustomerId", "Customers", "sales", principalColumn: "Id", onDelete: ReferentialAction.SetNull, onUpdate: ReferentialAction.Cascade);
        builder.AddCheckConstraint("CK_Quantity", "Orders", builder.IsSqlServer() ? "[Quantity] > 0" : "\"Quantity\" > 0", "sales");
        builder.DropCheckConstraint("CK_Credit", "Customers");
        builder.AddUniqueConstraint("AK_Name", "Customers", "Name");
        builder.DropUniqueConstraint("AK_Customers_Key", "Customers");
        builder.DropPrimaryKey("PK_Orders", "Orders", "sales");
        builder.AddPrimaryKey("PK_Orders2", "Orders", ["Line", "CustomerId"], "sales");
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.DropPrimaryKey("PK_Orders2", "Orders", "sales");
        builder.AddPrimaryKey("PK_Orders", "Orders", ["CustomerId", "Line"], "sales");
        builder.DropUniqueConstraint("AK_Name", "Customers");
        builder.AddUniqueConstraint("AK_Customers_Key", "Customers", "Key");
        builder.DropCheckConstraint("CK_Quantity", "Orders", "sales");
        builder.DropForeignKey("FK_New", "Orders", "sales");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000007_Sequences")]
class Sequences : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.CreateSequence<int>("OrderNumbers", "sales", startValue: 1000, incrementBy: 5, minValue: 1, maxValue: 100000, cyclic: true);
        builder.CreateSequence("Plain");
        builder.AlterSequence("OrderNumbers", "sales", incrementBy: 10, oldIncrementBy: 5);
        builder.RestartSequence("OrderNumbers", 7, "sales");
        builder.RenameSequence("Plain", newName: "Simple");
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.DropSequence("Simple");
        builder.DropSequence("OrderNumbers", "sales");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000008_Seed")]
class Seed : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.InsertData("Customers", ["Id", "Name", "Credit"], ["int", builder.IsSqlServer() ? "nvarchar(100)" : "character varying(100)", builder.IsSqlServer() ? "decimal(18,2)" : "numeric(18,2)"], new object[,] { { 1, "O'Hara; GO\nGO\n-- no comment", 1.5m }, { 2, "Ünïcode /* none */", 2m } });
        builder.UpdateData("Customers", ["Id"], ["int"], [1], ["Name"], [builder.IsSqlServer() ? "nvarchar(100)" : "character varying(100)"], ["New"]);
        builder.DeleteData("Customers", ["Id"], ["int"], [2]);
    }

    protected override void Down(MigrationBuilder builder) => builder.DeleteData("Customers", ["Id"], ["int"], [1]);
}

[DbContext(typeof(CorpusContext)), Migration("20250101000009_Programs")]
class Programs : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        if (builder.IsSqlServer())
        {
            builder.Sql("CREATE VIEW [BigSpenders] AS SELECT * FROM [Customers] WHERE [Credit] > 10;");
            builder.Sql("CREATE OR ALTER PROCEDURE [dbo].[Purge] @days int AS BEGIN SET NOCOUNT ON; DELETE FROM [Customers] WHERE [Created] < DATEADD(day, -@days, GETUTCDATE()); IF @@ROWCOUNT = 0 PRINT N'none'; END");
            builder.Sql("CREATE FUNCTION dbo.Twice(@x int) RETURNS int AS BEGIN RETURN @x * 2; END");
            builder.Sql("CREATE TRIGGER [TR_Customers] ON [Customers] AFTER INSERT, UPDATE AS BEGIN SET NOCOUNT ON; UPDATE [Customers] SET [Notes] = N'x' WHERE 1 = 0; END");
        }
        else
        {
            builder.Sql("CREATE VIEW \"BigSpenders\" AS SELECT * FROM \"Customers\" WHERE \"Credit\" > 10;");
            builder.Sql("CREATE OR REPLACE FUNCTION twice(x integer) RETURNS integer LANGUAGE plpgsql AS $body$ BEGIN RETURN x * 2; END; $body$;");
            builder.Sql("CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.\"Notes\" := ';'; RETURN NEW; END $$; CREATE TRIGGER tr BEFORE UPDATE ON \"Customers\" FOR EACH ROW EXECUTE FUNCTION touched();");
        }
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.Sql(builder.IsSqlServer() ? "DROP TRIGGER [TR_Customers]; DROP FUNCTION dbo.Twice; DROP PROCEDURE IF EXISTS [dbo].[Purge]; DROP VIEW [BigSpenders]" : "DROP TRIGGER tr ON \"Customers\"; DROP FUNCTION touched(); DROP FUNCTION twice(integer); DROP VIEW \"BigSpenders\"");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000010_DataMotion")]
class DataMotion : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        var q = builder.IsSqlServer() ? "[{0}]" : "\"{0}\"";
        string N(string name) => string.Format(q, name);
        builder.AddColumn<string>("Region", "Customers", maxLength: 10, nullable: true);
        builder.Sql($"UPDATE {N("Customers")} SET {N("Region")} = 'EU' WHERE {N("Country")} IN ('DE', 'FR');");
        builder.Sql($"UPDATE {N("Customers")} SET {N("Notes")} = NULL");
        builder.Sql($"INSERT INTO {N("Customers")} ({N("Name")}, {N("Key")}) SELECT {N("Name")}, {N("Key")} FROM {N("Customers")} WHERE 1 = 0");
        builder.Sql($"DELETE FROM {N("Customers")} WHERE {N("Name")} = ''; DELETE FROM {N("Customers")}");
        builder.Sql(builder.IsSqlServer() ? "TRUNCATE TABLE [sales].[Orders]" : "TRUNCATE TABLE sales.\"Orders\"", suppressTransaction: true);
    }

    protected override void Down(MigrationBuilder builder) => builder.DropColumn("Region", "Customers");
}

[DbContext(typeof(CorpusContext)), Migration("20250101000011_Database")]
class Database : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        if (builder.IsSqlServer())
        {
            builder.AlterDatabase(collation: "Latin1_General_CI_AS");
            builder.AlterDatabase().Annotation("SqlServer:MemoryOptimized", true);
            builder.CreateTable("Hot", table => new { Id = table.Column<int>(nullable: false) }, constraints: table => table.PrimaryKey("PK_Hot", row => row.Id).Annotation("SqlServer:Clustered", false)).Annotation("SqlServer:MemoryOptimized", true);
        }
        else
        {
            builder.AlterDatabase().Annotation("Npgsql:PostgresExtension:hstore", ",,").Annotation("Npgsql:Enum:mood", "sad,happy");
            builder.CreateTable("Hot", table => new { Id = table.Column<int>(nullable: false).Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn) }, constraints: table => table.PrimaryKey("PK_Hot", row => row.Id));
        }
    }

    protected override void Down(MigrationBuilder builder) => builder.DropTable("Hot");
}

[DbContext(typeof(CorpusContext)), Migration("20250101000012_Temporal")]
class Temporal : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        if (!builder.IsSqlServer()) return;
        void Annotate(OperationAnnotations set)
        {
            set("SqlServer:IsTemporal", true);
            set("SqlServer:TemporalHistoryTableName", "PricesHistory");
            set("SqlServer:TemporalHistoryTableSchema", null);
            set("SqlServer:TemporalPeriodStartColumnName", "From");
            set("SqlServer:TemporalPeriodEndColumnName", "To");
        }
        var create = builder.CreateTable("Prices", table => new
        {
            Id = table.Column<int>(nullable: false),
            Amount = table.Column<decimal>(type: "decimal(9,2)", nullable: false),
            From = table.Column<DateTime>(type: "datetime2", nullable: false).Annotation("SqlServer:TemporalIsPeriodStartColumn", true),
            To = table.Column<DateTime>(type: "datetime2", nullable: false).Annotation("SqlServer:TemporalIsPeriodEndColumn", true),
        }, constraints: table => table.PrimaryKey("PK_Prices", row => row.Id));
        Annotate((name, value) => create.Annotation(name, value));
        var drop = builder.DropColumn("Amount", "Prices");
        Annotate((name, value) => drop.Annotation(name, value));
    }

    delegate void OperationAnnotations(string name, object value);

    protected override void Down(MigrationBuilder builder)
    {
        if (!builder.IsSqlServer()) return;
        var drop = builder.DropTable("Prices");
        drop.Annotation("SqlServer:IsTemporal", true).Annotation("SqlServer:TemporalHistoryTableName", "PricesHistory");
    }
}

[DbContext(typeof(CorpusContext)), Migration("20250101000013_Odd names; GO")]
class OddNames : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.CreateTable("it's [odd]; GO", table => new
        {
            Id = table.Column<int>(nullable: false),
            Blank = table.Column<string>(name: " Blank", maxLength: 5, nullable: true),
            Quoted = table.Column<string>(name: "say \"hi\"", maxLength: 5, nullable: true),
        }, constraints: table => table.PrimaryKey("PK_odd", row => row.Id));
        builder.RenameColumn(" Blank", "it's [odd]; GO", "GO");
        builder.AddColumn<string>("select", "it's [odd]; GO", maxLength: 9, nullable: false, defaultValue: "a'b; GO");
    }

    protected override void Down(MigrationBuilder builder) => builder.DropTable("it's [odd]; GO");
}

[DbContext(typeof(CorpusContext)), Migration("20250101000014_DropAndAdd")]
class DropAndAdd : Migration
{
    protected override void Up(MigrationBuilder builder)
    {
        builder.DropColumn("Fax", "Customers");
        builder.AddColumn<string>("Telefax", "Customers", maxLength: 30, nullable: true);
        builder.DropTable("Hot");
        builder.DropSchema("archive");
    }

    protected override void Down(MigrationBuilder builder)
    {
        builder.EnsureSchema("archive");
        builder.DropColumn("Telefax", "Customers");
        builder.AddColumn<string>("Fax", "Customers", maxLength: 30, nullable: true);
    }
}
