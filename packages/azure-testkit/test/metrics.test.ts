import { describe, expect, it } from "vitest";
import { durationMilliseconds, parseTimespan } from "../src/insights/timespan.ts";
import { fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";

const minute = 60_000;
const at = (text: string) => Date.parse(text);

describe("metrics of a site", () => {
  it("are 0 until ingested, then what the router counted, per slot; and know no percentile", async () => {
    await using f = await fixture({ timeScale: 600, ingestDelaySeconds: 120, random: () => 0.1 });
    await f.azure.deploy(siteName, "production", await siteSource("old"));
    await f.azure.deploy(siteName, "green", await siteSource("new"));
    const greenHost = `${siteName}-green.azurewebsites.net`;
    const rampUpRules = [{ name: "green", reroutePercentage: 50, actionHostName: greenHost }];
    await f.client.call(f.arm("/config/web"), {
      method: "PATCH",
      body: { properties: { experiments: { rampUpRules } } },
    });
    const site = `https://${siteName}.azurewebsites.net`;
    const read = async (name: string, aggregation: string, slot?: string) => {
      const span = `${new Date(f.azure.clock.virtualEpoch).toISOString()}/${new Date(f.azure.clock.now()).toISOString()}`;
      const answer = await f.client.call(
        `${f.arm("/providers/Microsoft.Insights/metrics", slot)}&timespan=${encodeURIComponent(span)}&interval=PT1M&metricnames=${name}&aggregation=${aggregation}`,
      );
      return answer;
    };
    const sum = async (name: string, slot?: string) => {
      const { json } = await read(name, "Total", slot);
      const data: { total: number }[] = json.value[0].timeseries[0].data;
      return data.reduce((total, point) => total + point.total, 0);
    };

    await f.client.call(`${site}/?x-ms-routing-name=self`);
    await f.client.call(`${site}/status?code=503&x-ms-routing-name=self`);
    await f.client.call(site);
    await f.client.call(`https://${greenHost}/status?code=404`);
    expect(await sum("Requests")).toBe(0);

    const ingested = f.azure.clock.now() + 3 * minute + 1;
    while (f.azure.clock.now() < ingested) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await sum("Requests")).toBe(2);
    expect(await sum("Http5xx")).toBe(1);
    expect(await sum("Requests", "green")).toBe(2);
    expect(await sum("Http4xx", "green")).toBe(1);
    const times = (await read("HttpResponseTime", "Average")).json.value[0];
    expect(times.unit).toBe("Seconds");
    const averages: number[] = times.timeseries[0].data.map(
      ({ average }: { average: number }) => average,
    );
    expect(Math.max(...averages)).toBeGreaterThan(0);

    expect((await read("HttpResponseTime", "P95")).status).toBe(400);
    const unknown = await read("Latency", "Average");
    expect(unknown.json.error.message).toContain("Valid metrics: Requests,");
  });
});

describe("a timespan", () => {
  const now = at("2026-11-24T10:00:30Z");
  const longest = 31 * 24 * 60 * minute;

  it("is two instants, encoded once or twice, down to the minute", () => {
    const wanted = { start: at("2026-11-24T09:00:00Z"), end: at("2026-11-24T09:30:00Z") };
    const text = "2026-11-24T09:00:10+00:00/2026-11-24T09:30:59Z";
    expect(parseTimespan(text, now, longest)).toEqual(wanted);
    expect(parseTimespan(encodeURIComponent(text), now, longest)).toEqual(wanted);
  });

  it("is a duration that ends now, and an hour by default", () => {
    expect(parseTimespan("PT15M", now, longest)?.start).toBe(at("2026-11-24T09:45:00Z"));
    expect(parseTimespan(null, now, longest)?.start).toBe(at("2026-11-24T09:00:00Z"));
  });

  it("is clipped to its last 31 days", () => {
    const span = parseTimespan("2018-01-01T00:00:00Z/2999-01-01T00:00:00Z", now, longest);
    expect(new Date(span?.start ?? 0).toISOString()).toBe("2998-12-01T00:00:00.000Z");
  });

  it.each(["yesterday", "2026-01-02/2026-01-01", "P", "2026-01-01/"])("is refused: %s", (text) => {
    expect(parseTimespan(text, now, longest)).toBeUndefined();
  });

  it("has durations of days, hours, minutes and seconds", () => {
    expect(durationMilliseconds("P1DT2H3M4S")).toBe(((26 * 60 + 3) * 60 + 4) * 1000);
    expect(durationMilliseconds("1M")).toBeUndefined();
  });
});
