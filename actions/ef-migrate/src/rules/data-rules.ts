import { shownName } from "../sql/effects.ts";
import { allEngines, inUse, type MigrationView, type Rule } from "./rule.ts";

/** Rules of rows that a migration changes, and of SQL that is not understood. */
export const dataRules: readonly Rule[] = [
  {
    id: "R17",
    title: "runs SQL that has to be read",
    severity: "conditional",
    destructive: false,
    breaks:
      "Nothing is known: the rules do not read this command, or it changes a view, procedure, function or trigger whose text only a person can compare with what the old version expects.",
    alternative:
      "Read it with both versions in mind. Give a changed procedure or view a new name beside the old one, and drop the old one in a later release.",
    engines: allEngines,
    find: (view) => [
      ...view.changes.flatMap(({ effect, line }) => {
        if (effect.kind === "unknown")
          return [{ object: "", detail: `line ${line}: ${effect.why}` }];
        if (effect.kind === "transaction") {
          return [{ object: "", detail: `line ${line}: a transaction of its own` }];
        }
        return [];
      }),
      ...inUse(view, "create-program", "drop-program")
        .filter(({ effect }) => effect.type !== "type" || effect.kind === "drop-program")
        .map(({ effect }) => ({
          object: shownName(effect.name),
          detail: `${effect.type} ${shownName(effect.name)}`,
        })),
    ],
  },
  {
    id: "R18",
    title: "changes or deletes every row of a table",
    severity: "unsafe",
    destructive: true,
    breaks:
      "What the rows held is lost for both versions, and the table is locked until every row is written.",
    alternative: "Give it a WHERE; or do it in a job of its own, in batches, after a backup.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "update", "delete")
        .filter(
          ({ change, effect }) =>
            effect.rows === "all" && !fillsNewColumns(view, change.command, effect),
        )
        .map(({ effect }) => ({ object: shownName(effect.table) })),
      ...inUse(view, "truncate").map(({ effect }) => ({ object: shownName(effect.table) })),
    ],
  },
  {
    id: "R19",
    title: "moves data inside a schema migration",
    severity: "conditional",
    destructive: false,
    breaks:
      "The old version writes on meanwhile, so the moved rows are those of one moment. The rollback does not take it back, and a long move holds its locks until the commit.",
    alternative:
      "Move the data in a job of its own that can run again, in batches, between the release that adds and the one that takes away.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "update", "delete")
        .filter(({ change, effect }) => {
          if (effect.rows === "by-key") return false;
          if (effect.rows === "all") return fillsNewColumns(view, change.command, effect);
          const fills = effect.kind === "update" && effect.columns.length > 0;
          return !(fills && replacesNulls(view, effect.table.name, effect.columns));
        })
        .map(({ effect }) => ({ object: shownName(effect.table) })),
      ...inUse(view, "insert")
        .filter(({ effect }) => effect.source === "query" || effect.replace)
        .map(({ effect }) => ({ object: shownName(effect.table) })),
      ...inUse(view, "merge").map(({ effect }) => ({ object: shownName(effect.table) })),
    ],
  },
  {
    id: "R20",
    title: "inserts or changes single rows",
    severity: "note",
    destructive: false,
    breaks:
      "New rows are seen by the old version at once. A row that users may have edited is written over, or is gone.",
    alternative:
      "Put rows that users can edit into `UseSeeding` instead of `HasData`, and let the old version ignore rows it does not know.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "insert")
        .filter(({ effect }) => effect.source === "values" && !effect.replace)
        .map(({ effect }) => ({ object: shownName(effect.table) })),
      ...inUse(view, "update", "delete")
        .filter(({ effect }) => effect.rows === "by-key")
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${effect.kind === "update" ? "updates" : "deletes"} a row of ${shownName(effect.table)} by its key`,
          severity: "conditional" as const,
        })),
    ],
  },
];

/** `UPDATE … SET x = '' WHERE x IS NULL` before x becomes NOT NULL: a part of that (R08). */
function replacesNulls(view: MigrationView, table: string, columns: readonly string[]): boolean {
  return view.changes.some(
    ({ effect }) =>
      effect.kind === "alter-column" &&
      effect.notNull === true &&
      effect.table.name === table &&
      columns.includes(effect.column),
  );
}

/** It sets nothing but columns that the same migration has added: no value is lost. */
function fillsNewColumns(
  view: MigrationView,
  before: number,
  effect: {
    readonly kind: string;
    readonly columns: readonly string[];
    readonly table: { readonly name: string };
  },
): boolean {
  if (effect.kind !== "update" || effect.columns.length === 0) return false;
  return effect.columns.every((column) =>
    view.changes.some(
      (change) =>
        change.effect.kind === "add-column" &&
        change.command <= before &&
        change.effect.table.name === effect.table.name &&
        change.effect.column.name === column,
    ),
  );
}
