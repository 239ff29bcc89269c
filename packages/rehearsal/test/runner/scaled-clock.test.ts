import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { scaledClockPreload } from "../../src/clock/preload.ts";

const year = 365 * 24 * 3_600_000;

function run(script: string, timeScale = 1_000): Record<string, unknown> {
  const realEpoch = Date.now();
  const preload = scaledClockPreload({ realEpoch, virtualEpoch: realEpoch + year, timeScale });
  const output = execFileSync(
    process.execPath,
    [...preload.execArgv, "--input-type=module", "--eval", script],
    {
      encoding: "utf8",
      stdio: "pipe",
      env: { PATH: process.env.PATH, TZ: "Asia/Tokyo", ...preload.environment },
    },
  );
  return JSON.parse(output);
}

const report = (values: string) => `console.log(JSON.stringify({ ${values} }));`;

describe("a program on the scaled clock", () => {
  it("lives a year ahead, by every way of asking", () => {
    const before = Date.now() + year;
    const { now, date, text, origin } = run(
      report(
        "now: Date.now(), date: new Date().getTime(), text: Date(), origin: performance.timeOrigin + performance.now()",
      ),
    );
    for (const value of [now, date, origin]) expect(value).toBeGreaterThanOrEqual(before - 1);
    expect(String(text)).toContain(String(new Date(before + year / 365).getFullYear()));
  });

  it("keeps dates that are given, their time zone and subclasses", () => {
    const result = run(
      `class Day extends Date { name() { return "day"; } }
       const day = new Day(0);` +
        report(
          "given: new Date(0).toISOString(), parts: new Date(2024, 0, 1).getHours(), offset: new Date(0).getTimezoneOffset(), name: day.name(), isDate: day instanceof Date && new Date() instanceof Date, utc: Date.UTC(2024, 0), made: day.constructor === Day && new Date().constructor === Date",
        ),
    );
    expect(result).toEqual({
      given: "1970-01-01T00:00:00.000Z",
      parts: 0,
      offset: -540,
      name: "day",
      isDate: true,
      utc: 1_704_067_200_000,
      made: true,
    });
  });

  it.each([
    ["setTimeout", "await new Promise((r) => setTimeout(r, 600_000));"],
    [
      "setInterval",
      "await new Promise((r) => { const i = setInterval(() => { clearInterval(i); r(); }, 600_000); });",
    ],
    [
      "node:timers",
      'const t = await import("node:timers"); await new Promise((r) => t.setTimeout(r, 600_000));',
    ],
    [
      "node:timers/promises",
      'const { setTimeout: wait } = await import("node:timers/promises"); await wait(600_000);',
    ],
    [
      "scheduler.wait",
      'const { scheduler } = await import("node:timers/promises"); await scheduler.wait(600_000);',
    ],
    [
      "promisified setTimeout",
      'const { promisify } = await import("node:util"); await promisify(setTimeout)(600_000);',
    ],
    [
      "interval of node:timers/promises",
      'const { setInterval: every } = await import("node:timers/promises"); for await (const _ of every(600_000)) break;',
    ],
  ])("%s waits ten minutes of its own time", (_name, wait) => {
    const { passed, monotonic } = run(
      `const start = Date.now(); const p = performance.now(); ${wait}` +
        report("passed: Date.now() - start, monotonic: performance.now() - p"),
    );
    // One real millisecond is a second here, and timers may fire one real millisecond early.
    expect(passed).toBeGreaterThanOrEqual(598_000);
    expect(monotonic).toBeGreaterThanOrEqual(598_000);
  });

  it("is left alone without a clock", () => {
    const { execArgv } = scaledClockPreload({ realEpoch: 0, virtualEpoch: 0, timeScale: 1 });
    const before = Date.now();
    const output = execFileSync(
      process.execPath,
      [...execArgv, "--eval", "console.log(Date.now())"],
      {
        encoding: "utf8",
        env: { PATH: process.env.PATH },
      },
    );
    expect(Number(output) - before).toBeLessThan(year / 2);
  });

  it("refuses a clock that does not run", () => {
    expect(() => run(report("a: 1"), 0)).toThrow(/timeScale > 0/);
  });
});
