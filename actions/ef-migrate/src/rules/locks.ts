import type { Lock } from "../pack/pack.ts";
import { compareTypes, defaultKind } from "../sql/column-types.ts";
import type { Dialect } from "../sql/dialect.ts";
import type { Effect } from "../sql/effects.ts";
import { shownName } from "../sql/effects.ts";
import type { Change } from "./changes.ts";
import type { Edition } from "./rule.ts";

type LockNeed = Omit<Lock, "table">;

/**
 * Locks that a migration takes on tables that are in use, the gravest of each table and name.
 *
 * Sources: SQL Server "Lock modes", "ALTER TABLE" (locks, size-of-data operations, online defaults)
 * and "CREATE INDEX" (ONLINE); PostgreSQL "Explicit locking" and the notes of ALTER TABLE; SQLite
 * "File locking": one writer for the whole database.
 */
export function locksOf(dialect: Dialect, edition: Edition, changes: readonly Change[]): Lock[] {
  const found = new Map<string, Lock>();
  for (const change of changes) {
    if (change.fresh) continue;
    const table = lockedTable(change);
    const need = table === undefined ? undefined : needs[dialect](change, edition);
    if (need === undefined || table === undefined) continue;
    const lock = { ...need, table };
    const key = `${table} ${lock.name}`;
    const known = found.get(key);
    if (known === undefined || weight(known) < weight(lock)) found.set(key, lock);
  }
  return [...found.values()];
}

/** Whether others wait for as long as the table is large. */
export function isBlocking({ work, blocks }: Lock): boolean {
  return work !== "metadata" && blocks !== "nobody";
}

function weight({ work, blocks }: Lock): number {
  const works = ["metadata", "scan", "rewrite"].indexOf(work);
  return works * 3 + ["nobody", "writers", "readers and writers"].indexOf(blocks);
}

function lockedTable({ effect, table }: Change): string | undefined {
  if (effect.kind === "create-table") return undefined;
  if ("table" in effect && effect.table) return shownName(effect.table);
  return table && shownName(table.name);
}

const needs: Readonly<Record<Dialect, (change: Change, edition: Edition) => LockNeed | undefined>> =
  {
    sqlserver: sqlServerLock,
    postgresql: postgresLock,
    sqlite: sqliteLock,
  };

function sqlServerLock({ effect, column, table }: Change, edition: Edition): LockNeed | undefined {
  const schema = (work: Lock["work"]): LockNeed => ({
    name: "Sch-M",
    work,
    blocks: "readers and writers",
  });
  switch (effect.kind) {
    case "add-column":
      return schema(addedColumn("sqlserver", effect, edition));
    case "alter-column": {
      if (column === undefined) return schema("rewrite");
      const type =
        effect.type === undefined
          ? "metadata"
          : compareTypes("sqlserver", column.type, effect.type).work;
      if (effect.collation !== undefined && effect.collation !== column.collation)
        return schema("rewrite");
      return schema(type === "metadata" && effect.notNull && !column.notNull ? "scan" : type);
    }
    case "create-index":
      if (effect.online && edition === "enterprise") {
        return { name: "IS, then Sch-M for a moment", work: "rewrite", blocks: "nobody" };
      }
      return effect.clustered
        ? schema("rewrite")
        : { name: "S", work: "rewrite", blocks: "writers" };
    case "add-constraint":
      return schema(addedConstraint(effect.constraint));
    case "drop-constraint": {
      const dropped = table?.constraints.find(({ name }) => name === effect.constraint);
      return schema(dropped?.type === "primary-key" ? "rewrite" : "metadata");
    }
    case "check-rows":
      return schema("scan");
    case "system-versioning":
      return schema(effect.on ? "scan" : "metadata");
    case "update":
    case "delete":
    case "merge":
      return rowLocks(effect, "X on rows, one on the table beyond 5,000", "readers and writers");
    case "drop-column":
    case "drop-table":
    case "rename-column":
    case "rename-table":
    case "drop-index":
    case "set-default":
    case "truncate":
      return schema("metadata");
    default:
      return undefined;
  }
}

