import { ReportProblem } from "../formats/report-problem.ts";
import type { Git } from "../git.ts";

/** When a report is too old to be evidence; all times are in milliseconds since 1970. */
export interface AgeRule {
  /** From the input `max-report-age`, which decides alone where it is set. */
  readonly notBefore: number | undefined;
  /** When the commit that is checked out was made. */
  readonly committedAt: number | undefined;
}

/** Clocks of two machines differ by less. */
const toleranceMilliseconds = 5 * 60_000;

/** The problem of a report that cannot be of this run, if it is such a one. */
export function ageProblem(writtenAt: number, rule: AgeRule): ReportProblem | undefined {
  const written = `The report was written at ${new Date(writtenAt).toISOString()}`;
  if (rule.notBefore !== undefined) {
    return writtenAt >= rule.notBefore
      ? undefined
      : new ReportProblem(
          "report-stale",
          `${written}, which is longer ago than "max-report-age" allows.`,
          "Check that the tests of this run wrote it: an older run, a cache or the repository may have left it.",
        );
  }
  if (rule.committedAt === undefined || writtenAt >= rule.committedAt - toleranceMilliseconds) {
    return undefined;
  }
  return new ReportProblem(
    "report-older-than-commit",
    `${written}, before the commit that is checked out was made (${new Date(rule.committedAt).toISOString()}): it cannot be a report of this code.`,
    'Check that the tests of this run wrote it: an older run, a cache or the repository may have left it. If it is meant to be older, say by "max-report-age" how old it may be.',
  );
}

/**
 * When the commit was made that is checked out. `undefined` without git, and where the clock of who
 * committed is ahead of this machine's, which then says nothing.
 */
export async function commitTime(git: Git, now: number): Promise<number | undefined> {
  const seconds = (await git("log", "-1", "--no-show-signature", "--format=%ct"))?.trim() ?? "";
  const time = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : Number.NaN;
  return time <= now ? time : undefined;
}
