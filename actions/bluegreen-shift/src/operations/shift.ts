import { AzureError } from "@slipway/azure";
import { formatDuration } from "@slipway/toolkit";
import type { Judgement } from "../decision/situation.ts";
import { Evidence, ruleOf } from "../evidence/evidence.ts";
import { lookLine } from "../report/lines.ts";
import { iso, lookReport, type StepReport, type Story } from "../report/report.ts";
import { swapGrace, type Wanted } from "../state/decide.ts";
import { type Observed, unlabelled } from "../state/observed.ts";
import { gate, waitingLine } from "./approval.ts";
import { checkBefore } from "./check.ts";
import { Halt, Interrupted } from "./halt.ts";
import { bakeAndKeep, promote } from "./promote.ts";
import { rollBack, withdraw } from "./rollback.ts";
import type { Session } from "./session.ts";
import { warmUp } from "./warm-up.ts";
import { announceWayBack } from "./way-back.ts";

/** How long the state may be out of sight before traffic is taken back. */
const outageLimit = 5 * 60_000;

/** Moves traffic to the new release step by step, as the evidence allows, then swaps. */
export async function shift(session: Session, story: Story): Promise<void> {
  const { settings, world } = session;
  const seen = await settled(session);
  note(story, seen);
  const { record } = seen;
  const wanted = settings.release ?? seen.slot.release;
  if (record.phase === "keep" && seen.production.release === (settings.release ?? record.release)) {
    story.keepUntil = iso(record.keepUntil ?? world.now());
    world.log(`Production serves ${seen.production.release} already; nothing to do.`);
    return;
  }
  session.refuseIfBusy(record);
  const swapped = record.release !== undefined && seen.production.release === record.release;
  if ((record.phase === "promote" || record.phase === "bake") && swapped) {
    announceWayBack(session);
    await session.takeLease();
    world.log(`The swap to ${record.release} has happened already; going on with watching it.`);
    story.newRelease = record.release;
    story.oldRelease = record.old;
    await bakeAndKeep(session, story);
    return;
  }
  const resumed =
    (record.phase === "shift" || record.phase === "held") && record.release === wanted
      ? record
      : undefined;
  const release = await checkBefore(session, seen, wanted);
  const old = seen.production.release ?? unlabelled;
  story.oldRelease = old;
  story.newRelease = release;
  world.log(`Shifting ${settings.appName} from ${old} to ${release}.`);
  announceWayBack(session);
  await session.takeLease();
  await warmUp(session, seen);
  const since = resumed?.since ?? world.now();

  const evidence = await Evidence.open(session, seen, { since, release, old });
  story.dispersion = evidence.dispersion;
  try {
    await session.writeRecord({
      phase: "shift",
      release,
      old,
      since,
      step: resumed?.step ?? 0,
      gates: settings.approveAfter.length === 0 ? undefined : settings.approveAfter,
      ...(resumed === undefined ? { approved: undefined } : {}),
    });
    const { weighted, routeByQuery } = world.app.traits;
    if (resumed === undefined && routeByQuery) await checkRoute(session, { release, old });
    const from = resumed?.step ?? 0;
    for (const [index, weight] of (weighted ? settings.steps : []).entries()) {
      if (world.app.representable(weight) < from) continue;
      const ended = await step(session, story, { index, weight, release, evidence });
      if (ended === "held") return;
      if (ended === "rolled-back") return;
    }
    await promote(session, story, release);
  } catch (error) {
    await backFrom(session, story, error);
  }
}

/** The truth, once no swap is under way that another run may have asked for. */
export async function settled(session: Session): Promise<Observed> {
  const { world } = session;
  const deadline = world.now() + 25 * 60_000;
  for (;;) {
    const observed = await session.observe();
    const { record, production } = observed;
    const perhapsAsked =
      record.swapAt !== undefined &&
      record.swapAfter === production.swappedAt &&
      observed.now - record.swapAt < swapGrace;
    if (!observed.operationInProgress && !perhapsAsked) return observed;
    if (world.now() > deadline) {
      throw new Halt(
        "waited-too-long",
        "An operation on the app did not end within 25 minutes.",
        "Look at the app in the portal, then run this again.",
      );
    }
    world.log("Waiting: a swap is, or may be, under way.");
    await session.sleep(10_000);
  }
}

