import { AzureError, type RequestLogs, type RoutingRule } from "@slipway/azure";
import type { HttpGet } from "../evidence/http.ts";
import { releaseAt } from "../evidence/release.ts";
import type { Settings } from "../inputs.ts";
import { decide, type Wanted } from "../state/decide.ts";
import { canaryWeight, type Observed, type Release, sameRules } from "../state/observed.ts";
import { leaseAlive, leaseLength, type ShiftRecord } from "../state/record.ts";
import type { Topology } from "../topology/topology.ts";
import { Halt, Interrupted } from "./halt.ts";
import { RecordStore } from "./record-store.ts";
import { RequestedSwap } from "./swap-request.ts";

/** The world outside, given in. */
export interface World {
  readonly app: Topology;
  /** There when the logs are a source of evidence. */
  readonly logs?: RequestLogs;
  readonly get: HttpGet;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly log: (line: string) => void;
  /** Who holds the lease: this run and attempt. */
  readonly owner: string;
  readonly interruption: AbortSignal;
}

const minute = 60_000;
/** Azure may show an old value for a while after a write. */
const readBackLimit = minute;

/** Ends of a swap after which production is known to serve what it served before. */
const settlesSwap = ["swap-failed", "swap-unanswered"];

/**
 * Sees and writes for one run. Every write is one request, is preceded by a look at the truth and
 * is read back.
 */
export class Session {
  readonly settings: Settings;
  readonly world: World;
  /** Warnings that do not change the outcome. */
  readonly warnings: { code: string; message: string; remedy: string }[] = [];
  /** Requests of our own that the slot's metrics will count. */
  readonly slotRequestTimes: number[] = [];
  settledRules: readonly RoutingRule[] | undefined;
  /** Whether a rule of this process may be in force. */
  routing = false;
  readonly swap: RequestedSwap;
  /** Settles when no write is under way; an interruption waits for it. */
  writing: Promise<unknown> = Promise.resolve();
  #slotHost: string | undefined;
  #leased = false;
  #previewCancelledAt: number | undefined;
  readonly #record: RecordStore;
  #releases: { production: Release; slot: Release } | undefined;

  constructor(settings: Settings, world: World) {
    this.settings = settings;
    this.world = world;
    this.swap = new RequestedSwap(world);
    this.#record = new RecordStore(world.app, (warning) => this.warnings.push(warning));
  }

  /**
   * Reads the truth.
   *
   * @param ask whether to ask both sides for their release again; each question is a request that
   * the metrics count
   */
  async observe(ask: "releases" | "azure-only" = "releases"): Promise<Observed> {
    this.world.interruption.throwIfAborted();
    const { app } = this.world;
    const [[production, slot], rules, record] = await Promise.all([
      this.#places(),
      app.routingRules(),
      this.#record.read(),
    ]);
    if (slot === undefined) {
      const { code, message, remedy } = await app.explainMissing();
      throw new Halt(code, message, remedy);
    }
    this.#slotHost = slot.hostName;
    if (this.#releases === undefined || ask === "releases") {
      this.slotRequestTimes.push(this.world.now());
      const [productionRelease, slotRelease] = await Promise.all([
        this.releaseAt(`https://${production.hostName}`, "self"),
        this.releaseAt(`https://${slot.hostName}`, undefined),
      ]);
      this.#releases = { production: productionRelease, slot: slotRelease };
    }
    await this.swap.follow();
    const previewOpen =
      production.targetSwapSlot !== undefined || slot.targetSwapSlot !== undefined;
    if (!previewOpen) this.#previewCancelledAt = undefined;
    if (this.#leased && record.lease !== undefined && record.lease.owner !== this.world.owner) {
      this.#leased = false;
      throw new Halt(
        "lease-lost",
        `The run ${record.lease.owner} has taken over this app.`,
        "Only one run may shift at a time; look at that run.",
      );
    }
    return {
      now: this.world.now(),
      rules,
      production: {
        hostName: production.hostName,
        release: this.#releases.production,
        swappedAt: production.swappedAt?.getTime() ?? 0,
      },
      slot: {
        name: this.standby,
        hostName: slot.hostName,
        state: slot.state,
        release: this.#releases.slot,
      },
      clearBeforeSwap: app.traits.clearBeforeSwap,
      operationInProgress: production.inProgressOperationId !== undefined,
      previewOpen,
      record,
      swap: this.swap.seen,
      ownIntent: this.swap.intended,
      settledRules: this.settledRules,
    };
  }

