import type { SqlProgress, SqlRecovery } from "@slipway/azure";
import { formatDuration } from "@slipway/toolkit";
import { type Finding, notKnown, type Outcome, passed } from "../finding.ts";
import { ended, type Surroundings } from "./finish.ts";
import { measure, type Objective } from "./objectives.ts";

/** One server of a failover group. */
export interface Side {
  readonly server: string;
  readonly recovery: SqlRecovery;
  readonly progress: (address: string) => Promise<SqlProgress>;
}

export interface FailOverOptions {
  readonly group: string;
  readonly resourceGroup: string;
  readonly objective: Objective;
  /** Milliseconds for each direction. */
  readonly deadline: number;
}

const row = "Planned fail-over";

/**
 * Makes the secondary the primary, times it, and goes back. Planned: Azure waits until all data has
 * arrived, so nothing is lost and the recovery point of a real disaster is not measured.
 */
export async function failOverAndBack(
  primary: Side,
  secondary: Side,
  options: FailOverOptions,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { group } = options;
  const before = await secondary.recovery.failoverGroup(group);
  if (before?.role !== "Secondary") {
    const message =
      before === undefined
        ? `The server "${secondary.server}" is in no failover group "${group}".`
        : `The server "${secondary.server}" is the ${before.role.toLowerCase()} already.`;
    return {
      findings: [
        notKnown(`failover group ${group}`, row, {
          code: before === undefined ? "no-failover-group" : "already-failed-over",
          message: `${message} Nothing was changed.`,
          remedy:
            before === undefined
              ? 'Set "secondaryLocation" in infra/, or check "failover-group" and "secondary-server".'
              : 'Find out who failed over; exchange "sql-server" and "secondary-server" if that is to stay.',
        }),
      ],
    };
  }
  const there = await failOver(secondary, options, surroundings);
  if (there.finding !== undefined) {
    // It may have had an effect all the same: then production is in the second region now.
    const role = await secondary.recovery.failoverGroup(group).catch(() => undefined);
    if (role?.role === "Secondary") return { findings: [there.finding] };
    return { findings: [there.finding, (await back(primary, options, surroundings)).finding] };
  }
  const home = await back(primary, options, surroundings);
  return {
    findings: [
      passed(
        `failover group ${group}`,
        row,
        `${secondary.server} was primary after ${formatDuration(there.took)}`,
        "primary",
      ),
      home.finding,
    ],
    measurements: [
      measure(
        options.objective,
        "RTO",
        there.took,
        "from the request until the second region's server was primary; the app's own way there is not in it",
      ),
      measure(
        options.objective,
        "RPO",
        undefined,
        "not measured: a planned fail-over waits for all data, an unplanned one loses what has not been copied",
      ),
    ],
  };
}

async function back(
  primary: Side,
  options: FailOverOptions,
  surroundings: Surroundings,
): Promise<{ readonly finding: Finding }> {
  const home = await failOver(primary, options, surroundings);
  const subject = `failover group ${options.group}`;
  if (home.finding === undefined) {
    const found = `${primary.server} is primary again after ${formatDuration(home.took)}`;
    return { finding: passed(subject, "Fail-back", found, "as before") };
  }
  const message = `The drill could not go back: ${home.finding.reason?.message}`;
  return {
    finding: {
      subject,
      row: "Fail-back",
      found: message,
      allowed: "as before",
      verdict: "fail",
      reason: {
        code: "not-failed-back",
        message,
        remedy: `az sql failover-group set-primary --resource-group ${options.resourceGroup} --server ${primary.server} --name ${options.group}`,
      },
    },
  };
}

/** How long it took until `side` was primary, or what went wrong. */
async function failOver(
  side: Side,
  { group, deadline }: FailOverOptions,
  surroundings: Surroundings,
): Promise<
  | { readonly took: number; readonly finding?: undefined }
  | { readonly finding: Finding & { readonly verdict: "fail" } }
> {
  const start = surroundings.now();
  const failed = (code: string, message: string, remedy: string) => ({
    finding: {
      subject: `failover group ${group}`,
      row,
      found: message,
      allowed: "primary",
      verdict: "fail" as const,
      reason: { code, message, remedy },
    },
  });
  const look = "docs/runbooks/region-failure.md, first look: who is primary now?";
  try {
    const address = await side.recovery.requestFailover(group);
    const end = await ended(() => side.progress(address), start + deadline, surroundings);
    if (end.state === "failed") {
      return failed(
        "fail-over-failed",
        `${side.server} did not become primary: ${end.code}: ${end.message}`,
        look,
      );
    }
    if (end.state === "late") {
      return failed(
        "fail-over-late",
        `${side.server} was not primary within ${formatDuration(deadline)}.`,
        look,
      );
    }
    const now = await side.recovery.failoverGroup(group);
    if (now?.role === "Primary") return { took: surroundings.now() - start };
    return failed(
      "fail-over-without-effect",
      `Azure says that ${side.server} failed over, and it is ${now?.role ?? "in no group"}.`,
      look,
    );
  } catch (error) {
    // A cancelled run too: what was begun has to be gone back from.
    const { message, remedy = "" } = error as Error & { readonly remedy?: string };
    return failed("fail-over-failed", message, `${remedy} ${look}`.trim());
  }
}