async function step(
  session: Session,
  story: Story,
  of: { index: number; weight: number; release: string; evidence: Evidence },
): Promise<"passed" | "held" | "rolled-back"> {
  const { settings, world } = session;
  const { traits } = world.app;
  const percentage = world.app.representable(of.weight);
  const goal = { goal: "weight", release: of.release, percentage } as const;
  note(story, await reachDespite(session, goal));
  const startedAt = world.now();
  const report: StepReport = { weight: of.weight, startedAt: iso(startedAt), looks: [] };
  story.steps.push(report);
  world.log(
    `${of.weight} % of new clients go to ${of.release.slice(0, 12)}, for at least ${formatDuration(settings.stepMinimum)}, at most ${formatDuration(settings.stepMaximum)}.`,
  );
  let reachedAt = startedAt;
  let approved: number | undefined;
  let goodSince: number | undefined;
  for (;;) {
    await of.evidence.wait(settings.lookInterval);
    try {
      const observed = await session.reach(goal, "azure-only");
      approved = observed.record.approved;
      await session.renewLease(observed.record);
      reachedAt = world.now();
    } catch (error) {
      // A short outage of Azure's management is no fault of the release.
      if (!passing(error) || world.now() - reachedAt > outageLimit) throw error;
      world.log(`Azure cannot be asked at the moment: ${error.message}`);
      continue;
    }
    const look = await of.evidence.look({
      index: of.index,
      weight: of.weight,
      // A front door sends nobody there before its edges know.
      startedAt: startedAt + traits.propagation,
    });
    const now = look.at;
    let { judgement } = look;
    story.minutes = look.minutes;
    if (look.observedShare !== undefined) report.observedShare = look.observedShare;
    report.looks.push(lookReport(look));
    world.log(lookLine(of.weight, startedAt, look, ruleOf(settings)));
    if (judgement.verdict === "pass") goodSince ??= now;
    if (goodSince !== undefined && judgement.verdict !== "fail") {
      const state = gate(of.weight, approved, now - goodSince, settings);
      if (state === "waiting") {
        if (goodSince === now) world.log(waitingLine(of.weight, settings));
        continue;
      }
      if (state === "open" && judgement.verdict === "pass") {
        if (settings.approveAfter.includes(of.weight)) {
          story.approvals.push({
            weight: of.weight,
            askedAt: iso(goodSince),
            approvedAt: iso(now),
          });
        }
        report.endedAt = iso(now);
        return "passed";
      }
      if (state === "expired") judgement = unapproved(judgement, settings.approvalMaximum);
    }
    if (!judgement.final) continue;
    report.endedAt = iso(now);
    if (judgement.verdict !== "fail" && settings.onInconclusive === "hold") {
      await session.release({ phase: "held" });
      story.outcome = "held";
      story.reason = {
        code: judgement.code,
        message: `held at ${of.weight} %: ${judgement.message}`,
        remedy: 'Judge it yourself, then run "promote" or "rollback"; "shift" goes on measuring.',
        verdict: "inconclusive",
      };
      return "held";
    }
    await rollBack(session, story, now);
    story.reason = {
      code: judgement.code,
      verdict: judgement.verdict === "inconclusive" ? "inconclusive" : "fail",
      remedy:
        judgement.verdict === "inconclusive"
          ? 'Give the steps more time or traffic, or let a person decide: "on-inconclusive: hold".'
          : "Production has the old release again. Read the slot's log, fix the release, deploy it and shift again.",
      message:
        judgement.verdict === "fail"
          ? judgement.message
          : `after ${formatDuration(settings.stepMaximum)} at ${of.weight} % there is no proof that the new release is good: ${judgement.message}`,
    };
    return "rolled-back";
  }
}

/** Reaches the goal though Azure's management is out for a moment, just as between two looks. */
async function reachDespite(session: Session, goal: Wanted): Promise<Observed> {
  const { world } = session;
  const started = world.now();
  for (;;) {
    try {
      return await session.reach(goal);
    } catch (error) {
      if (!passing(error) || world.now() - started > outageLimit) throw error;
      world.log(`Azure cannot be asked at the moment: ${error.message}`);
      await session.sleep(15_000);
    }
  }
}

/** No fault of the release, nor of this action: no answer, throttled, or Azure's own. */
function passing(error: unknown): error is AzureError {
  return error instanceof AzureError && (error.status ?? 500) >= 429;
}

/** Both sides must be reachable through the front end before anyone is sent there. */
async function checkRoute(
  session: Session,
  expected: { release: string; old: string },
): Promise<void> {
  const { settings, world } = session;
  const observed = await session.reach({
    goal: "weight",
    release: expected.release,
    percentage: 0,
  });
  const front = settings.baseUrl ?? `https://${observed.production.hostName}`;
  const deadline = world.now() + 60_000;
  for (;;) {
    session.slotRequestTimes.push(world.now());
    const [fresh, old] = await Promise.all([
      session.releaseAt(front, settings.slot),
      session.releaseAt(front, "self"),
    ]);
    if (fresh === expected.release && old === expected.old) return;
    if (world.now() > deadline) {
      throw new Halt(
        "route-wrong",
        `Asked through ${front} for the slot, ${fresh ?? "nothing"} answers instead of ${expected.release}; for production, ${old ?? "nothing"} instead of ${expected.old}.`,
        'Check that "base-url" leads to this app and that nothing in front of it drops the query "x-ms-routing-name".',
      );
    }
    await session.sleep(5_000);
  }
}

/** Whatever breaks the shift, production alone gets the traffic; unless the state is not ours. */
async function backFrom(session: Session, story: Story, error: unknown): Promise<void> {
  if (error instanceof Interrupted) throw error;
  // With a swap on its way or done, clearing rules mends nothing: reconcile has to look.
  if (session.swap.open || story.swap !== undefined) throw error;
  const notOurs = ["rules-changed", "foreign-rules", "lease-lost"];
  if (error instanceof Halt && notOurs.includes(error.code)) {
    // What was seen last is no longer true.
    story.weight = undefined;
    throw error;
  }
  if (story.steps.length === 0) {
    await withdraw(session);
    throw error;
  }
  await rollBack(session, story, session.world.now());
  if (error instanceof Halt) {
    story.reason = { code: error.code, message: error.message, remedy: error.remedy };
  } else if (error instanceof AzureError) {
    story.reason = { code: "azure-failed", message: error.message, remedy: error.remedy };
  } else throw error;
}

/** Keeps what was seen last for the report. */
export function note(story: Story, observed: Observed): void {
  story.weight = observed.rules.reduce((sum, { percentage }) => sum + percentage, 0);
  story.production = observed.production.release;
  story.slot = observed.slot.release;
}

function unapproved(judgement: Judgement, waited: number): Judgement {
  return {
    ...judgement,
    verdict: "inconclusive",
    code: "approval-missing",
    message: `nobody approved this step within ${formatDuration(waited)}`,
    final: true,
  };
}
