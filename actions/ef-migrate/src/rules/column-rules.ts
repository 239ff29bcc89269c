import { compareTypes, defaultKind } from "../sql/column-types.ts";
import { shownName } from "../sql/effects.ts";
import { allEngines, type Hit, inUse, type MigrationView, type Rule } from "./rule.ts";

type Added = ReturnType<typeof inUse<"add-column">>[number]["effect"];
type Altered = ReturnType<typeof inUse<"alter-column">>[number];

/** Rules of columns that come or change. */
export const columnRules: readonly Rule[] = [
  {
    id: "R05",
    title: "adds a NOT NULL column without a default",
    severity: "unsafe",
    destructive: false,
    breaks:
      "The change fails on a table with rows. On an empty one every INSERT of the old version fails afterwards, because it does not know the column.",
    alternative:
      "Add it nullable or with a default (`HasDefaultValue`); fill it; make it NOT NULL in a later release.",
    engines: allEngines,
    find: (view) =>
      added(view, (effect, kind) => effect.column.notNull && kind === "none").map(({ effect }) => ({
        object: columnOf(effect),
      })),
  },
  {
    id: "R06",
    title: "adds a NOT NULL column with a constant default",
    severity: "note",
    destructive: false,
    breaks:
      "Nothing fails. Every row that exists, and every row the old version writes, has the default: `false` or an empty text may mean something (`IsActive = false` locks everybody out).",
    alternative: "Check that the default means the right thing for the rows that exist.",
    engines: allEngines,
    find: (view) =>
      added(view, (effect, kind) => effect.column.notNull && kind === "constant").map(
        ({ effect }) => ({
          object: columnOf(effect),
          detail: `${columnOf(effect)} = ${effect.column.defaultValue}`,
        }),
      ),
  },
  {
    id: "R07",
    title: "adds a column whose default is worked out for each row",
    severity: "conditional",
    destructive: false,
    breaks:
      "SQL Server and PostgreSQL write every row under a lock that stops readers and writers (PostgreSQL takes `now()` once and writes nothing). SQLite refuses it on a table with rows.",
    alternative:
      "1. Add it nullable without a default; 2. set the default for new rows; 3. fill the old rows in batches outside of the migration; 4. make it NOT NULL in a later release.",
    engines: allEngines,
    find: (view) =>
      added(view, (_, kind) => kind === "each-row").map(({ effect }) => ({
        object: columnOf(effect),
        ...(view.dialect === "sqlite" ? { severity: "unsafe" as const } : {}),
      })),
  },
  {
    id: "R08",
    title: "makes a column NOT NULL",
    severity: "unsafe",
    destructive: false,
    breaks:
      "The old version still writes NULL and its INSERT or UPDATE fails from the moment of the change. Rows with NULL make the change itself fail, or get the default and lose that they had none. All rows are read under a lock.",
    alternative:
      "1. Let every version write a value; 2. fill the old rows in batches; 3. SQL Server: `ADD CONSTRAINT … CHECK (x IS NOT NULL)` WITH NOCHECK, then WITH CHECK CHECK CONSTRAINT; PostgreSQL: the same NOT VALID, then VALIDATE; 4. NOT NULL in the next release.",
    engines: allEngines,
    find: (view) =>
      altered(view)
        .filter(({ change, effect }) => effect.notNull === true && change.column?.notNull !== true)
        .map(hitOf),
  },
  {
    id: "R09",
    title: "allows NULL in a column",
    severity: "conditional",
    destructive: false,
    breaks:
      "When the new version writes NULL, the old version fails to read the row (`SqlNullValueException`, `InvalidCastException`).",
    alternative:
      "Let the old version read NULL first (make the property nullable and deliver), or let the new version write none until the old one is gone.",
    engines: allEngines,
    find: (view) =>
      altered(view)
        .filter(({ change, effect }) => effect.notNull === false && change.column?.notNull === true)
        .map(hitOf),
  },
  {
    id: "R10",
    title: "narrows or changes the type of a column",
    severity: "unsafe",
    destructive: false,
    breaks:
      "Values that do not fit make the change fail; the old version fails when it reads the other type or writes what no longer fits. The table is read or written anew under a lock.",
    alternative:
      "1. Add a new column of the new type; 2. write both and fill the old rows; 3. read the new one; 4. drop the old one in a later release.",
    engines: allEngines,
    find: (view) =>
      typed(view).flatMap(({ change, effect, type }) => {
        if (change.column === undefined) {
          return [
            {
              object: columnOf(effect),
              detail: `${columnOf(effect)} to ${type}, from a type that is not known`,
            },
          ];
        }
        const { kind } = compareTypes(view.dialect, change.column.type, type);
        if (kind === "same" || kind === "wider") return [];
        return [
          {
            object: columnOf(effect),
            detail: `${columnOf(effect)} from ${change.column.type} to ${type}`,
          },
        ];
      }),
  },
  {
    id: "R11",
    title: "widens a column",
    severity: "note",
    destructive: false,
    breaks:
      "Nothing fails forward. The way back fails or cuts as soon as a longer value is stored, and the old version may check the length it knows.",
    alternative:
      "Treat the way back as lost after the first longer value; stay on the wider column instead.",
    engines: allEngines,
    find: (view) =>
      typed(view).flatMap(({ change, effect, type }) =>
        change.column && compareTypes(view.dialect, change.column.type, type).kind === "wider"
          ? [
              {
                object: columnOf(effect),
                detail: `${columnOf(effect)} from ${change.column.type} to ${type}`,
              },
            ]
          : [],
      ),
  },
  {
    id: "R30",
    title: "creates a name that begins or ends with a blank, or is a word of SQL",
    severity: "conditional",
    destructive: false,
    breaks:
      "Nothing at first. SQL written by hand, reports and tools miss the blank or forget the quotes, and the name stays for good.",
    alternative: "Correct the name before it is in production (`HasColumnName`, `ToTable`).",
    engines: allEngines,
    find: (view) =>
      view.changes.flatMap(({ effect }): Hit[] => {
        const names =
          effect.kind === "create-table"
            ? [effect.table.name, ...effect.columns.map(({ name }) => name)]
            : effect.kind === "add-column"
              ? [effect.column.name]
              : effect.kind === "rename-column"
                ? [effect.to]
                : effect.kind === "rename-table"
                  ? [effect.to.name]
                  : [];
        const object = "table" in effect && effect.table ? shownName(effect.table) : "";
        return names.flatMap((name): Hit[] => {
          if (name.trim() !== name) return [{ object, detail: `"${name}"` }];
          if (!reserved.has(name.toUpperCase())) return [];
          return [{ object, detail: `"${name}"`, severity: "note" }];
        });
      }),
  },
];

