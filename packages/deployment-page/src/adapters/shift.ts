/** bluegreen-shift's report as the page needs it. Times are on Azure's clock. */

import {
  type Fields,
  fields,
  items,
  number,
  type ReasonRead,
  reasons,
  text,
  time,
} from "../read.ts";

export interface ShiftRead {
  /** `promoted`, `rolled-back`, `held`, … */
  readonly outcome: string;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly steps: readonly ShiftStep[];
  readonly rollback?: {
    readonly detectedAt?: number;
    readonly rulesClearedAt?: number;
    readonly lastCanaryRequestAt?: number;
    readonly swappedBackAt?: number;
  };
  readonly swap?: { readonly startedAt?: number; readonly finishedAt?: number };
  readonly keepUntil?: number;
  /** What the action itself counted, minute by minute. */
  readonly minutes: readonly {
    readonly at: number;
    readonly old: LookSide;
    readonly new: LookSide;
  }[];
  readonly reasons: readonly ReasonRead[];
}

export interface ShiftStep {
  /** Percent. */
  readonly weight: number;
  readonly startedAt?: number;
  /** 0 to 1. */
  readonly observedShare?: number;
  readonly looks: readonly Look[];
}

export interface Look {
  readonly at: number;
  /** What production served before, and the new release. */
  readonly old: LookSide;
  readonly new: LookSide;
  readonly eValues: Readonly<Record<string, number>>;
  readonly limits: Readonly<Record<string, number>>;
  /** Confidence limits of new error rate / old error rate; an absent upper one is unbounded. */
  readonly ratio?: { readonly lower: number; readonly upper?: number };
  readonly verdict: string;
  readonly reason?: string;
}

export interface LookSide {
  readonly requests?: number;
  readonly errors?: number;
}

export function readShift(report: unknown): ShiftRead | undefined {
  if (report === undefined || report === null) return undefined;
  const of = fields(report);
  const commonLimits = numbers(of.limits ?? fields(of.decision).limits);
  const rollback = fields(of.rollback);
  const swap = fields(of.swap);
  const swapTimes = compact({
    startedAt: time(swap, "startedAt", "requestedAt", "at"),
    finishedAt: time(swap, "confirmedAt", "finishedAt", "at"),
  });
  return {
    outcome: text(of, "outcome") ?? "unknown",
    ...compact({
      startedAt: time(of, "startedAt"),
      finishedAt: time(of, "finishedAt"),
      keepUntil: time(of, "keepUntil") ?? time(swap, "keepUntil"),
    }),
    steps: items(of.steps).map((item) => stepOf(fields(item), commonLimits)),
    minutes: items(of.minutes).flatMap((item) => {
      const minute = fields(item);
      const at = time(minute, "at");
      return at === undefined ? [] : [{ at, old: sideOf(minute.blue), new: sideOf(minute.green) }];
    }),
    reasons: reasons(of),
    ...(of.rollback === undefined || of.rollback === null
      ? {}
      : {
          rollback: compact({
            detectedAt: time(rollback, "detectedAt"),
            rulesClearedAt: time(rollback, "rulesClearedAt"),
            lastCanaryRequestAt: time(rollback, "lastCanaryRequestAt"),
            swappedBackAt: time(rollback, "swappedBackAt"),
          }),
        }),
    ...(Object.keys(swapTimes).length === 0 ? {} : { swap: swapTimes }),
  };
}

function stepOf(of: Fields, commonLimits: Readonly<Record<string, number>>): ShiftStep {
  return {
    weight: number(of, "weight") ?? 0,
    ...compact({ startedAt: time(of, "startedAt"), observedShare: shareOf(of.observedShare) }),
    looks: items(of.looks).flatMap((item) => {
      const look = fields(item);
      const at = time(look, "at");
      if (at === undefined) return [];
      const reason =
        text(look, "reason", "message") ?? reasons(look)[0]?.message ?? text(look, "code");
      return [
        {
          at,
          old: sideOf(look.blue ?? look.old ?? look.baseline),
          new: sideOf(look.green ?? look.new ?? look.canary),
          eValues: numbers(look.eValues),
          limits: { ...commonLimits, ...numbers(look.limits) },
          verdict: text(look, "verdict") ?? "unknown",
          ...ratioOf(look.rho),
          ...(reason === undefined ? {} : { reason }),
        },
      ];
    }),
  };
}

function ratioOf(value: unknown): Pick<Look, "ratio"> {
  const lower = number(fields(value), "lower");
  const upper = number(fields(value), "upper");
  return lower === undefined ? {} : { ratio: { lower, ...(upper === undefined ? {} : { upper }) } };
}

function sideOf(value: unknown): LookSide {
  const of = fields(value);
  return compact({
    requests: number(of, "requests", "total", "n"),
    errors: number(of, "errors", "failed", "bad", "k"),
  });
}

function shareOf(value: unknown): number | undefined {
  const share = typeof value === "number" ? value : number(fields(value), "share", "value");
  return share !== undefined && Number.isFinite(share) ? share : undefined;
}

/** The numbers of an object, nested objects by `outer inner`. */
function numbers(value: unknown, prefix = ""): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, entry] of Object.entries(fields(value))) {
    if (typeof entry === "number" && !Number.isNaN(entry)) found[prefix + name] = entry;
    else if (prefix === "") Object.assign(found, numbers(entry, `${name} `));
  }
  return found;
}

/** Without the undefined ones, as `exactOptionalPropertyTypes` wants. */
function compact<T extends Record<string, number | undefined>>(
  of: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
