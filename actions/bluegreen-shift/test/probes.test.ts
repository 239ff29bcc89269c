import { describe, expect, it } from "vitest";
import type { Rule } from "../src/decision/situation.ts";
import type { HttpAnswer } from "../src/evidence/http.ts";
import { Probes } from "../src/evidence/probes.ts";
import { fresh, old } from "./observed.ts";

const rule: Rule = {
  sources: ["metrics", "probes"],
  alpha: 0.01,
  errorWarn: 0.01,
  errorCritical: 0.05,
  slowWarn: 3_000,
  slowCritical: 5_000,
  stepMinimum: 600_000,
  stepMaximum: 1_800_000,
};
const front = "https://www.example.org";
const says = (commit: string): HttpAnswer => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ commit }),
});
const down: HttpAnswer = { status: 503, headers: {}, body: "" };

/** A front end that leads each way to its release; a test changes what one of them answers. */
function site(
  change: Partial<Record<"self" | "green", (path: string) => HttpAnswer | undefined>> = {},
) {
  const asked: URL[] = [];
  const answers = { self: () => says(old), green: () => says(fresh), ...change };
  const probes = new Probes(
    {
      now: () => asked.length,
      get: async (address) => {
        const url = new URL(address);
        asked.push(url);
        const side = url.searchParams.get("x-ms-routing-name") === "green" ? "green" : "self";
        return answers[side](url.pathname);
      },
    },
    {
      blue: { origin: front, route: "self", release: old },
      green: { origin: front, route: "green", release: fresh },
    },
    { path: "/build-info.json", json: ["commit"] },
    ["/api/health"],
  );
  return { probes, asked };
}

async function rounds(probes: Probes, count: number): Promise<void> {
  for (let round = 0; round < count; round++) await probes.round();
}

const counts = (probes: Probes) =>
  probes.evidence.rounds.reduce(
    (sum, { baseline, canary }) => ({
      asked: sum.asked + canary.requests,
      blueFailed: sum.blueFailed + baseline.bad,
      greenFailed: sum.greenFailed + canary.bad,
    }),
    { asked: 0, blueFailed: 0, greenFailed: 0 },
  );

describe("probes", () => {
  it("ask both releases in each round, in turn which goes first, never the same address twice", async () => {
    const { probes, asked } = site();
    await rounds(probes, 4);
    const routes = asked.map((url) => url.searchParams.get("x-ms-routing-name"));
    expect(routes).toEqual(["green", "self", "self", "green", "green", "self", "self", "green"]);
    expect(new Set(asked.map(({ href }) => href)).size).toBe(8);
    expect(asked.map(({ pathname }) => pathname)).toContain("/api/health");
    expect(counts(probes)).toEqual({ asked: 4, blueFailed: 0, greenFailed: 0 });
  });

  it("convict a release that fails them all within ten rounds, and a working one never", async () => {
    const bad = site({ green: () => down });
    await rounds(bad.probes, 10);
    expect(bad.probes.settled(rule)).toBe(true);
    const good = site();
    await rounds(good.probes, 10);
    expect(good.probes.settled(rule)).toBe(false);
  });

  it("convict nobody for an outage of both", async () => {
    const { probes } = site({ green: () => down, self: () => undefined });
    await rounds(probes, 100);
    expect(counts(probes)).toEqual({ asked: 100, blueFailed: 100, greenFailed: 100 });
    expect(probes.settled(rule)).toBe(false);
  });

  it("count an answer of the wrong release for neither side, and say so after five", async () => {
    const { probes } = site({ green: () => says(old) });
    await rounds(probes, 8);
    expect(probes.evidence.misrouted).toBe(false);
    await rounds(probes, 2);
    expect(probes.evidence.misrouted).toBe(true);
    expect(counts(probes)).toEqual({ asked: 5, blueFailed: 0, greenFailed: 0 });
  });

  it("name the first path that does not answer well, before anyone is sent there", async () => {
    const { probes } = site({ green: (path) => (path === "/api/health" ? down : says(fresh)) });
    expect(await probes.firstFailure()).toEqual({
      side: "green",
      path: "/api/health",
      status: 503,
    });
    expect(await site().probes.firstFailure()).toBeUndefined();
  });
});
