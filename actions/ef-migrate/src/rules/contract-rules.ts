import { shownName } from "../sql/effects.ts";
import { allEngines, inUse, type Rule } from "./rule.ts";

/** Rules of what takes something away that an older version uses. */
export const contractRules: readonly Rule[] = [
  {
    id: "R01",
    title: "drops a column",
    severity: "unsafe",
    destructive: true,
    breaks:
      "The old version names the column in every SELECT and INSERT of its table, so these fail from the moment of the change until the last old instance is gone. What the column held is lost.",
    alternative:
      "Expand and contract: 1. remove the property from the model (or `Ignore` it) and deliver; 2. when the old version is gone for a day, drop the column in the next release.",
    engines: allEngines,
    find: (view) =>
      inUse(view, "drop-column").map(({ effect }) => ({
        object: `${shownName(effect.table)}.${effect.column}`,
      })),
  },
  {
    id: "R02",
    title: "drops a table, a sequence or a schema",
    severity: "unsafe",
    destructive: true,
    breaks:
      "Every command of the old version that names it fails from the moment of the change. Its rows are lost.",
    alternative:
      "Expand and contract: 1. stop using it and deliver; 2. when the old version is gone, rename it to `<name>_deleted` and wait for a day; 3. drop it in the next release.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "drop-table").map(({ effect }) => ({ object: shownName(effect.table) })),
      ...inUse(view, "drop-sequence").map(({ effect }) => ({
        object: shownName(effect.sequence),
        detail: `sequence ${shownName(effect.sequence)}`,
      })),
      ...inUse(view, "drop-schema").map(({ effect }) => ({
        object: effect.name,
        detail: `schema ${effect.name}`,
      })),
    ],
  },
  {
    id: "R03",
    title: "renames",
    severity: "unsafe",
    destructive: false,
    breaks:
      "The old version uses the old name and fails from the moment of the change; the new version fails before it. No moment fits both.",
    alternative:
      "Map the property to the old name with `HasColumnName` or `ToTable`. Or: 1. add the new name beside the old one and write both; 2. back-fill; 3. read the new one; 4. drop the old one in a later release. A view or synonym under the old name bridges a renamed table.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "rename-table").map(({ effect }) => ({
        object: shownName(effect.table),
        detail: `${shownName(effect.table)} to ${shownName(effect.to)}`,
      })),
      ...inUse(view, "rename-column").map(({ effect }) => ({
        object: `${shownName(effect.table)}.${effect.column}`,
        detail: `${shownName(effect.table)}.${effect.column} to ${effect.to}`,
      })),
      ...inUse(view, "rename-sequence").map(({ effect }) => ({
        object: shownName(effect.sequence),
      })),
    ],
  },
  {
    id: "R04",
    title:
      "drops and adds a column of the same type, which looks like a rename that loses the data",
    severity: "unsafe",
    destructive: true,
    breaks:
      "EF took a renamed property for one that went and one that came: the new column is empty, the old values are gone.",
    alternative:
      "Replace the pair in the migration by `RenameColumn`, and see R03; or keep the old column for one release.",
    engines: allEngines,
    find: (view) => {
      const added = inUse(view, "add-column");
      return inUse(view, "drop-column").flatMap(({ change, effect }) => {
        const twin = added.find(
          (candidate) =>
            shownName(candidate.effect.table).toLowerCase() ===
              shownName(effect.table).toLowerCase() &&
            candidate.effect.column.type === change.column?.type &&
            !candidate.effect.column.generated,
        );
        if (twin === undefined) return [];
        const object = `${shownName(effect.table)}.${effect.column}`;
        return [{ object, detail: `${object} and ${twin.effect.column.name}` }];
      });
    },
  },
  {
    id: "R15",
    title: "changes the primary key",
    severity: "unsafe",
    destructive: false,
    breaks:
      "The old version finds and updates rows by the old key, foreign keys hang on it, and the table is written anew under a lock.",
    alternative:
      "Keep the key and add a unique index over the new columns; or build a new table beside the old one, write both, and move over in two releases.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "add-constraint")
        .filter(({ effect }) => effect.constraint.type === "primary-key")
        .map(({ effect }) => ({ object: shownName(effect.table) })),
      ...inUse(view, "drop-constraint")
        .filter(({ change, effect }) =>
          change.table?.constraints.some(
            ({ type, name }) => type === "primary-key" && name === effect.constraint,
          ),
        )
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${effect.constraint} of ${shownName(effect.table)}`,
        })),
    ],
  },
  {
    id: "R21",
    title: "changes the database, a collation, or what a table is",
    severity: "unsafe",
    destructive: false,
    breaks:
      "Such a change is not taken back with the transaction, needs the database or the table for itself, or changes how text compares: comparisons, unique indexes and joins of both versions answer differently.",
    alternative:
      "Do it in a maintenance window by a script of its own. For a collation add a new column with it, fill it, and move over. Keep SYSTEM_VERSIONING on except while the table is in nobody's use.",
    engines: allEngines,
    find: (view) => [
      ...inUse(view, "database").map(({ effect }) => ({ object: "", detail: effect.what })),
      ...inUse(view, "system-versioning")
        .filter(({ effect }) => !effect.on)
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `system versioning of ${shownName(effect.table)} is off meanwhile, and changes leave no history`,
        })),
      ...inUse(view, "create-table")
        .filter(({ effect }) => effect.options.includes("memory-optimised"))
        .map(({ effect }) => ({
          object: shownName(effect.table),
          detail: `${shownName(effect.table)} is memory-optimised: it needs a file group that stays for good`,
          severity: "conditional" as const,
        })),
      ...inUse(view, "alter-column")
        .filter(({ change, effect }) => {
          if (effect.collation === undefined) return false;
          return effect.collation !== change.column?.collation;
        })
        .map(({ effect }) => ({
          object: `${shownName(effect.table)}.${effect.column}`,
          detail: `collation ${effect.collation} of ${shownName(effect.table)}.${effect.column}`,
        })),
    ],
  },
];
