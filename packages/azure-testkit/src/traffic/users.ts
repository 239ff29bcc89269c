import { pinSeconds } from "../data-plane/affinity.ts";
import type { Router, SimulatedAnswer } from "../data-plane/router.ts";
import type { Content, Slot } from "../web/model.ts";
import { equalReleases, responseTime, sideOf, type TrafficModel } from "./model.ts";
import { seeded } from "./random.ts";
import type { SimulatedUsers, UsersSpec } from "./spec.ts";

const minute = 60_000;
/** Green's part of the traffic is that of about so many newest requests. */
const shareMemory = 200;

interface Browser {
  cookie: string;
  /** When the browser drops its cookies, virtual milliseconds since 1970. */
  until: number;
}

interface Side {
  readonly release: string;
  /** Failures that are left of a clump. */
  failing: number;
  /** Requests that still take as long as the last one. */
  alike: number;
  milliseconds: number;
  requests: number;
  failed: number;
}

const side = (release: string): Side => ({
  release,
  failing: 0,
  alike: 0,
  milliseconds: 0,
  requests: 0,
  failed: 0,
});

/**
 * Users without sockets. They have no clock of their own: whoever reads what they did, or changes
 * what they meet, lets them catch up first.
 */
export class Users implements SimulatedUsers {
  readonly #spec: UsersSpec;
  readonly #router: Router;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #browsers: Browser[];
  /** What `green` is known by; it moves with a swap. */
  readonly #green: Content;
  readonly #host: string;
  readonly #sides: { readonly blue: Side; readonly green: Side };
  #model: TrafficModel;
  #perMinute: number;
  #last: number;
  #owed = 0;
  #greenShare = 0;

  /**
   * @param standby the slot that holds the new release now
   * @param host where they ask
   */
  constructor(
    spec: UsersSpec,
    world: { readonly router: Router; readonly now: () => number },
    standby: Slot,
    host: string,
  ) {
    this.#spec = spec;
    this.#router = world.router;
    this.#now = world.now;
    this.#random = seeded(spec.seed ?? 1);
    this.#browsers = Array.from({ length: spec.people ?? 0 }, () => ({ cookie: "", until: 0 }));
    this.#green = standby.content;
    this.#host = host;
    this.#sides = { blue: side(spec.releases.old), green: side(spec.releases.new) };
    this.#model = { ...equalReleases, ...spec.model };
    this.#perMinute = spec.perMinute;
    this.#last = world.now();
  }

  change({ perMinute, ...model }: Parameters<SimulatedUsers["change"]>[0]): void {
    this.catchUp();
    this.#model = { ...this.#model, ...model };
    this.#perMinute = perMinute ?? this.#perMinute;
  }

  stop(): void {
    this.change({ perMinute: 0 });
  }

  seen(): ReturnType<SimulatedUsers["seen"]> {
    this.catchUp();
    const told = ({ requests, failed }: Side) => ({ requests, failed });
    return { blue: told(this.#sides.blue), green: told(this.#sides.green) };
  }

  /** Makes the requests of the time since the last call. */
  catchUp(): void {
    const now = this.#now();
    const since = this.#last;
    this.#owed += (this.#perMinute * (now - since)) / minute;
    const requests = Math.floor(this.#owed);
    this.#owed -= requests;
    this.#last = now;
    for (let index = 0; index < requests; index += 1) {
      this.#ask(since + ((index + 0.5) / requests) * (now - since));
    }
  }

  #ask(at: number): void {
    const random = this.#random;
    const number = Math.floor(random() * this.#browsers.length);
    const browser = this.#browsers[number];
    const cookie = browser !== undefined && at < browser.until ? browser.cookie : undefined;
    const cookies = this.#router.visit(
      {
        at,
        host: this.#host,
        path: this.#spec.path ?? "/work",
        client: browser === undefined ? "somebody new" : `user ${number}`,
        cookie,
        draw: random,
      },
      (slot) => this.#answer(slot),
    );
    if (browser !== undefined && cookies.length > 0) {
      browser.cookie = cookies.map((one) => one.split(";")[0]).join("; ");
      browser.until = at + pinSeconds * 1_000;
    }
  }

  #answer(slot: Slot): SimulatedAnswer {
    const isGreen = slot.content === this.#green;
    const met = isGreen ? this.#sides.green : this.#sides.blue;
    this.#greenShare += ((isGreen ? 1 : 0) - this.#greenShare) / shareMemory;
    // `change` turns an outage on and off, so whatever the model says of it is on.
    const does = sideOf(this.#model, isGreen ? "green" : "blue", true, this.#greenShare);
    const fails = this.#fails(met, does.errors);
    met.requests += 1;
    if (fails) met.failed += 1;
    return {
      status: fails ? 500 : 200,
      release: met.release,
      milliseconds: this.#time(met, does),
    };
  }

  #fails(met: Side, errors: number): boolean {
    if (met.failing > 0) {
      met.failing -= 1;
      return true;
    }
    const { clump } = this.#model;
    // So that the failures are this share of all requests, with the rest of each clump in it.
    const begins = this.#random() < errors / (clump - errors * (clump - 1));
    if (begins) met.failing = clump - 1;
    return begins;
  }

  #time(met: Side, does: ReturnType<typeof sideOf>): number {
    if (met.alike > 0) met.alike -= 1;
    else {
      met.milliseconds = responseTime(this.#random, does);
      met.alike = this.#model.slowClump - 1;
    }
    return met.milliseconds;
  }
}
