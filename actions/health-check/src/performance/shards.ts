import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import { type Counted, countTimes, timesOf } from "./counted.ts";
import type { LoadMeasurement } from "./open-loop.ts";

/** `2/4`: the second of four jobs that share one load. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What one of several jobs has measured, as it goes to the job that merges. */
export interface ShardLoad {
  readonly schema: "slipway/health-check-load/v1";
  readonly name: string;
  readonly baseUrl: string;
  readonly release?: string;
  readonly target: string;
  /** Of all shards together. */
  readonly perSecond: number;
  readonly seconds: number;
  readonly shard: Shard;
  /** First and last due time, milliseconds since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly latencies: Counted;
  readonly lags: Counted;
  readonly errors: Readonly<Record<string, number>>;
  readonly maximumInFlight: number;
}

export interface MergedLoad {
  readonly first: ShardLoad;
  readonly measured: LoadMeasurement;
  /** Share of the planned time in which all shards were at work, 0 to 1. */
  readonly overlap: number;
  readonly missing: readonly number[];
}

export function parseShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const parts = /^(\d{1,3})\/(\d{1,3})$/.exec(text);
  const [index, of] = [Number(parts?.[1]), Number(parts?.[2])];
  if (parts === null || index < 1 || of < 2 || of > 256 || index > of) {
    throw new UsageError(
      `Input "shard" is "${text}".`,
      'Give this job\'s number and how many there are, for example "2/4", at most 256.',
    );
  }
  return { index, of };
}

export function shardLoad(
  about: Omit<ShardLoad, "schema" | "latencies" | "lags" | "errors" | "maximumInFlight">,
  measured: LoadMeasurement,
): ShardLoad {
  return {
    schema: "slipway/health-check-load/v1",
    ...about,
    latencies: countTimes(measured.latencies),
    lags: countTimes(measured.lags),
    errors: Object.fromEntries(measured.errors),
    maximumInFlight: measured.maximumInFlight,
  };
}

/** Reads the shards below a directory, as `actions/download-artifact` leaves them. */
export function readShards(directory: string, shown: string): ShardLoad[] {
  let files: string[];
  try {
    files = readdirSync(directory, { recursive: true, encoding: "utf8" });
  } catch (error) {
    throw new UsageError(
      `Input "merge" names ${shown}, which cannot be read.`,
      "Download the artifacts of the load jobs into it before this step.",
      { cause: error },
    );
  }
  const found = files
    .filter((file) => /(^|[\\/])health-check-[\w-]+-load\.json$/.test(file))
    .sort()
    .map((file) => readShard(path.join(directory, file), path.join(shown, file)));
  if (found.length === 0) {
    throw new UsageError(
      `Input "merge" names ${shown}, which holds no health-check-*-load.json.`,
      'Upload the evidence directory of each job that ran with "shard".',
    );
  }
  return found;
}

function readShard(file: string, shown: string): ShardLoad {
  const refuse = (why: string): never => {
    throw new UsageError(
      `${shown} is no load of a shard: ${why}.`,
      "Use the files of this version of the action, unchanged.",
    );
  };
  let value: ShardLoad;
  try {
    value = JSON.parse(readFileSync(file, "utf8")) as ShardLoad;
  } catch {
    return refuse("it is not JSON");
  }
  if (value?.schema !== "slipway/health-check-load/v1") return refuse("it has another schema");
  const { shard } = value;
  if (!Number.isInteger(shard?.index) || !Number.isInteger(shard?.of)) return refuse("no shard");
  for (const name of ["latencies", "lags"] as const) {
    if (!isCounted(value[name])) return refuse(`its ${name} are not counts`);
  }
  const errors: unknown = value.errors;
  if (typeof errors !== "object" || errors === null || !Object.values(errors).every(isCount)) {
    return refuse("its errors are not counts");
  }
  for (const name of [
    "perSecond",
    "seconds",
    "startedAt",
    "finishedAt",
    "maximumInFlight",
  ] as const) {
    if (!Number.isFinite(value[name])) return refuse(`it has no ${name}`);
  }
  return value;
}

function isCount(item: unknown): boolean {
  return Number.isInteger(item) && (item as number) >= 0;
}

function isCounted(value: Counted | undefined): boolean {
  if (!Array.isArray(value?.steps) || !Array.isArray(value.counts)) return false;
  return (
    value.steps.length === value.counts.length &&
    value.steps.every(isCount) &&
    value.counts.every(isCount) &&
    value.counts.reduce((sum, count) => sum + count, 0) <= 100_000_000
  );
}

/**
 * Adds the shards of one load. They have to be of one plan and each there once; shards of
 * different loads have no sum.
 */
export function mergeShards(shards: readonly ShardLoad[]): MergedLoad {
  const [first] = shards;
  if (first === undefined) throw new TypeError("There is nothing to merge.");
  for (const shard of shards) {
    for (const name of ["target", "perSecond", "seconds", "release"] as const) {
      if (shard[name] !== first[name] || shard.shard.of !== first.shard.of) {
        throw new UsageError(
          `The shards ${first.shard.index} and ${shard.shard.index} are not of one load: their ${name} or number differs.`,
          'Merge the files of one run, with the same inputs but "shard".',
        );
      }
    }
  }
  const numbers = shards.map(({ shard }) => shard.index);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) {
    throw new UsageError(
      `Shard ${twice} is there twice.`,
      "Give each job its own number, and merge the files of one attempt.",
    );
  }
  const missing = Array.from({ length: first.shard.of }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  );
  const common =
    Math.min(...shards.map(({ finishedAt }) => finishedAt)) -
    Math.max(...shards.map(({ startedAt }) => startedAt));
  const errors = new Map<string, number>();
  for (const shard of shards) {
    for (const [code, count] of Object.entries(shard.errors)) {
      errors.set(code, (errors.get(code) ?? 0) + count);
    }
  }
  return {
    first,
    measured: {
      latencies: Float64Array.from(shards.flatMap(({ latencies }) => [...timesOf(latencies)])),
      lags: Float64Array.from(shards.flatMap(({ lags }) => [...timesOf(lags)])),
      errors,
      // Each saw its own highest; together they cannot have had more.
      maximumInFlight: shards.reduce((sum, shard) => sum + shard.maximumInFlight, 0),
    },
    overlap: Math.max(0, Math.min(1, common / (first.seconds * 1_000))),
    missing,
  };
}
