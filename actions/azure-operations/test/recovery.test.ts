import { AzureError, type FailoverGroup, type SqlDatabase, type SqlProgress } from "@slipway/azure";
import { describe, expect, it } from "vitest";
import { reasonsOf, verdictOf } from "../src/finding.ts";
import type { ContentCheck, ContentEvidence } from "../src/recovery/content.ts";
import { failOverAndBack, type Side } from "../src/recovery/fail-over.ts";
import { restoreToScratch, scratchName } from "../src/recovery/restore.ts";

const minute = 60_000;
const start = Date.UTC(2026, 0, 31, 12);
const objective = { component: "database", recoveryTime: 30 * minute, recoveryPoint: 15 * minute };

/** Time that passes by waiting, and a little by itself. */
function clock() {
  let now = start;
  return {
    now: () => ++now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
    rest: async (milliseconds: number) => {
      now += milliseconds;
    },
    isCancelled: () => false,
    unlessCancelled: <T>(work: Promise<T>) => work,
  };
}

const azureError = (code: string) =>
  new AzureError("Deleting", { status: 409, code, detail: "no", remedy: "Wait." });

interface Plan {
  readonly restoreMinutes?: number;
  readonly end?: SqlProgress;
  readonly restoredBytes?: number | undefined;
  readonly earliest?: Date;
  readonly removal?: Error;
  readonly status?: string;
  readonly leftovers?: readonly string[];
  /** What the scratch database and the original tell of their rows. */
  readonly restored?: ContentEvidence;
  readonly original?: ContentEvidence;
  readonly checks?: readonly ContentCheck[];
}

const history = (...migrations: string[]): ContentEvidence => ({
  told: { migrations, values: [] },
});

/** A server with one database whose restore takes its time. */
function server(plan: Plan, time = clock()) {
  const existing = new Map<string, SqlDatabase>();
  const row = (name: string, status = "Online"): SqlDatabase => ({
    id: `/databases/${name}`,
    name,
    location: "westeurope",
    status,
    maximumBytes: undefined,
    earliestRestore: plan.earliest ?? new Date(start - 7 * 24 * 60 * minute),
  });
  existing.set("Roster", row("Roster"));
  for (const name of plan.leftovers ?? []) existing.set(name, row(name));
  const points: Date[] = [];
  const removed: string[] = [];
  const run = () =>
    restoreToScratch(
      {
        database: async (name) => existing.get(name),
        usedBytes: async (name) =>
          name === "Roster" ? 1_000 : "restoredBytes" in plan ? plan.restoredBytes : 1_000,
        requestCopy: () => Promise.reject(new Error("not used")),
        requestExport: () => Promise.reject(new Error("not used")),
        progress: async () =>
          time.now() >= start + (plan.restoreMinutes ?? 5) * minute
            ? (plan.end ?? { state: "done" })
            : { state: "running" },
        async remove(name) {
          if (plan.removal !== undefined) throw plan.removal;
          removed.push(name);
          existing.delete(name);
        },
      },
      {
        databases: async () =>
          [...existing.values()].map((item) => ({
            ...item,
            tags: item.name === "Roster" ? {} : { "slipway-scratch": "true" },
          })),
        entraOnly: async () => true,
        async requestRestore(_source, name, point) {
          points.push(point);
          existing.set(name, row(name, plan.status));
          return "/operation";
        },
        failoverGroup: async () => undefined,
        requestFailover: () => Promise.reject(new Error("not used")),
      },
      {
        server: "sql",
        database: "Roster",
        objective,
        deadline: 120 * minute,
        checks: plan.checks ?? [],
        read: async (name) =>
          (name === "Roster" ? plan.original : plan.restored) ?? history("1_First", "2_Second"),
      },
      time,
    );
  return { run, points, removed, existing };
}

