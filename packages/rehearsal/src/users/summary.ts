/** Sums what users saw: by time, by release, by user. Pure. */

import type { Bucket, ReleaseFigures, UserCounts, UsersSummary } from "@slipway/deployment-page";
import type { Sample } from "./sample.ts";

/** `bucketMilliseconds` is on the clock of the samples. */
export function summariseUsers(
  samples: readonly Sample[],
  bucketMilliseconds: number,
): UsersSummary {
  const buckets = new Map<number, Map<string, Sample[]>>();
  const byRelease = new Map<string, Sample[]>();
  for (const sample of samples) {
    const start = Math.floor(sample.at / bucketMilliseconds) * bucketMilliseconds;
    const release = sample.release ?? "";
    append(
      getOrCreate(buckets, start, () => new Map<string, Sample[]>()),
      release,
      sample,
    );
    append(byRelease, release, sample);
  }
  return {
    bucketMilliseconds,
    buckets: [...buckets]
      .sort(([a], [b]) => a - b)
      .map(([at, releases]): Bucket => ({ at, releases: mapValues(releases, figuresOf) })),
    requests: samples.length,
    errors: count(samples, ({ ok }) => !ok),
    users: usersOf(samples),
    usersByRelease: mapValues(byRelease, usersOf),
    figuresByRelease: mapValues(byRelease, figuresOf),
    lastRequestByRelease: mapValues(byRelease, (of) =>
      of.reduce((last, { at }) => Math.max(last, at), -Infinity),
    ),
  };
}

/** The smallest value with at least the share `q` at or below it (nearest rank). */
export function quantile(sorted: readonly number[], q: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}

function figuresOf(samples: readonly Sample[]): ReleaseFigures {
  const answered = samples
    .filter(({ status }) => status !== undefined)
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  const p50 = quantile(answered, 0.5);
  const p95 = quantile(answered, 0.95);
  return {
    requests: samples.length,
    errors: count(samples, ({ ok }) => !ok),
    ...(p50 === undefined ? {} : { p50 }),
    ...(p95 === undefined ? {} : { p95 }),
  };
}

function usersOf(samples: readonly Sample[]): UserCounts {
  const served = new Set<number>();
  const hit = new Set<number>();
  for (const { user, ok } of samples) (ok ? served : hit).add(user);
  return { total: new Set([...served, ...hit]).size, served: served.size, hit: hit.size };
}

function count<T>(items: readonly T[], matches: (item: T) => boolean): number {
  return items.reduce((total, item) => total + (matches(item) ? 1 : 0), 0);
}

function append(lists: Map<string, Sample[]>, key: string, sample: Sample): void {
  getOrCreate(lists, key, () => []).push(sample);
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

function mapValues<V, W>(map: ReadonlyMap<string, V>, f: (value: V) => W): Record<string, W> {
  return Object.fromEntries([...map].map(([key, value]) => [key, f(value)]));
}
