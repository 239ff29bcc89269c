/** What stops a deployment before any user meets the new version, one reason at a time. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { old } from "../upkeep/stage.ts";
import type { WorkflowFile } from "./product.ts";
import { migrationsOf, Product, type Shipping } from "./stage.ts";

let directory: string;
let product: Product;
let app: Awaited<ReturnType<Product["app"]>>;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-refusals-"));
  product = await Product.open(directory);
  app = await product.app();
});
afterAll(async () => {
  await product?.stage.azure.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

const initial = "20250101090000_Initial";
const policy = `environments:
  prod:
    deny: [no-rollback]
`;

interface Refusal extends Shipping {
  readonly words: string;
  /** Step at which the deployment ends. */
  readonly at: string;
}

const refusals: readonly [what: string, refusal: (packs: Product["packs"]) => Refusal][] = [
  [
    "a token without a value",
    () => ({
      release: { settings: '{\n"Key": "#{ApiKey}#" }' },
      at: "Fill the settings",
      words: "appsettings.json:2: The token ApiKey has no value. Add the variable API_KEY",
    }),
  ],
  [
    "an environment without an app",
    () => ({
      vars: { AZURE_WEBAPP: "" },
      at: "Where this goes",
      words: 'The environment "prod" has no variable AZURE_WEBAPP.',
    }),
  ],
  [
    "a topology of two apps",
    () => ({
      inputs: { topology: "front-door" },
      at: "Where this goes",
      words: 'This workflow deploys to the slots of one app, not to "front-door".',
    }),
  ],
  [
    "an identity that Azure does not know",
    () => ({
      vars: { AZURE_CLIENT_ID: "99999999-2222-3333-4444-555555555555" },
      at: "Log in to Azure",
      words: "AADSTS700016",
    }),
  ],
  [
    "a migration that loses data",
    (packs) => ({
      release: { pack: packs.contracts },
      at: "Back up and migrate the database",
      words: "Data would be lost",
    }),
  ],
  [
    "a migration that the policy of the repository denies",
    (packs) => ({
      release: { pack: packs.oneWay },
      inputs: { policy: "database/policy.yml" },
      files: { "database/policy.yml": policy },
      at: "Back up and migrate the database",
      words: "no-rollback",
    }),
  ],
  [
    "two contexts, none of them named",
    (packs) => ({
      release: { pack: packs.two },
      at: "Back up and migrate the database",
      words: "The pack has 2 contexts: Shop.Catalogue, Shop.Identity.",
    }),
  ],
];

describe("a deployment called alone stops at", { timeout: 240_000 }, () => {
  test.each(refusals)("%s, and nothing has changed", async (_, refusal) => {
    const { words, at, ...shipping } = refusal(product.packs);
    const run = await product.ship(app, { ...shipping, alone: true });
    expect(run.annotations("error").join("\n")).toContain(words);
    const failed = run.events.flatMap((event) =>
      event.type === "step-finished" && event.outcome === "failure" ? [event.name] : [],
    );
    expect(failed[0]).toBe(at);
    expect(run.jobs).toMatchObject({ "deploy / deploy": "failure", "deploy / result": "failure" });
    expect(migrationsOf(app.database)).toEqual([initial]);
    expect(await product.stage.serves(app.site)).toBe(old);
  });

  test("an approval that is refused, and Azure was asked nothing", async () => {
    const asked = product.stage.azure.control.requests().length;
    const run = await product.ship(app, { alone: true, approval: "rejected" });
    expect(run.jobs).toMatchObject({ "deploy / deploy": "failure", "deploy / result": "failure" });
    expect(product.stage.azure.control.requests()).toHaveLength(asked);
  });

  test.each([
    ["a slot that is not healthy", "unhealthy", "failure", {}],
    ["a slot that never answers when the job's time is up", "silent", "cancelled", { deploy: 0.2 }],
  ] as const)("%s, and no user has met the new version", async (_, slot, conclusion, minutes) => {
    const run = await product.ship(app, {
      alone: true,
      inputs: { deadline: slot === "silent" ? "5m" : "5s" },
      release: { faults: { slot } },
      edits: "deploy" in minutes ? { "deploy.yml": timeOut("deploy", minutes.deploy) } : {},
    });
    expect(run.jobs).toMatchObject({ "deploy / deploy": conclusion, "deploy / result": "failure" });
    expect(product.stage.slot(app.site, "production").rampUpRules).toEqual([]);
    expect(await product.stage.serves(app.site)).toBe(old);
  });
});