describe("the verification of a backup", () => {
  it("restores to one recovery point ago, measures, and drops", async () => {
    const { run, points, removed, existing } = server({ restoreMinutes: 10 });
    const outcome = await run();
    expect(verdictOf(outcome)).toBe("pass");
    expect(points.map((point) => Math.round((start - point.getTime()) / 1_000))).toEqual([900]);
    expect(removed).toEqual([scratchName("Roster", start)]);
    expect([...existing.keys()]).toEqual(["Roster"]);
    const [time, point] = outcome.measurements ?? [];
    expect(time?.measuredSeconds).toBeGreaterThanOrEqual(600);
    expect(time?.measuredSeconds).toBeLessThan(630);
    expect(point?.measuredSeconds).toBe(900);
  });

  it.each([
    ["a slow restore", { restoreMinutes: 31 }, "recovery-time-missed"],
    [
      "a restore that fails",
      { end: { state: "failed", code: "X", message: "y" } },
      "restore-failed",
    ],
    ["a restore without end", { restoreMinutes: 200 }, "restore-late"],
    ["a success that cannot be read back", { status: "Restoring" }, "restore-not-online"],
    ["half a database", { restoredBytes: 499 }, "restore-too-small"],
  ] as const)("fails for %s, and drops all the same", async (_, plan, code) => {
    const { run, removed } = server(plan);
    const outcome = await run();
    expect(verdictOf(outcome)).toBe("fail");
    expect(reasonsOf(outcome)[0]?.code).toBe(code);
    expect(removed).toHaveLength(1);
  });

  it("fails when the scratch database stays, with the command that drops it", async () => {
    const outcome = await server({ removal: azureError("Conflict") }).run();
    expect(verdictOf(outcome)).toBe("fail");
    const [reason] = reasonsOf(outcome);
    expect(reason?.code).toBe("scratch-not-dropped");
    expect(reason?.remedy).toContain(`--name ${scratchName("Roster", start)}`);
  });

  it("is not known without a restore point that old, and restores nothing", async () => {
    const { run, points } = server({ earliest: new Date(start - minute) });
    expect(reasonsOf(await run())[0]?.code).toBe("no-restore-point");
    expect(points).toEqual([]);
  });

  it("is not known without sizes", async () => {
    const outcome = await server({ restoredBytes: undefined }).run();
    expect(verdictOf(outcome)).toBe("inconclusive");
  });

  it("drops what a dead run has left, and nothing else", async () => {
    const old = scratchName("Roster", start - 24 * 60 * minute);
    const young = scratchName("Roster", start - minute);
    const { run, removed } = server({ leftovers: [old, young, "Roster-drill-by-hand"] });
    const outcome = await run();
    expect(reasonsOf(outcome).map(({ code }) => code)).toEqual(["scratch-forgotten"]);
    expect(outcome.findings.at(-1)?.found).toContain("gone when read back");
    expect(removed).toEqual([old, scratchName("Roster", start)]);
  });

  it.each(["while it restores", "while it reads the rows"])(
    "drops and reads that back even when the run is cancelled %s",
    async (when) => {
      const cancelled = () => Promise.reject(new Error("cancelled"));
      const isEarly = when === "while it restores";
      const time = {
        ...clock(),
        ...(isEarly ? { sleep: cancelled } : { unlessCancelled: cancelled }),
        isCancelled: () => true,
      };
      const { run, removed, existing } = server({ restoreMinutes: isEarly ? 10 : 0 }, time);
      await expect(run()).rejects.toThrow("cancelled");
      expect(removed).toHaveLength(1);
      expect([...existing.keys()]).toEqual(["Roster"]);
    },
  );

  it("says with the command what a cancelled run has left", async () => {
    const cancelled = () => Promise.reject(new Error("The run was cancelled."));
    const time = { ...clock(), sleep: cancelled, isCancelled: () => true };
    const { run } = server({ restoreMinutes: 10, removal: azureError("Conflict") }, time);
    await expect(run()).rejects.toThrow(/cancelled\. The scratch database .* is still there/);
  });

  const checks = [{ name: "users", sql: "SELECT COUNT(*) FROM AspNetUsers" }];
  const counted = (...values: unknown[]): ContentEvidence => ({
    told: { migrations: ["1_First", "2_Second"], values },
  });
  it.each<[string, Plan, string, string | undefined]>([
    ["the same history", { restored: history("1_First", "2_Second") }, "pass", undefined],
    [
      "an older history",
      { restored: history("1_First") },
      "inconclusive",
      "restored-history-older",
    ],
    ["another history", { restored: history("1_Other") }, "fail", "restored-history-differs"],
    [
      "more than the original has",
      { restored: history("1_First", "2_Second", "3_Third") },
      "fail",
      "restored-history-differs",
    ],
    [
      "no history",
      { restored: { told: { migrations: undefined, values: [] } } },
      "fail",
      "restored-history-differs",
    ],
    [
      "an original without one",
      { original: { told: { migrations: undefined, values: [] } } },
      "inconclusive",
      "no-migrations-history",
    ],
    [
      "rows that cannot be read",
      { restored: { missing: { code: "rows-not-read", message: "m", remedy: "r" } } },
      "inconclusive",
      "rows-not-read",
    ],
    [
      "an original that cannot be read",
      { original: { missing: { code: "rows-not-read", message: "m", remedy: "r" } } },
      "inconclusive",
      "rows-not-read",
    ],
    ["rows where they are asked for", { checks, restored: counted(42) }, "pass", undefined],
    ["an empty table", { checks, restored: counted(0) }, "fail", "restored-content-missing"],
    ["a null", { checks, restored: counted(null) }, "fail", "restored-content-missing"],
    ["no answer", { checks, restored: counted() }, "fail", "restored-content-missing"],
  ])("holds the rows against the original: %s", async (_, plan, verdict, code) => {
    const { run, removed } = server(plan);
    const outcome = await run();
    expect([verdictOf(outcome), reasonsOf(outcome)[0]?.code]).toEqual([verdict, code]);
    expect(removed).toHaveLength(1);
    expect(outcome.measurements).toHaveLength(2);
  });
});

