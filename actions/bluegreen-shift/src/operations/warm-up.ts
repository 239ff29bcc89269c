import type { HttpAnswer } from "../evidence/http.ts";
import type { Observed } from "../state/observed.ts";
import { Halt } from "./halt.ts";
import type { Session } from "./session.ts";

/** Requests to each instance in one round; a 95th percentile needs that many. */
const perInstance = 20;
/** A release that answers at most so many times slower than the old one counts as warm. */
const slowest = 3;
const limit = 5 * 60_000;

/** What one round of requests to one place gave; milliseconds as the clock tells them. */
export interface Round {
  readonly failed: number;
  readonly p95: number;
}

/**
 * Whether a standby is ready: every instance answers as production does, and none is more than
 * three times slower. Production is measured in the same round, so a slow network blames nobody.
 */
export function warmth(
  production: Round,
  instances: readonly Round[],
): "failing" | "slow" | "warm" {
  if (instances.some(({ failed }) => failed > 0)) return "failing";
  const allowed = Math.max(production.p95, 1) * slowest;
  return instances.some(({ p95 }) => p95 > allowed) ? "slow" : "warm";
}

/** The 95th percentile (nearest rank) of some durations; 0 of none. */
export function p95(durations: readonly number[]): number {
  const sorted = [...durations].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

/** Sends requests to every instance of the standby until it answers as fast as production. */
export async function warmUp(session: Session, observed: Observed): Promise<void> {
  const { world, settings } = session;
  const instances = await session.world.app.instances();
  const deadline = world.now() + limit;
  const production = `https://${observed.production.hostName}`;
  const standby = `https://${observed.slot.hostName}`;
  // ARRAffinity leads to one instance; without a list the front end chooses.
  const cookies = instances.length === 0 ? [undefined] : instances.map((id) => `ARRAffinity=${id}`);
  for (;;) {
    const old = await round(session, { origin: production, standby: false });
    const rounds: Round[] = [];
    for (const cookie of cookies) {
      rounds.push(
        await round(session, { origin: standby, standby: true, cookie, usual: old.status }),
      );
    }
    const state = warmth(old, rounds);
    if (state === "warm") {
      world.log(
        `Warmed up: ${rounds.length} instance${rounds.length === 1 ? "" : "s"} of ${session.standby} answered ${perInstance} requests each.`,
      );
      return;
    }
    if (world.now() >= deadline) {
      if (state === "failing") {
        throw new Halt(
          "not-warm",
          `${session.standby} does not answer ${settings.warmUpPath} reliably after five minutes of warm-up.`,
          "Read its log stream; nobody was sent there.",
        );
      }
      session.warnings.push({
        code: "slow-after-warm-up",
        message: `${session.standby} answers ${settings.warmUpPath} more than ${slowest} times slower than production, also after five minutes.`,
        remedy: "Compare the two; the shift goes on and judges what users see.",
      });
      return;
    }
    await session.sleep(2_000);
  }
}

/** A status that the old release gives as well is an answer (a redirect to sign in, for example). */
function answered(answer: HttpAnswer | undefined, usual: number | undefined): boolean {
  return answer !== undefined && (answer.status < 400 || answer.status === usual);
}

async function round(
  session: Session,
  of: {
    readonly origin: string;
    readonly standby: boolean;
    readonly cookie?: string | undefined;
    /** Status that production gives as well. */
    readonly usual?: number | undefined;
  },
): Promise<Round & { readonly status: number | undefined }> {
  const { world, settings } = session;
  const { origin, standby, cookie, usual } = of;
  const durations: number[] = [];
  let failed = 0;
  let status: number | undefined;
  const headers = cookie === undefined ? {} : { cookie };
  for (let count = 0; count < perInstance; count += 1) {
    const asked = world.now();
    // The standby's metrics count it, and a drain must not take it for a user's.
    if (standby) session.slotRequestTimes.push(asked);
    const answer = await world.get(new URL(settings.warmUpPath, origin).href, headers);
    durations.push(world.now() - asked);
    status = answer?.status;
    if (!answered(answer, usual)) failed += 1;
  }
  return { failed, p95: p95(durations), status };
}