function postgresLock({ effect, column }: Change, edition: Edition): LockNeed | undefined {
  const exclusive = (work: Lock["work"]): LockNeed => ({
    name: "ACCESS EXCLUSIVE",
    work,
    blocks: "readers and writers",
  });
  switch (effect.kind) {
    case "add-column":
      return exclusive(addedColumn("postgresql", effect, edition));
    case "alter-column": {
      if (column === undefined) return exclusive(effect.type === undefined ? "scan" : "rewrite");
      const type =
        effect.type === undefined
          ? "metadata"
          : compareTypes("postgresql", column.type, effect.type).work;
      return exclusive(type === "metadata" && effect.notNull && !column.notNull ? "scan" : type);
    }
    case "create-index":
      return effect.online
        ? { name: "SHARE UPDATE EXCLUSIVE", work: "rewrite", blocks: "nobody" }
        : { name: "SHARE", work: "rewrite", blocks: "writers" };
    case "drop-index":
      return effect.online
        ? { name: "SHARE UPDATE EXCLUSIVE", work: "metadata", blocks: "nobody" }
        : exclusive("metadata");
    case "add-constraint":
      if (effect.constraint.type === "foreign-key") {
        const work = effect.constraint.checked ? "scan" : "metadata";
        return { name: "SHARE ROW EXCLUSIVE", work, blocks: "writers" };
      }
      return exclusive(addedConstraint(effect.constraint));
    case "check-rows":
      return { name: "SHARE UPDATE EXCLUSIVE", work: "scan", blocks: "nobody" };
    case "update":
    case "delete":
    case "merge":
      return rowLocks(effect, "ROW EXCLUSIVE and each row", "writers");
    case "drop-column":
    case "drop-table":
    case "drop-constraint":
    case "rename-column":
    case "rename-table":
    case "set-default":
    case "truncate":
      return exclusive("metadata");
    default:
      return undefined;
  }
}

/** SQLite has one writer; a change of a column that it cannot alter is a rebuild of the table. */
function sqliteLock({ effect }: Change): LockNeed | undefined {
  const writer = (work: Lock["work"]): LockNeed => ({
    name: "the database's one writer",
    work,
    blocks: "writers",
  });
  switch (effect.kind) {
    case "alter-column":
    case "add-constraint":
    case "drop-constraint":
    case "drop-column":
      return writer("rewrite");
    case "create-index":
    case "update":
    case "delete":
      return writer("scan");
    case "add-column":
    case "drop-table":
    case "rename-column":
    case "rename-table":
    case "drop-index":
      return writer("metadata");
    default:
      return undefined;
  }
}

function addedColumn(
  dialect: Dialect,
  { column }: Extract<Effect, { kind: "add-column" }>,
  edition: Edition,
): Lock["work"] {
  // A virtual computed column has no type and stores nothing; all else that fills itself is written.
  if (column.generated)
    return dialect === "sqlserver" && column.type === "" ? "metadata" : "rewrite";
  const kind = defaultKind(dialect, column.defaultValue);
  if (kind === "each-row") return "rewrite";
  const online = dialect !== "sqlserver" || edition === "enterprise";
  return kind === "none" || online || !column.notNull ? "metadata" : "rewrite";
}

function addedConstraint({
  type,
  checked,
}: Extract<Effect, { kind: "add-constraint" }>["constraint"]): Lock["work"] {
  if (type === "default" || !checked) return "metadata";
  return type === "unique" || type === "primary-key" ? "rewrite" : "scan";
}

function rowLocks(effect: Effect, name: string, blocks: Lock["blocks"]): LockNeed {
  const keyed = (effect.kind === "update" || effect.kind === "delete") && effect.rows === "by-key";
  const all = (effect.kind === "update" || effect.kind === "delete") && effect.rows === "all";
  return { name, work: keyed ? "metadata" : all ? "rewrite" : "scan", blocks };
}
