import { absoluteEvidence, alarms, type Counts, eValue } from "@slipway/inference";
import { alphaOf, limits } from "../decision/budget.ts";
import { probesConvict, slowAllowed } from "../decision/evidence-tests.ts";
import type { Gap } from "../decision/situation.ts";
import { inWords, percent } from "../decision/words.ts";
import type { Session } from "../operations/session.ts";
import { unlabelled } from "../state/observed.ts";
import { ruleOf } from "./evidence.ts";
import { readLogs } from "./logs.ts";
import { readMetrics } from "./metrics.ts";
import { Probes } from "./probes.ts";

export interface BakeLook {
  /** Users' requests to production since the swap; probes where they are the only source. */
  readonly requests: number;
  /** One line for the log; `undefined` when nothing could be read. */
  readonly line: string | undefined;
  readonly bad: { readonly code: string; readonly message: string } | undefined;
}

/** Without clumps of its own to learn from, errors count in pairs. */
const assumedDispersion = 2;

/**
 * Evidence about the new release in production after the swap. There is no concurrent baseline for
 * users' requests any more, so they are held to the limits; probes still compare with the old
 * release, which is kept beside it.
 */
export class BakeEvidence {
  readonly #session: Session;
  readonly #since: number;
  readonly #releases: { readonly fresh: string | undefined; readonly old: string | undefined };
  readonly #dispersion: number;
  readonly #probes: Probes | undefined;
  /** This action's own questions to production. */
  readonly #own: number[] = [];

  constructor(
    session: Session,
    since: number,
    releases: { readonly fresh: string | undefined; readonly old: string | undefined },
    places: { readonly production: string; readonly standby: string },
    dispersion: number | undefined,
  ) {
    this.#session = session;
    this.#since = since;
    this.#releases = releases;
    this.#dispersion = dispersion ?? assumedDispersion;
    const { settings, world } = session;
    const byQuery = world.app.traits.routeByQuery;
    const origin = (host: string) =>
      byQuery ? (settings.baseUrl ?? `https://${places.production}`) : `https://${host}`;
    const known = (release: string | undefined) => (release === unlabelled ? undefined : release);
    this.#probes = settings.sources.includes("probes")
      ? new Probes(
          world,
          {
            blue: {
              origin: origin(places.standby),
              route: byQuery ? session.standby : undefined,
              release: known(releases.old),
            },
            green: {
              origin: origin(places.production),
              route: byQuery ? "self" : undefined,
              release: known(releases.fresh),
            },
          },
          settings.releaseProbe,
          settings.probePaths,
        )
      : undefined;
  }

