/**
 * What this action wrote down about its own intent, as `bgs-*` tags on the app. Intent and lease
 * only: the rules, the swap status and the releases that answer are the truth.
 */
export interface ShiftRecord {
  readonly phase: Phase | undefined;
  /** The release that is being rolled out. */
  readonly release: string | undefined;
  /** The release that production served before. */
  readonly old: string | undefined;
  /** Weight that was last intended, in percent. */
  readonly step: number | undefined;
  /** Start of the first step; evidence counts from here. */
  readonly since: number | undefined;
  readonly lease: Lease | undefined;
  /** When a swap was intended … */
  readonly swapAt: number | undefined;
  /** … and when the last one before it had ended, 0 for never. */
  readonly swapAfter: number | undefined;
  readonly keepUntil: number | undefined;
  /** Steps behind which the shift waits for a person, in percent. */
  readonly gates: readonly number[] | undefined;
  /** Highest step that a person has approved, in percent. */
  readonly approved: number | undefined;
}

/**
 * `shift`: weights are being moved. `held`: a person or a later run decides. `promote`: a swap to
 * the new release is intended. `bake`: swapped, watched. `keep`: done, the old release stays in the
 * slot. `rollback`: going back.
 */
export type Phase = (typeof phases)[number];
const phases = ["shift", "held", "promote", "bake", "keep", "rollback"] as const;

/** The right to write, for one run, until it ends or is renewed. */
export interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** How long a run may be silent before it counts as dead, milliseconds. */
export const leaseLength = 5 * 60_000;
/** Further ahead a lease was written by a clock that is wrong, and would hold everybody up. */
const leaseFarthest = 6 * leaseLength;

/** Whether the run that holds this lease may be at work. */
export function leaseAlive(lease: Lease | undefined, now: number): boolean {
  return lease !== undefined && lease.until > now && lease.until - now <= leaseFarthest;
}

export const emptyRecord: ShiftRecord = {
  phase: undefined,
  release: undefined,
  old: undefined,
  step: undefined,
  since: undefined,
  lease: undefined,
  swapAt: undefined,
  swapAfter: undefined,
  keepUntil: undefined,
  gates: undefined,
  approved: undefined,
};

type Tags = Readonly<Record<string, string | undefined>>;

/** Reads the record; a tag that is not understood counts as absent. */
export function recordOf(tags: Tags): ShiftRecord {
  const lease = /^(.+)@([^@]+)$/.exec(tags["bgs-lease"] ?? "");
  const leaseUntil = time(lease?.[2]);
  return {
    phase: phases.find((phase) => phase === tags["bgs-phase"]),
    release: tags["bgs-id"] || undefined,
    old: tags["bgs-old"] || undefined,
    step: percentage(tags["bgs-step"]),
    since: time(tags["bgs-since"]),
    lease:
      lease?.[1] === undefined || leaseUntil === undefined
        ? undefined
        : { owner: lease[1], until: leaseUntil },
    swapAt: time(tags["bgs-swap-at"]),
    swapAfter: time(tags["bgs-swap-after"]),
    keepUntil: time(tags["bgs-keep-until"]),
    gates: percentages(tags["bgs-gates"]),
    approved: percentage(tags["bgs-approved"]),
  };
}

/** The tags to write for a change of the record; `undefined` removes a tag. */
export function tagsOf(change: Partial<ShiftRecord>): Tags {
  const tags: Record<string, string | undefined> = {};
  const set = <K extends keyof ShiftRecord>(
    field: K,
    tag: string,
    text: (value: NonNullable<ShiftRecord[K]>) => string,
  ) => {
    if (!(field in change)) return;
    const value = change[field];
    tags[tag] = value === undefined ? undefined : text(value as NonNullable<ShiftRecord[K]>);
  };
  set("phase", "bgs-phase", (phase) => phase);
  set("release", "bgs-id", (release) => release);
  set("old", "bgs-old", (release) => release);
  set("step", "bgs-step", String);
  set("since", "bgs-since", iso);
  set("lease", "bgs-lease", (lease) => `${lease.owner}@${iso(lease.until)}`);
  set("swapAt", "bgs-swap-at", iso);
  set("swapAfter", "bgs-swap-after", iso);
  set("keepUntil", "bgs-keep-until", iso);
  set("gates", "bgs-gates", (gates) => gates.join(" "));
  set("approved", "bgs-approved", String);
  return tags;
}

function time(text: string | undefined): number | undefined {
  const milliseconds = Date.parse(text ?? "");
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function percentage(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || text === "" || !(value >= 0 && value <= 100) ? undefined : value;
}

function percentages(text: string | undefined): readonly number[] | undefined {
  const values = (text ?? "").split(" ").map(percentage);
  return values.every((value) => value !== undefined) ? values : undefined;
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
