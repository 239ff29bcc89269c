import { UsageError } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import type { Finding, PackContext, PackMigration, PackScript } from "../pack/pack.ts";
import { type Allowed, decide } from "../policy/decide.ts";
import type { EnvironmentPolicy } from "../policy/parse.ts";
import { judgeMigrations } from "../rules/judge.ts";
import { compareHistory } from "./history.ts";

export interface Policy {
  readonly destructive: "deny" | "allow";
  readonly outOfOrder: "deny" | "allow";
  /** Whether the old version of the application still runs or may be brought back. */
  readonly oldVersion: "kept" | "gone";
  /** The environment's part of the policy file. */
  readonly rules: EnvironmentPolicy | undefined;
}

export interface Chosen {
  readonly migrations: readonly PackMigration[];
  /** What the policy denies and an allowance lets through. */
  readonly allowed: readonly Allowed[];
}

/**
 * The pending migrations, or the refusal with its remedy when they must not be applied. `begun`
 * names what an interrupted run of the same release applied: its tables are still in nobody's use.
 */
export function chooseForward(
  history: readonly string[],
  loaded: LoadedPack,
  context: PackContext,
  policy: Policy,
  begun: readonly string[],
  now: number,
): Chosen {
  const { pending, outOfOrder, ahead } = compareHistory(history, context);
  refuseAhead(ahead);
  if (outOfOrder.length > 0 && policy.outOfOrder === "deny") {
    throw new UsageError(
      `${outOfOrder.join(", ")} would be applied after a newer migration that is in the database already.`,
      'Give it a newer id (remove and add the migration again), or set "out-of-order: allow" after checking that the two do not touch the same objects.',
    );
  }
  const chosen = context.migrations.filter(({ id }) => pending.includes(id));
  const findings = pendingFindings(loaded, context, pending, begun);
  const destructive = findings.filter((finding) => finding.destructive);
  const first = destructive[0];
  if (first !== undefined && policy.destructive === "deny") {
    const more = destructive.length > 1 ? ` and ${destructive.length - 1} more` : "";
    throw new UsageError(
      `Data would be lost: ${first.message.replace(/\.$/, "")}${more}.`,
      `${first.alternative} When the old version is gone and the loss is meant, set "destructive: allow". Nothing was changed.`,
    );
  }
  return { migrations: chosen, allowed: refuseDenied(chosen, findings, policy, now) };
}

function refuseDenied(
  chosen: readonly PackMigration[],
  findings: readonly Finding[],
  policy: Policy,
  now: number,
): readonly Allowed[] {
  const cases = chosen.map((migration) => ({
    migration,
    findings: findings.filter((finding) => finding.migration === migration.id),
  }));
  const { denials, allowed } = decide(cases, policy.rules, policy.oldVersion, now);
  const first = denials[0];
  if (first === undefined) return allowed;
  const more = denials.length > 1 ? ` There are ${denials.length - 1} more refusals.` : "";
  throw new UsageError(
    `${first.message} [${first.code}]${more}`,
    `${first.remedy} Nothing was changed.`,
  );
}

/**
 * Findings of the migrations that are pending here. What the same release creates is in nobody's
 * use, so this can be less than the plan found for each migration alone, and never more.
 */
export function pendingFindings(
  loaded: LoadedPack,
  context: PackContext,
  pending: readonly string[],
  begun: readonly string[],
): readonly Finding[] {
  const judged = (script: PackScript) => ({
    text: loaded.scripts.get(script.file) ?? "",
    commands: script.commands,
  });
  const judgements = judgeMigrations(
    context.provider,
    context.migrations.map((migration) => ({
      id: migration.id,
      forward: judged(migration.forward),
      rollback: migration.rollback ? judged(migration.rollback) : undefined,
      rollbackReason: migration.rollbackReason ?? undefined,
      environmentDependent: undefined,
    })),
    context.historyTable,
    (id) => !pending.includes(id) && !begun.includes(id),
  );
  return pending.flatMap((id) => judgements.get(id)?.findings ?? []);
}

/** The migrations to roll back, newest first, or the refusal. */
export function chooseRollback(
  history: readonly string[],
  context: PackContext,
  wanted: readonly string[],
  policy: Policy,
): readonly PackMigration[] {
  const { applied, ahead } = compareHistory(history, context);
  refuseAhead(ahead);
  const unknown = wanted.filter((id) => !context.migrations.some((known) => known.id === id));
  if (unknown.length > 0) {
    throw new UsageError(
      `The pack does not hold ${unknown.join(", ")}, so it cannot roll it back.`,
      "Use the pack of the release that applied it: the way back is in the newer code.",
    );
  }
  const chosen = context.migrations
    .filter(({ id }) => wanted.includes(id) && applied.includes(id))
    .reverse();
  const irreversible = chosen.find(
    ({ rollback, rollbackKind }) => rollback === null || rollbackKind === "none",
  );
  const alternatives =
    "Keep the schema and bring back only the application (an expanded schema fits both), or restore the backup of the receipt to a new file. Nothing was changed.";
  if (irreversible !== undefined) {
    throw new UsageError(
      `${irreversible.id} has no way back: ${(irreversible.rollbackReason ?? "its Down() does nothing").replace(/\.$/, "")}.`,
      alternatives,
    );
  }
  const lossy = chosen.filter(({ rollbackKind }) => rollbackKind !== "lossless");
  if (lossy.length > 0 && policy.destructive === "deny") {
    const names = lossy.map(({ id, rollbackKind }) => `${id} (${rollbackKind})`).join(", ");
    throw new UsageError(
      `The rollback loses data or may fail: ${names}.`,
      `${alternatives} When the loss is meant, set "destructive: allow".`,
    );
  }
  return chosen;
}

/** Ids newer than the target, which is an id or a name; `0` means all. */
export function idsAfter(context: PackContext, target: string): string[] {
  const ids = context.migrations.map(({ id }) => id);
  if (target === "0") return ids;
  const at = context.migrations.findIndex(
    ({ id, name }) =>
      id.toLowerCase() === target.toLowerCase() || name.toLowerCase() === target.toLowerCase(),
  );
  if (at < 0) {
    throw new UsageError(
      `"${target}" is no migration of this pack.`,
      `Use one of: 0, ${ids.join(", ")}.`,
    );
  }
  return ids.slice(at + 1);
}

function refuseAhead(ahead: readonly string[]): void {
  if (ahead.length === 0) return;
  throw new UsageError(
    `The database is ahead of this pack: its history holds ${ahead.join(", ")}.`,
    "A newer release was here. Use the pack of the newest release; nothing was changed.",
  );
}
