/**
 * How two releases answer: failures in clumps, lognormal response times, and what both share. The
 * users of the local Azure and the simulation in `bench/traffic` draw from the same model.
 */
import { normal, poisson, upperTail } from "./random.ts";

/** Blue is the old release, green the new one, wherever they are. */
export interface TrafficModel {
  /** Shares of failed requests. */
  readonly blueErrors: number;
  readonly greenErrors: number;
  /** Failed requests come in groups of this size. */
  readonly clump: number;
  /** Both sides fail so much more often, during the outage. */
  readonly outage: number;
  /** Blue's response times divided by those of a quick product: a slow baseline. */
  readonly blueSlower: number;
  /** Green's response times divided by blue's. */
  readonly greenSlower: number;
  /** So many of green's requests take five times as long. */
  readonly greenTail: number;
  /** Slow requests come in groups of this size. */
  readonly slowClump: number;
  /** Both are so much slower, during the outage. */
  readonly slowdown: number;
  /** With all of the traffic green would make both sides so much slower, with half of it half so much. */
  readonly greenSlowsBoth: number;
}

export const equalReleases: TrafficModel = {
  blueErrors: 0.005,
  greenErrors: 0.005,
  clump: 1,
  outage: 0,
  blueSlower: 1,
  greenSlower: 1,
  greenTail: 0,
  slowClump: 1,
  slowdown: 1,
  greenSlowsBoth: 1,
};

/** Response times are lognormal: median 200 ms, p95 537 ms. */
const median = 200;
const spread = 0.6;
/** A tail request takes five times as long. */
const tailFactor = 5;
/** Standard normal quantiles: p50, p75, p90, p95, p99. */
const z = [0, 0.67449, 1.28155, 1.64485, 2.32635];
/** Milliseconds. */
export const quantiles: readonly number[] = z.map((one) => median * Math.exp(spread * one));

/** What one side does in some minutes. */
export interface SideModel {
  readonly errors: number;
  readonly factor: number;
  readonly tail: number;
}

/**
 * @param shared whether the outage is on
 * @param greenShare green's part of all requests, 0 to 1
 */
export function sideOf(
  model: TrafficModel,
  side: "blue" | "green",
  shared: boolean,
  greenShare: number,
): SideModel {
  const errors = side === "blue" ? model.blueErrors : model.greenErrors;
  const both =
    (shared ? model.slowdown : 1) *
    model.blueSlower *
    (1 + (model.greenSlowsBoth - 1) * greenShare);
  return {
    errors: errors + (shared ? model.outage : 0),
    factor: side === "blue" ? both : both * model.greenSlower,
    tail: side === "blue" ? 0 : model.greenTail,
  };
}

/** How many of so many requests fail. */
export function failures(
  random: () => number,
  requests: number,
  share: number,
  clump: number,
): number {
  return Math.min(requests, clump * poisson(random, (requests * share) / clump));
}

/** Shares of requests over each limit in milliseconds. */
export function over(
  limits: readonly number[],
  { factor, tail }: Pick<SideModel, "factor" | "tail">,
): number[] {
  const share = (limit: number) => upperTail(Math.log(limit / (median * factor)) / spread);
  return limits.map((limit) => (1 - tail) * share(limit) + tail * share(limit / tailFactor));
}

/** Milliseconds of one request; the same distribution as `over`. */
export function responseTime(
  random: () => number,
  { factor, tail }: Pick<SideModel, "factor" | "tail">,
): number {
  const usual = median * factor * Math.exp(spread * normal(random));
  return random() < tail ? usual * tailFactor : usual;
}
