import { UsageError } from "@slipway/toolkit";

/** A command as Entity Framework would send it to the database. */
export interface EfCommand {
  readonly text: string;
  /** EF runs it outside of the migration's transaction. */
  readonly outside: boolean;
}

export interface PlannedMigration {
  readonly id: string;
  /** Full name of the migration's class, or empty where nobody said it. */
  readonly type: string;
  /** EF's operations of Up(), for example `AddColumn Customers.Fax`; empty where nobody said them. */
  readonly changes: readonly string[];
  /** The history row is the last command. */
  readonly forward: readonly EfCommand[];
  readonly rollback: readonly EfCommand[] | undefined;
  /** Why there is no rollback, in the migration's own words. */
  readonly rollbackReason: string | undefined;
  /** SQL that differed between two placeholder connections. */
  readonly environmentDependent: string | undefined;
}

/** What the model has and no migration carries. */
export interface ModelChanges {
  /** For example `AddColumn Customers.Nickname`. */
  readonly operations: readonly string[];
  readonly sql: readonly string[];
  /** The model gave the same changes when it was built a second time. */
  readonly repeatable: boolean;
}

/** Everything that a plan knows about one context. */
export interface PlannedContext {
  readonly name: string;
  /** Provider as EF names it. */
  readonly provider: string;
  readonly efVersion: string;
  /** Assembly with the migrations. */
  readonly migrationsAssembly: string;
  readonly historyTable: string;
  /** Creates the history table where it is missing. */
  readonly history: string;
  /** What EF writes between two commands of a script, for example `GO`. */
  readonly terminator: string;
  readonly migrations: readonly PlannedMigration[];
  readonly modelChanges: ModelChanges | undefined;
}

/** A line of the program's answer; unknown fields are left alone. */
type Line = Readonly<Record<string, unknown>>;

export type Answer = readonly Line[];

/** Sentences of Entity Framework and .NET that have a remedy of their own. */
const remedies: readonly [RegExp, string][] = [
  [
    /Microsoft\.EntityFrameworkCore\.Design was not found/,
    "Add the package Microsoft.EntityFrameworkCore.Design, in the version of Entity Framework, to the start-up project.",
  ],
  [
    /Unable to create a 'DbContext'|Unable to create an object of type|Unable to resolve service|entry point exited|ConnectionString|connection string/i,
    'Let the host be built without secrets (give missing settings by "design-time-environment"), or add an IDesignTimeDbContextFactory.',
  ],
  [
    /Could not load (file or assembly|type)|Method not found/,
    "Keep all packages of Entity Framework in the project at one version.",
  ],
];

export function remedyFor(text: string): string {
  return (
    remedies.find(([pattern]) => pattern.test(text))?.[1] ??
    "The whole output is above; run `dotnet ef migrations list` beside the project to look closer."
  );
}

/** The lines of an answer; the program's own failure is thrown as what the user has to mend. */
export function parseAnswer(text: string): Answer {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Line => {
      try {
        return JSON.parse(line);
      } catch (error) {
        throw new UsageError(
          "The answer about the migrations is cut off.",
          "The process that gave it was ended; its output is above. Run the step again.",
          { cause: error },
        );
      }
    });
  for (const line of lines) {
    const message = textOf(line.message);
    if (line.kind === "failure") {
      throw new UsageError(
        `Entity Framework could not be asked: ${sentence(message)}`,
        remedyFor(message),
      );
    }
    if (line.kind === "context-failure" || line.kind === "model-failure") {
      throw new UsageError(
        `Context ${textOf(line.context)} could not be ${line.kind === "model-failure" ? "compared with its migrations" : "created"}: ${sentence(message)}`,
        remedyFor(message),
      );
    }
  }
  if (lines.at(-1)?.kind !== "end") {
    throw new UsageError(
      "The process that asks Entity Framework ended before its answer was whole.",
      "Its output is above: code of the application that ends the process while the host is built must not run at design time.",
    );
  }
  return lines;
}

/**
 * Joins the two answers of one project, which were given in two processes with two placeholder
 * connections: `commands` says what is run, `plain` what `dotnet ef migrations script` prints.
 */
