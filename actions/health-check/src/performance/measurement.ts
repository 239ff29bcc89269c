import { type NegativeControl, negativeControlCheck } from "../checks/negative-control.ts";
import { type ExchangeOptions, shownRequest } from "../http/exchange.ts";
import type { Site } from "../http/site.ts";
import { type BlockPair, compareBlocks, joinMeasurements } from "./comparison.ts";
import { quantised } from "./counted.ts";
import { judgeLoad, judgeShard, type LoadVerdict } from "./judgement.ts";
import type { LoadPlan } from "./load-line.ts";
import { type LoadClock, type LoadMeasurement, offerLoad, type Sent } from "./open-loop.ts";
import { createLoadSender } from "./sender.ts";
import type { Shard } from "./shards.ts";
import type { Threshold } from "./thresholds.ts";

export interface LoadTask {
  readonly plan: LoadPlan;
  readonly thresholds: readonly Threshold[];
  readonly warmUpMilliseconds: number;
  readonly timeoutMilliseconds: number;
  readonly site: Site;
  readonly control: NegativeControl;
  /** The version to compare with, and into how many blocks the time of each is cut. */
  readonly comparison?: { readonly site: Site; readonly blocks: number };
  /** This job's part of the load, when several share it. */
  readonly shard?: Shard;
  readonly exchangeOptions: ExchangeOptions;
  readonly clock: LoadClock;
  /** Ends the load; what was measured until then is nothing. */
  readonly stop: AbortSignal;
  readonly onSent: () => void;
}

export interface MeasuredLoad {
  readonly verdict: LoadVerdict;
  /** What this site's requests took. */
  readonly measured: LoadMeasurement;
}

/** Offers the load and judges it; with a baseline in alternating blocks of both versions. */
export async function measureLoad(task: LoadTask): Promise<MeasuredLoad> {
  const { plan, site } = task;
  const offered = {
    target: shownRequest({ method: plan.method, url: site.urlOf(plan.path) }),
    perSecond: plan.perSecond,
    seconds: plan.durationMilliseconds / 1_000,
  };
  const sender = createLoadSender(site, plan, task.exchangeOptions, task.control);
  try {
    if (task.comparison === undefined) {
      const measured = await block(task, sender.send, plan.durationMilliseconds, true);
      const verdict =
        task.shard === undefined
          ? judgeLoad(measured, task.thresholds, offered)
          : judgeShard(measured, task.thresholds, offered, task.shard);
      return { verdict, measured };
    }
    const pairs = await interleave(task, sender.send, task.comparison);
    const baseline = shownRequest({
      method: plan.method,
      url: task.comparison.site.urlOf(plan.path),
    });
    const candidate = joinMeasurements(pairs.map((pair) => pair.candidate));
    const both = joinMeasurements(pairs.flatMap((pair) => [pair.candidate, pair.baseline]));
    // A generator that was late on either side spoils the comparison.
    const verdict = judgeLoad(
      { ...candidate, lags: both.lags },
      task.thresholds,
      offered,
      compareBlocks(pairs, baseline),
    );
    return { verdict, measured: candidate };
  } finally {
    sender.close();
  }
}

/** Candidate and baseline in turn, the first one of each pair alternating. */
async function interleave(
  task: LoadTask,
  send: () => Promise<Sent>,
  comparison: NonNullable<LoadTask["comparison"]>,
): Promise<BlockPair[]> {
  const control: NegativeControl = {};
  await negativeControlCheck(comparison.site, "none", "baseline", control).attempt(
    AbortSignal.timeout(task.timeoutMilliseconds),
  );
  const other = createLoadSender(comparison.site, task.plan, task.exchangeOptions, control);
  const duration = task.plan.durationMilliseconds / comparison.blocks;
  const pairs: BlockPair[] = [];
  try {
    for (let index = 0; index < comparison.blocks; index += 1) {
      const warm = index === 0;
      const measure = {
        candidate: () => block(task, send, duration, warm),
        baseline: () => block(task, other.send, duration, warm),
      };
      const baselineFirst = index % 2 === 1 ? await measure.baseline() : undefined;
      const candidate = await measure.candidate();
      pairs.push({ candidate, baseline: baselineFirst ?? (await measure.baseline()) });
    }
  } finally {
    other.close();
  }
  return pairs;
}

async function block(
  task: LoadTask,
  send: () => Promise<Sent>,
  durationMilliseconds: number,
  warm: boolean,
): Promise<LoadMeasurement> {
  const measured = await offerLoad(
    {
      perSecond: task.plan.perSecond / (task.shard?.of ?? 1),
      durationMilliseconds,
      warmUpMilliseconds: warm ? task.warmUpMilliseconds : 0,
      timeoutMilliseconds: task.timeoutMilliseconds,
    },
    () => {
      task.onSent();
      return send();
    },
    task.clock,
    task.stop,
  );
  return { ...measured, latencies: measured.latencies.map(quantised) };
}