  /** The slot, or the app that is not live. */
  get standby(): string {
    return this.world.app.standbyName();
  }

  releaseAt(origin: string, route: string | undefined): Promise<Release> {
    return releaseAt(this.world.get, origin, this.settings.releaseProbe, route);
  }

  /** Loops over `decide` until the goal is reached and read back. */
  async reach(wanted: Wanted, ask: "releases" | "azure-only" = "releases"): Promise<Observed> {
    let rulesWritten: { rules: readonly RoutingRule[]; at: number } | undefined;
    let waiting: string | undefined;
    const started = this.world.now();
    for (;;) {
      const observed = await this.observe(ask);
      const next = decide(observed, wanted);
      switch (next.do) {
        case "nothing":
          this.settledRules = observed.rules;
          if (observed.rules.length === 0) this.routing = false;
          if (wanted.goal === "production") this.swap.open = false;
          return observed;
        case "refuse":
          if (settlesSwap.includes(next.code)) this.swap.open = false;
          throw new Halt(next.code, next.message, next.remedy);
        case "wait":
          if (waiting !== next.why) this.world.log(`Waiting: ${next.why}.`);
          waiting = next.why;
          if (observed.now - started > 25 * minute) {
            throw new Halt(
              "waited-too-long",
              `Gave up after 25 minutes: ${next.why}.`,
              "Look at the app in the portal, then run the operation again.",
            );
          }
          await this.sleep(next.milliseconds);
          break;
        case "write-rules":
          if (rulesWritten !== undefined && sameRules(rulesWritten.rules, next.rules)) {
            if (observed.now - rulesWritten.at > readBackLimit) {
              throw new Halt(
                "rules-not-read-back",
                "Azure accepted the routing rules but does not show them.",
                'Run the operation "reconcile"; if that fails too, clear the rules in the portal.',
              );
            }
            await this.sleep(2_000);
            break;
          }
          rulesWritten = { rules: next.rules, at: this.world.now() };
          this.routing ||= next.rules.length > 0;
          await this.#write(this.world.app.writeRoutingRules(next.rules));
          break;
        case "write-record":
          await this.writeRecord(next.change);
          if (next.change.swapAt !== undefined) this.swap.intended = true;
          break;
        case "cancel-preview":
          await this.cancelPreview();
          break;
        case "swap":
          if ((await this.swap.send(observed.slot.name, this.#write)) === "refused-for-now") {
            await this.sleep(15_000);
          }
          break;
      }
    }
  }

  /** Ends a swap preview that was left open: asked for once, then waited for. */
  async cancelPreview(): Promise<void> {
    const { app, log, now } = this.world;
    if (this.#previewCancelledAt === undefined) {
      log("A swap with preview was left open; cancelling it.");
      await this.#write(app.cancelPreview(this.standby));
      this.#previewCancelledAt = now();
      return;
    }
    if (now() - this.#previewCancelledAt > readBackLimit) {
      throw new Halt(
        "preview-not-cancelled",
        "Azure accepted the end of the swap preview and still shows it.",
        "End it in the portal (Deployment slots, Swap), then run the operation again.",
      );
    }
    await this.sleep(5_000);
  }

  /**
   * One quick try to send all traffic of the slot back to production, with nothing read but the
   * rules; tells whether Azure confirmed it.
   */
  async clearAtOnce(timeoutMilliseconds: number): Promise<boolean> {
    const others = (this.settledRules ?? []).filter((rule) => !this.#toSlot(rule));
    const options = { attempts: "once", timeoutMilliseconds } as const;
    const rules = await this.#write(this.world.app.writeRoutingRules(others, options));
    return !rules.some((rule) => this.#toSlot(rule));
  }

  /** Whether Azure shows no rule for the slot, and notes it; one quick question. */
  async isClear(timeoutMilliseconds: number): Promise<boolean> {
    const options = { attempts: "once", timeoutMilliseconds } as const;
    const rules = await this.world.app.routingRules(options);
    if (rules.some((rule) => this.#toSlot(rule))) return false;
    this.settledRules = rules;
    this.routing = false;
    return true;
  }

  /**
   * The rules in force, by one quick question, with a look at everything when it is not answered;
   * noted, since a quick clear must not touch the rules of others.
   */
  async rulesAtOnce(timeoutMilliseconds: number): Promise<readonly RoutingRule[]> {
    const options = { attempts: "once", timeoutMilliseconds } as const;
    try {
      this.settledRules = await this.world.app.routingRules(options);
    } catch (error) {
      if (!(error instanceof AzureError)) throw error;
      this.noteRules(await this.observe());
    }
    return this.settledRules ?? [];
  }

  /** Notes what is in force, for a quick clear that must not touch the rules of others. */
  noteRules(observed: Observed): void {
    this.settledRules = observed.rules;
  }

  async writeRecord(change: Partial<ShiftRecord>): Promise<void> {
    const lease = { owner: this.world.owner, until: this.world.now() + leaseLength };
    const whole = this.#leased && !("lease" in change) ? { ...change, lease } : change;
    await this.#write(this.#record.write(whole));
  }

  /**
   * Takes the lease and makes sure that no other run took it at the same time.
   *
   * @param over also from a run that is alive, which then stops with `lease-lost`
   */
  async takeLease(over = false): Promise<void> {
    const { now, owner } = this.world;
    if (!over) this.refuseIfBusy(await this.#record.read());
    await this.writeRecord({ lease: { owner, until: now() + leaseLength } });
    await this.sleep(3_000);
    this.refuseIfBusy(await this.#record.read());
    this.#leased = true;
  }

  readRecord(): Promise<ShiftRecord> {
    return this.#record.read();
  }

  /** Only one run may write; refuses while another one is alive. */
  refuseIfBusy({ lease }: ShiftRecord): void {
    if (lease === undefined || lease.owner === this.world.owner) return;
    if (!leaseAlive(lease, this.world.now())) return;
    throw new Halt(
      "busy",
      `The run ${lease.owner} is working on this app (until ${new Date(lease.until).toISOString()} at least).`,
      "Wait for that run, or cancel it; its lease ends by itself.",
    );
  }

  async renewLease(record: ShiftRecord): Promise<void> {
    const left = (record.lease?.until ?? 0) - this.world.now();
    if (this.#leased && left < leaseLength / 2) await this.writeRecord({});
  }

  /** Ends the lease, together with the last change of the record. */
  async release(change: Partial<ShiftRecord>): Promise<void> {
    await this.writeRecord({ ...change, lease: undefined });
    this.#leased = false;
  }

  /**
   * Of a run that stops: the next one need not wait until the lease ends by itself. A swap that may
   * be under way keeps it.
   */
  async endLease(): Promise<void> {
    if (!this.#leased || this.swap.open) return;
    try {
      await this.release({});
    } catch (error) {
      if (!(error instanceof AzureError)) throw error;
    }
  }

  async sleep(milliseconds: number): Promise<void> {
    this.world.interruption.throwIfAborted();
    await this.world.sleep(milliseconds, this.world.interruption);
    if (this.world.interruption.aborted) throw new Interrupted();
  }

  /** The weight that was last seen in force. */
  weight(observed: Observed): number {
    return canaryWeight(observed);
  }

  /** Slots are read at once; which of two apps is the standby is known only after the first read. */
  async #places() {
    const { app } = this.world;
    if (app.traits.name === "slots") return await Promise.all([app.production(), app.slot()]);
    const production = await app.production();
    return [production, await app.slot()] as const;
  }

  #toSlot(rule: RoutingRule): boolean {
    const same = (a: string, b: string | undefined) => a.toLowerCase() === b?.toLowerCase();
    return same(rule.name, this.standby) || same(rule.hostName, this.#slotHost);
  }

  readonly #write = <T>(write: Promise<T>): Promise<T> => {
    this.writing = write.catch(() => undefined);
    return write;
  };
}
