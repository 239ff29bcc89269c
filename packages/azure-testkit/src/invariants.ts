import type { Azure, SiteState } from "./contract.ts";
import { brokenEvidence, type Evidence } from "./evidence.ts";

export interface InvariantOptions {
  readonly site: string;
  /** Whether what a slot serves is a version that works. */
  readonly isHealthy: (state: SiteState) => boolean;
}

export interface Invariants {
  /**
   * What was broken, in words; empty is good.
   *
   * @param intents swaps that the client had reason to ask for
   * @param evidence what the client has written about it, once it has ended
   */
  broken(intents: number, evidence?: Evidence): readonly string[];
  stop(): void;
}

const everyMilliseconds = 10;

/**
 * Watches what has to hold of a release whatever goes wrong: a version that works can be reached
 * at every instant, each intent makes at most one swap, no rule is left at the end, and the evidence
 * is written and agrees with what Azure shows. Looks every
 * 10 real milliseconds and at the requests that are served, at most one in a millisecond.
 */
export function watchInvariants(azure: Azure, options: InvariantOptions): Invariants {
  const broken = new Set<string>();
  const statesNow = () =>
    azure.control.sites().filter(({ site }) => site.toLowerCase() === options.site.toLowerCase());
  const look = () => {
    const states = statesNow();
    if (!reachable(states, options.isHealthy)) broken.add("no version that works was reachable");
  };
  const timer = setInterval(look, everyMilliseconds);
  timer.unref();
  let looked = 0;
  // Simulated users ask thousands of times in an instant in which nothing else can happen.
  const unlisten = azure.control.onRequest(() => {
    const now = performance.now();
    if (now - looked < 1) return;
    looked = now;
    look();
  });
  return {
    broken(intents, evidence) {
      look();
      const states = statesNow();
      const production = states.find(({ slot }) => slot === "production");
      const swaps = azure.control.requests().filter(({ method, path, status, withoutEffect }) => {
        const accepted = withoutEffect !== true && status < 400;
        const ofSite = path.toLowerCase().includes(`/sites/${options.site.toLowerCase()}/`);
        return method === "POST" && ofSite && /\/slotsswap(\?|$)/i.test(path) && accepted;
      }).length;
      return [
        ...broken,
        ...(swaps > intents ? [`${swaps} swaps for ${intents} intents`] : []),
        ...((production?.rampUpRules.length ?? 0) > 0 ? ["a routing rule is left"] : []),
        ...(production?.swapInProgress ? ["a swap is still under way"] : []),
        ...(evidence === undefined ? [] : brokenEvidence(options.site, states, evidence)),
      ];
    },
    stop() {
      clearInterval(timer);
      unlisten();
    },
  };
}

/** Pure: production, or a slot that a rule leads to, runs a version that works. */
export function reachable(
  states: readonly SiteState[],
  isHealthy: (state: SiteState) => boolean,
): boolean {
  const production = states.find(({ slot }) => slot === "production");
  const routed = new Set(
    production?.rampUpRules
      .filter(({ reroutePercentage }) => reroutePercentage > 0)
      .map(({ actionHostName }) => actionHostName.toLowerCase()),
  );
  return states.some(
    (state) =>
      (state.slot === "production" || routed.has(state.hostName.toLowerCase())) &&
      state.state === "Running" &&
      state.pids.length > 0 &&
      isHealthy(state),
  );
}
