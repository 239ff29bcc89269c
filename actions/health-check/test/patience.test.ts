import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Check, failed, failedForGood, type Outcome, passed } from "../src/checks/check.ts";
import type { Clock } from "../src/clock.ts";
import { backOff, type Patience, settle } from "../src/patience/settle.ts";

const never = new AbortController().signal;

/** A clock that stands still between sleeps and notes them. */
function handClock(): Clock & { readonly sleeps: number[] } {
  let now = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
      now += milliseconds;
    },
  };
}

const patience: Patience = {
  deadlineAt: 60_000,
  consecutive: 1,
  stableForMilliseconds: 0,
  intervalMilliseconds: 1_000,
  firstPauseMilliseconds: 500,
  longestPauseMilliseconds: 10_000,
};

const ok = passed("It is well.");
const sick = failed("unhealthy", "It is ill.", "Heal it.");

/** A check that answers from a list; the last answer stays. */
function scripted(outcomes: readonly Outcome[], once = false): Check {
  let next = 0;
  return {
    name: "scripted",
    target: "GET /",
    once,
    attempt: async () => outcomes[Math.min(next++, outcomes.length - 1)] ?? ok,
  };
}

const run = (check: Check, changes: Partial<Patience> = {}, clock = handClock()) =>
  settle(check, { ...patience, ...changes }, clock, () => 0.5, never);

describe("a check is tried until it is settled", () => {
  test("the first success ends it when one is enough", async () => {
    expect(await run(scripted([ok]))).toMatchObject({ attempts: 1, outcome: { verdict: "pass" } });
  });

  test("a failure starts the count of successes anew", async () => {
    const settled = await run(scripted([ok, ok, sick, ok, ok, ok]), { consecutive: 3 });
    expect(settled).toMatchObject({ attempts: 6, outcome: { verdict: "pass" } });
  });

  test("successes have to go on for the whole hold window", async () => {
    const settled = await run(scripted([ok]), { stableForMilliseconds: 30_000 });
    expect(settled.attempts).toBe(31);
    expect(settled.milliseconds).toBe(30_000);
  });

  test("a failure inside the hold window starts the window anew", async () => {
    const settled = await run(scripted([ok, ok, sick, ok]), { stableForMilliseconds: 5_000 });
    expect(settled.outcome.verdict).toBe("pass");
    expect(settled.milliseconds).toBeGreaterThanOrEqual(7_000);
  });

  test("a hold window that does not fit before the deadline is missing evidence", async () => {
    const settled = await run(scripted([ok]), { stableForMilliseconds: 90_000 });
    expect(settled.outcome).toMatchObject({ verdict: "inconclusive", code: "not-stable" });
  });

  test("the gravest outcome of the successful stretch counts", async () => {
    const weak: Outcome = { ...ok, verdict: "warn", code: "degraded" };
    const settled = await run(scripted([ok, weak, ok]), { consecutive: 3 });
    expect(settled.outcome.code).toBe("degraded");
  });

  test("the cold start is told apart from the steady time", async () => {
    const settled = await run(scripted([sick, sick, ok]), { consecutive: 2 });
    expect(settled.firstSuccessMilliseconds).toBe(375 + 750);
    expect(settled.milliseconds).toBe(375 + 750 + 1_000);
  });
});

describe("what waiting cannot mend is not tried again", () => {
  test("a failure for good", async () => {
    const settled = await run(scripted([failedForGood("wrong-status", "401.", "Sign in.")]));
    expect(settled).toMatchObject({ attempts: 1, outcome: { code: "wrong-status" } });
  });

  test("a request that is not idempotent", async () => {
    expect((await run(scripted([sick, ok], true))).attempts).toBe(1);
    expect((await run(scripted([ok], true), { consecutive: 3 })).attempts).toBe(1);
  });
});

describe("the deadline ends every wait", () => {
  test("the last failure is told with the number of tries", async () => {
    const settled = await run(scripted([sick]));
    expect(settled.outcome.code).toBe("unhealthy");
    expect(settled.outcome.message).toContain(`try ${settled.attempts}`);
  });

  test("a try that the deadline cut off says less than the whole one before", async () => {
    const cut = failed("deadline-passed", "Cut off.", "Wait.");
    expect((await run(scripted([sick, cut]))).outcome.code).toBe("unhealthy");
  });

  test("a Retry-After inside the deadline is kept", async () => {
    const clock = handClock();
    await run(scripted([{ ...sick, retryAfterMilliseconds: 20_000 }, ok]), {}, clock);
    expect(clock.sleeps).toEqual([20_000]);
  });

  test("a Retry-After beyond the deadline is not slept", async () => {
    const clock = handClock();
    const settled = await run(
      scripted([{ ...sick, retryAfterMilliseconds: 86_400_000 }, ok]),
      {},
      clock,
    );
    expect(settled.outcome.verdict).toBe("pass");
    expect(clock.sleeps).toEqual([375]);
  });

  test("whatever the outcomes, no sleep passes the deadline", async () => {
    const outcome = fc.oneof(
      fc.constant(ok),
      fc.nat(100_000).map((wish): Outcome => ({ ...sick, retryAfterMilliseconds: wish })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(outcome, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(120_000),
        async (outcomes, consecutive, stableForMilliseconds) => {
          const clock = handClock();
          await run(scripted(outcomes), { consecutive, stableForMilliseconds }, clock);
          expect(clock.now()).toBeLessThan(patience.deadlineAt);
        },
      ),
    );
  });
});

test("pauses grow, stay within half and whole of the step, and have an end", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, chance) => {
        const step = Math.min(10_000, 500 * 2 ** (failures - 1));
        const pause = backOff(patience, failures, () => chance);
        expect(pause).toBeGreaterThanOrEqual(step / 2);
        expect(pause).toBeLessThanOrEqual(step);
      },
    ),
  );
});