export function plannedContexts(
  commands: Answer,
  plain: Answer,
  wanted: string | undefined,
): PlannedContext[] {
  const all = texts(commands.find(({ kind }) => kind === "contexts")?.names);
  if (wanted !== undefined && !all.some((name) => name === wanted || name.endsWith(`.${wanted}`))) {
    throw new UsageError(
      `There is no context "${wanted}".`,
      all.length > 0 ? `The contexts are: ${all.join(", ")}.` : "The project has no contexts.",
    );
  }
  return commands
    .filter(({ kind }) => kind === "context")
    .map((context) => {
      const name = textOf(context.name);
      if (context.relational !== true) {
        throw new UsageError(
          `Context ${name} uses ${textOf(context.provider)}, which is no relational database and has no migrations.`,
          'Name the contexts with migrations in "context", or give the host a relational provider at design time.',
        );
      }
      const history = textOf(context.history);
      const mine = (lines: readonly Line[], kind: string) =>
        lines.filter((line) => line.kind === kind && line.context === name);
      const other = new Map(mine(plain, "migration").map((line) => [textOf(line.id), line]));
      return {
        name,
        provider: textOf(context.provider),
        efVersion: textOf(context.version),
        migrationsAssembly: textOf(context.migrationsAssembly),
        historyTable: textOf(context.historyTable),
        history,
        terminator: textOf(context.terminator),
        migrations: mine(commands, "migration").map((line) =>
          plannedMigration(line, other.get(textOf(line.id)), history),
        ),
        modelChanges: modelChanges(mine(commands, "model")[0], mine(plain, "model")[0]),
      };
    });
}

function plannedMigration(line: Line, plain: Line | undefined, history: string): PlannedMigration {
  const id = textOf(line.id);
  const forward = commandsOf(line.forward);
  if (forward === undefined) {
    throw new UsageError(
      `The forward script of migration ${id} could not be generated: ${sentence(textOf(line.forwardError))}`,
      "Mend the migration's Up() method.",
    );
  }
  const rollback = commandsOf(line.rollback);
  const plainForward = scriptOf(plain?.forward);
  const plainRollback = scriptOf(plain?.rollback);
  return {
    id,
    type: textOf(line.type),
    changes: texts(line.changes).map((change) => sentence(change).slice(0, 200)),
    forward,
    rollback,
    rollbackReason: rollback === undefined ? sentence(textOf(line.rollbackError)) : undefined,
    environmentDependent:
      difference(forward, withoutHistory(plainForward, history)) ??
      (rollback === undefined && plainRollback === undefined
        ? undefined
        : difference(rollback ?? [], plainRollback)),
  };
}

function commandsOf(value: unknown): EfCommand[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map(([text, outside]) => ({ text: String(text), outside: outside === true }));
}

/** A migrator of the user's own gives commands both times. */
function scriptOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return commandsOf(value)
    ?.map(({ text }) => text)
    .join("\n");
}

function withoutHistory(plain: string | undefined, history: string): string | undefined {
  const start = plain?.indexOf(history.trim()) ?? -1;
  return start < 0 ? plain : plain?.slice(start + history.trim().length);
}

/** What may stand between two commands of a plain script. */
const between = /^(?:\s|;|GO\b|BEGIN TRANSACTION\b|START TRANSACTION\b|COMMIT\b|TRANSACTION\b)*$/i;

/**
 * The first part that the plain script and the commands do not share: the two were generated with
 * different placeholder connections in two processes, so that part depends on the environment, on
 * the time or on chance (R29).
 */
function difference(commands: readonly EfCommand[], plain: string | undefined): string | undefined {
  if (plain === undefined) return commands[0]?.text.trim() ?? "";
  const script = lines(plain);
  let at = 0;
  for (const { text } of commands) {
    const wanted = lines(text).trim();
    const found = script.indexOf(wanted, at);
    if (found < 0 || !between.test(script.slice(at, found))) return wanted;
    at = found + wanted.length;
  }
  const rest = script.slice(at);
  return between.test(rest) ? undefined : rest.trim();
}

function lines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function modelChanges(line: Line | undefined, second: Line | undefined): ModelChanges | undefined {
  const operations = texts(line?.operations);
  const again = texts(second?.operations);
  if (operations.length === 0 && again.length === 0) return undefined;
  const sql = texts(line?.sql);
  return {
    operations: operations.length > 0 ? operations : again,
    sql: sql.length > 0 ? sql : texts(second?.sql),
    repeatable: sql.join("\n") === texts(second?.sql).join("\n"),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function sentence(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 400 ? `${line.slice(0, 399)}…` : line || "no reason was given.";
}
