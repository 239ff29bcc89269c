import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const action = path.resolve(import.meta.dirname, "..");
const root = path.resolve(action, "../..");
const read = (file: string) => readFileSync(path.join(action, file), "utf8");
const { inputs } = parse(read("action.yml")) as { inputs: Record<string, { default?: string }> };
const lines = (input: string) => (inputs[input]?.default ?? "").trim().split("\n");

describe("the README", () => {
  it("has a row for every reason code, and for no other", () => {
    const sources = readdirSync(path.join(action, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(path.join("src", file)))
      .join("\n");
    // Codes are written as `code: "…"`, as its alternatives, or as the first argument of a failure.
    const written = [
      ...sources.matchAll(/code: ([^,]*"[^,]*),/g),
      ...sources.matchAll(/(?:failed|finding|judged)\(\s*((?:"(?:warn|fail)", )?"[a-z-]+")/g),
    ].flatMap(([, text = ""]) =>
      [...text.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, code]) => code),
    );
    const table = read("README.md").split("## Failures and what to do")[1] ?? "";
    const told = table
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([a-z-]+)`/g)])
      .map(([, code]) => code);
    expect([...new Set(written)].toSorted()).toEqual(told.toSorted());
  });
});

describe("the defaults are the strategy's", () => {
  const strategy = path.resolve(root, "../shared/seed/deployment-strategy.md");
  const seed = () => readFileSync(strategy, "utf8");

  it.for([
    ["SMTP Credentials", "*smtp*"],
    ["API Keys", "*api-key*"],
    ["Service Principal Secrets", "*client-secret*"],
    ["Database Passwords", "*sql*password*"],
  ])("%s", ([row, pattern], ctx) => {
    if (!existsSync(strategy)) ctx.skip("not run: the strategy is not beside the repository");
    const days = new RegExp(`${row}: (\\d+) days`).exec(seed())?.[1];
    expect(lines("rotation")).toContain(`${pattern} ${days}d`);
  });

  it.for(["Application", "Database"])("recovery objectives of %s", (component, ctx) => {
    if (!existsSync(strategy)) ctx.skip("not run: the strategy is not beside the repository");
    const row = new RegExp(`\\| ${component} \\| (\\d+) minutes \\| (\\d+) minutes`).exec(seed());
    expect(lines("objectives")).toContain(`${component.toLowerCase()} ${row?.[1]}m ${row?.[2]}m`);
  });

  it("recovery time of a region", (ctx) => {
    if (!existsSync(strategy)) ctx.skip("not run: the strategy is not beside the repository");
    const hours = /Regional disaster recovery \(< (\d+) hours\)/.exec(seed())?.[1];
    expect(lines("objectives").find((line) => line.startsWith("region "))).toContain(` ${hours}h `);
  });

  it("time to patch", (ctx) => {
    if (!existsSync(strategy)) ctx.skip("not run: the strategy is not beside the repository");
    const hours = /Security Patch Deployment \| <(\d+) hours/.exec(seed())?.[1];
    expect(inputs["patch-limit"]?.default).toBe(`${hours}h`);
  });

  it("and the workflow's are the action's", () => {
    const workflow = parse(
      readFileSync(path.join(root, ".github/workflows/operations.yml"), "utf8"),
    ) as { on: { workflow_call: { inputs: Record<string, { default?: string }> } } };
    for (const input of ["rotation", "objectives", "month", "on-inconclusive"]) {
      expect(workflow.on.workflow_call.inputs[input]?.default).toBe(inputs[input]?.default);
    }
  });
});
