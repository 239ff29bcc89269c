import type { Lock } from "../pack/pack.ts";
import { shownName } from "../sql/effects.ts";
import type { Change } from "./changes.ts";
import { isBlocking, locksOf } from "./locks.ts";
import { allEngines, type Hit, type MigrationView, type Rule } from "./rule.ts";

/** Rows from which a lock that lasts as long as the table is large is felt, and is an outage. */
const manyRows = 100_000;
const veryManyRows = 1_000_000;

/** Rules of the script as a script, of the way back, and of the release as a whole. */
export const scriptRules: readonly Rule[] = [
  {
    id: "R22",
    title: "uses a column in the batch that adds it",
    severity: "note",
    destructive: false,
    breaks:
      "SQL Server compiles a whole batch before it runs: error 207, invalid column name. `dotnet ef migrations script` of EF 9 and 10 puts all commands of a transaction into one batch; this action sends each by itself.",
    alternative:
      "Run the migration with this action or with `Migrate()`, or wrap the command that uses the column: `EXEC(N'UPDATE …')`. In raw SQL never add and use a column in one `Sql()`.",
    engines: ["sqlserver"],
    find: (view) =>
      view.changes.flatMap((added): Hit[] => {
        if (added.effect.kind !== "add-column") return [];
        const { table, column } = added.effect;
        const uses = view.changes.filter(
          (change) =>
            isCompiled(change) &&
            change.names.has(column.name) &&
            change.names.has(table.name) &&
            (change.command > added.command ||
              (change.command === added.command && change.position > added.position)),
        );
        const together = uses.find((change) => change.command === added.command);
        const use = together ?? uses[0];
        if (use === undefined) return [];
        const object = `${shownName(table)}.${column.name}`;
        return [
          {
            object,
            detail: together
              ? `${object}, used by line ${use.line} in the same command`
              : `${object}, used by line ${use.line}`,
            ...(together ? { severity: "unsafe" as const } : {}),
          },
        ];
      }),
  },
  {
    id: "R23",
    title: "holds a command that fails inside of a larger script",
    severity: "note",
    destructive: false,
    breaks:
      "CREATE VIEW, PROCEDURE, FUNCTION, TRIGGER and SCHEMA must be the first command of their batch in SQL Server (error 111), which the script of EF 9 and 10 and every idempotent script break. In PostgreSQL raw SQL without a closing semicolon runs into the next command. `Migrate()` sends each by itself and works.",
    alternative:
      "Run the migration with this action, which sends each command by itself; or wrap it: `EXEC(N'CREATE VIEW …')`. Close raw SQL with a semicolon.",
    engines: ["sqlserver", "postgresql"],
    find: (view) =>
      view.changes.flatMap((change): Hit[] => {
        if (change.unterminated) {
          return [{ object: "", detail: `line ${change.line} has no closing semicolon` }];
        }
        if (view.dialect !== "sqlserver" || change.dynamic) return [];
        const { effect } = change;
        const isFirst =
          effect.kind === "create-schema" ||
          (effect.kind === "create-program" &&
            ["view", "procedure", "function", "trigger"].includes(effect.type));
        if (!isFirst) return [];
        const name = typeof effect.name === "string" ? effect.name : shownName(effect.name);
        const fails = change.position > 0 || change.guarded;
        return [
          {
            object: name,
            detail: fails ? `${name}, which is not the first of its own command` : name,
            ...(fails ? { severity: "unsafe" as const } : {}),
          },
        ];
      }),
  },
  {
    id: "R24",
    title: "runs a command outside of the transaction together with others",
    severity: "conditional",
    destructive: false,
    breaks:
      "EF commits before the command and writes the history row after it. A crash between leaves a migration that is done in part and recorded nowhere; run again, it fails on what is there already.",
    alternative:
      "Put a command with `suppressTransaction` into a migration of its own, and let it test whether it was done (`IF NOT EXISTS`).",
    engines: allEngines,
    find: ({ changes }) => {
      const commands = new Set(changes.map(({ command }) => command));
      const outside = new Set(
        changes.filter((change) => change.outside).map(({ command }) => command),
      );
      if (outside.size === 0 || commands.size < 2) return [];
      return [{ object: "", detail: `${outside.size} of ${commands.size} commands` }];
    },
  },
  {
    id: "R25",
    title: "cannot be rolled back",
    severity: "conditional",
    destructive: false,
    breaks:
      "When the release is taken back, the schema stays: the old version must live with it, or the database must be restored with the loss of what was written since.",
    alternative:
      "Write `Down()`; or state in the release notes that there is no way back, and make sure that the old version runs on the new schema.",
    engines: allEngines,
    find: ({ rollback }) =>
      rollback.kind === "none" ? [{ object: "", detail: rollback.why }] : [],
  },
  {
    id: "R26",
    title: "has a rollback that loses data or may fail",
    severity: "note",
    destructive: false,
    breaks:
      "Nothing while the release stays. Taken back, it loses what the new version has written, or fails on it and stops half-way through the releases.",
    alternative:
      "Take back the application only and stay on the expanded schema; take the schema back when nothing of value was written.",
    engines: allEngines,
    find: ({ rollback }) =>
      rollback.kind === "lossy" || rollback.kind === "may-fail"
        ? [{ object: "", detail: rollback.why }]
        : [],
  },
  {
    id: "R27",
    title: "is not restored by its rollback",
    severity: "note",
    destructive: false,
    breaks:
      "`Down()` is not the inverse of `Up()`: after a rollback the schema is one that no version was tested with, and the migration may not be applicable again.",
    // What the SQL tells is a note; `rehearse` proves it and judges.
    alternative: "Complete `Down()`, and let `rehearse` run forward, back and forward again.",
    engines: allEngines,
    find: ({ rollback }) =>
      rollback.leftOver.map((line) => ({ object: line.replace(/^.*?: /, ""), detail: line })),
  },
  {
    id: "R28",
    title: "is not the migration that its files say",
    severity: "unsafe",
    destructive: false,
    breaks:
      "EF passes over a class without its attributes, sorts by the id and not by the file, and applies a migration that is older than an applied one without a word. What was edited or deleted after it was applied is never noticed.",
    alternative:
      "Create it again with `dotnet ef migrations add`. `plan` names the file; `apply` refuses what is out of order.",
    engines: allEngines,
    // Found in the sources and the history, not in the SQL: plan/structure.ts and execute/history.ts.
    find: () => [],
  },
  {
    id: "R29",
    title: "generates SQL that depends on the environment",
    severity: "unsafe",
    destructive: false,
    breaks:
      "What was reviewed is not what runs elsewhere: two placeholder connections gave two scripts.",
    alternative:
      "Let `Up()` and `Down()` depend on nothing outside: no settings, no time, no connection.",
    engines: allEngines,
    find: ({ environmentDependent }) =>
      environmentDependent
        ? [{ object: "", detail: "two placeholder connections gave two scripts" }]
        : [],
  },
  {
    id: "R31",
    title: "holds a lock on a large table",
    severity: "conditional",
    destructive: false,
    breaks:
      "Requests of both versions wait for the lock until the whole table is read or written, run into their time-out, and queue up behind it.",
    alternative:
      "Use the online form that the rule of the change names, or run it off-peak with a maintenance page.",
    engines: allEngines,
    find: (view) =>
      largeTableHits(locksOf(view.dialect, view.edition, view.changes), (table) =>
        view.rows.get(table.toLowerCase()),
      ),
  },
  {
    id: "R32",
    title: "expands and contracts in one release",
    severity: "unsafe",
    destructive: false,
    breaks:
      "The new version needs what is added, the old one what is dropped: there is no moment at which both run, and no way back that keeps the data.",
    alternative:
      "Split it: deliver the expansion first, the contraction when the old version is gone.",
    engines: allEngines,
    find: ({ releaseExpands, releaseContracts }) =>
      releaseExpands && releaseContracts ? [{ object: "", detail: "" }] : [],
  },
];

/** Locks that last as long as the table is large, on tables that are large (R31). */
export function largeTableHits(
  locks: readonly Lock[],
  rowsOf: (table: string) => number | undefined,
): Hit[] {
  return locks.filter(isBlocking).flatMap((lock): Hit[] => {
    const rows = rowsOf(lock.table) ?? 0;
    if (rows < manyRows) return [];
    return [
      {
        object: lock.table,
        detail: `${lock.name} on ${lock.table} with ${rows} rows (${lock.work})`,
        severity: rows >= veryManyRows ? "unsafe" : "conditional",
      },
    ];
  });
}

/** Commands whose names SQL Server resolves before the batch runs. */
function isCompiled({ effect, dynamic }: Change): boolean {
  return (
    !dynamic &&
    ["insert", "update", "delete", "merge", "create-program", "unknown"].includes(effect.kind)
  );
}

/** Whether a migration gives the schema something new, in the sense of R32. */
export function expands({ changes }: Pick<MigrationView, "changes">): boolean {
  return changes.some(
    ({ effect }) => effect.kind === "create-table" || effect.kind === "add-column",
  );
}
