import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCoverage } from "../src/adapters/coverage.ts";
import { readHealth } from "../src/adapters/health.ts";
import { readMigration } from "../src/adapters/migration.ts";
import { readShift } from "../src/adapters/shift.ts";
import { readTraffic } from "../src/adapters/traffic.ts";
import { scale, ticks, timeTicks } from "../src/charts/scale.ts";
import { html } from "../src/html.ts";
import { reportPage } from "../src/page.ts";
import type { Story } from "../src/story.ts";
import { percent } from "../src/words.ts";
import { faulty, healthy, stopped } from "./stories.ts";

/** The page's words, without markup, pictures and style. */
function text(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) =>
      name === "amp"
        ? "&"
        : name === "lt"
          ? "<"
          : name === "gt"
            ? ">"
            : name === "quot"
              ? '"'
              : "'",
    )
    .replace(/\s+/g, " ");
}

describe("the page of a healthy release", () => {
  const page = reportPage(healthy);

  it("says the outcome in one sentence", () => {
    expect(text(page)).toContain(
      "Promoted Roster 1.1.0 serves prod, after 10, 25, 50 and 100 % of the traffic. 7 of 917 users met an error.",
    );
  });

  it("says from which release to which, and how fast Azure's clock runs", () => {
    expect(text(page)).toContain("1.0.3 5a1f0c9 → 1.1.0 e7c40b1");
    expect(text(page)).toContain("one second here = one minute there");
  });

  it("tells the chapters in the order of time", () => {
    const headings = [...page.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id);
    expect(headings).toEqual([
      "timeline",
      "gates",
      "approval",
      "migration",
      "traffic",
      "validation",
      "evidence",
    ]);
  });

  it("counts scanners that only GitHub can run apart, never as passed", () => {
    expect(text(page)).toContain("12 jobs in 2 min 56 s: 10 passed and 2 not run locally.");
    expect(text(page)).toContain("2 scanners not run locally");
  });

  it("gives the exact counts of coverage beside its threshold", () => {
    expect(text(page)).toContain("2,049 of 2,213, ≥ 90 %");
  });

  it("shows the SQL that ran and the way back", () => {
    expect(text(page)).toContain('ALTER TABLE "Users" ADD "FirstName"');
    expect(text(page)).toContain("Rollback script");
  });

  it("puts p95 beside its limits and its threshold", () => {
    expect(text(page)).toContain("p95 against 3,000 ms");
    expect(text(page)).toContain("26 ms – 45 ms");
  });
});

describe("the page of a faulty release", () => {
  const page = text(reportPage(faulty));

  it("says when it was detected, when traffic was back and how many users were hit", () => {
    expect(page).toContain(
      "Its errors were detected 6 min 12 s after they began and new users were safe 6 s later. 11 of 350 users met an error, 7 of them on it.",
    );
  });

  it("tells the way back in facts", () => {
    for (const fact of ["Fault began +48 s", "Detected +7 min", "Rules cleared +7:06 min"]) {
      expect(page).toContain(fact);
    }
  });

  it("says that pinned users went on meeting it", () => {
    expect(page).toContain("Requests to the new release went on after the rules were cleared");
  });

  it("marks the look that decided", () => {
    expect(page).toContain("4,812 of 200");
  });
});

describe("the page of a run that a gate stopped", () => {
  const page = text(reportPage(stopped));

  it("names the gate, the figure and the threshold, and that Azure was not touched", () => {
    expect(page).toContain(
      "Frontend tests cover 76.92 % of the lines; 80 % are required. Azure was not touched.",
    );
  });

  it("says of each later chapter that it was not reached", () => {
    for (const sentence of [
      "Not reached: nobody was asked.",
      "Not reached: the database was not touched.",
      "Not reached: no user met the new release.",
      "Not reached: the new release was not validated.",
    ]) {
      expect(page).toContain(sentence);
    }
  });
});

