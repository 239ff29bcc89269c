import type { EfCommand, PlannedContext, PlannedMigration } from "../design-time/answer.ts";
import {
  directoryOf,
  fileName,
  type PackCommand,
  type PackContext,
  type PackScript,
  packScript,
} from "../pack/pack.ts";
import { type JudgedScript, judgeMigrations } from "../rules/judge.ts";
import type { Edition } from "../rules/rule.ts";
import { sqlDialect } from "../sql/dialect.ts";
import { splitStatements } from "../sql/statements.ts";
import type { MigrationClass } from "./sources.ts";
import { classOf } from "./structure.ts";

/** Takes a context's scripts and their judgement into the pack. */
export function packContext(
  context: PlannedContext,
  classes: readonly MigrationClass[],
  isReleased: (id: string) => boolean,
  scripts: Map<string, string>,
  edition: Edition,
): PackContext {
  const { name, provider, efVersion } = context;
  const common = { name, provider, efVersion };
  if (context.migrations.length === 0) {
    return { ...common, historyTable: "", history: null, migrations: [] };
  }
  const directory = directoryOf(name);
  const store = (file: string, commands: readonly EfCommand[]): PackScript => {
    const script = scriptOf(commands, context);
    return packScript(scripts, `${directory}/${file}`, script.text, script.commands);
  };
  const judged = ({ file, commands }: PackScript): JudgedScript => ({
    text: scripts.get(file) ?? "",
    commands,
  });
  const history = store("history.sql", [{ text: context.history, outside: true }]);
  const packed = context.migrations.map((migration) => ({
    migration,
    forward: store(`${fileName(migration.id)}.forward.sql`, migration.forward),
    rollback: migration.rollback
      ? store(`${fileName(migration.id)}.rollback.sql`, migration.rollback)
      : null,
  }));
  const judgements = judgeMigrations(
    provider,
    packed.map(({ migration, forward, rollback }) => ({
      id: migration.id,
      forward: judged(forward),
      rollback: rollback ? judged(rollback) : undefined,
      rollbackReason: migration.rollbackReason,
      environmentDependent: migration.environmentDependent,
    })),
    context.historyTable,
    isReleased,
    { edition },
  );
  return {
    ...common,
    historyTable: context.historyTable,
    history,
    migrations: packed.map(({ migration, forward, rollback }) => {
      const judgement = judgements.get(migration.id);
      if (judgement === undefined) throw new Error(`no judgement of ${migration.id}`);
      const source = classOf(migration, classes, name);
      return {
        id: migration.id,
        name: migrationName(migration),
        changes: migration.changes,
        source: { file: source?.file ?? "", line: source?.line ?? 1 },
        forward,
        rollback,
        rollbackReason: migration.rollbackReason ?? null,
        ...judgement,
      };
    }),
  };
}

/** EF's short name of a migration: the id without its time stamp. */
export function migrationName({ id }: Pick<PlannedMigration, "id">): string {
  return id.replace(/^\d{14}_/, "");
}

/**
 * The script of a pack: EF's commands as they are, each followed by what EF writes between two of
 * them. An engine is given a command at a time; SQLite each statement of one, because it runs a
 * text of several statements in parts.
 */
export function scriptOf(
  commands: readonly EfCommand[],
  { provider, terminator }: Pick<PlannedContext, "provider" | "terminator">,
): { readonly text: string; readonly commands: readonly PackCommand[] } {
  const parts: { readonly start: number; readonly end: number; readonly outside: boolean }[] = [];
  let text = "";
  for (const command of commands) {
    const trimmed = command.text.trim();
    if (trimmed === "") continue;
    parts.push({ start: text.length, end: text.length + trimmed.length, outside: command.outside });
    text += `${trimmed}\n${terminator}`;
  }
  text = `${text.trimEnd()}\n`;
  const split =
    sqlDialect(provider) === "sqlite"
      ? splitStatements(text).map(({ start, end }) => ({
          start,
          end,
          outside: parts.some((part) => part.outside && part.start <= start && start < part.end),
        }))
      : parts;
  let line = 1;
  let counted = 0;
  return {
    text,
    commands: split.map(({ start, end, outside }) => {
      for (; counted < start; counted++) if (text[counted] === "\n") line++;
      return { start, end, line, transaction: outside ? "outside" : "inside" };
    }),
  };
}
