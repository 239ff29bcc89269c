/** The cells of the kill matrix, each on an app of its own. */
import { setTimeout as delay } from "node:timers/promises";
import { recordOf } from "../../actions/bluegreen-shift/src/state/record.ts";
import { evidenceOf } from "../../actions/bluegreen-shift/test/evidence-of.ts";
import { fresh, old } from "../../actions/bluegreen-shift/test/observed.ts";
import { watchInvariants } from "../../packages/azure-testkit/src/index.ts";
import type { Place, Start } from "./place.ts";

const minute = 60_000;

export interface Situation {
  readonly operation: string;
  readonly start: (now: number) => Start;
  /** Swaps that there is reason for. */
  readonly swaps: number;
  /** Users' requests while it runs; a shift needs them as evidence. */
  readonly users?: boolean;
}

const record = { release: fresh, old } as const;
const dead = (now: number) => ({ owner: "dead.1.job", until: now - minute });
const kept = (now: number, until: number): Start => ({
  swapped: true,
  record: { ...record, phase: "keep", keepUntil: now + until },
});
export const situations: Readonly<Record<string, Situation>> = {
  shift: { operation: "shift", start: () => ({}), swaps: 1, users: true },
  promote: { operation: "promote", start: () => ({}), swaps: 1 },
  "rollback of a shift": {
    operation: "rollback",
    start: (now) => ({
      percentage: 50,
      record: { ...record, phase: "shift", step: 50, since: now - minute, lease: dead(now) },
    }),
    swaps: 0,
  },
  "rollback after the swap": {
    operation: "rollback",
    start: (now) => kept(now, 600 * minute),
    swaps: 1,
  },
  retire: { operation: "retire", start: (now) => kept(now, -minute), swaps: 0 },
  "reconcile of a dead shift": {
    operation: "reconcile",
    start: (now) => ({
      percentage: 50,
      record: { ...record, phase: "shift", step: 50, since: now - minute, lease: dead(now) },
    }),
    swaps: 0,
  },
  "reconcile after a swap": {
    operation: "reconcile",
    start: (now) => ({
      swapped: true,
      record: { ...record, phase: "promote", swapAt: now - 9 * minute, swapAfter: 0 },
    }),
    swaps: 0,
  },
  "reconcile of a dead rollback": {
    operation: "reconcile",
    start: () => ({ swapped: true, record: { ...record, phase: "rollback" } }),
    swaps: 1,
  },
};

/** Users who ask without cookies until told to stop. */
function users(place: Place, site: string): () => void {
  let asking = true;
  const ask = async () => {
    while (asking) {
      await place.get(`https://${site}.azurewebsites.net/work`);
      await delay(25);
    }
  };
  // On a busy machine one alone is too little traffic for a proof.
  for (let count = 0; count < 6; count += 1) void ask();
  return () => {
    asking = false;
  };
}

/** What is wrong once everything has ended. */
async function atRest(place: Place, site: string, retired: boolean): Promise<string[]> {
  const { phase, lease } = recordOf(await place.app(site).tags());
  const releaseAt = async (host: string) => {
    const answer = await place.get(
      `https://${host}.azurewebsites.net/build-info.json?x-ms-routing-name=self`,
    );
    return answer?.status === 200
      ? (JSON.parse(answer.body) as { commit?: string }).commit
      : undefined;
  };
  const [live, standby] = await Promise.all([releaseAt(site), releaseAt(`${site}-green`)]);
  const pair = live === old ? fresh : old;
  return [
    ...(live === old || live === fresh ? [] : [`production serves ${live}`]),
    ...(standby === pair || retired ? [] : [`the slot serves ${standby}`]),
    ...(phase === undefined || phase === "keep" ? [] : [`the record says ${phase}`]),
    ...(lease !== undefined && lease.until > place.azure.clock.now() ? ["a lease is left"] : []),
  ];
}

/** One cell: what was broken, or `undefined` when the operation ended before that write. */
export async function cell(
  place: Place,
  situation: Situation,
  signal: NodeJS.Signals,
  kind: "hang" | "hang-after",
  index: number,
): Promise<readonly string[] | undefined> {
  const { azure } = place;
  const site = await place.site(situation.start(azure.clock.now()));
  const writes = place.writes(site);
  const before = writes.seen().length;
  const invariants = watchInvariants(azure, { site, isHealthy: () => true });
  const stopUsers = situation.users ? users(place, site) : () => {};
  try {
    azure.control.inject({ path: writes.pattern, kind, after: index, method: "PATCH POST" });
    await using run = place.act(site, situation.operation, "1");
    let ended = false;
    void run.ended.then(() => {
      ended = true;
    });
    const held = () =>
      writes
        .seen()
        .slice(before)
        .some(({ status }) => status === 0);
    while (!ended && !held()) await delay(10);
    if (!held()) {
      const code = await run.ended;
      if (code !== 0) throw new Error(`${situation.operation} failed by itself:\n${run.log}`);
      return undefined;
    }
    run.child.kill(signal);
    await run.ended;
    stopUsers();
    // The next round of the schedule; by then a lease of a killed run has ended.
    azure.clock.advance(6 * minute);
    await using janitor = place.act(site, "reconcile", "2");
    const code = await janitor.ended;
    const problems = [
      ...invariants.broken(situation.swaps, evidenceOf(janitor)),
      ...(code === 0 ? [] : [`reconcile ended with ${code}:\n${janitor.log}`]),
      ...(await atRest(place, site, situation.operation === "retire")),
    ];
    return problems;
  } finally {
    stopUsers();
    invariants.stop();
    await place.close(site);
  }
}

/** Two runs of one operation, the second a moment after the first. */
export async function pair(
  place: Place,
  situation: Situation,
  later: number,
): Promise<readonly string[]> {
  const { azure } = place;
  const site = await place.site(situation.start(azure.clock.now()));
  const invariants = watchInvariants(azure, { site, isHealthy: () => true });
  const stopUsers = situation.users ? users(place, site) : () => {};
  try {
    await using first = place.act(site, situation.operation, "1");
    await delay(later);
    await using second = place.act(site, situation.operation, "2");
    const codes = await Promise.all([first.ended, second.ended]);
    const refused = [first, second].filter(({ log }) =>
      /is working on this app|has taken over/.test(log),
    );
    return [
      ...invariants.broken(situation.swaps),
      ...(codes.includes(0) ? [] : [`neither succeeded:\n${first.log}\n${second.log}`]),
      ...(codes.every((code) => code === 0) || refused.length === 1
        ? []
        : [`the other one ended with ${codes.join(", ")}:\n${first.log}\n${second.log}`]),
      ...(await atRest(place, site, situation.operation === "retire")),
    ];
  } finally {
    stopUsers();
    invariants.stop();
    await place.close(site);
  }
}
