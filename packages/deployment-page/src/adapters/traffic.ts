/** The traffic of both releases over Azure's time, from what the users saw or, without them, from the looks. */

import type { Story } from "../story.ts";
import type { ReleaseFigures, UserCounts } from "../users.ts";
import { type Look, readShift, type ShiftRead } from "./shift.ts";

export interface Traffic {
  readonly shift?: ShiftRead;
  readonly points: readonly TrafficPoint[];
  /** `users`: requests as users saw them; `looks`: what the action itself counted. */
  readonly source: "users" | "looks" | "none";
  /** Where the horizontal axis has its zero: the start of the shift. */
  readonly origin: number;
  /** Configured weight of the new release in percent, from that time on. */
  readonly weights: readonly { readonly at: number; readonly weight: number }[];
  readonly looks: readonly (Look & { readonly weight: number })[];
  readonly marks: readonly Mark[];
  readonly rollback?: RollbackFacts;
  readonly users?: {
    readonly all: UserCounts;
    readonly old?: UserCounts;
    readonly new?: UserCounts;
    readonly requests: number;
    readonly errors: number;
  };
}

/** Absent side: no request in that time. */
export interface TrafficPoint {
  readonly at: number;
  readonly until: number;
  readonly old?: ReleaseFigures;
  readonly new?: ReleaseFigures;
}

export interface Mark {
  readonly at: number;
  readonly kind: "fault" | "detected" | "cleared" | "last-request" | "swap";
  readonly label: string;
}

export interface RollbackFacts {
  readonly faultBeganAt?: number;
  readonly detectedAt?: number;
  readonly rulesClearedAt?: number;
  readonly lastCanaryRequestAt?: number;
  readonly swappedBackAt?: number;
}

/** More points than this are joined with their neighbours: a line has no more pixels. */
const mostPoints = 400;

export function readTraffic(story: Story): Traffic | undefined {
  const { traffic, releases } = story;
  if (traffic === undefined) return undefined;
  const shift = readShift(traffic.shift);
  const { users } = traffic;
  const looks = (shift?.steps ?? [])
    .flatMap((step) => step.looks.map((look) => ({ ...look, weight: step.weight })))
    .toSorted((a, b) => a.at - b.at);
  const oldId = releases.from?.id;
  const newId = releases.to.id;

  let points: TrafficPoint[] = [];
  let source: Traffic["source"] = "none";
  if (users !== undefined && users.buckets.length > 0) {
    source = "users";
    points = users.buckets.map(({ at, releases: figures }) => {
      const before = oldId === undefined ? undefined : figures[oldId];
      const after = figures[newId];
      return {
        at,
        until: at + users.bucketMilliseconds,
        ...(before === undefined ? {} : { old: before }),
        ...(after === undefined ? {} : { new: after }),
      };
    });
  } else if (shift !== undefined && shift.minutes.length > 0) {
    source = "looks";
    points = shift.minutes.map((each) => ({
      at: each.at,
      until: each.at + 60_000,
      ...figuresOf("old", each),
      ...figuresOf("new", each),
    }));
  } else if (looks.length > 0) {
    source = "looks";
    points = looks.map((look, index) => ({
      at: looks[index - 1]?.at ?? shift?.startedAt ?? look.at - 60_000,
      until: look.at,
      ...figuresOf("old", look),
      ...figuresOf("new", look),
    }));
  }

  const rollback =
    shift?.rollback === undefined
      ? undefined
      : { ...shift.rollback, ...faultOf(traffic.fault?.beganAt ?? firstError(points)) };
  const usersRead =
    users === undefined
      ? undefined
      : {
          all: users.users,
          requests: users.requests,
          errors: users.errors,
          ...sides(users.usersByRelease, oldId, newId),
        };
  return {
    ...(shift === undefined ? {} : { shift }),
    points: joined(points),
    source,
    origin: shift?.steps[0]?.startedAt ?? shift?.startedAt ?? points[0]?.at ?? 0,
    weights: weightsOf(shift),
    looks,
    marks: marksOf(shift, traffic.fault?.beganAt),
    ...(rollback === undefined ? {} : { rollback }),
    ...(usersRead === undefined ? {} : { users: usersRead }),
  };
}

