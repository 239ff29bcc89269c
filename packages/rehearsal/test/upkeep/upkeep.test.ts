import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Rehearsal } from "../runner/rehearse.ts";
import { fresh, old, Stage } from "./stage.ts";

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

describe("the rollback button", { timeout: 240_000 }, () => {
  const press = (site: string, more: Parameters<Stage["run"]>[1] = {}) =>
    stage.run("rollback", {
      inputs: { environment: "prod" },
      environments: { prod: stage.environment(site) },
      with: small,
      ...more,
    });

  test("takes over from a shift at work and clears its rules at once", async () => {
    const site = await stage.app(shifting(`99.1.deploy@${stage.later(25)}`));
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

describe("the schedule", { timeout: 240_000 }, () => {
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
    const busy = await stage.app(shifting(`99.1.deploy@${stage.later(5)}`));
    const kept = await stage.app(swapped(day));
    await using _ = await stage.keepLease(busy, "99.1.deploy");
    const run = await stage.run("keep-clean", {
      environments: { staging: stage.environment(busy), "prod-upkeep": stage.environment(kept) },
    });
    expect(run.result.conclusion).toBe("success");
    expect(stage.slot(busy, "production").rampUpRules).toHaveLength(1);
    expect(stage.slot(kept, "green").state).toBe("Running");
  });

  test("holds what the product wants held, deletes a slot where that is asked, and is red where Azure refuses", async () => {
    const orphan = await stage.app(shifting(`99.1.deploy@${stage.later(-day)}`));
    const over = await stage.app(swapped(-1));
    const stranger = stage.environment(over);
    const call = (workflow: string, environment: string, more = {}) => ({
      uses: `megadur/slipway/.github/workflows/${workflow}.yml@v1`,
      permissions: { "id-token": "write" },
      with: { environment, ...more },
    });
    const run = await stage.run("keep-clean", {
      workflow: stringify({
        on: "schedule",
        permissions: {},
        jobs: {
          hold: call("reconcile", "staging", { "on-orphan": "hold" }),
          delete: call("retire-blue", "prod-upkeep", { "retire-by": "delete" }),
          refused: call("reconcile", "prod"),
          "refused-too": call("retire-blue", "prod"),
        },
      }),
      environments: {
        staging: stage.environment(orphan),
        "prod-upkeep": stage.environment(over),
        prod: {
          ...stranger,
          vars: { ...stranger.vars, AZURE_WEBAPP: "app-nowhere" },
        },
      },
    });
    expect(run.jobs).toMatchObject({
      // Somebody has to decide.
      "hold / result": "failure",
      "delete / result": "success",
      "refused / result": "failure",
      "refused-too / result": "failure",
    });
    expect(stage.slot(orphan, "production").rampUpRules).toHaveLength(1);
    expect(() => stage.slot(over, "green")).toThrow("There is no");
    expect(await stage.serves(over)).toBe(fresh);
  });
});
