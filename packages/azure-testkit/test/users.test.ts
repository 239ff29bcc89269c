import { describe, expect, it } from "vitest";
import type { Azure, SiteFault, TrafficModel, UsersSpec } from "../src/index.ts";
import { type Fixture, fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";

const minute = 60_000;

/** Both releases in place, and a clock that only jumps. */
async function place(options: Parameters<typeof fixture>[0] = {}): Promise<Fixture> {
  const f = await fixture({ timeScale: 0.001, ingestDelaySeconds: 0, ...options });
  await f.azure.deploy(siteName, "production", await siteSource("old"));
  await f.azure.deploy(siteName, "green", await siteSource("new"));
  return f;
}

const come = (azure: Azure, change: Partial<UsersSpec> = {}, model: Partial<TrafficModel> = {}) =>
  azure.control.users({
    site: siteName,
    releases: { old: "old", new: "new" },
    perMinute: 1_000,
    model,
    ...change,
  });

/** Sends so much of the traffic to the slot; 0 is no rule. */
async function weigh({ client, arm }: Fixture, reroutePercentage: number): Promise<void> {
  const actionHostName = `${siteName}-green.azurewebsites.net`;
  const rules = reroutePercentage === 0 ? [] : [{ name: "green", actionHostName, reroutePercentage }];
  await client.call(arm("/config/web"), {
    method: "PATCH",
    body: { properties: { experiments: { rampUpRules: rules } } },
  });
} // biome-ignore format: one rule a line

/** What the metrics have counted, by slot. */
function counted(azure: Azure) {
  const of = (name: string) => {
    const minutes = azure.control.traffic().filter(({ slot }) => slot === name);
    const sum = (key: "requests" | "http5xx" | "http4xx" | "responseMilliseconds") =>
      minutes.reduce((all, one) => all + one[key], 0);
    return { requests: sum("requests"), failed: sum("http5xx"), average: sum("responseMilliseconds") / sum("requests"), minutes };
  };
  return { blue: of("production"), green: of("green") };
} // biome-ignore format: one statement a line

describe("simulated users", () => {
  it("are divided by the weights, fail together in an outage, in clumps, and slow what they slow", async () => {
    await using f = await place();
    const { azure } = f;
    const users = come(azure, {}, { blueErrors: 0.02, greenErrors: 0.02, clump: 4 });
    await weigh(f, 25);
    azure.clock.advance(20 * minute);
    const { blue, green } = counted(azure);
    expect(green.requests / (blue.requests + green.requests)).toBeCloseTo(0.25, 1);
    expect((blue.failed + green.failed) / (blue.requests + green.requests)).toBeCloseTo(0.02, 2);
    expect(users.seen().green.requests).toBeGreaterThanOrEqual(green.requests);
    // Clumps of four scatter the minutes twice as far as single failures do.
    const rates = blue.minutes.slice(1, -1).map(({ http5xx }) => http5xx);
    const mean = rates.reduce((all, one) => all + one, 0) / rates.length;
    const variance = rates.reduce((all, one) => all + (one - mean) ** 2, 0) / rates.length;
    expect(variance / mean).toBeGreaterThan(2);

    users.change({ outage: 0.3, slowdown: 2, blueSlower: 3, greenSlowsBoth: 5 });
    const before = users.seen();
    azure.clock.advance(20 * minute);
    const after = users.seen();
    for (const side of ["blue", "green"] as const) {
      const failed = after[side].failed - before[side].failed;
      expect(failed / (after[side].requests - before[side].requests), side).toBeCloseTo(0.32, 1);
    }
    // 240 ms, both twice, blue three times, and a quarter of four times more by green.
    const newest = counted(azure).blue.minutes.slice(-10);
    const sum = (key: "requests" | "responseMilliseconds") => newest.reduce((all, one) => all + one[key], 0);
    expect(sum("responseMilliseconds") / sum("requests")).toBeGreaterThan(2_500);
    expect(sum("responseMilliseconds") / sum("requests")).toBeLessThan(3_300);
  }); // biome-ignore format: one statement a line

  it.each([
    [false, "stay for an hour"],
    [true, "go back at once"],
  ])("with cookies, when a cleared rule unpins: %s, %s", async (clearedRuleUnpins, _) => {
    await using f = await place({ behaviour: { clearedRuleUnpins } });
    const users = come(f.azure, { perMinute: 100, people: 50 });
    await weigh(f, 50);
    f.azure.clock.advance(5 * minute);
    await weigh(f, 0);
    const green = () => users.seen().green.requests;
    const atClear = green();
    f.azure.clock.advance(50 * minute);
    expect(green() > atClear).toBe(!clearedRuleUnpins);
    f.azure.clock.advance(15 * minute);
    const afterAnHour = green();
    f.azure.clock.advance(10 * minute);
    expect(green()).toBe(afterAnHour);
  });

  it("meet the disturbances of sites, and late metrics say nothing of them yet", async () => {
    await using f = await place();
    const { azure, client, arm } = f;
    come(azure, { perMinute: 60 }, { blueErrors: 0 });
    azure.control.inject({ kind: "late-metrics", site: siteName, seconds: 600 });
    azure.control.inject({ kind: "site", site: siteName, answers: "bad-gateway", seconds: 60, every: 2 });
    azure.clock.advance(5 * minute);
    expect(counted(azure).blue.failed).toBeGreaterThanOrEqual(29);
    const asked = async () => {
      const end = azure.clock.now();
      const timespan = `${new Date(end - 20 * minute).toISOString()}/${new Date(end).toISOString()}`;
      const answer = await client.call(arm(`/providers/Microsoft.Insights/metrics?metricnames=Requests&timespan=${timespan}&interval=PT1M`));
      return JSON.stringify(answer.json);
    };
    expect(await asked()).not.toMatch(/"total":[1-9]/);
    azure.clock.advance(12 * minute);
    expect(await asked()).toMatch(/"total":[1-9]/);
  }); // biome-ignore format: one statement a line
});

describe("a disturbed site", () => {
  it("breaks, hangs, or answers for its front end, for as long as it is told to", async () => {
    await using f = await place();
    const url = `https://${siteName}-green.azurewebsites.net/`;
    const disturbed = async (answers: SiteFault["answers"]) => {
      const fault = { kind: "site", site: siteName, slot: "green", answers } as const;
      f.azure.control.inject({ ...fault, seconds: 60 });
      const asked = f.client.call(url).then(({ status, text }) => `${status} ${text.slice(0, 40)}`);
      // Who hangs is still waiting when somebody else has been served.
      const other = f.client.call(`https://${siteName}.azurewebsites.net/`).then(() => "nothing");
      const met = await Promise.race([asked, answers === "hang" ? other : asked]).catch(() => "broken");
      void asked.catch(() => undefined);
      await other;
      f.azure.clock.advance(minute);
      return met;
    };
    expect(await disturbed("reset")).toBe("broken");
    expect(await disturbed("hang")).toBe("nothing");
    expect(await disturbed("unavailable")).toMatch(/^503 /);
    expect(await disturbed("bad-gateway")).toMatch(/^502 /);
    expect(await disturbed("page")).toMatch(/^200 <!DOCTYPE html>/);
    expect((await f.client.call(url)).text).toBe("new");
  }); // biome-ignore format: one statement a line
});
