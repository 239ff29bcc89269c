import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ActionRun, bundle, target } from "./child.ts";

const schema = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../report.schema.json"), "utf8"),
) as object;

describe("the action in its own process", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "bluegreen-shift-bundle-"));
  let program: string;
  beforeAll(async () => {
    program = await bundle(directory);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("refuses a wrong input in one line, with the remedy", async () => {
    await using run = new ActionRun(program, { ...target, steps: "50, 10" });
    expect(await run.ended).toBe(1);
    expect(run.log.trim()).toBe(
      '::error::Input "steps" is "50, 10". Give rising percentages above 0 and up to 100, for example "10, 25, 50, 100".',
    );
    expect(run.outputs).toEqual({});
  });

  it("without a sign-in leaves a report, outputs and a next step behind", async () => {
    await using run = new ActionRun(program, target);
    expect(await run.ended).toBe(1);
    expect(run.log).toContain("id-token: write");
    expect(run.outputs).toMatchObject({ verdict: "fail", outcome: "unchanged", weight: "" });
    expect(new Ajv().validate(schema, run.report)).toBe(true);
    expect(run.report).toMatchObject({ reasons: [{ code: "azure-failed" }] });
  });
});
