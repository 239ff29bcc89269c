import { describe, expect, it } from "vitest";
import type { SiteState } from "../src/index.ts";
import { reachable, watchInvariants } from "../src/invariants.ts";
import { fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";

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

describe("the watch over a local Azure", () => {
  it("tells a rule that is left and a swap too many", async () => {
    await using f = await fixture({ swapSeconds: 1 });
    await f.azure.deploy(siteName, "production", await siteSource("old"));
    await f.azure.deploy(siteName, "green", await siteSource("new"));
    const watch = watchInvariants(f.azure, { site: siteName, isHealthy: () => true });
    expect(watch.broken(0)).toEqual([]);
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
    expect(watch.broken(0)).toEqual([
      "1 swaps for 0 intents",
      "a routing rule is left",
      "a swap is still under way",
    ]);
    watch.stop();
  });
});
