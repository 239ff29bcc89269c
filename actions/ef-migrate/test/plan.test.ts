import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findProjects } from "../src/plan/discovery.ts";
import { planEnvironment } from "../src/plan/environment.ts";
import { connectionNames, migrationClasses, startupMigrations } from "../src/plan/sources.ts";
import { orphans, structureReasons } from "../src/plan/structure.ts";
import { planOf } from "./pack-of.ts";

const file = (name: string, text: string) => ({ path: name, text });

describe("the migrations' sources", () => {
  const designer = file(
    "M/20250101000000_Add.Designer.cs",
    'namespace Shop.M { [DbContext(typeof(Shop.ShopContext))] [Migration("20250101000001_Add")] partial class Add { } }',
  );
  const main = file(
    "M/20250101000000_Add.cs",
    "namespace Shop.M\n{\n  public partial class Add : Migration { } }",
  );

  it("joins the two parts of a migration class", () => {
    expect(migrationClasses([main, designer])).toEqual([
      {
        name: "Add",
        file: "M/20250101000000_Add.cs",
        line: 3,
        id: "20250101000001_Add",
        context: "ShopContext",
      },
    ]);
  });

  it("names a migration class that EF does not see", () => {
    const commented = file("M/x.Designer.cs", designer.text.replace("[Migration", "// [Migration"));
    expect(orphans(migrationClasses([main]))).toMatchObject([
      {
        file: main.path,
        line: 3,
        reason: expect.stringContaining("no [Migration] and no [DbContext]"),
      },
    ]);
    expect(orphans(migrationClasses([main, commented]))).toHaveLength(1);
    expect(orphans(migrationClasses([main, designer]))).toEqual([]);
  });

  it("sees an id that is not the file's, and one that stands twice", () => {
    const classes = migrationClasses([main, designer]);
    const codes = (list: typeof classes) =>
      structureReasons(["20250101000001_Add"], list, "Shop.ShopContext").map(({ code }) => code);
    expect(codes(classes)).toEqual(["id-file-mismatch"]);
    expect(codes([...classes, ...classes])).toContain("duplicate-id");
  });
});

describe("an application that migrates by itself", () => {
  it.each([
    ["db.Database.Migrate();", false],
    ["if (app.Environment.IsDevelopment()) { using var s = x(); db.Database.Migrate(); }", true],
    ["if (app.Environment.IsDevelopment()) await db.Database.MigrateAsync();", true],
    ["if (!app.Environment.IsDevelopment()) { db.Database.Migrate(); }", false],
    ["if (app.Environment.IsDevelopment()) { Swagger(); } db.Database.Migrate();", false],
    ["db.Database.EnsureCreated();", false],
    [
      "if (Wants(env)) { db.Database.Migrate(); } bool Wants(E env) { return env.IsDevelopment(); }",
      true,
    ],
    ["if (Wants(env)) { db.Database.Migrate(); } bool Wants(E env) => true;", false],
  ])("%s: only in Development is %s", (text, developmentOnly) => {
    expect(startupMigrations([file("Program.cs", text)])).toMatchObject([{ developmentOnly }]);
  });

  it("is not found in a comment or a string", () => {
    const text =
      '// db.Migrate();\n/* x.Migrate() */ var s = "x.Migrate()"; var r = """ x.Migrate() """;';
    expect(startupMigrations([file("Program.cs", text)])).toEqual([]);
  });
});

describe("the design-time environment", () => {
  it("passes paths and placeholders, and no secret", () => {
    const environment = planEnvironment(
      {
        PATH: "/bin",
        HOME: "/home",
        AZURE_CLIENT_SECRET: "s",
        GITHUB_TOKEN: "t",
        "INPUT_CONNECTION-STRING": "c",
        NUGET_API_KEY: "k",
        ConnectionStrings__Shop: "production",
      },
      { Shop: "placeholder" },
      { EXTRA: "1" },
    );
    expect(environment).toMatchObject({
      PATH: "/bin",
      EXTRA: "1",
      ConnectionStrings__Shop: "placeholder",
    });
    expect(Object.keys(environment).filter((name) => /SECRET|TOKEN|INPUT|KEY/.test(name))).toEqual(
      [],
    );
  });

  it("knows the connection strings that the application asks for", () => {
    const names = connectionNames(
      [file("Program.cs", 'x.GetConnectionString("Shop")')],
      [file("appsettings.json", '{ "ConnectionStrings": { "Audit": "…" } }')],
    );
    expect(names).toEqual(["Audit", "Shop"]);
  });
});