function figuresOf(
  side: "old" | "new",
  look: Pick<Look, "old" | "new">,
): Partial<Record<"old" | "new", ReleaseFigures>> {
  const { requests, errors = 0 } = look[side];
  return requests === undefined ? {} : { [side]: { requests, errors } };
}

function faultOf(faultBeganAt: number | undefined) {
  return faultBeganAt === undefined ? {} : { faultBeganAt };
}

function sides(
  byRelease: Readonly<Record<string, UserCounts>>,
  oldId: string | undefined,
  newId: string,
) {
  const before = oldId === undefined ? undefined : byRelease[oldId];
  const after = byRelease[newId];
  return {
    ...(before === undefined ? {} : { old: before }),
    ...(after === undefined ? {} : { new: after }),
  };
}

function firstError(points: readonly TrafficPoint[]): number | undefined {
  return points.find((point) => (point.new?.errors ?? 0) > 0)?.at;
}

/** A step line: each step's weight, nothing once the rules are cleared, everything after a swap. */
function weightsOf(shift: ShiftRead | undefined): Traffic["weights"] {
  const weights = (shift?.steps ?? []).flatMap(({ startedAt, weight }) =>
    startedAt === undefined ? [] : [{ at: startedAt, weight }],
  );
  const cleared = shift?.rollback?.rulesClearedAt;
  if (cleared !== undefined) weights.push({ at: cleared, weight: 0 });
  const swapped = shift?.swap?.finishedAt;
  if (swapped !== undefined && cleared === undefined) weights.push({ at: swapped, weight: 100 });
  return weights.toSorted((a, b) => a.at - b.at);
}

function marksOf(shift: ShiftRead | undefined, faultBeganAt: number | undefined): Mark[] {
  const candidates: [number | undefined, Mark["kind"], string][] = [
    [faultBeganAt, "fault", "fault begins"],
    [shift?.rollback?.detectedAt, "detected", "detected"],
    [shift?.rollback?.rulesClearedAt, "cleared", "rules cleared"],
    [shift?.rollback?.lastCanaryRequestAt, "last-request", "last request to the new"],
    [shift?.swap?.finishedAt, "swap", "swap"],
  ];
  return candidates
    .flatMap(([at, kind, label]) => (at === undefined ? [] : [{ at, kind, label }]))
    .toSorted((a, b) => a.at - b.at);
}

function joined(points: readonly TrafficPoint[]): TrafficPoint[] {
  const size = Math.ceil(points.length / mostPoints);
  if (size <= 1) return [...points];
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
    const group = points.slice(index * size, (index + 1) * size);
    const [first, last] = [group[0], group.at(-1)] as [TrafficPoint, TrafficPoint];
    return {
      at: first.at,
      until: last.until,
      ...sum("old", group),
      ...sum("new", group),
    };
  });
}

/** Counts add up; of the quantiles the worst is kept, so that joining hides no peak. */
function sum(
  side: "old" | "new",
  group: readonly TrafficPoint[],
): Partial<Record<"old" | "new", ReleaseFigures>> {
  const figures = group.flatMap((point) => point[side] ?? []);
  if (figures.length === 0) return {};
  const worst = (name: "p50" | "p95") => {
    const values = figures.flatMap((each) => each[name] ?? []);
    return values.length === 0 ? {} : { [name]: Math.max(...values) };
  };
  return {
    [side]: {
      requests: figures.reduce((total, each) => total + each.requests, 0),
      errors: figures.reduce((total, each) => total + each.errors, 0),
      ...worst("p50"),
      ...worst("p95"),
    },
  };
}
