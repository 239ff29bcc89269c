import { gravest, type Verdict } from "@slipway/toolkit";
import type { Check, Outcome } from "../checks/check.ts";
import type { Clock } from "../clock.ts";

export interface Patience {
  /** Milliseconds since the epoch after which nothing new is tried; shared by all checks. */
  readonly deadlineAt: number;
  /** Successes in a row that are needed. */
  readonly consecutive: number;
  /** How long the successes must go on. */
  readonly stableForMilliseconds: number;
  /** Pause between two successes. */
  readonly intervalMilliseconds: number;
  /** First pause after a failure; doubled each time up to the longest. */
  readonly firstPauseMilliseconds: number;
  readonly longestPauseMilliseconds: number;
}

export interface Settled {
  readonly outcome: Outcome;
  readonly attempts: number;
  readonly milliseconds: number;
  /** From the start to the end of the first success: the cold start. */
  readonly firstSuccessMilliseconds?: number;
}

/**
 * Tries a check until it has succeeded often and long enough, until it fails for good, or until
 * the deadline. A failure starts the count of successes anew. One request at a time is in flight.
 */
export async function settle(
  check: Check,
  patience: Patience,
  clock: Clock,
  random: () => number,
  deadline: AbortSignal,
  onTry: (outcome: Outcome, attempts: number) => void = () => undefined,
): Promise<Settled> {
  const started = clock.now();
  let attempts = 0;
  let failures = 0;
  let successes = 0;
  let streakStarted = 0;
  let worst: Outcome | undefined;
  let lastFailure: Outcome | undefined;
  let firstSuccess: number | undefined;

  for (;;) {
    const tried = clock.now();
    const outcome = await check.attempt(deadline);
    attempts += 1;
    onTry(outcome, attempts);
    const now = clock.now();
    const settled = (final: Outcome): Settled => ({
      outcome: final,
      attempts,
      milliseconds: now - started,
      ...(firstSuccess === undefined ? {} : { firstSuccessMilliseconds: firstSuccess - started }),
    });

    let pause: number;
    if (outcome.verdict === "pass" || outcome.verdict === "warn") {
      firstSuccess ??= now;
      if (successes === 0) {
        streakStarted = tried;
        worst = outcome;
      }
      successes += 1;
      failures = 0;
      if (worst !== undefined) worst = graver(worst, outcome);
      const longEnough = now - streakStarted >= patience.stableForMilliseconds;
      if (check.once || (successes >= patience.consecutive && longEnough)) {
        return settled(worst ?? outcome);
      }
      pause = patience.intervalMilliseconds;
    } else {
      // A try that the deadline cut off says less than the whole one before it.
      const whole = outcome.code === "deadline-passed" ? (lastFailure ?? outcome) : outcome;
      if (!outcome.heals || check.once) return settled(outcome);
      if (outcome.code === "deadline-passed") return settled(overdue(whole, attempts));
      lastFailure = outcome;
      successes = 0;
      failures += 1;
      pause = backOff(patience, failures, random);
      const wish = outcome.retryAfterMilliseconds;
      // A wish beyond the deadline cannot be met; the site may be back before it.
      if (wish !== undefined && now + wish < patience.deadlineAt) pause = Math.max(pause, wish);
    }
    if (now + pause >= patience.deadlineAt) {
      return settled(
        successes > 0
          ? notStable(worst ?? outcome, successes, patience)
          : overdue(outcome, attempts),
      );
    }
    await clock.sleep(pause, deadline);
  }
}

/** Exponential, with the upper half left to chance so that many runners do not knock together. */
export function backOff(patience: Patience, failures: number, random: () => number): number {
  const full = Math.min(
    patience.longestPauseMilliseconds,
    patience.firstPauseMilliseconds * 2 ** Math.min(failures - 1, 30),
  );
  return full / 2 + (random() * full) / 2;
}

function graver(a: Outcome, b: Outcome): Outcome {
  const verdict: Verdict = gravest([a.verdict, b.verdict]);
  return a.verdict === verdict && b.verdict !== verdict ? a : b;
}

function overdue(outcome: Outcome, attempts: number): Outcome {
  return attempts === 1
    ? outcome
    : {
        ...outcome,
        message: `${outcome.message} That was try ${attempts}, the last before the deadline.`,
      };
}

function notStable(outcome: Outcome, successes: number, patience: Patience): Outcome {
  return {
    verdict: "inconclusive",
    code: "not-stable",
    message: `${outcome.message} But only ${successes} of ${patience.consecutive} successes in a row, for ${patience.stableForMilliseconds} ms, fitted before the deadline.`,
    remedy: 'Raise "deadline", or look at why the site became healthy so late.',
    heals: true,
  };
}