describe("the page as a file", () => {
  it.each([healthy, faulty, stopped])("needs nothing from elsewhere and no script", (story) => {
    const page = reportPage(story);
    expect(page).not.toMatch(/<script|<iframe|<object|@import|url\(|\son\w+=/i);
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/^(#|data:)/.test(address ?? ""))).toEqual([]);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  });

  it("gives every picture a title and a description of its own", () => {
    const page = reportPage(healthy);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, names] of page.matchAll(/<svg[^>]*aria-labelledby="([^"]+)"/g)) {
      for (const name of (names ?? "").split(" ")) expect(ids).toContain(name);
    }
    expect((page.match(/<svg/g) ?? []).length).toBe(
      (page.match(/<svg[^>]*role="img"/g) ?? []).length,
    );
  });

  it("is the same for the same story", () => {
    expect(reportPage(healthy)).toBe(reportPage(structuredClone(healthy)));
  });
});

describe("foreign text", () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&\u202e\u0000`;

  /** Words of our own type; everything else in a story comes from somewhere. */
  const ours = new Set(["conclusion", "answer", "outcome"]);

  /** Every text of a story replaced. */
  function poisoned(value: unknown): unknown {
    if (typeof value === "string") return hostile;
    if (Array.isArray(value)) return value.map(poisoned);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, entry]) => [key, ours.has(key) ? entry : poisoned(entry)]),
      );
    }
    return value;
  }

  it.each([healthy, faulty, stopped])("never becomes markup, wherever it stands", (story) => {
    const page = reportPage({ ...(poisoned(story) as Story), outcome: story.outcome });
    expect(page).not.toMatch(/<script|<img/);
    expect(page.includes("\u202e") || page.includes("\u0000")).toBe(false);
    expect(page).not.toMatch(/<[a-z]+[^>"]*\sonerror/);
    expect(text(page)).toContain("<script>alert(1)</script>");
  });

  it("is escaped in every template", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        expect(html`<p title="${value}">${value}</p>`.markup.slice(3, -4)).not.toMatch(
          /[<'][\s\S]*script|<(?!\/)/,
        );
      }),
    );
    expect(html`${`<>&"'`}`.markup).toBe("&lt;&gt;&amp;&quot;&#39;");
  });
});

describe("reports of another shape", () => {
  const anything = fc.anything({ withBigInt: false, withDate: false, withNullPrototype: true });

  it("give a page all the same", () => {
    fc.assert(
      fc.property(anything, anything, anything, anything, (coverage, migration, shift, health) => {
        const page = reportPage({
          ...healthy,
          gates: { coverage, tests: [], checks: [] },
          migration: { reports: [{ operation: "plan", report: migration }] },
          traffic: { shift },
          validation: { health: [{ of: "the public name", report: health }] },
        });
        expect(page).not.toMatch(/NaN|undefined|\[object/);
      }),
      { numRuns: 200 },
    );
  });

  it("of the right names and wrong types are never read as a pass", () => {
    const wrong = {
      verdict: true,
      groups: [{ name: 7, verdict: "PASS", lines: { covered: 9, total: 3 } }],
    };
    expect(readCoverage(wrong)).toEqual({
      verdict: "inconclusive",
      reasons: [],
      groups: [{ name: "unnamed", verdict: "inconclusive" }],
    });
    expect(readHealth({ checks: [{ verdict: "ok" }] }).checks[0]?.verdict).toBe("inconclusive");
  });

  it("with absurd times and figures stay inside their pictures", () => {
    const page = reportPage({
      ...healthy,
      finishedAt: -1e20,
      traffic: {
        shift: {
          outcome: "held",
          steps: [
            {
              weight: 1e9,
              startedAt: -1e18,
              looks: [{ at: 1e18, green: { requests: -5, errors: 1e300 } }],
            },
          ],
        },
      },
    });
    expect(page).not.toMatch(/NaN|Infinity/);
  });
});

describe("the shift's report", () => {
  const shift = readShift({
    outcome: "rolled-back",
    limits: { relative: 200 },
    steps: [
      {
        weight: 10,
        startedAt: "2026-01-01T00:00:00Z",
        looks: [
          {
            at: "2026-01-01T00:03:00Z",
            blue: { requests: 90, errors: 1 },
            green: { requests: 10, errors: 4 },
            eValues: { relative: 712, absolute: { slow: 0.4 } },
            verdict: "fail",
          },
        ],
      },
    ],
    rollback: { detectedAt: "2026-01-01T00:03:00Z" },
  });

  it("keeps old and new apart, and each look with its limits", () => {
    expect(shift?.steps[0]?.looks[0]).toEqual({
      at: Date.UTC(2026, 0, 1, 0, 3),
      old: { requests: 90, errors: 1 },
      new: { requests: 10, errors: 4 },
      eValues: { relative: 712, "absolute slow": 0.4 },
      limits: { relative: 200 },
      verdict: "fail",
    });
  });

  it("gives the pictures their points where no user was watched", () => {
    const traffic = readTraffic({
      ...healthy,
      traffic: { shift: faulty.traffic?.shift },
    });
    expect(traffic?.source).toBe("looks");
    expect(traffic?.points).toHaveLength(3);
  });

  it("ends the configured weight where the rules were cleared", () => {
    expect(readTraffic(faulty)?.weights.map(({ weight }) => weight)).toEqual([10, 0]);
    expect(readTraffic(healthy)?.weights.map(({ weight }) => weight)).toEqual([
      10, 25, 50, 100, 100,
    ]);
  });

  it("joins thousands of minutes without losing a request", () => {
    const at = (index: number) => index * 60_000;
    const figures = { requests: 2, errors: 1, p95: 5 };
    const traffic = readTraffic({
      ...healthy,
      traffic: {
        users: {
          bucketMilliseconds: 60_000,
          buckets: Array.from({ length: 5_000 }, (_, index) => ({
            at: at(index),
            releases: { [healthy.releases.to.id]: figures },
          })),
          requests: 10_000,
          errors: 5_000,
          users: { total: 1, served: 1, hit: 1 },
          usersByRelease: {},
          figuresByRelease: {},
          lastRequestByRelease: {},
        },
      },
    });
    expect(traffic?.points.length).toBeLessThanOrEqual(400);
    expect(traffic?.points.reduce((sum, point) => sum + (point.new?.requests ?? 0), 0)).toBe(
      10_000,
    );
  });
});

describe("the migration's reports", () => {
  it("keep the plan's pending migrations after they were applied", () => {
    const read = readMigration(healthy.migration as NonNullable<Story["migration"]>);
    expect(read.contexts[0]?.pending.map(({ name }) => name)).toEqual([
      "AddAuditTrail",
      "SplitFullName",
    ]);
    expect(read.contexts[0]?.steps.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    expect(read.backup?.file).toBe("backups/roster-20261124T101012Z.db");
  });
});

describe("figures", () => {
  it("below a threshold never read as having reached it", () => {
    expect(percent(89_999, 100_000)).toBe("89.99 %");
    expect(percent(9_999_999, 10_000_000)).toBe("99.99 %");
    expect(percent(90, 100)).toBe("90 %");
    expect(percent(0, 0)).toBe("–");
  });

  it("are placed inside the chart by every scale, and ticks inside the scale", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(finite, finite, fc.double(), (a, b, value) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const place = scale(from, to, 10, 100)(value);
        expect(place >= 10 && place <= 100).toBe(true);
        for (const list of [ticks(from, to, 5), timeTicks(from, to, 5)]) {
          expect(list.length).toBeLessThanOrEqual(12);
        }
      }),
    );
  });
});
