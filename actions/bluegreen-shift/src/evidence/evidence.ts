import { type ShiftMinute, type SideMinute, total } from "../decision/closed-minutes.ts";
import { judge } from "../decision/judge.ts";
import { observedShare } from "../decision/observed-share.ts";
import type { Gap, Judgement, Rule, TimedEvidence } from "../decision/situation.ts";
import { Halt } from "../operations/halt.ts";
import type { Session } from "../operations/session.ts";
import type { Observed } from "../state/observed.ts";
import { unlabelled } from "../state/observed.ts";
import { type LogHistory, type LogSettings, readLogHistory, readLogs } from "./logs.ts";
import { readMetrics, readMetricsHistory } from "./metrics.ts";
import { Probes, type ProbeTargets } from "./probes.ts";

/** The shift that the evidence is about. */
export interface Subject {
  /** Start of the first step, milliseconds since 1970; all evidence counts from here. */
  readonly since: number;
  readonly release: string;
  /** `unlabelled` when the old release does not tell its id. */
  readonly old: string;
}

export interface StepOf {
  readonly index: number;
  readonly weight: number;
  readonly startedAt: number;
}

/** One look: what came in since the one before, and what follows from all of it. */
export interface Look {
  readonly at: number;
  readonly judgement: Judgement;
  /** All closed minutes since the shift began. */
  readonly minutes: readonly ShiftMinute[];
  /** Sums of the minutes that closed since the look before. */
  readonly blue: SideMinute;
  readonly green: SideMinute;
  /** Part of the step's requests that reached green. */
  readonly observedShare: number | undefined;
  readonly probes:
    | { readonly asked: number; readonly blueFailed: number; readonly greenFailed: number }
    | undefined;
}

export function ruleOf(settings: Session["settings"]): Rule {
  const { sources, alpha, errorWarn, errorCritical, slowWarn, slowCritical } = settings;
  const { stepMinimum, stepMaximum } = settings;
  return {
    sources,
    alpha,
    errorWarn,
    errorCritical,
    slowWarn,
    slowCritical,
    stepMinimum,
    stepMaximum,
  };
}

/** Every source in use, read at each look; nothing but the probes' own counts is kept in memory. */
export class Evidence {
  /** Size of a clump of errors. */
  readonly dispersion: number;
  /** Response times at which the two releases are compared, milliseconds. */
  readonly cuts: readonly number[];
  readonly #session: Session;
  readonly #subject: Subject;
  readonly #rule: Rule;
  readonly #logs: { settings: LogSettings; history: LogHistory } | undefined;
  readonly #probes: Probes | undefined;
  #minutes: readonly ShiftMinute[] = [];
  #timed: TimedEvidence | undefined;
  #seenUntil: number;
  readonly #told = new Set<string>();

  private constructor(
    session: Session,
    subject: Subject,
    parts: {
      dispersion: number;
      logs: { settings: LogSettings; history: LogHistory } | undefined;
      probes: Probes | undefined;
    },
  ) {
    this.#session = session;
    this.#subject = subject;
    this.#rule = ruleOf(session.settings);
    this.#logs = parts.logs;
    this.#probes = parts.probes;
    this.#seenUntil = subject.since;
    this.dispersion = parts.dispersion;
    this.cuts = parts.logs?.history.cuts ?? [];
  }

  /**
   * Reads what has to be known before the first write, and refuses a source that cannot work.
   *
   * @throws Halt
   */
  static async open(session: Session, observed: Observed, subject: Subject): Promise<Evidence> {
    const { settings, world } = session;
    const uses = (source: Rule["sources"][number]) => settings.sources.includes(source);
    const logSettings: LogSettings = {
      rolePrefix: settings.logRole ?? settings.appName,
      releaseColumn: settings.logRelease,
      newRelease: subject.release,
      oldRelease: subject.old === unlabelled ? undefined : subject.old,
      delay: settings.logsDelay,
      slowWarn: settings.slowWarn,
      slowCritical: settings.slowCritical,
    };
    const history =
      uses("logs") && world.logs !== undefined
        ? await readLogHistory(world.logs, logSettings, subject.since)
        : undefined;
    if (history?.cuts.length === 0) {
      session.warnings.push({
        code: "no-latency-history",
        message:
          "The logs of production's last day hold fewer than 500 requests of the old release, so response times are held to the limits but not compared.",
        remedy: 'Check that "log-release" holds the release\'s id, or wait for more traffic.',
      });
    }
    const dispersion = uses("metrics")
      ? await readMetricsHistory(world.app.metrics, subject.since, settings.metricsDelay)
      : (history?.errorDispersion ?? 1);
    const probes = uses("probes")
      ? new Probes(
          world,
          targets(session, observed, subject),
          settings.releaseProbe,
          settings.probePaths,
        )
      : undefined;
    const failure = await probes?.firstFailure();
    if (failure !== undefined) {
      throw new Halt(
        "probe-path-fails",
        `The ${failure.side === "blue" ? "old" : "new"} release answers the probe ${failure.path} with ${failure.status === 0 ? "nothing" : `status ${failure.status}`}.`,
        'Probe paths have to answer below 400 on both releases before anyone is sent there; correct "probe-paths" or the release.',
      );
    }
    return new Evidence(session, subject, {
      dispersion,
      logs: history === undefined ? undefined : { settings: logSettings, history },
      probes,
    });
  }

