import { shownName } from "../sql/effects.ts";
import { allEngines, inUse, type Rule } from "./rule.ts";

/** Rules of indexes and constraints on tables that are in use. */
export const indexRules: readonly Rule[] = [
  {
    id: "R12",
    title: "adds a unique index or constraint to a table with rows",
    severity: "conditional",
    destructive: false,
    breaks:
      "Duplicates that exist make the change fail; afterwards the old version fails when it writes one, for as long as it runs.",
    alternative:
      "1. Count the duplicates (`GROUP BY … HAVING COUNT(*) > 1`) and clear them; 2. let every version avoid them; 3. add the index when the old version is gone.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "create-index")
        .filter(({ effect }) => effect.unique)
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${effect.index} on ${shownName(effect.table)}`,
        })),
      ...inUse(view, "add-constraint")
        .filter(({ effect }) => effect.constraint.type === "unique")
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${effect.constraint.name} on ${shownName(effect.table)}`,
        })),
    ],
  },
  {
    id: "R13",
    title: "builds an index while others wait",
    severity: "conditional",
    destructive: false,
    breaks:
      "Writers of both versions wait until the index is built, for minutes on a large table, and run into their time-out.",
    alternative:
      "SQL Server: `.IsCreatedOnline()`, which gives `WITH (ONLINE = ON)` (Enterprise, Azure SQL Database and Managed Instance). PostgreSQL: `.IsCreatedConcurrently()`, in a migration of its own.",
    engines: ["sqlserver", "postgresql"],
    find: (view) =>
      inUse(view, "create-index")
        .filter(({ effect }) => !effect.online)
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${effect.index} on ${shownName(effect.table)}`,
        })),
  },
  {
    id: "R14",
    title: "adds a foreign key or check to a table with rows",
    severity: "conditional",
    destructive: false,
    breaks:
      "A row that does not satisfy it makes the change fail; afterwards the old version fails when it writes such a row. All rows are checked under a lock.",
    alternative:
      "1. Let every version keep the rule; 2. SQL Server: add it WITH NOCHECK, later `WITH CHECK CHECK CONSTRAINT`; PostgreSQL: add it NOT VALID, later `VALIDATE CONSTRAINT`, in another migration.",
    engines: allEngines,
    find: (view) =>
      inUse(view, "add-constraint")
        .filter(({ effect }) => ["foreign-key", "check"].includes(effect.constraint.type))
        // The key of a column that the same statement adds has no old rows to check.
        .filter(
          ({ change, effect }) =>
            !view.changes.some(
              (other) =>
                other.effect.kind === "add-column" &&
                other.command === change.command &&
                other.position === change.position &&
                effect.constraint.columns.includes(other.effect.column.name),
            ),
        )
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${effect.constraint.name} on ${shownName(effect.table)}`,
        })),
  },
  {
    id: "R16",
    title: "drops an index or a constraint",
    severity: "note",
    destructive: false,
    breaks:
      "Nothing fails. Queries of the old version that used the index get slower at once, or rows get in that the constraint kept out.",
    alternative:
      "Watch the response times of the queries that used it; drop it when the old version is gone.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "drop-index").map(({ effect }) => ({ object: effect.index })),
      ...inUse(view, "drop-constraint")
        .filter(
          ({ change, effect }) =>
            effect.constraint !== "" &&
            !change.table?.constraints.some(
              ({ type, name }) => type === "primary-key" && name === effect.constraint,
            ),
        )
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${effect.constraint} of ${shownName(effect.table)}`,
        })),
    ],
  },
];
