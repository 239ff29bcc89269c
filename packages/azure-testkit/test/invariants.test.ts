import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { brokenEvidence, disagreements } from "../src/evidence.ts";
import type { SiteState } from "../src/index.ts";
import { reachable, watchInvariants } from "../src/invariants.ts";
import { fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";
import { temporaryDirectory } from "./support/temporary.ts";

const state = (slot: string, change: Partial<SiteState> = {}): SiteState => ({
  site: "app",
  resourceGroup: "rg",
  slot,
  hostName: slot === "production" ? "app.azurewebsites.net" : `app-${slot}.azurewebsites.net`,
  state: "Running",
  pids: [1],
  contentDirectory: slot,
  appSettings: {},
  rampUpRules: [],
  swapInProgress: false,
  log: [],
  ...change,
});
const toGreen = [
  { name: "green", actionHostName: "app-green.azurewebsites.net", reroutePercentage: 10 },
];
const works = (slot: string) => (seen: SiteState) => seen.slot === slot;

describe("a version that works is reachable", () => {
  it.each([
    ["in production", [state("production"), state("green")], "production", true],
    ["in a slot that a rule leads to", [state("production", { rampUpRules: toGreen }), state("green")], "green", true],
    ["not in a slot that nothing leads to", [state("production"), state("green")], "green", false],
    ["not in a stopped slot", [state("production", { state: "Stopped" })], "production", false],
    ["not without a process", [state("production", { pids: [] })], "production", false],
  ])("%s", (_, states, slot, expected) => {
    expect(reachable(states, works(slot))).toBe(expected);
  }); // biome-ignore format: one line per case
});

const report = (change: object = {}) => ({
  finishedAt: "2026-03-01T12:00:00.000Z",
  app: "app",
  slot: "green",
  outcome: "promoted",
  weight: 0,
  releases: { old: "old", new: "new" },
  serving: { production: "new", slot: "old" },
  ...change,
});
const serves =
  (live: string) =>
  ({ slot }: SiteState) =>
    slot === "production" ? live : "another";
const rolledBack = { outcome: "rolled-back", serving: { production: "old", slot: "new" } };

describe("the evidence", () => {
  const atRest = [state("production"), state("green")];
  const routed = [state("production", { rampUpRules: toGreen }), state("green")];
  it.each<[string, object, SiteState[], string, string[]]>([
    ["agrees after a promotion", {}, atRest, "new", []],
    ["agrees after a rollback", rolledBack, atRest, "old", []],
    ["agrees while a step is held", { ...rolledBack, outcome: "held", weight: 10 }, routed, "old", []],
    ["names another release than production serves", {}, atRest, "old", ["the report says that production serves new, and it serves old", "the report says promoted, and production serves old"]],
    ["calls rolled back what is not", { outcome: "rolled-back" }, atRest, "new", ["the report says rolled-back, and production serves new"]],
    ["hides a rule", {}, routed, "new", ["the report says 0 % for the slot, and the rules say 10 %"]],
    ["calls retired what is running", { outcome: "retired" }, atRest, "new", ["the report says retired, and green is running"]],
  ])("%s", (_, change, states, live, expected) => {
    expect(disagreements(report(change), states, serves(live))).toEqual(expected);
  }); // biome-ignore format: one case a line

  it("counts when it is there, of its schema, of this site and the newest", async () => {
    const directory = await temporaryDirectory();
    const violation = (value: unknown) => ((value as { app?: string }).app ? undefined : "no app");
    const broken = () =>
      brokenEvidence("app", atRest, { directory, violation, releaseOf: serves("new") });
    const write = (name: string, text: string) =>
      writeFile(join(directory, `${name}-report.json`), text);
    expect(broken()).toEqual(["no evidence was written"]);
    await write("other", JSON.stringify(report({ app: "other" })));
    expect(broken()).toEqual(["no evidence was written"]);
    await write("shift", JSON.stringify(report(rolledBack)));
    await write("promote", JSON.stringify(report({ finishedAt: "2026-03-01T13:00:00.000Z" })));
    expect(broken()).toEqual([]);
    await write("shift", "{}");
    expect(broken()).toEqual(["the report shift-report.json is not of its schema: no app"]);
    await write("shift", "{");
    expect(broken()).toEqual(["the report shift-report.json is not of its schema: it is no JSON"]);
  });
});

describe("the watch over a local Azure", () => {
  it("tells all that is broken: nothing well reachable, a rule left, a swap too many, no evidence", async () => {
    await using f = await fixture({ swapSeconds: 1 });
    await f.azure.deploy(siteName, "production", await siteSource("old"));
    await f.azure.deploy(siteName, "green", await siteSource("new"));
    const watch = watchInvariants(f.azure, { site: siteName, isHealthy: () => true });
    expect(watch.broken(0)).toEqual([]);
    await f.client.call(f.arm("/stop"), { method: "POST" });
    expect(watch.broken(0)).toEqual(["no version that works was reachable"]);
    await f.client.call(f.arm("/start"), { method: "POST" });
    const rules = [
      {
        name: "green",
        actionHostName: `${siteName}-green.azurewebsites.net`,
        reroutePercentage: 5,
      },
    ];
    await f.client.call(f.arm("/config/web"), {
      method: "PATCH",
      body: { properties: { experiments: { rampUpRules: rules } } },
    });
    await f.client.call(f.arm("/slotsswap", "green"), {
      method: "POST",
      body: { targetSlot: "production", preserveVnet: true },
    });
    const evidence = {
      directory: join(await temporaryDirectory(), "none"),
      violation: () => undefined,
      releaseOf: () => undefined,
    };
    expect(watch.broken(0, evidence)).toEqual([
      "no version that works was reachable",
      "1 swaps for 0 intents",
      "a routing rule is left",
      "a swap is still under way",
      "no evidence was written",
    ]);
    watch.stop();
  });
});
