import { UsageError } from "@slipway/toolkit";
import { alignForms, type ChainLink, cutChain, historyTableOf } from "./chain.ts";
import type { ScriptResult } from "./ef-commands.ts";

/** Asks for a script between two migrations of one context; `0` stands before the first one. */
export type ScriptSource = (
  from: string,
  to: string,
  noTransactions: boolean,
) => Promise<ScriptResult>;

export interface MigrationScripts {
  readonly historyTable: string;
  readonly history: ChainLink | undefined;
  readonly forward: ReadonlyMap<string, ChainLink>;
  readonly rollback: ReadonlyMap<string, ChainLink>;
  /** Why a migration has no rollback, in the migration's own words. */
  readonly irreversible: ReadonlyMap<string, string>;
  /** Migrations whose two forms differ beyond transactions, with the first difference. */
  readonly environmentDependent: ReadonlyMap<string, string>;
}

interface Range {
  /** Indexes into the ids, both inclusive. */
  readonly first: number;
  readonly last: number;
}

/**
 * The forward and rollback SQL of every migration with as few calls of the tool as possible: the
 * whole chain in one script per form, cut at the history rows. A range that the tool refuses
 * (a `Down` that throws) is halved until the migration at fault stands alone.
 */
export async function migrationScripts(
  ids: readonly string[],
  script: ScriptSource,
): Promise<MigrationScripts> {
  const forward = new Map<string, ChainLink>();
  const rollback = new Map<string, ChainLink>();
  const irreversible = new Map<string, string>();
  const environmentDependent = new Map<string, string>();
  let historyTable: string | undefined;
  let history: ChainLink | undefined;
  const before = (index: number) => ids[index - 1] ?? "0";

  const collect = async (range: Range, direction: "forward" | "rollback"): Promise<void> => {
    const { first, last } = range;
    const newest = ids[last] ?? "";
    const [from, to] = direction === "forward" ? [before(first), newest] : [newest, before(first)];
    const [plain, bare] = await Promise.all([script(from, to, false), script(from, to, true)]);
    const alone = first === last;
    if (!plain.ok || !bare.ok) {
      const message = plain.ok ? (bare.ok ? "" : bare.message) : plain.message;
      if (!alone) return await halve(range, direction);
      if (direction === "rollback") {
        irreversible.set(newest, message);
        return;
      }
      throw new UsageError(
        `The forward script of migration ${newest} could not be generated: ${message}`,
        "Mend the migration's Up() method.",
      );
    }
    if (direction === "forward" && first === 0) historyTable ??= historyTableOf(bare.sql);
    if (historyTable === undefined) {
      throw new UsageError(
        "The script does not begin with its history table, so its migrations cannot be told apart.",
        "Use EF's own history repository, or report the first lines of `dotnet ef migrations script`.",
      );
    }
    const alignment = alignForms(plain.sql, bare.sql);
    const wanted = ids.slice(first, last + 1);
    if (direction === "rollback") wanted.reverse();
    const chain = cutChain(bare.sql, alignment, wanted, historyTable, direction);
    if (chain === undefined || (alignment.difference !== undefined && !alone)) {
      if (!alone) return await halve(range, direction);
      throw new UsageError(
        `The ${direction} script of migration ${newest} does not end with its own row in "${historyTable}".`,
        "Let the migration leave the history table alone.",
      );
    }
    if (alignment.difference !== undefined) {
      environmentDependent.set(newest, alignment.difference.bare || alignment.difference.plain);
    }
    history ??= chain.preamble;
    for (const link of chain.links)
      (direction === "forward" ? forward : rollback).set(link.id, link);
  };

  const halve = async ({ first, last }: Range, direction: "forward" | "rollback") => {
    const middle = Math.floor((first + last) / 2);
    await collect({ first, last: middle }, direction);
    await collect({ first: middle + 1, last }, direction);
  };

  const whole = { first: 0, last: ids.length - 1 };
  await collect(whole, "forward");
  await collect(whole, "rollback");
  if (historyTable === undefined) throw new Error("no history table after a forward script");
  return { historyTable, history, forward, rollback, irreversible, environmentDependent };
}
