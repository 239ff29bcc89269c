/**
 * How often the comparison is wrong on the example product: two copies of the same build are
 * measured in turn for many pairs of blocks, and trials of eight pairs are drawn from them. A
 * slow-down is the same times, multiplied: hundreds of whole comparisons would take days.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createExchange } from "../../actions/health-check/src/http/exchange.ts";
import { createSite } from "../../actions/health-check/src/http/site.ts";
import {
  type BlockPair,
  compareBlocks,
  judgeShift,
} from "../../actions/health-check/src/performance/comparison.ts";
import {
  type LoadMeasurement,
  offerLoad,
  systemLoadClock,
} from "../../actions/health-check/src/performance/open-loop.ts";
import {
  createLoadSender,
  type LoadSender,
} from "../../actions/health-check/src/performance/sender.ts";
import { parseThresholds } from "../../actions/health-check/src/performance/thresholds.ts";
import { createAuthority } from "../../actions/health-check/test/authority.ts";
import { startVariants } from "../../actions/health-check/test/zoo/middleware.ts";

export interface NoiseOptions {
  readonly pairs: number;
  readonly blockSeconds: number;
  readonly perSecond: number;
}

/** Blocks of two equal versions of the product; the path asks the database. */
export async function measureNoise(options: NoiseOptions): Promise<BlockPair[]> {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-validation-"));
  try {
    await using variants = await startVariants(directory);
    const authority = await createAuthority();
    const identity = await authority.issue({ host: "roster.example" });
    // Without UseRouting ASP.NET Core does the same by itself: two instances of one product.
    await using one = await variants.without("", identity);
    await using two = await variants.without("UseRouting", identity);
    const base = new URL("https://roster.example/");
    const senderTo = (port: number) => {
      const exchangeOptions = {
        timeoutMilliseconds: 10_000,
        maximumBodyBytes: 1_000_000,
        allowPrivateAddresses: true,
        environment: {},
        connectTo: { origin: base.origin, host: "127.0.0.1", port },
        tls: { ca: authority.root },
      };
      const site = createSite(createExchange(exchangeOptions), {
        base,
        headers: {},
        redirects: "none",
      });
      return createLoadSender(site, { method: "GET", path: "/health" }, exchangeOptions, {});
    };
    const [first, second] = [senderTo(one.port), senderTo(two.port)];
    const block = (send: LoadSender["send"], seconds: number) =>
      offerLoad(
        {
          perSecond: options.perSecond,
          durationMilliseconds: seconds * 1_000,
          warmUpMilliseconds: 0,
          timeoutMilliseconds: 10_000,
        },
        send,
        systemLoadClock,
      );
    await block(first.send, 3);
    await block(second.send, 3);
    const pairs: BlockPair[] = [];
    for (let index = 0; index < options.pairs; index += 1) {
      // As the action does it: who comes first alternates.
      const early = await block(index % 2 ? second.send : first.send, options.blockSeconds);
      const late = await block(index % 2 ? first.send : second.send, options.blockSeconds);
      pairs.push(
        index % 2 ? { candidate: late, baseline: early } : { candidate: early, baseline: late },
      );
    }
    first.close();
    second.close();
    return pairs;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Share of trials in which a version that is slower by `factor` is called so, 0 to 1. */
export function alarmRate(
  pairs: readonly BlockPair[],
  factor: number,
  trials: number,
  random: () => number,
): number {
  // The floor of 50 ms is for users; this product on loopback answers within a few milliseconds.
  const [threshold] = parseThresholds("regression(p95)<1.2x+0.1ms fail");
  if (threshold === undefined) throw new Error("One threshold is parsed.");
  let alarms = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const drawn = Array.from({ length: 8 }, () => {
      const pair = pairs[Math.floor(random() * pairs.length)] as BlockPair;
      // Both are the same build: either may stand for the candidate.
      const [one, other] =
        random() < 0.5 ? [pair.candidate, pair.baseline] : [pair.baseline, pair.candidate];
      return { candidate: slower(one, factor), baseline: other };
    });
    const { p95 } = compareBlocks(drawn, "the same build");
    if (judgeShift(p95, threshold) === "fail") alarms += 1;
  }
  return alarms / trials;
}

function slower(measured: LoadMeasurement, factor: number): LoadMeasurement {
  return { ...measured, latencies: measured.latencies.map((value) => value * factor) };
}
