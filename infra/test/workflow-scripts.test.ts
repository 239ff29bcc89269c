import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseHandedOver } from "../../packages/toolkit/src/pull-request-comment.ts";
import { infraDirectory } from "../src/bicep-binary.ts";

const root = path.dirname(infraDirectory);
const scripts = path.join(root, "scripts");
/** The project's own Node.js first: it runs TypeScript. */
const searchPath = `${path.join(root, "node_modules", ".bin")}:${process.env.PATH}`;
const script = path.join(scripts, "infrastructure.ts");
const kept = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/kept";
const gone = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/gone";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "infrastructure-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = (name: string) => path.join(directory, name);
const write = (name: string, value: unknown) => {
  mkdirSync(path.dirname(file(name)), { recursive: true });
  writeFileSync(file(name), typeof value === "string" ? value : JSON.stringify(value));
};
const run = (command: string, args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(command, args, {
    cwd: directory,
    encoding: "utf8",
    env: { PATH: searchPath, HOME: process.env.HOME, ...env },
  });

/**
 * Stands in for `az`: Debian's 2.45 knows neither stacks nor parameter files. It notes how it was
 * called and answers from files, as the documentation says that `az` does.
 */
function standInForAz(stack: unknown): void {
  write("what-if.json", { changes: [{ resourceId: kept, changeType: "NoChange" }] });
  write("stack.json", stack);
  write(
    "bin/az",
    `#!/bin/sh
echo "$*" >> "${directory}/calls"
case "$*" in
  *"what-if"*) cat "${directory}/what-if.json" ;;
  *"sub list"*) echo example-dev ;;
  *"provisioningState"*) echo succeeded ;;
  *"sub show"*) cat "${directory}/stack.json" ;;
esac
`,
  );
  chmodSync(file("bin/az"), 0o755);
}
const environment = (isDeleting: boolean) => ({
  PATH: `${file("bin")}:${searchPath}`,
  ENVIRONMENT: "dev",
  STACK: "example-dev",
  LOCATION: "westeurope",
  FILE: file("dev.bicepparam"),
  DELETE: String(isDeleting),
  GITHUB_STEP_SUMMARY: file("summary.md"),
});
const calls = () => (existsSync(file("calls")) ? readFileSync(file("calls"), "utf8") : "");
const plan = (...unmanaged: string[]) => ({
  environment: "dev",
  created: [],
  modified: [],
  unchanged: 1,
  unknown: [],
  unmanaged,
});

describe("the plan", () => {
  test("asks as one who may only read, and lists what the stack holds beside the files", () => {
    standInForAz({ resources: [{ id: kept }, { id: gone }] });
    write("dev.bicep", "param name string\noutput greeting string = name\n");
    write("dev.bicepparam", "using 'dev.bicep'\nparam name = 'roster'\n");
    const { status, stderr } = run(
      "bash",
      [path.join(scripts, "infrastructure-plan.sh"), file("plan")],
      environment(true),
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(calls()).toContain("--validation-level ProviderNoRbac");
    expect(JSON.parse(readFileSync(file("plan/plan.json"), "utf8")).unmanaged).toEqual([gone]);
    expect(readFileSync(file("summary.md"), "utf8")).toContain(
      "**Deleted after the environment's approval** (1)",
    );
  }, 60_000);

  test("is not made with a placeholder for the administrators", () => {
    write("parameters.json", '{"sid":"00000000-0000-0000-0000-000000000000"}');
    const { status, stdout } = run("node", [script, "parameters", file("parameters.json")]);
    expect(status).toBe(1);
    expect(stdout).toContain("set the repository variable SQL_ADMINISTRATOR_ID");
  });

  test("becomes a comment that the poster accepts", () => {
    write("plan.json", plan(gone));
    write("event.json", { pull_request: { number: 7, head: { sha: "a".repeat(40) } } });
    run("node", [script, "comment", file("plan.json"), file("event.json"), file("c/one.json")]);
    const comment = parseHandedOver(readFileSync(file("c/one.json"), "utf8"));
    expect(comment).toMatchObject({ marker: "infrastructure-dev", pullRequest: 7 });
    expect((comment as { body: string }).body).toMatch(/^<!-- slipway:infrastructure-dev -->\n/);
  });
});

describe("the deployment", () => {
  const deploy = (isDeleting: boolean) =>
    run(
      "bash",
      [path.join(scripts, "infrastructure-deploy.sh"), file("approved"), file("now")],
      environment(isDeleting),
    );

  test("detaches unless it was told to delete", () => {
    standInForAz({});
    write("approved/plan.json", plan());
    write("now/plan.json", plan(gone));
    expect(deploy(false).status).toBe(0);
    expect(calls()).toContain("--action-on-unmanage detachAll --deny-settings-mode denyDelete");
  });

  test("deletes what was listed before the approval, never a resource group", () => {
    standInForAz({});
    write("approved/plan.json", plan(gone));
    write("now/plan.json", plan(gone));
    expect(deploy(true).status).toBe(0);
    expect(calls()).toContain("--action-on-unmanage deleteResources");
  });

  test("does nothing when more would be deleted than was approved", () => {
    standInForAz({});
    write("approved/plan.json", plan());
    write("now/plan.json", plan(gone));
    const { status, stdout } = deploy(true);
    expect(status).toBe(1);
    expect(stdout).toContain(`${gone} would be deleted too`);
    expect(calls()).not.toContain("stack sub create");
  });
});

test("a parameter file needs a snapshot that it leads to", () => {
  write("p/dev.bicep", "targetScope = 'subscription'\n");
  write("p/dev.bicepparam", "using 'dev.bicep'\n");
  const missing = run("node", [script, "check", file("p")]);
  expect(missing.status).toBe(1);
  expect(missing.stdout).toContain("dev.snapshot.json is missing. Run `bicep snapshot ");
}, 60_000);
