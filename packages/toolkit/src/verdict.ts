/** No evidence is `inconclusive`, never `pass`. */
export type Verdict = "pass" | "warn" | "fail" | "inconclusive";

const severity: readonly Verdict[] = ["pass", "warn", "inconclusive", "fail"];

/** The gravest of the verdicts; nothing judged at all is `inconclusive`. */
export function gravest(verdicts: readonly Verdict[]): Verdict {
  return (
    verdicts.reduce<Verdict | undefined>(
      (worst, verdict) =>
        worst === undefined || severity.indexOf(verdict) > severity.indexOf(worst)
          ? verdict
          : worst,
      undefined,
    ) ?? "inconclusive"
  );
}

/**
 * Why a verdict is what it is.
 *
 * `code` is stable, lower-case, hyphenated and documented in the action's README; `file` is a path
 * relative to the workspace and `line` counts from 1.
 */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
  readonly file?: string;
  readonly line?: number;
}

/** What to do with an `inconclusive` verdict; `fail` unless the user says otherwise. */
export type InconclusivePolicy = "fail" | "warn";

/** Whether the step has to fail. A warning never fails a step. */
export function failsTheStep(verdict: Verdict, onInconclusive: InconclusivePolicy): boolean {
  return verdict === "fail" || (verdict === "inconclusive" && onInconclusive === "fail");
}