interface GroupPlan {
  /** Ends of the requested fail-overs, in order; `done` changes the roles. */
  readonly ends?: readonly SqlProgress[];
  readonly primary?: "home" | "away" | "nobody";
}

function group(plan: GroupPlan) {
  const time = clock();
  let primary = plan.primary ?? "home";
  const requested: string[] = [];
  const ends = [...(plan.ends ?? [])];
  const side = (name: "home" | "away"): Side => {
    let asked = 0;
    return {
      server: name,
      recovery: {
        databases: async () => [],
        entraOnly: async () => true,
        requestRestore: () => Promise.reject(new Error("not used")),
        async failoverGroup(): Promise<FailoverGroup | undefined> {
          if (primary === "nobody") return undefined;
          return { role: primary === name ? "Primary" : "Secondary", state: "CATCH_UP" };
        },
        async requestFailover() {
          requested.push(name);
          asked = time.now();
          return `/operation/${name}`;
        },
      },
      async progress() {
        if (time.now() < asked + 45_000) return { state: "running" };
        const end = ends.shift() ?? { state: "done" };
        if (end.state === "done") primary = name;
        return end;
      },
    };
  };
  const options = { group: "fg", resourceGroup: "rg", objective, deadline: 10 * minute };
  return {
    run: () => failOverAndBack(side("home"), side("away"), options, time),
    requested,
    primary: () => primary,
  };
}

describe("a region drill", () => {
  it("goes there and back, and measures the way there", async () => {
    const { run, requested, primary } = group({});
    const outcome = await run();
    expect(verdictOf(outcome)).toBe("pass");
    expect([requested, primary()]).toEqual([["away", "home"], "home"]);
    const [time, point] = outcome.measurements ?? [];
    expect(time?.measuredSeconds).toBeGreaterThanOrEqual(45);
    expect(point?.measuredSeconds).toBeNull();
  });

  it.each([
    ["nobody", "no-failover-group"],
    ["away", "already-failed-over"],
  ] as const)("changes nothing when the primary is %s", async (where, code) => {
    const { run, requested } = group({ primary: where });
    expect(reasonsOf(await run())[0]?.code).toBe(code);
    expect(requested).toEqual([]);
  });

  it("fails and stays at home when the fail-over fails without effect", async () => {
    const failed = { state: "failed", code: "X", message: "y" } as const;
    const { run, requested } = group({ ends: [failed] });
    const outcome = await run();
    expect([verdictOf(outcome), requested]).toEqual(["fail", ["away"]]);
  });

  it("fails with the command when it cannot go back", async () => {
    const failed = { state: "failed", code: "X", message: "y" } as const;
    const { run, primary } = group({ ends: [{ state: "done" }, failed] });
    const [reason] = reasonsOf(await run());
    expect([reason?.code, primary()]).toEqual(["not-failed-back", "away"]);
    expect(reason?.remedy).toContain("az sql failover-group set-primary");
    expect(reason?.remedy).toContain("--server home");
  });
});
