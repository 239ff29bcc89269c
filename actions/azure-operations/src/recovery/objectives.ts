import {
  formatDuration,
  parseDuration,
  type Reason,
  UsageError,
  type Verdict,
} from "@slipway/toolkit";

/** A row of the table of recovery objectives, in milliseconds. */
export interface Objective {
  readonly component: string;
  readonly recoveryTime: number;
  readonly recoveryPoint: number;
}

/** A measured (or by its nature not measurable) recovery time or point against its objective. */
export interface Measurement {
  readonly component: string;
  readonly objective: "RTO" | "RPO";
  /** `null` where a drill cannot measure it; `basis` says why. */
  readonly measuredSeconds: number | null;
  readonly targetSeconds: number;
  /** What was measured, from when to when. */
  readonly basis: string;
  readonly verdict?: Verdict;
  readonly reason?: Reason;
}

/** Objectives as `component RTO RPO`, one per line: `database 30m 15m`. */
export function parseObjectives(lines: readonly string[]): Objective[] {
  return lines.map((line) => {
    const [component, time, point, more] = line.split(/\s+/);
    if (component === undefined || time === undefined || point === undefined || more) {
      throw new UsageError(
        `Input "objectives" has the line "${line}".`,
        'Write component, RTO and RPO, for example "database 30m 15m".',
      );
    }
    const of = (text: string) => parseDuration(text, `Input "objectives", ${component},`);
    return { component, recoveryTime: of(time), recoveryPoint: of(point) };
  });
}

export function objectiveOf(objectives: readonly Objective[], component: string): Objective {
  const found = objectives.find((objective) => objective.component === component);
  if (found !== undefined) return found;
  throw new UsageError(
    `Input "objectives" has no line for "${component}".`,
    `Add one, for example "${component} 30m 15m".`,
  );
}

/** @param milliseconds what was measured, `undefined` where nothing can be */
export function measure(
  objective: Objective,
  kind: "RTO" | "RPO",
  milliseconds: number | undefined,
  basis: string,
): Measurement {
  const target = kind === "RTO" ? objective.recoveryTime : objective.recoveryPoint;
  const { component } = objective;
  const targetSeconds = Math.round(target / 1000);
  const common = { component, objective: kind, targetSeconds, basis };
  if (milliseconds === undefined) return { ...common, measuredSeconds: null };
  const measuredSeconds = Math.round(milliseconds / 1000);
  if (milliseconds <= target) return { ...common, measuredSeconds, verdict: "pass" };
  return {
    ...common,
    measuredSeconds,
    verdict: "fail",
    reason: {
      code: kind === "RTO" ? "recovery-time-missed" : "recovery-point-missed",
      message: `${kind} of ${component}: ${formatDuration(milliseconds)} measured (${basis}), ${formatDuration(target)} promised.`,
      remedy:
        "Change what takes the time (a larger size, a failover group), or the promise in the strategy's table.",
    },
  };
}