  /** Waits for the next look, probing meanwhile; ends early when the probes have seen enough. */
  async wait(milliseconds: number): Promise<void> {
    const { world, settings } = this.#session;
    if (this.#probes === undefined) return await this.#session.sleep(milliseconds);
    const until = world.now() + milliseconds;
    while (world.now() < until) {
      const begun = world.now();
      await this.#probes.round();
      if (this.#probes.settled(this.#rule)) return;
      const rest = Math.min(until, begun + settings.probeInterval) - world.now();
      if (rest > 0) await this.#session.sleep(rest);
    }
  }

  /** @throws Halt when a source may not be read at all */
  async look(step: StepOf): Promise<Look> {
    const { world, settings } = this.#session;
    const { since } = this.#subject;
    const gaps: Gap[] = [];
    let slotUnseen = false;
    if (settings.sources.includes("metrics")) {
      const read = await readMetrics(
        world.app.metrics,
        this.#session.standby,
        { since, now: world.now(), delay: settings.metricsDelay },
        this.#probes?.own ?? [],
        this.#session.slotRequestTimes,
      );
      if ("code" in read) gaps.push(read);
      else ({ minutes: this.#minutes, slotUnseen } = read);
    }
    if (this.#logs !== undefined && world.logs !== undefined) {
      const { settings: logSettings, history } = this.#logs;
      const read = await readLogs(world.logs, logSettings, history, { since, now: world.now() });
      if ("code" in read) gaps.push(read);
      else {
        this.#timed = read.timed;
        if (!settings.sources.includes("metrics")) this.#minutes = read.minutes;
        const late = world.now() > step.startedAt + settings.logsDelay + 2 * 60_000;
        if (read.timed.minutes.length === 0 && read.others === 0 && late) {
          gaps.push({
            code: "no-traffic",
            message:
              'the logs have no request of this app since the shift began; if it has users, "log-workspace" or "log-role" is wrong',
          });
        }
        if (read.others > 0 && read.timed.minutes.every(({ canary }) => canary.requests === 0)) {
          gaps.push({
            code: "release-not-in-logs",
            message: `${read.others} requests in the logs belong to neither release; "${settings.logRelease}" does not hold the new release's id`,
          });
        }
      }
    }
    for (const { code, message } of gaps) this.#say(code, message);
    const now = world.now();
    const sentToSlot = this.#session.slotRequestTimes;
    const judgement = judge(
      {
        now,
        minutes: this.#minutes,
        dispersion: this.dispersion,
        step,
        ownRequests: settings.sources.includes("metrics")
          ? {
              inStep: sentToSlot.filter((time) => time >= step.startedAt).length,
              inShift: sentToSlot.filter((time) => time >= since).length,
            }
          : { inStep: 0, inShift: 0 },
        ...(this.#timed === undefined ? {} : { timed: this.#timed }),
        ...(this.#probes === undefined ? {} : { probes: this.#probes.evidence }),
        gaps,
        slotUnseen,
      },
      this.#rule,
    );
    for (const { code, message } of judgement.notes) {
      if (!this.#told.has(code)) {
        this.#session.warnings.push({ code, message, remedy: "Nothing; the numbers stay valid." });
      }
      this.#say(code, message);
    }
    const inStep = this.#minutes.filter(({ minute }) => minute >= step.startedAt);
    const fresh = inStep.filter(({ minute }) => minute >= this.#seenUntil);
    this.#seenUntil = Math.max(this.#seenUntil, ...fresh.map(({ minute }) => minute + 60_000));
    return {
      at: now,
      judgement,
      minutes: this.#minutes,
      blue: total(fresh.map(({ blue }) => blue)),
      green: total(fresh.map(({ green }) => green)),
      observedShare: observedShare(inStep),
      probes: this.#probeCounts(),
    };
  }

  #probeCounts(): Look["probes"] {
    if (this.#probes === undefined) return undefined;
    const { rounds } = this.#probes.evidence;
    const sum = (count: (round: (typeof rounds)[number]) => number) =>
      rounds.reduce((all, round) => all + count(round), 0);
    return {
      asked: sum(({ canary }) => canary.requests),
      blueFailed: sum(({ baseline }) => baseline.bad),
      greenFailed: sum(({ canary }) => canary.bad),
    };
  }

  /** Once per kind: a hold of an hour must not fill the log. */
  #say(code: string, message: string): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.#session.world.log(`${code}: ${message}.`);
  }
}

/** Through the front end where it can be asked for a side, else straight to each. */
function targets(session: Session, observed: Observed, subject: Subject): ProbeTargets {
  const { settings, world } = session;
  const { production, slot } = observed;
  const blueRelease = subject.old === unlabelled ? undefined : subject.old;
  if (!world.app.traits.routeByQuery) {
    return {
      blue: { origin: `https://${production.hostName}`, route: undefined, release: blueRelease },
      green: { origin: `https://${slot.hostName}`, route: undefined, release: subject.release },
    };
  }
  const front = settings.baseUrl ?? `https://${production.hostName}`;
  return {
    blue: { origin: front, route: "self", release: blueRelease },
    green: { origin: front, route: slot.name, release: subject.release },
  };
}
