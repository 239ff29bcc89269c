import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Versions of the packages of a generated project. */
export interface Versions {
  readonly ef: string;
  readonly framework: string;
}

/**
 * Writes a project with one SQL Server context and `count` migrations, each with the model as it was
 * then: every fourth adds a table, the others a column, an index or a back-fill, as a product grows.
 */
export function writeProject(directory: string, count: number, versions: Versions): void {
  const write = (name: string, text: string) => {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write("Grown.csproj", projectFile(versions));
  write("Program.cs", program);
  write("GrownContext.cs", context(count));
  for (let step = 1; step <= count; step++) {
    write(`Migrations/${idOf(step)}.cs`, migration(step));
  }
  write(
    "Migrations/GrownContextModelSnapshot.cs",
    `${migrationUsings}
[DbContext(typeof(GrownContext))]
internal class GrownContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder) => GrownContext.Build(modelBuilder, ${count});
}
`,
  );
}

function idOf(step: number): string {
  const day = String(1 + ((step - 1) % 28)).padStart(2, "0");
  const month = String(1 + (Math.floor((step - 1) / 28) % 12)).padStart(2, "0");
  return `2025${month}${day}090000_Step${step}`;
}

function projectFile({ ef, framework }: Versions): string {
  return `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>${framework}</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
    <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.EntityFrameworkCore.Design" Version="${ef}" PrivateAssets="all" />
    <PackageReference Include="Microsoft.EntityFrameworkCore.SqlServer" Version="${ef}" />
  </ItemGroup>
</Project>
`;
}

const program = `using Grown;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<GrownContext>(options =>
    options.UseSqlServer(builder.Configuration.GetConnectionString("Grown") ?? "Server=none.invalid"));
builder.Build().Run();
`;

/** The model after a step, in the words that EF writes into a snapshot. */
function context(count: number): string {
  return `using Microsoft.EntityFrameworkCore;

namespace Grown;

public class GrownContext(DbContextOptions<GrownContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Build(modelBuilder, ${count});

    public static void Build(ModelBuilder modelBuilder, int step)
    {
        SqlServerModelBuilderExtensions.UseIdentityColumns(modelBuilder);
        for (var table = 1; table <= (step + 3) / 4; table++)
        {
            var first = 4 * table - 3;
            modelBuilder.Entity("Grown.Table" + table, entity =>
            {
                SqlServerPropertyBuilderExtensions.UseIdentityColumn(
                    entity.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("int"));
                entity.Property<string>("Name").IsRequired().HasMaxLength(200).HasColumnType("nvarchar(200)");
                entity.Property<decimal>("Amount").HasPrecision(18, 2).HasColumnType("decimal(18,2)");
                entity.Property<DateTime>("Changed").HasColumnType("datetime2");
                if (step > first) entity.Property<string>("Note").HasColumnType("nvarchar(max)");
                if (step > first + 1) entity.HasIndex("Name");
                entity.HasKey("Id");
                entity.ToTable("Table" + table);
            });
        }
    }
}
`;
}

const migrationUsings = `using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Grown.Migrations;
`;

function migration(step: number): string {
  const table = `Table${Math.floor((step + 3) / 4)}`;
  const [up, down] = [
    [
      `migrationBuilder.CreateTable(
            name: "${table}",
            columns: table => new
            {
                Id = table.Column<int>(type: "int", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                Amount = table.Column<decimal>(type: "decimal(18,2)", precision: 18, scale: 2, nullable: false),
                Changed = table.Column<DateTime>(type: "datetime2", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_${table}", row => row.Id));`,
      `migrationBuilder.DropTable("${table}");`,
    ],
    [
      `migrationBuilder.AddColumn<string>("Note", "${table}", type: "nvarchar(max)", nullable: true);`,
      `migrationBuilder.DropColumn("Note", "${table}");`,
    ],
    [
      `migrationBuilder.CreateIndex("IX_${table}_Name", "${table}", "Name");`,
      `migrationBuilder.DropIndex("IX_${table}_Name", "${table}");`,
    ],
    [`migrationBuilder.Sql("UPDATE ${table} SET Note = N'' WHERE Note IS NULL;");`, ""],
  ][(step - 1) % 4] ?? ["", ""];
  return `${migrationUsings}
[DbContext(typeof(GrownContext))]
[Migration("${idOf(step)}")]
public class Step${step} : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ${up}
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ${down}
    }

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => GrownContext.Build(modelBuilder, ${step});
}
`;
}
