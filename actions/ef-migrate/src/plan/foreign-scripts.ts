import { UsageError } from "@slipway/toolkit";
import {
  directoryOf,
  fileName,
  type PackCommand,
  type PackContext,
  type PackMigration,
  type PackScript,
  packScript,
} from "../pack/pack.ts";
import { type Judgement, judgeMigrations } from "../rules/judge.ts";
import type { PlannedContext } from "./plan.ts";
import type { MigrationClass } from "./sources.ts";
import { classesById } from "./structure.ts";

/** The context of a provider other than SQLite: every migration's scripts by themselves. */
export async function foreignScripts(
  context: PlannedContext,
  classes: readonly MigrationClass[],
  scripts: Map<string, string>,
  isReleased: (id: string) => boolean,
): Promise<PackContext> {
  const directory = directoryOf(context.name);
  const bySource = classesById(classes, context.name);
  const migrations: Omit<PackMigration, keyof Judgement>[] = [];
  const judged = ({ file, commands }: PackScript) => ({ text: scripts.get(file) ?? "", commands });
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
    });
    before = id;
  }
  const judgements = judgeMigrations(
    context.provider,
    migrations.map((migration) => ({
      id: migration.id,
      forward: judged(migration.forward),
      rollback: migration.rollback ? judged(migration.rollback) : undefined,
      rollbackReason: migration.rollbackReason ?? undefined,
      environmentDependent: undefined,
    })),
    "",
    isReleased,
  );
  return {
    name: context.name,
    provider: context.provider,
    efVersion: context.efVersion,
    historyTable: "",
    history: null,
    migrations: migrations.map((migration) => {
      const judgement = judgements.get(migration.id);
      if (judgement === undefined) throw new Error(`no judgement of ${migration.id}`);
      return { ...migration, ...judgement };
    }),
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
