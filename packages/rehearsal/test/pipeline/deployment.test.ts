import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { old } from "../upkeep/stage.ts";
import { migrationsOf, Product, type Shipment, type Shipping } from "./stage.ts";

let directory: string;
let product: Product;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-pipeline-"));
  product = await Product.open(directory);
});
afterAll(async () => {
  await product?.stage.azure.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

const added = "20250201090000_IndexPeople";
const record = (run: Shipment) =>
  JSON.parse(run.artifact("deployment-record", "deployment-record.json"));

/** What users of an app see, and what is left behind. */
async function found({ site, database }: { readonly site: string; readonly database: string }) {
  const { stage } = product;
  return {
    serves: await stage.serves(site),
    rules: stage.slot(site, "production").rampUpRules,
    migrations: migrationsOf(database),
  };
}
const untouched = { serves: old, rules: [], migrations: ["20250101090000_Initial"] };

describe("a release", { timeout: 600_000 }, () => {
  let released: Shipment;

  test("that was approved comes to all users, with its migration, its secrets and its address", async () => {
    const reference = "@Microsoft.KeyVault(VaultName=kv-shop;SecretName=smtp)";
    released = await product.ship(await product.app(), {
      approval: "approved",
      release: { settings: '{ "Sql": "#{SqlServerName}#", "Smtp": { "Password": "#{Smtp}#" } }' },
      vars: { SMTP: reference },
    });
    expect(released.annotations("error")).toEqual([]);
    expect(released.jobs).toMatchObject({
      "pipeline / deploy / result": "success",
      "pipeline / validate / result": "success",
      "pipeline / roll-back": "skipped",
      "pipeline / result": "success",
      "pipeline / record / record": "success",
    });
    const { stage } = product;
    expect(await found(released)).toMatchObject({
      rules: [],
      migrations: [expect.any(String), added],
    });
    expect(await stage.serves(released.site)).toMatch(/^[0-9a-f]{40}$/);
    // Set by the Azure CLI, moved by the swap, read back from Azure.
    expect(stage.slot(released.site, "production").appSettings).toMatchObject({
      Smtp__Password: reference,
    });
    const url = released.events.flatMap((event) =>
      event.type === "job-finished" && event.job.endsWith("/ deploy / deploy")
        ? [event.environmentUrl]
        : [],
    );
    expect(url).toEqual([`https://${released.site}.azurewebsites.net`]);
    expect(record(released)).toMatchObject({
      outcome: "deployed",
      environment: "prod",
      migrations: [added],
      traffic: { outcome: "promoted" },
      stages: expect.arrayContaining([
        expect.objectContaining({
          stage: "deploy",
          verdict: expect.stringMatching(/^(pass|warn)$/),
        }),
        expect.objectContaining({
          stage: "validate",
          verdict: expect.stringMatching(/^(pass|warn)$/),
        }),
      ]),
    });
    const codes = record(released).missing.map(({ code }: { code: string }) => code);
    expect(codes).not.toContain("evidence-unreadable");
  });

  test("of a plan without slots is migrated, put in place and checked; nothing is shifted", async () => {
    const run = await product.ship(await product.app(), { alone: true, vars: { AZURE_SLOT: "" } });
    expect(run.annotations("error")).toEqual([]);
    expect(run.jobs).toMatchObject({ "deploy / deploy": "success", "deploy / result": "success" });
    const steps = new Map(
      run.events.flatMap((event) =>
        event.type === "step-finished" ? [[event.name, event.outcome]] : [],
      ),
    );
    expect(steps.get("Deploy in place")).toBe("success");
    expect([steps.get("Deploy to the slot"), steps.get("Shift the traffic")]).toEqual([
      "skipped",
      "skipped",
    ]);
    const { serves, rules, migrations } = await found(run);
    expect(serves).toMatch(/^[0-9a-f]{40}$/);
    expect([rules, migrations]).toEqual([[], [expect.any(String), added]]);
  });

  test("is taken back by the button with its schema, checked after each part, within five minutes", async () => {
    const environment = product.stage.environment(released.site);
    const run = await product.stage.run("rollback", {
      inputs: { environment: "prod", schema: "true", "schema-run": "41" },
      earlierRuns: { 41: released.artifacts },
      environments: {
        prod: {
          ...environment,
          secrets: { DATABASE_CONNECTION: `Data Source=${released.database}` },
        },
      },
      with: { profile: "none" },
    });
    expect(run.annotations("error")).toEqual([]);
    expect(run.jobs).toMatchObject({
      "rollback / rollback": "success",
      "rollback / result": "success",
    });
    expect(await found(released)).toEqual(untouched);
    expect(product.stage.slot(released.site, "green").state).toBe("Stopped");
    const { release, seconds, "whole-seconds": whole } = run.outputs("rollback");
    expect(release).toBe(old);
    // The first by Azure's clock, sixty times as fast; the whole way, schema and checks, by this one.
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(Number(whole)).toBeLessThan(300);
    const steps = run.events.flatMap((event) =>
      event.type === "step-finished" ? [`${event.name}: ${event.outcome}`] : [],
    );
    expect(steps).toEqual(
      expect.arrayContaining([
        "Check what users see: success",
        "Back up and roll the schema back: success",
        "Check what users see with the old schema: success",
      ]),
    );
  });

  test("that fails its users' requests is taken back by the shift", async () => {
    const app = await product.app();
    const run = await product.ship(app, { release: { faults: { failsEvery: 2 } } });
    expect(run.jobs).toMatchObject({
      "pipeline / deploy / deploy": "failure",
      "pipeline / validate": "skipped",
      "pipeline / roll-back": "skipped",
      "pipeline / result": "failure",
    });
    expect(await found(app)).toMatchObject({ serves: old, rules: [] });
    expect(record(run)).toMatchObject({
      outcome: "rolled-back",
      incident: { detectedBy: "shift" },
    });
  });

  test("that is cancelled in the middle of its shift leaves all users on the old version", async () => {
    const app = await product.app();
    const run = await product.ship(app, { onEvent: inTheShift((cancel) => cancel()) });
    expect(run.jobs).toMatchObject({
      "pipeline / deploy / deploy": "cancelled",
      "pipeline / result": "failure",
    });
    expect(await found(app)).toMatchObject({ serves: old, rules: [] });
    expect(record(run).outcome).toBe("cancelled");
  });

  test("whose runner is killed in the middle of its shift is ended by the next reconcile", async () => {
    const app = await product.app();
    const killed = new AbortController();
    await product.ship(app, {
      options: { endAtOnce: killed.signal },
      onEvent: inTheShift((cancel) => {
        killed.abort();
        cancel();
      }),
    });
    const { stage } = product;
    expect(stage.slot(app.site, "production").rampUpRules).toHaveLength(1);
    stage.azure.clock.advance(3 * 60 * 60_000);
    const run = await stage.run("keep-clean", {
      environments: {
        staging: stage.environment(app.site),
        "prod-upkeep": stage.environment(app.site),
      },
    });
    expect(run.result.conclusion).toBe("success");
    expect(await found(app)).toMatchObject({ serves: old, rules: [] });
  });
});

/** Once, when some users are on the new version. */
function inTheShift(act: (cancel: () => void) => void): NonNullable<Shipping["onEvent"]> {
  let done = false;
  return (event, cancel) => {
    if (done || event.type !== "output" || !/50 % of new clients/.test(event.text)) return;
    done = true;
    act(cancel);
  };
}