describe("the plan", () => {
  const migrations = [
    { id: "20250101000000_One", up: "CREATE TABLE a (b INTEGER);", down: "DROP TABLE a;" },
    { id: "20250102000000_Two", up: "CREATE TABLE c (d INTEGER);", down: "THROW No way back." },
    { id: "20250103000000_Three", up: "CREATE TABLE e (f INTEGER);", down: "DROP TABLE e;" },
  ];

  it("gives each migration its own scripts, and the reason where there is no way back", async () => {
    const { loaded } = await planOf(migrations);
    const [context] = loaded.pack.contexts;
    expect(context?.historyTable).toBe("__EFMigrationsHistory");
    expect(context?.migrations.map(({ rollbackKind }) => rollbackKind)).toEqual([
      "lossy",
      "none",
      "lossy",
    ]);
    expect(context?.migrations[1]).toMatchObject({
      rollback: null,
      rollbackReason: "No way back.",
    });
    expect(loaded.scripts.get(context?.migrations[2]?.forward.file ?? "")).toMatch(
      /^CREATE TABLE e[\s\S]*20250103000000_Three[^;]*;\n$/,
    );
  });

  it("has the same digest for the same sources, and another for another script", async () => {
    const digest = async (up: string) =>
      (await planOf([{ id: "20250101000000_One", up, down: "DROP TABLE a;" }])).loaded.pack.digest;
    expect(await digest("CREATE TABLE a (b);")).toBe(await digest("CREATE TABLE a (b);"));
    expect(await digest("CREATE TABLE a (b);")).not.toBe(await digest("CREATE TABLE a (c);"));
  });

  it("passes when there are no migrations", async () => {
    expect(await planOf([])).toMatchObject({ verdict: "pass", reasons: [] });
  });

  it("plans another provider for review and judges nothing", async () => {
    const { loaded, verdict } = await planOf(
      migrations.slice(0, 1),
      undefined,
      "Pomelo.EntityFrameworkCore.MySql",
    );
    expect(verdict).toBe("pass");
    expect(loaded.pack.contexts[0]?.migrations[0]).toMatchObject({
      safety: "conditional",
      rollbackKind: "unknown",
    });
  });
});

describe("finding the project", () => {
  const workspace = (files: Record<string, string>) => {
    const root = mkdtempSync(path.join(os.tmpdir(), "slipway-ef-test-"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
  };
  const ef = '<PackageReference Include="Microsoft.EntityFrameworkCore" />';
  const web = (content: string) => `<Project Sdk="Microsoft.NET.Sdk.Web">${content}</Project>`;

  it("takes the library with the migrations and the program that refers to it", () => {
    using files = workspace({
      "Data/Data.csproj": `<Project Sdk="Microsoft.NET.Sdk">${ef}</Project>`,
      "Data/Migrations/ShopModelSnapshot.cs": "",
      "Web/Web.csproj": web('<ProjectReference Include="..\\Data\\Data.csproj" />'),
    });
    expect(findProjects(files.root, undefined, undefined)).toEqual({
      project: path.join(files.root, "Data/Data.csproj"),
      startupProject: path.join(files.root, "Web/Web.csproj"),
    });
  });

  it("asks when there are several, and says where it looked when there is none", () => {
    using several = workspace({ "A/A.csproj": web(ef), "B/B.csproj": web(ef) });
    expect(() => findProjects(several.root, undefined, undefined)).toThrow("2 projects could hold");
    using none = workspace({ "A/A.csproj": web("") });
    expect(() => findProjects(none.root, undefined, undefined)).toThrow(
      "1 .csproj files looked at",
    );
  });
});
