import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanInputs } from "../src/inputs.ts";
import type { Outcome } from "../src/operations/outcome.ts";
import { planOperation } from "../src/operations/plan.ts";
import type { PackScript } from "../src/pack/pack.ts";
import { builtThreeProviders, dotnet, installedTool } from "./built-project.ts";

/** The tool of one version is run beside the plan; with `EF_TOOLS=all`, as in CI, that of each. */
const comparedTools = process.env.EF_TOOLS === "all" ? [8, 9, 10] : [10];

const versions = [
  { major: 8, ef: "8.0.33", npgsql: "8.0.11", tool: "8.0.33", compared: "LedgerContext" },
  { major: 9, ef: "9.0.22", npgsql: "9.0.4", tool: "9.0.23", compared: "EventsContext" },
  { major: 10, ef: "10.0.14", npgsql: "10.0.3", tool: "10.0.15", compared: "LedgerContext" },
];

const planInputs: Omit<PlanInputs, "pack" | "packShown"> = {
  operation: "plan",
  evidenceDirectory: ".slipway",
  context: undefined,
  project: undefined,
  startupProject: undefined,
  configuration: "Release",
  framework: undefined,
  build: false,
  appliedThrough: undefined,
  baselinePack: undefined,
  migratorCommand: [],
  tableRows: new Map(),
  comment: false,
  token: undefined,
  designTimeEnvironment: {},
  applicationArguments: [],
  toolTimeoutMilliseconds: 300_000,
  edition: "enterprise",
  rules: undefined,
  oldVersion: "kept",
};

describe.each(versions)("one process of Entity Framework $major for three providers", (version) => {
  let home = "";
  let outcome: Outcome;
  const context = (name: string) => {
    const found = outcome.loaded?.pack.contexts.find((item) => item.name.endsWith(`.${name}`));
    if (found === undefined) throw new Error(`no context ${name}`);
    return found;
  };
  const commands = (script: PackScript | null | undefined) =>
    (script?.commands ?? []).map(({ start, end, transaction }) => ({
      transaction,
      text: outcome.loaded?.scripts.get(script?.file ?? "")?.slice(start, end) ?? "",
    }));

  beforeAll(async () => {
    home = builtThreeProviders(version);
    const scratch = mkdtempSync(path.join(os.tmpdir(), "slipway-ef-plan-"));
    const workspace = process.env.GITHUB_WORKSPACE;
    process.env.GITHUB_WORKSPACE = home;
    try {
      outcome = await planOperation(
        { ...planInputs, pack: path.join(scratch, "pack"), packShown: "pack" },
        process.env,
        () => {},
        new AbortController().signal,
      );
    } finally {
      if (workspace === undefined) delete process.env.GITHUB_WORKSPACE;
      else process.env.GITHUB_WORKSPACE = workspace;
      rmSync(scratch, { recursive: true, force: true });
    }
  }, 300_000);

  it("knows each context, its provider, its version and its history table", () => {
    expect(
      outcome.loaded?.pack.contexts.map(
        ({ name, provider, efVersion, historyTable, migrations }) => [
          name,
          provider,
          efVersion,
          historyTable,
          migrations.length,
        ],
      ),
    ).toEqual([
      [
        "ThreeProviders.CatalogContext",
        "Microsoft.EntityFrameworkCore.Sqlite",
        version.ef,
        "__EFMigrationsHistory",
        2,
      ],
      [
        "ThreeProviders.EventsContext",
        "Npgsql.EntityFrameworkCore.PostgreSQL",
        version.ef,
        "__EFMigrationsHistory",
        3,
      ],
      [
        "ThreeProviders.LedgerContext",
        "Microsoft.EntityFrameworkCore.SqlServer",
        version.ef,
        "MigrationLog",
        4,
      ],
    ]);
    expect(commands(context("LedgerContext").history)[0]?.text).toContain("[ops].[MigrationLog]");
  });

  it("gives a view, a procedure and a function body a command each", () => {
    const overview = commands(context("LedgerContext").migrations[1]?.forward);
    expect(overview.map(({ text }) => text.split(/\s/, 2).join(" "))).toEqual([
      "CREATE VIEW",
      "CREATE PROCEDURE",
      "INSERT INTO",
    ]);
    const [audit] = commands(context("EventsContext").migrations[1]?.forward);
    expect(audit?.text).toMatch(/^CREATE FUNCTION[\s\S]*EXECUTE FUNCTION audit\(\);$/);
  });

  it("says which commands run outside of the transaction", () => {
    const places = (name: string, index: number) =>
      commands(context(name).migrations[index]?.forward).map(({ transaction }) => transaction);
    expect(places("LedgerContext", 3).slice(0, 2)).toEqual(["inside", "outside"]);
    expect(places("EventsContext", 2)[0]).toBe("outside");
    expect(places("EventsContext", 1)).not.toContain("outside");
  });

  it("gives the reason of a Down that throws or is missing, and sees an empty one", () => {
    expect(context("LedgerContext").migrations[2]).toMatchObject({
      rollback: null,
      rollbackReason: "Currencies were merged; there is no way back.",
    });
    expect(context("EventsContext").migrations[2]?.rollbackReason).toContain("Down");
    expect(commands(context("EventsContext").migrations[1]?.rollback)).toHaveLength(1);
    expect(context("EventsContext").migrations[1]?.rollbackKind).toBe("none");
  });

  it("sees in the SQL that a Down leaves an index behind", () => {
    const lying = context("LedgerContext").migrations[3];
    expect(lying?.rollbackKind).toBe("may-fail");
    expect(lying?.findings.map(({ message }) => message).join("\n")).toContain("IX_Owner");
  });

  it("names what the model has and no migration carries", () => {
    expect(outcome.report.reasons).toContainEqual(
      expect.objectContaining({
        code: "pending-model-changes",
        message: expect.stringContaining("AddColumn Accounts.Currency"),
        file: "Catalog/CatalogMigrations.cs",
      }),
    );
  });

  it("finds SQL that depends on the environment, though a static field keeps it", () => {
    expect(outcome.report.reasons).toContainEqual(
      expect.objectContaining({ code: "environment-dependent-sql", line: 27 }),
    );
    expect(
      outcome.loaded?.pack.contexts.flatMap(({ migrations }) =>
        migrations.filter(({ findings }) => findings.some(({ rule }) => rule === "R29")),
      ),
    ).toHaveLength(1);
  });

  if (!comparedTools.includes(version.major)) return;
  it("is what `dotnet ef migrations script --no-transactions` prints", () => {
    const printed = path.join(home, `${process.pid}.sql`);
    try {
      const script = ["migrations", "script", "--no-transactions", "--no-build"];
      const choice = ["--configuration", "Release", "--context", version.compared];
      dotnet(installedTool(version), [...script, ...choice, "--output", printed], home);
      const { history, migrations } = context(version.compared);
      const files = [history, ...migrations.map(({ forward }) => forward)];
      expect(
        files.map((file) => outcome.loaded?.scripts.get(file?.file ?? "")?.trim()).join("\n\n"),
      ).toBe(
        readFileSync(printed, "utf8")
          .replace(/^\uFEFF/, "")
          .trim(),
      );
    } finally {
      rmSync(printed, { force: true });
    }
  }, 300_000);
});