  /** Waits, probing meanwhile; ends early when the probes have seen enough. */
  async wait(milliseconds: number): Promise<void> {
    const { world, settings } = this.#session;
    if (this.#probes === undefined) await this.#session.sleep(milliseconds);
    const until = world.now() + milliseconds;
    while (this.#probes !== undefined && world.now() < until) {
      const begun = world.now();
      await this.#probes.round();
      if (this.#probes.settled(ruleOf(settings))) break;
      const rest = Math.min(until, begun + settings.probeInterval) - world.now();
      if (rest > 0) await this.#session.sleep(rest);
    }
    // The look that follows asks production for its release.
    this.#own.push(world.now());
  }

  async look(): Promise<BakeLook> {
    const { settings } = this.#session;
    const rule = ruleOf(settings);
    const traffic = await this.#traffic();
    const probes = this.#probes?.evidence.rounds ?? [];
    const canary = probes.map((round) => round.canary);
    const probeCritical = absoluteEvidence(canary, rule.errorWarn, { dispersion: 1 });
    const sum = (counts: readonly Counts[]) => ({
      requests: counts.reduce((all, { requests }) => all + requests, 0),
      bad: counts.reduce((all, { bad }) => all + bad, 0),
    });
    const probed = sum(canary);
    const bad = (): BakeLook["bad"] => {
      if (probesConvict(probes, rule)) {
        return {
          code: "bake-probes",
          message: `after the swap ${probed.bad} of ${probed.requests} probes of production failed`,
        };
      }
      if (traffic === undefined) return undefined;
      const failing = absoluteEvidence(traffic.errors, rule.errorCritical, traffic.options);
      if (alarms(failing, alphaOf("absolute", rule))) {
        return {
          code: "bake-errors",
          message: `after the swap production fails more than ${percent(rule.errorCritical)} of its requests`,
        };
      }
      const slow = absoluteEvidence(traffic.slow, slowAllowed, traffic.options);
      if (settings.sources.includes("logs") && alarms(slow, alphaOf("slow", rule))) {
        return {
          code: "bake-slow",
          message: `after the swap more than ${percent(slowAllowed)} of production's requests take longer than ${rule.slowCritical / 1_000} s`,
        };
      }
      return undefined;
    };
    const errors = sum(traffic?.errors ?? []);
    const value =
      traffic === undefined
        ? probeCritical
        : absoluteEvidence(traffic.errors, rule.errorCritical, traffic.options);
    const { absolute, "probes-critical": critical } = limits(rule);
    const words = inWords(
      eValue(value.logPeak),
      `production fails more than ${percent(rule.errorCritical)}`,
      absolute ?? critical,
    );
    const own = this.#own.filter((time) => time < (traffic?.until ?? 0)).length;
    const usesTraffic = settings.sources.some((source) => source !== "probes");
    return {
      requests: usesTraffic ? Math.max(0, errors.requests - own) : probed.requests,
      line:
        traffic === undefined && usesTraffic
          ? undefined
          : `Bake: ${errors.requests} requests, ${errors.bad} failed${this.#probes === undefined ? "" : `; ${probed.requests} probes, ${probed.bad} failed`}; ${words}.`,
      bad: bad(),
    };
  }

  /** Production's closed minutes since the swap, from the metrics, or else from the logs. */
  async #traffic() {
    const { settings, world, standby } = this.#session;
    const now = world.now();
    const options = { dispersion: this.#dispersion };
    if (settings.sources.includes("metrics")) {
      const read = await readMetrics(
        world.app.metrics,
        standby,
        { since: this.#since, now, delay: settings.metricsDelay },
        (this.#probes?.own ?? []).map(({ side, ...one }) => ({
          // Green is in production now.
          ...one,
          side: side === "green" ? ("blue" as const) : ("green" as const),
        })),
        [],
      );
      if ("code" in read) return this.#gap(read);
      const errors = read.minutes.map(({ blue }) => ({
        requests: blue.requests,
        bad: blue.errors,
      }));
      return { errors, slow: [], options, until: (read.minutes.at(-1)?.minute ?? 0) + 60_000 };
    }
    if (world.logs === undefined || this.#releases.fresh === undefined) return undefined;
    const read = await readLogs(
      world.logs,
      {
        rolePrefix: settings.logRole ?? settings.appName,
        releaseColumn: settings.logRelease,
        newRelease: this.#releases.fresh,
        oldRelease: this.#releases.old === unlabelled ? undefined : this.#releases.old,
        delay: settings.logsDelay,
        slowWarn: settings.slowWarn,
        slowCritical: settings.slowCritical,
      },
      {
        cuts: [],
        errorDispersion: this.#dispersion,
        dispersion: [],
        slowDispersion: this.#dispersion,
      },
      { since: this.#since, now },
    );
    if ("code" in read) return this.#gap(read);
    return {
      errors: read.minutes.map(({ green }) => ({ requests: green.requests, bad: green.errors })),
      slow: read.timed.minutes.map(({ canary }) => ({
        requests: canary.requests,
        bad: canary.overCritical,
      })),
      options,
      // The logs leave this action's own requests out, but for the question at each look.
      until: (read.minutes.at(-1)?.minute ?? 0) + 60_000,
    };
  }

  #gap(gap: Gap): undefined {
    this.#session.world.log(`${gap.code}: ${gap.message}`);
    return undefined;
  }
}
