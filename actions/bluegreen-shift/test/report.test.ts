import { describe, expect, it } from "vitest";
import { limits } from "../src/decision/budget.ts";
import { inWords } from "../src/decision/words.ts";
import { evidenceChart, shareChart, wayToLimit } from "../src/report/chart.ts";
import { strongest } from "../src/report/lines.ts";
import type { LookReport, ShiftReport, StepReport } from "../src/report/report.ts";
import { summary } from "../src/report/summary.ts";
import { now } from "./observed.ts";

const limit = limits({ sources: ["metrics"], alpha: 0.01 });
const look = (relative: number, index = 0): LookReport => ({
  at: new Date(now + index * 60_000).toISOString(),
  blue: { requests: 900, errors: 4, averageMs: 100 },
  green: { requests: 100, errors: 1, averageMs: 120 },
  eValues: { relative, absolute: 1, warn: 1 },
  rho: { lower: 0.1, upper: 9 },
  verdict: "inconclusive",
  reason: "no alarm",
  code: "step-minimum",
});
const step = (looks: LookReport[]): StepReport => ({
  weight: 25,
  startedAt: new Date(now).toISOString(),
  looks,
});

describe("the summary of a rollback", () => {
  const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
  const told = (rollback: ShiftReport["rollback"]) =>
    summary({
      app: "app",
      operation: "shift",
      outcome: "rolled-back",
      reasons: [],
      steps: [],
      slot: "green",
      weight: 0,
      releases: { old: null, new: null },
      serving: { production: null, slot: null },
      ...(rollback === undefined ? {} : { rollback }),
    } as unknown as ShiftReport).replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code));

  it("measures it against its five minutes, to the last request that the new release got", () => {
    const quick = { detectedAt: at(0), rulesClearedAt: at(3), lastCanaryRequestAt: at(120) };
    expect(told(quick)).toMatch(/Rules cleared and read back \| [^|]+\(3 s after detection\)/);
    expect(told(quick)).toMatch(/Within 5 min \| yes: 2 min from detection/);
    const pinned = { ...quick, lastCanaryRequestAt: at(40 * 60) };
    expect(told(pinned)).toMatch(/Within 5 min \| NO: 40 min from detection/);
    const swappedBack = { detectedAt: at(0), rulesClearedAt: at(1), swappedBackAt: at(60) };
    expect(told(swappedBack)).toMatch(/Within 5 min \| yes: 1 min from detection/);
  });
});

describe("evidence in words", () => {
  it("says how many times likelier than chance, and what it takes", () => {
    expect(inWords(12, "green is worse", 200)).toBe(
      "12 times more likely than chance that green is worse; needs 200",
    );
    expect(inWords(1.1, "green is worse", 200)).toBe("nothing says that green is worse; needs 200");
  });

  it("names the test that is nearest to its own limit", () => {
    expect(strongest({ relative: 20, absolute: 100 }, limit)).toContain(
      "fails more often than blue",
    );
    expect(strongest({ relative: 2, absolute: 800 }, limit)).toContain("fails too often");
    expect(strongest({ relative: 1, absolute: 1 }, limit)).toMatch(/^nothing speaks against green/);
  });
});

describe("the charts", () => {
  it("show configured and arrived share, and nothing for a single look", () => {
    const chart = shareChart([step([look(1), look(2, 1)])])?.join("\n");
    expect(chart).toContain("bar [10, 10]");
    expect(chart).toContain("line [25, 25]");
    expect(shareChart([step([look(1)])])).toBeUndefined();
  });

  it("draw the way to the limit, 0 for chance and 100 for a rollback", () => {
    const middle = Math.sqrt(limit.relative as number);
    expect(wayToLimit({ relative: 0.2 }, limit)).toBe(0);
    expect(wayToLimit({ relative: middle }, limit)).toBeCloseTo(50, 9);
    expect(wayToLimit({ relative: 1e9 }, limit)).toBe(100);
    const chart = evidenceChart([step([look(1), look(middle, 1)])], limit)?.join("\n");
    expect(chart).toContain("line [0, 50]");
  });

  it("thin out a long shift and keep its last look", () => {
    const looks = Array.from({ length: 200 }, (_, index) => look(1, index));
    const [, , , , axis = ""] = shareChart([step(looks)]) ?? [];
    expect(axis.match(/"\d\d:\d\d"/g)).toHaveLength(30);
    expect(axis).toContain(`"${looks[199]?.at.slice(11, 16)}"`);
  });
});
