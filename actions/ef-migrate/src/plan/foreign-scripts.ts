import { UsageError } from "@slipway/toolkit";
import {
  directoryOf,
  type Finding,
  fileName,
  type PackCommand,
  type PackContext,
  type PackMigration,
  packScript,
} from "../pack/pack.ts";
import type { PlannedContext } from "./plan.ts";
import type { MigrationClass } from "./sources.ts";
import { classesById } from "./structure.ts";

/**
 * The context of a provider whose SQL Slipway does not judge: every migration's scripts by
 * themselves, to be read by a person; each is marked as not judged.
 */
export async function foreignScripts(
  context: PlannedContext,
  classes: readonly MigrationClass[],
  scripts: Map<string, string>,
): Promise<PackContext> {
  const directory = directoryOf(context.name);
  const bySource = classesById(classes, context.name);
  const migrations: PackMigration[] = [];
  let before = "0";
  for (const { id, name } of context.migrations) {
    const forward = await context.script(before, id, true);
    if (!forward.ok) {
      throw new UsageError(
        `The forward script of migration ${id} could not be generated: ${forward.message}`,
        "Mend the migration's Up() method.",
      );
    }
    const back = await context.script(id, before, true);
    const source = bySource.get(id);
    const store = (kind: string, sql: string) =>
      packScript(scripts, `${directory}/${fileName(id)}.${kind}.sql`, sql, batches(sql));
    migrations.push({
      id,
      name,
      source: { file: source?.file ?? "", line: source?.line ?? 1 },
      forward: store("forward", forward.sql),
      rollback: back.ok ? store("rollback", back.sql) : null,
      rollbackReason: back.ok ? null : back.message,
      safety: "conditional",
      destructive: false,
      rollbackKind: back.ok ? "unknown" : "none",
      findings: [notJudged(context.provider, id)],
    });
    before = id;
  }
  return {
    name: context.name,
    provider: context.provider,
    efVersion: context.efVersion,
    historyTable: "",
    history: null,
    migrations,
  };
}

function notJudged(provider: string, id: string): Finding {
  return {
    rule: "R17",
    severity: "conditional",
    destructive: false,
    migration: id,
    object: "",
    message: `${id} is SQL of ${provider}, which the rules do not read.`,
    alternative: "Read its forward and rollback script: nothing is said about what they do.",
  };
}

/** The batches between lines that hold only `GO`; a script without them is one command. */
function batches(sql: string): PackCommand[] {
  const commands: PackCommand[] = [];
  let start = 0;
  const take = (end: number) => {
    const text = sql.slice(start, end);
    const lead = text.length - text.trimStart().length;
    if (text.trim() === "") return;
    commands.push({
      start: start + lead,
      end: start + text.trimEnd().length,
      line: sql.slice(0, start + lead).split("\n").length,
      transaction: "inside",
    });
  };
  for (const match of sql.matchAll(/^GO\s*?$/gim)) {
    take(match.index);
    start = match.index + match[0].length;
  }
  take(sql.length);
  return commands;
}
