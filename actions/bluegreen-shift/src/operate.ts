import { setTimeout as delay } from "node:timers/promises";
import * as core from "@actions/core";
import { AzureError, azureCredential, connect, logAnalytics, requestLogs } from "@slipway/azure";
import { conclude, formatDuration, type Reason, singleLine, type Verdict } from "@slipway/toolkit";
import { limits } from "./decision/budget.ts";
import { ruleOf } from "./evidence/evidence.ts";
import { httpGet } from "./evidence/http.ts";
import type { OperationName, Settings } from "./inputs.ts";
import { approve } from "./operations/approval.ts";
import { steadyClock } from "./operations/clock.ts";
import { promoteNow, retire, rollbackNow, status } from "./operations/commands.ts";
import { Halt, Interrupted } from "./operations/halt.ts";
import { leaveInOrder } from "./operations/interruption.ts";
import { reconcile } from "./operations/reconcile.ts";
import { Session, type World } from "./operations/session.ts";
import { shift } from "./operations/shift.ts";
import { iso, newStory, type ShiftReport, type Story, sideReport } from "./report/report.ts";
import { summary } from "./report/summary.ts";
import { connectTopology } from "./topology/connect.ts";

const operations: Readonly<
  Record<OperationName, (session: Session, story: Story) => Promise<void>>
> = { shift, promote: promoteNow, rollback: rollbackNow, retire, status, reconcile, approve };

/** Runs the operation, tells what became of it and fails the step where the verdict says so. */
export async function operate(settings: Settings): Promise<void> {
  const interruption = new AbortController();
  const interrupted = new Promise<never>((_, reject) => {
    const leave = () => {
      interruption.abort(new Interrupted());
      reject(new Interrupted());
    };
    process.on("SIGINT", leave);
    process.on("SIGTERM", leave);
  });
  const session = new Session(settings, world(settings, interruption.signal));
  const startedAt = session.world.now();
  const story = newStory();
  let failure: unknown;
  try {
    await Promise.race([operations[settings.operation](session, story), interrupted]);
  } catch (error) {
    failure = error;
  }
  if (failure instanceof Interrupted) {
    const left = await leaveInOrder(session);
    if (left.cleared && story.steps.length > 0 && story.swap === undefined) {
      story.outcome = "rolled-back";
      story.weight = 0;
    }
    story.reason = { code: "interrupted", message: left.sentence, verdict: "fail" };
    try {
      finish(session, story, startedAt);
    } catch (error) {
      core.info((error as Error).message);
    }
    // A request that is still under way must not hold the process.
    process.exit(1);
  }
  if (failure !== undefined) await session.endLease();
  if (failure instanceof Halt) {
    const { code, message, remedy, verdict } = failure;
    story.reason = { code, message, remedy, verdict };
  } else if (failure instanceof AzureError) {
    const { message, remedy } = failure;
    story.reason = { code: "azure-failed", message, remedy };
  } else if (failure !== undefined) throw failure;
  finish(session, story, startedAt);
}

function world(settings: Settings, interruption: AbortSignal): World {
  const { tenantId, clientId, subscriptionId } = settings;
  const assertion = process.env.ACTIONS_ID_TOKEN_REQUEST_URL
    ? () => core.getIDToken("api://AzureADTokenExchange")
    : undefined;
  const credential = () => azureCredential({ tenantId, clientId, assertion });
  const connection = connect(credential, subscriptionId);
  const logs =
    settings.logWorkspace === undefined
      ? {}
      : {
          logs: requestLogs(
            connect(credential, subscriptionId, logAnalytics),
            settings.logWorkspace,
          ),
        };
  const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT = "1", GITHUB_JOB = "job" } = process.env;
  return {
    app: connectTopology(settings, connection),
    ...logs,
    get: httpGet(process.env),
    now: steadyClock(
      Date.now,
      () => performance.now(),
      (behind) =>
        core.warning(
          `The computer's clock was set back by ${formatDuration(behind)}; this run goes on with its own time.`,
        ),
    ),
    sleep: async (milliseconds, signal) => {
      try {
        await delay(milliseconds, undefined, { signal });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    log: (line) => core.info(printable(line)),
    owner:
      GITHUB_RUN_ID === undefined
        ? `local.${process.pid}`
        : `${GITHUB_RUN_ID}.${GITHUB_RUN_ATTEMPT}.${GITHUB_JOB}`,
    interruption,
  };
}

/** One line, with the columns of `status` as they are. */
function printable(line: string): string {
  const parts = line.split(/( {2,})/);
  return parts.map((part, index) => (index % 2 === 1 ? part : singleLine(part, 1_000))).join("");
}

function finish(session: Session, story: Story, startedAt: number): void {
  const { settings } = session;
  const verdict = verdictOf(settings.operation, story, session.warnings.length > 0);
  const reasons: Reason[] = [
    ...(story.reason === undefined
      ? []
      : [
          {
            code: story.reason.code,
            message: story.reason.message,
            ...(story.reason.remedy === undefined ? {} : { remedy: story.reason.remedy }),
          },
        ]),
    ...session.warnings,
  ];
  const report: ShiftReport = {
    schema: "slipway/bluegreen-shift-report/v1",
    verdict,
    reasons,
    startedAt: iso(startedAt),
    finishedAt: iso(session.world.now()),
    operation: settings.operation,
    app: settings.appName,
    slot: settings.topology === "slots" ? settings.slot : (settings.secondApp ?? ""),
    topology: settings.topology,
    outcome: story.outcome,
    weight: story.weight ?? null,
    releases: { old: story.oldRelease ?? null, new: story.newRelease ?? null },
    serving: { production: story.production ?? null, slot: story.slot ?? null },
    limits: limits(ruleOf(settings)),
    dispersion: story.dispersion ?? null,
    steps: story.steps,
    minutes: story.minutes.map(({ minute, blue, green }) => ({
      at: iso(minute),
      blue: sideReport(blue),
      green: sideReport(green),
    })),
    ...(story.swap === undefined ? {} : { swap: story.swap }),
    ...(story.bake === undefined ? {} : { bake: story.bake }),
    ...(story.rollback === undefined ? {} : { rollback: story.rollback }),
    ...(story.approvals.length === 0 ? {} : { approvals: story.approvals }),
    ...(story.keepUntil === undefined ? {} : { keepUntil: story.keepUntil }),
  };
  const why = story.reason === undefined ? "" : `: ${story.reason.message}`;
  conclude({
    report,
    evidenceDirectory: settings.evidenceDirectory,
    reportName: `bluegreen-shift-${settings.operation}-report.json`,
    outputs: {
      outcome: report.outcome,
      weight: report.weight === null ? "" : String(report.weight),
    },
    summary: summary(report),
    headline: `${settings.appName}: ${settings.operation} ended, ${story.outcome}${why}`,
    onInconclusive: "fail",
  });
}

/** A rollback that was asked for is a success; one that the evidence forced is a failure. */
function verdictOf(operation: OperationName, story: Story, warned: boolean): Verdict {
  const asked = operation === "rollback" && story.outcome === "rolled-back";
  if (story.reason !== undefined && !asked) return story.reason.verdict ?? "fail";
  return warned ? "warn" : "pass";
}
