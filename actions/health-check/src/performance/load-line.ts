import { parseDuration, UsageError } from "@slipway/toolkit";

/** Input `perf`: one request at a constant rate for a time. */
export interface LoadPlan {
  readonly method: "GET" | "HEAD";
  readonly path: string;
  readonly perSecond: number;
  readonly durationMilliseconds: number;
}

const example =
  'Write for example "GET /api/users 20/s for 60s" or "GET /api/users 100 users every 5s for 60s".';

/** More needs more than one runner: input `shard`, or Azure Load Testing. */
export const maximumPerSecond = 5_000;

/**
 * Parses `GET /path 20/s for 60s` or `GET /path 100 users every 5s for 60s`, which is the same:
 * users who each ask every 5 s make 20 requests a second (100 connections without a pause would
 * make hundreds). Only reading methods: a load of writes is no health check.
 */
export function parseLoadPlan(line: string): LoadPlan {
  const refuse = (why: string): never => {
    throw new UsageError(`Input "perf" is "${line}": ${why}.`, example);
  };
  const parts =
    /^(\S+)\s+(\S+)\s+(?:(\d{1,5}(?:\.\d{1,3})?)\/s|(\d{1,6})\s+users?\s+every\s+(\S+))\s+for\s+(\S+)$/.exec(
      line.trim(),
    );
  if (parts === null) return refuse("it is not a method, a path, a rate and a time");
  const [, word = "", path = "", rate, users, every = "", time = ""] = parts;
  const method = word.toUpperCase();
  if (method !== "GET" && method !== "HEAD") return refuse(`"${word}" is neither GET nor HEAD`);
  if (!path.startsWith("/") || path.startsWith("//")) {
    return refuse(`the path "${path}" does not start with one slash`);
  }
  const perSecond =
    rate === undefined
      ? (Number(users) * 1_000) / parseDuration(every, 'The pause of a user in input "perf"')
      : Number(rate);
  if (!(perSecond > 0 && perSecond <= maximumPerSecond)) {
    return refuse(`the rate must be above 0 and at most ${maximumPerSecond} a second`);
  }
  const durationMilliseconds = parseDuration(time, 'The time in input "perf"');
  if (durationMilliseconds < 1_000 || durationMilliseconds > 3_600_000) {
    return refuse("the time must be from 1s to 1h");
  }
  return { method, path, perSecond, durationMilliseconds };
}