/** Reserved in T-SQL, PostgreSQL and standard SQL alike. */
const reserved = new Set(
  `ALL AND ANY AS ASC AUTHORIZATION BETWEEN BY CASE CHECK COLLATE COLUMN CONSTRAINT CREATE CROSS
   CURRENT_DATE CURRENT_TIMESTAMP CURRENT_USER DEFAULT DELETE DESC DISTINCT ELSE END EXCEPT EXISTS
   FETCH FOR FOREIGN FROM FULL GRANT GROUP HAVING IN INNER INSERT INTERSECT INTO IS JOIN KEY LEFT
   LIKE NOT NULL ON OR ORDER OUTER PRIMARY REFERENCES RIGHT SELECT SESSION_USER SET SOME TABLE THEN
   TO TRIGGER UNION UNIQUE UPDATE USER USING VALUES VIEW WHEN WHERE WITH`.split(/\s+/),
);

function columnOf(effect: Added | Altered["effect"]): string {
  const name = typeof effect.column === "string" ? effect.column : effect.column.name;
  return `${shownName(effect.table)}.${name}`;
}

function hitOf({ effect }: Altered): Hit {
  return { object: columnOf(effect) };
}

function added(
  view: MigrationView,
  wanted: (effect: Added, kind: ReturnType<typeof defaultKind>) => boolean,
): { readonly effect: Added }[] {
  return inUse(view, "add-column").filter(
    ({ effect }) =>
      !effect.column.generated &&
      wanted(effect, defaultKind(view.dialect, effect.column.defaultValue)),
  );
}

function altered(view: MigrationView): Altered[] {
  return inUse(view, "alter-column");
}

function typed(view: MigrationView): (Altered & { readonly type: string })[] {
  return altered(view).flatMap((item) =>
    item.effect.type === undefined || item.effect.type === ""
      ? []
      : [{ ...item, type: item.effect.type }],
  );
}
