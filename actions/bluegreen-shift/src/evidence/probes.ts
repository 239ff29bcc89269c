import type { Minute } from "@slipway/inference";
import { probesConvict } from "../decision/evidence-tests.ts";
import type { ProbeEvidence, Rule } from "../decision/situation.ts";
import type { HttpAnswer } from "./http.ts";
import { ownMark } from "./own-mark.ts";
import { type ReleaseProbe, releaseOf } from "./release.ts";

/** How one of the two releases is asked. */
export interface ProbeSide {
  readonly origin: string;
  /** Value of `x-ms-routing-name`; `undefined` when the origin is the release's own. */
  readonly route: string | undefined;
  /** The release that has to answer; `undefined` when any may. */
  readonly release: string | undefined;
}

export interface ProbeTargets {
  readonly blue: ProbeSide;
  readonly green: ProbeSide;
}

/** One probe that came back with a status, for taking it out of the traffic that Azure counts. */
export interface OwnRequest {
  readonly at: number;
  readonly side: "blue" | "green";
  readonly failed: boolean;
}

export interface ProbeWorld {
  readonly get: (url: string) => Promise<HttpAnswer | undefined>;
  readonly now: () => number;
}

type Outcome = "well" | "failed" | "misrouted";

/** So many answers of the wrong release in a row are no swap in progress any more. */
const misroutedLimit = 5;

/**
 * Synthetic requests to both releases through the front end: in rounds of one to each, in turn
 * which goes first, each on a fresh connection without cookies. Every other round asks for the
 * release's id and checks it; the others go through the paths given.
 */
export class Probes {
  readonly own: OwnRequest[] = [];
  readonly #world: ProbeWorld;
  readonly #targets: ProbeTargets;
  readonly #probe: ReleaseProbe;
  readonly #paths: readonly string[];
  readonly #rounds: { baseline: Minute["baseline"]; canary: Minute["canary"] }[] = [];
  #asked = 0;
  #misrouted = 0;

  constructor(
    world: ProbeWorld,
    targets: ProbeTargets,
    probe: ReleaseProbe,
    paths: readonly string[],
  ) {
    this.#world = world;
    this.#targets = targets;
    this.#probe = probe;
    this.#paths = paths;
  }

  get evidence(): ProbeEvidence {
    return { rounds: this.#rounds, misrouted: this.#misrouted >= misroutedLimit };
  }

  /** Asks both once. */
  async round(): Promise<void> {
    this.#asked += 1;
    const order =
      this.#asked % 2 === 0 ? (["blue", "green"] as const) : (["green", "blue"] as const);
    const path = this.#path();
    const outcomes = await Promise.all(
      order.map(async (side) => [side, await this.#ask(side, path)] as const),
    );
    if (outcomes.some(([, outcome]) => outcome === "misrouted")) {
      this.#misrouted += 1;
      return;
    }
    if (path === this.#probe.path) this.#misrouted = 0;
    const bad = (wanted: "blue" | "green") =>
      outcomes.some(([side, outcome]) => side === wanted && outcome === "failed") ? 1 : 0;
    this.#add(bad("blue"), bad("green"));
  }

  /** Whether the probes alone have seen enough to roll back: then nobody waits for the next look. */
  settled(rule: Rule): boolean {
    return (this.#rounds.at(-1)?.canary.bad ?? 0) > 0 && probesConvict(this.#rounds, rule);
  }

  /** The first path that does not answer well at one side, for a refusal before the first write. */
  async firstFailure(): Promise<
    { side: "blue" | "green"; path: string; status: number } | undefined
  > {
    for (const path of new Set([this.#probe.path, ...this.#paths])) {
      for (const side of ["blue", "green"] as const) {
        const answer = await this.#get(side, path);
        if (answer === undefined || answer.status >= 400) {
          return { side, path, status: answer?.status ?? 0 };
        }
      }
    }
    return undefined;
  }

  #path(): string {
    if (this.#paths.length === 0 || this.#asked % 2 === 1) return this.#probe.path;
    return this.#paths[(this.#asked / 2) % this.#paths.length] as string;
  }

  async #ask(side: "blue" | "green", path: string): Promise<Outcome> {
    const answer = await this.#get(side, path);
    if (answer === undefined || answer.status >= 400) return "failed";
    const { release } = this.#targets[side];
    if (path !== this.#probe.path || release === undefined) return "well";
    return releaseOf(answer, this.#probe) === release ? "well" : "misrouted";
  }

  async #get(side: "blue" | "green", path: string): Promise<HttpAnswer | undefined> {
    const { origin, route } = this.#targets[side];
    const url = new URL(path, origin);
    if (route !== undefined) url.searchParams.set("x-ms-routing-name", route);
    // Never the same address twice: a cache would answer for both.
    url.searchParams.set(ownMark, `${this.#world.now()}-${this.#asked}`);
    const answer = await this.#world.get(url.href);
    if (answer !== undefined) {
      this.own.push({ at: this.#world.now(), side, failed: answer.status >= 500 });
    }
    return answer;
  }

  /** Rounds without a failure are summed up: no test looks at their order. */
  #add(blueBad: number, greenBad: number): void {
    const last = this.#rounds.at(-1);
    if (
      blueBad + greenBad === 0 &&
      last !== undefined &&
      last.baseline.bad + last.canary.bad === 0
    ) {
      last.baseline = { requests: last.baseline.requests + 1, bad: 0 };
      last.canary = { requests: last.canary.requests + 1, bad: 0 };
      return;
    }
    this.#rounds.push({
      baseline: { requests: 1, bad: blueBad },
      canary: { requests: 1, bad: greenBad },
    });
  }
}