describe("the pipeline", { timeout: 240_000 }, () => {
  test("ends red behind a deployment that was not approved, and records it", async () => {
    const run = await product.ship(app, { approval: "rejected" });
    expect(run.jobs).toMatchObject({
      "pipeline / deploy / deploy": "failure",
      "pipeline / validate": "skipped",
      "pipeline / roll-back": "skipped",
      "pipeline / result": "failure",
      "pipeline / record / record": "success",
    });
  });

  test.each([
    ["a pull request", { event: { name: "pull_request", payload: {} } }],
    ["a branch that goes nowhere", { inputs: { branches: "trunk=prod" } }],
  ] as const)("ends green after stage 2 for %s", async (_, { ...shipping }) => {
    const run = await product.ship(app, {
      ...("inputs" in shipping ? { inputs: shipping.inputs } : {}),
      ...("event" in shipping ? { options: { event: shipping.event } } : {}),
    });
    expect(run.jobs).toMatchObject({
      "pipeline / quality-gates": "success",
      "pipeline / deploy": "skipped",
      "pipeline / validate": "skipped",
      "pipeline / result": "success",
    });
  });

  test("goes no further than a gate that failed", async () => {
    const run = await product.ship(app, {
      edits: {
        "quality-gates.yml": (gates) => {
          gates.jobs = { closed: job([{ run: "exit 1" }]) };
        },
      },
    });
    expect(run.jobs).toMatchObject({
      "pipeline / quality-gates": "failure",
      "pipeline / deploy": "skipped",
      "pipeline / result": "failure",
    });
  });

  test.each([
    ["is not healthy", "unhealthy", "failure", true],
    ["never answers until the validation's time is up", "silent", "cancelled", true],
    ["is not healthy, where the product does not want that", "unhealthy", "failure", false],
  ] as const)(
    "brings the old version back behind a new one that %s",
    async (_, health, conclusion, wanted) => {
      const promoted = await product.promoted(health);
      const run = await product.ship(promoted, {
        inputs: {
          "roll-back-on-failed-validation": wanted,
          "validation-deadline": health === "silent" ? "5m" : "5s",
        },
        edits: {
          "deploy.yml": alreadyDeployed(promoted.site),
          "validate.yml": timeOut("health", health === "silent" ? 0.1 : 30),
        },
      });
      expect(run.jobs).toMatchObject({
        "pipeline / validate / health": conclusion,
        "pipeline / roll-back": wanted ? "success" : "skipped",
        "pipeline / result": "failure",
      });
      expect(await product.stage.serves(promoted.site)).toBe(wanted ? old : promoted.release);
    },
  );
});

const job = (steps: object[], outputs = {}) => ({
  "runs-on": "ubuntu-24.04",
  permissions: {},
  outputs,
  steps,
});

const timeOut = (id: string, minutes: number) => (workflow: WorkflowFile) => {
  workflow.jobs[id]["timeout-minutes"] = minutes;
};

/** Stage 3 has been done: its outputs are all that follows needs. */
const alreadyDeployed = (site: string) => (deploy: WorkflowFile) => {
  const outputs = { "base-url": `https://${site}.azurewebsites.net`, slot: "green" };
  deploy.jobs = { deploy: job([{ run: "true" }], outputs) };
};
