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
import { questionOf } from "../src/plan.ts";

const root = path.dirname(infraDirectory);
const scripts = path.join(root, "scripts");
/** The project's own Node.js first: it runs TypeScript. */
const searchPath = `${path.join(root, "node_modules", ".bin")}:${process.env.PATH}`;
const script = path.join(scripts, "infrastructure.ts");
const kept = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/kept";
const farm = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/serverfarms/farm";
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
  write("stack.json", { provisioningState: "succeeded", ...(stack as object) });
  write(
    "bin/az",
    `#!/bin/sh
echo "$*" >> "${directory}/calls"
case "$*" in
  *"what-if"*) cat "${directory}/what-if.json" ;;
  *"sub list"*) echo example-dev ;;
  *"sub show"*) cat "${directory}/stack.json" ;;
  *"resource show"*serverfarms*) cat "${directory}/plan-shown.json" ;;
  *"resource show"*) echo "ERROR: (ResourceNotFound) The Resource was not found." >&2; exit 3 ;;
esac
`,
  );
  chmodSync(file("bin/az"), 0o755);
}
const environment = (unmanaged = "") => ({
  PATH: `${file("bin")}:${searchPath}`,
  ENVIRONMENT: "dev",
  STACK: "example-dev",
  LOCATION: "westeurope",
  FILE: file("dev.bicepparam"),
  UNMANAGED: unmanaged,
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
    standInForAz({ resources: [{ id: kept }, { id: gone }, { id: farm }] });
    write("plan-shown.json", { id: farm, sku: { name: "P1V3", capacity: 4 } });
    write("dev.bicep", "param running string\noutput greeting string = running\n");
    write(
      "dev.bicepparam",
      "using 'dev.bicep'\nparam running = readEnvironmentVariable('RUNNING', '')\n",
    );
    const { status, stderr } = run(
      "bash",
      [path.join(scripts, "infrastructure-plan.sh"), file("plan")],
      environment(),
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(calls()).toContain("--validation-level ProviderNoRbac");
    const given = JSON.parse(readFileSync(file("plan/parameters.json"), "utf8")).parameters;
    expect(JSON.parse(given.running.value)).toEqual({ farm: { instances: 4 } });
    const { unmanaged } = JSON.parse(readFileSync(file("plan/plan.json"), "utf8"));
    expect(unmanaged).toEqual([gone, farm]);
    expect(readFileSync(file("summary.md"), "utf8")).toContain(
      `run the workflow by hand with \`unmanaged: delete-${questionOf(plan(gone, farm))}\``,
    );
  }, 60_000);

  test("is not made with a placeholder for the administrators", () => {
    write("parameters.json", '{"sid":"00000000-0000-0000-0000-000000000000"}');
    const { status, stdout } = run("node", [script, "parameters", file("parameters.json")]);
    expect(status).toBe(1);
    expect(stdout).toContain("set the repository variable SQL_ADMINISTRATOR_ID");
  });

  test("becomes, with those of the other environments, one comment that the poster accepts", () => {
    write("plans/infrastructure-plan-dev/plan.json", plan(gone));
    write("event.json", { pull_request: { number: 7, head: { sha: "a".repeat(40) } } });
    run("node", [script, "comment", file("plans"), file("none"), file("event.json"), file("c")], {
      ENVIRONMENTS: '["dev","prod"]',
      FILES: "success",
      AZURE: "failure",
    });
    const comment = parseHandedOver(readFileSync(file("c/infrastructure.json"), "utf8"));
    expect(comment).toMatchObject({ marker: "infrastructure", pullRequest: 7 });
    const { body } = comment as { body: string };
    expect(body).toMatch(/^<!-- slipway:infrastructure -->\n/);
    expect(body).toContain("### Infrastructure of `dev`");
    expect(body).toContain("### Infrastructure of `prod`\n\n**Azure gave no answer**");
  });
});

describe("the deployment", () => {
  const deploy = (unmanaged = "") =>
    run(
      "bash",
      [path.join(scripts, "infrastructure-deploy.sh"), file("approved"), file("now")],
      environment(unmanaged),
    );
  const question = questionOf(plan(gone));

  test("deploys at once when everything of the stack is in the files", () => {
    standInForAz({});
    write("approved/plan.json", plan());
    write("now/plan.json", plan());
    expect(deploy().status).toBe(0);
    expect(calls()).toContain("--action-on-unmanage detachAll --deny-settings-mode denyDelete");
  });

  test("keeps the instances that run at that time, not those of the plan", () => {
    standInForAz({});
    write("approved/plan.json", plan());
    write("now/plan.json", plan());
    write("now/stack.json", { resources: [{ id: farm }] });
    write("plan-shown.json", { id: farm, sku: { capacity: 7 } });
    write("bin/az", readFileSync(file("bin/az"), "utf8").replace("$*", "$RUNNING $*"));
    expect(deploy()).toMatchObject({ status: 0, stderr: "" });
    expect(calls()).toContain('{"farm":{"instances":7}} stack sub create');
  });

  test.each([
    ["keep", {}, "detachAll"],
    ["delete", { deletedResources: [{ id: gone }] }, "deleteResources"],
  ])("does what the answer %s says, and reads it back", (word, stack, action) => {
    standInForAz(stack);
    write("approved/plan.json", plan(gone));
    write("now/plan.json", plan(gone));
    expect(deploy(`${word}-${question}`)).toMatchObject({ status: 0, stderr: "" });
    expect(calls()).toContain(`--action-on-unmanage ${action}`);
  });

  test("fails when what was to be deleted is there still", () => {
    standInForAz({ resources: [{ id: gone }] });
    write("approved/plan.json", plan(gone));
    write("now/plan.json", plan(gone));
    const { status, stdout } = deploy(`delete-${question}`);
    expect(status).toBe(1);
    expect(stdout).toContain(`${gone} was not deleted.`);
  });

  test.each([
    ["nobody has answered", plan(gone), "", `"unmanaged: delete-${question}"`],
    ["the answer is to another question", plan(gone), "delete-00000000", "Nothing was deployed"],
    [
      "the answer is both",
      plan(gone),
      `delete-${question} keep-${question}`,
      "Nothing was deployed",
    ],
    ["more is gone than was approved", plan(), `delete-${question}`, `${gone} is no longer`],
  ])("does nothing when %s", (_, approved, unmanaged, words) => {
    standInForAz({});
    write("approved/plan.json", approved);
    write("now/plan.json", plan(gone));
    const { status, stdout } = deploy(unmanaged);
    expect(status).toBe(1);
    expect(stdout).toContain(words);
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
