import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Rehearsal } from "../runner/rehearse.ts";
import { fresh, old, Stage, slipway } from "./stage.ts";

let directory: string;
let stage: Stage;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-upkeep-"));
  stage = await Stage.open(directory);
});
afterAll(async () => {
  await stage?.azure.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

const day = 24 * 60;
/** The small site has no single-page app. */
const small = { profile: "none", "second-try-after": "0" };
const swapped = (keepMinutes: number) => ({
  production: fresh,
  slot: old,
  tags: {
    "bgs-phase": "keep",
    "bgs-id": fresh,
    "bgs-old": old,
    "bgs-keep-until": stage.later(keepMinutes),
  },
});
const shifting = (lease: string) => ({
  production: old,
  slot: fresh,
  weight: 25,
  tags: {
    "bgs-phase": "shift",
    "bgs-id": fresh,
    "bgs-old": old,
    "bgs-step": "25",
    "bgs-since": stage.later(-10),
    "bgs-lease": lease,
  },
});
/** Artifacts of a run that shifted to a release and had no migration to apply. */
function deployed(release: string): string {
  const artifacts = mkdtempSync(path.join(directory, "run-"));
  for (const name of ["migrations", "evidence-deploy-prod"]) mkdirSync(path.join(artifacts, name));
  writeFileSync(path.join(artifacts, "migrations", "pack.json"), "{}");
  writeFileSync(
    path.join(artifacts, "evidence-deploy-prod", "bluegreen-shift-shift-report.json"),
    JSON.stringify({ releases: { new: release } }),
  );
  return artifacts;
}
const summaries = ({ events }: Rehearsal) =>
  events.flatMap((event) => (event.type === "summary" ? [event.markdown] : [])).join("\n");

describe("the rollback button", { timeout: 120_000 }, () => {
  const press = (site: string, more: Parameters<Stage["run"]>[1] = {}) =>
    stage.run("rollback", {
      inputs: { environment: "prod" },
      environments: { prod: stage.environment(site) },
      with: small,
      ...more,
    });

  test("swaps back what was promoted, checks it and says how long it took", async () => {
    const site = await stage.app(swapped(day));
    const run = await press(site, {
      inputs: { environment: "prod", schema: "true", "schema-run": "41" },
      earlierRuns: { 41: deployed(fresh) },
    });
    expect(run.annotations("error")).toEqual([]);
    expect(run.jobs).toEqual({
      "rollback / rollback": "success",
      "rollback / result": "success",
      rollback: "success",
    });
    expect(await stage.serves(site)).toBe(old);
    expect(run.outputs("rollback").release).toBe(old);
    expect(summaries(run)).toMatch(/All users were back \d+ seconds after .*Users are on aaaaaaa1/);
    expect(summaries(run)).toContain("The run applied no migration, so the schema stays");
  });

  test("takes over from a shift at work and clears its rules at once", async () => {
    const site = await stage.app(shifting(`99.1.deploy@${stage.later(day)}`));
    let rules = -1;
    const run = await press(site, {
      onLine(line) {
        if (!line.includes("Rules cleared and read back")) return;
        rules = stage.slot(site, "production").rampUpRules.length;
      },
    });
    expect(rules).toBe(0);
    expect(run.jobs["rollback / rollback"]).toBe("success");
    expect(summaries(run)).toMatch(/All users were back (at most )?\d+ seconds after/);
    expect(await stage.serves(site)).toBe(old);
  });

  test("cancelled while it waits for the last clients, leaves the traffic on the old version", async () => {
    const site = await stage.app(shifting(`99.1.deploy@${stage.later(-day)}`));
    const run = await press(site, {
      onLine(line, cancel) {
        if (line.includes("Rules cleared and read back")) cancel();
      },
    });
    expect(run.jobs).toMatchObject({
      "rollback / rollback": "cancelled",
      "rollback / result": "failure",
    });
    expect(stage.slot(site, "production").rampUpRules).toEqual([]);
    expect(run.result.artifacts.map(({ name }) => name)).toEqual(["evidence-rollback-prod"]);
  });

  test("keeps the schema while the run's version serves, since nothing was there to go back from", async () => {
    const site = await stage.app({ production: old, slot: fresh, tags: {} });
    const run = await press(site, {
      inputs: { environment: "prod", schema: "true", "schema-run": "41" },
      earlierRuns: { 41: deployed(old) },
    });
    expect(summaries(run)).toContain("There was nothing to go back from. Users are on aaaaaaa1.");
    expect(run.jobs["rollback / rollback"]).toBe("failure");
    expect(run.annotations("error").join()).toContain(
      "The run's version aaaaaaa1 still serves the users, so its schema stays.",
    );
  });

  test.each([
    ["an approval that was refused", { reviewers: true, vars: {} }, undefined],
    ["an environment without a slot", { vars: { AZURE_SLOT: "" } }, "has no slot (AZURE_SLOT)"],
    [
      "an environment without an app",
      { vars: { AZURE_WEBAPP: "" } },
      "has no variable AZURE_WEBAPP",
    ],
  ])("stops at %s and asks Azure nothing", async (_, { vars, ...more }, words) => {
    const whole = stage.environment("app-nowhere");
    const asked = stage.azure.control.requests().length;
    const run = await press("app-nowhere", {
      approval: "rejected",
      environments: { prod: { ...whole, ...more, vars: { ...whole.vars, ...vars } } },
    });
    expect(run.jobs).toMatchObject({
      "rollback / rollback": "failure",
      "rollback / result": "failure",
    });
    if (words !== undefined) expect(run.annotations("error").join()).toContain(words);
    expect(stage.azure.control.requests()).toHaveLength(asked);
  });
});

describe("a validation that fails after the swap", { timeout: 120_000 }, () => {
  test.each([
    ["brings the old version back by itself", true, old],
    ["leaves it where the product does not want that", false, fresh],
  ])("%s", async (_, wanted, serving) => {
    const site = await stage.app(swapped(day));
    const run = await stage.run("ship", {
      workflow: afterTheSwap(wanted),
      inputs: {},
      environments: { prod: stage.environment(site) },
    });
    expect(run.jobs).toMatchObject({
      validate: "failure",
      "roll-back": wanted ? "success" : "skipped",
    });
    expect(await stage.serves(site)).toBe(serving);
  });

  /** The pipeline's own job for it, behind a validation that fails. */
  function afterTheSwap(wanted: boolean): string {
    const pipeline = parse(
      readFileSync(path.join(slipway, ".github/workflows/pipeline.yml"), "utf8"),
    );
    const done = (outputs: object) => ({
      "runs-on": "ubuntu-24.04",
      outputs,
      steps: [{ run: "true" }],
    });
    const back = pipeline.jobs["roll-back"];
    return stringify({
      on: {
        workflow_dispatch: {
          inputs: {
            "roll-back-on-failed-validation": { type: "boolean", default: wanted },
            "rollback-environment": { type: "string", default: "{0}" },
            "health-path": { type: "string", default: "/health" },
            runner: { type: "string", default: "ubuntu-24.04" },
          },
        },
      },
      permissions: { actions: "read", "id-token": "write", contents: "read" },
      jobs: {
        route: done({ environment: "prod" }),
        deploy: done({ slot: "green" }),
        validate: { needs: "deploy", "runs-on": "ubuntu-24.04", steps: [{ run: "exit 1" }] },
        "roll-back": {
          ...back,
          uses: back.uses.replace("./", "megadur/slipway/").concat("@v1"),
          with: { ...back.with, profile: "none" },
        },
      },
    });
  }
});

describe("a deployment", { timeout: 60_000 }, () => {
  test("with a token that has no value stops before Azure is asked for anything", async () => {
    const asked = stage.azure.control.requests().length;
    const artifact = (name: string) => ({
      uses: "actions/upload-artifact@v7",
      with: { name, path: name },
    });
    const run = await stage.run("ship", {
      inputs: {},
      environments: { prod: stage.environment("app-nowhere") },
      workflow: stringify({
        on: "workflow_dispatch",
        permissions: { contents: "read", "id-token": "write" },
        jobs: {
          package: {
            "runs-on": "ubuntu-24.04",
            steps: [
              {
                run: "mkdir app migrations && echo '{}' > migrations/pack.json && printf '%s' '{\n\"Sql\": \"#{SqlServerName}#\" }' > app/appsettings.json",
              },
              artifact("app"),
              artifact("migrations"),
            ],
          },
          deploy: {
            needs: "package",
            uses: "megadur/slipway/.github/workflows/deploy.yml@v1",
            with: { environment: "prod" },
          },
        },
      }),
    });
    expect(run.jobs["deploy / deploy"]).toBe("failure");
    expect(run.annotations("error").join()).toContain(
      "appsettings.json:2: The token SqlServerName has no value. Add the variable SQL_SERVER_NAME",
    );
    expect(stage.azure.control.requests()).toHaveLength(asked);
  });
});

describe("the schedule", { timeout: 120_000 }, () => {
  test("ends what a killed run left, and stops the old version whose time is over", async () => {
    const orphan = await stage.app(shifting(`99.1.deploy@${stage.later(-day)}`));
    const over = await stage.app(swapped(-1));
    const run = await stage.run("keep-clean", {
      environments: {
        staging: stage.environment(orphan),
        "prod-upkeep": stage.environment(over),
      },
    });
    expect(run.annotations("error")).toEqual([]);
    expect(run.result.conclusion).toBe("success");
    expect(stage.slot(orphan, "production").rampUpRules).toEqual([]);
    expect(stage.slot(over, "green").state).toBe("Stopped");
    expect([await stage.serves(orphan), await stage.serves(over)]).toEqual([old, fresh]);
  });

  test("touches neither a run at work nor an old version that is still kept", async () => {
    const busy = await stage.app(shifting(`99.1.deploy@${stage.later(day)}`));
    const kept = await stage.app(swapped(day));
    const run = await stage.run("keep-clean", {
      environments: { staging: stage.environment(busy), "prod-upkeep": stage.environment(kept) },
    });
    expect(run.result.conclusion).toBe("success");
    expect(stage.slot(busy, "production").rampUpRules).toHaveLength(1);
    expect(stage.slot(kept, "green").state).toBe("Running");
  });
});
