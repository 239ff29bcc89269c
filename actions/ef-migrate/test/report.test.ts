import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { actionDirectory, shopPack, shopProject, Workspace } from "./harness.ts";

const schema = JSON.parse(readFileSync(path.join(actionDirectory, "report.schema.json"), "utf8"));

function faults(report: unknown): unknown {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const validate = ajv.compile(schema);
  validate(report);
  return validate.errors;
}

describe("the report", () => {
  it.each(["apply", "rehearse", "verify", "rollback"])(
    "of %s is what its schema says",
    async (operation) => {
      using workspace = new Workspace(shopPack);
      using database = workspace.open();
      database.exec("CREATE TABLE kept (x)");
      const run = await workspace.run({
        operation,
        "connection-string": workspace.connectionString,
        to: "0",
      });
      expect(faults(run.report)).toBeNull();
    },
  );

  it("comes from the bundle as well", async () => {
    using workspace = new Workspace(shopPack);
    const run = await workspace.run({ operation: "rehearse" }, { entry: "bundle" });
    expect(run.report).toMatchObject({ operation: "rehearse", verdict: "warn" });
  });
});

describe("a plan with the real tool", () => {
  it("makes the pack of a project, and every finding has its place", async () => {
    using workspace = new Workspace();
    cpSync(shopProject, workspace.root, { recursive: true });
    const run = await workspace.run({}, { environment: { SOME_TOKEN: "not for design time" } });
    expect(
      run.report?.reasons.map((reason: { code: string; file: string; line: number }) => [
        reason.code,
        reason.file,
        reason.line,
      ]),
    ).toEqual([
      ["orphan-migration", "Shop/Migrations/20250107090000_AddNickname.cs", 7],
      ["startup-migration", "Shop/Program.cs", 11],
      ["id-file-mismatch", "Shop/Migrations/20250104100000_DropFax.cs", 8],
      ["R08", "Shop/Migrations/20250103090000_RequireEmail.cs", 8],
      ["R01", "Shop/Migrations/20250104100000_DropFax.cs", 8],
    ]);
    expect(run.report.verdict).toBe("fail");
    expect(faults(run.report)).toBeNull();
    const pack = (root: string) => JSON.parse(readFileSync(path.join(root, "pack.json"), "utf8"));
    expect(pack(workspace.path(".slipway/migrations"))).toEqual(pack(shopPack));
    expect(run.summary).toContain("Deleted orders do not come back");
    expect(run.summary).toContain("nothing was compared with the release that the target runs");
  }, 300_000);
});
