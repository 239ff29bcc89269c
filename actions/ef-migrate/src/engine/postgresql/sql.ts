import type { HistoryTable } from "../../execute/history-table.ts";
import type { Session } from "../../execute/session.ts";
import type { CommandState, ServerSql } from "../server-migration.ts";

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function fullName(schema: string | undefined, name: string): string {
  return schema === undefined ? quotedName(name) : `${quotedName(schema)}.${quotedName(name)}`;
}

type AskSession = (
  sql: string,
  ...parameters: (string | number)[]
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

export async function relationExists(ask: AskSession, full: string): Promise<boolean> {
  const [row] = await ask("SELECT to_regclass($1) IS NOT NULL AS found", full);
  return row?.found === true;
}

export async function readPostgresHistory(ask: AskSession, table: HistoryTable): Promise<string[]> {
  const full = fullName(table.schema, table.name);
  if (!(await relationExists(ask, full))) return [];
  const column = quotedName(table.idColumn);
  // EF orders by the text of the ids, whatever the database's collation.
  const rows = await ask(`SELECT ${column} AS id FROM ${full} ORDER BY ${column} COLLATE "C"`);
  return rows.map(({ id }) => String(id));
}

/** The transactions of PostgreSQL; one object for one run of a migration. */
export class PostgresSql implements ServerSql {
  /** The transaction that `begin` opened. */
  #transaction = "";

  table = fullName;
  name = quotedName;

  literal(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
  }

  async begin(session: Session, table: HistoryTable): Promise<void> {
    const { lockMilliseconds, statementMilliseconds } = session.budgets;
    const full = fullName(table.schema, table.name);
    // One trip to the server: the last statement's row is the answer.
    const [row] = await session.query(
      `BEGIN; SET LOCAL lock_timeout = ${lockMilliseconds}; SET LOCAL statement_timeout = ${statementMilliseconds + lockMilliseconds}; SELECT txid_current()::text AS id, to_regclass(${this.literal(full)}) IS NOT NULL AS found`,
    );
    this.#transaction = String(row?.id);
    // The lock of Npgsql's own migrator from version 9 on (NpgsqlHistoryRepository of
    // npgsql/efcore.pg): an application that migrates at its start waits here, and we for it.
    if (row?.found === true) {
      await session.executeWaiting(`LOCK TABLE ${full} IN ACCESS EXCLUSIVE MODE`);
    }
  }

  async commit(session: Session): Promise<void> {
    const [row] = await session.query("SELECT txid_current()::text AS id");
    if (String(row?.id) !== this.#transaction) {
      throw new Error(
        "the migration's own SQL has ended its transaction, so it was not done whole or not at all",
      );
    }
    await session.execute("COMMIT");
  }

  async rollback(session: Session): Promise<void> {
    await session.execute("ROLLBACK");
  }

  readHistory(session: Session, table: HistoryTable): Promise<string[]> {
    return readPostgresHistory((...args) => session.query(...args), table);
  }

  tableExists(session: Session, schema: string | undefined, name: string): Promise<boolean> {
    return relationExists((...args) => session.query(...args), fullName(schema, name));
  }

  createProgress(table: string): string {
    return `CREATE TABLE ${table} ("Script" text NOT NULL, "Migration" text NOT NULL, "Direction" text NOT NULL, "Position" integer NOT NULL, "Begun" integer NOT NULL)`;
  }

  /**
   * `CREATE INDEX CONCURRENTLY` that was broken off leaves an invalid index of its name: it is
   * removed, and the command can run again (PostgreSQL manual, "Building Indexes Concurrently").
   */
  async commandState(session: Session, command: string): Promise<CommandState> {
    const text = command.replace(/--.*$/gm, " ").replace(/\s+/g, " ").trim();
    const name = '((?:"(?:[^"]|"")+"|[\\w$]+)(?:\\.(?:"(?:[^"]|"")+"|[\\w$]+))?)';
    const match = (pattern: string) => new RegExp(pattern, "i").exec(text);
    const created = match(
      `^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?${name} ON (?:ONLY )?${name}`,
    );
    if (created?.[1] !== undefined && created[2] !== undefined) {
      return await indexState(session, created[1], created[2]);
    }
    const dropped = match(`^DROP INDEX CONCURRENTLY (?:IF EXISTS )?${name}`);
    if (dropped?.[1] !== undefined) {
      return (await relationExists((...args) => session.query(...args), dropped[1]))
        ? "not-done"
        : "done";
    }
    const added = match(`^ALTER TYPE ${name} ADD VALUE (IF NOT EXISTS )?'((?:[^']|'')*)'`);
    if (added?.[1] !== undefined) {
      const rows = await session.query(
        "SELECT 1 FROM pg_enum WHERE enumtypid = to_regtype($1) AND enumlabel = $2",
        added[1],
        (added[3] ?? "").replaceAll("''", "'"),
      );
      return rows.length > 0 ? "done" : "not-done";
    }
    // These can be repeated at will.
    return /^(VACUUM|ANALYZE|REINDEX|CLUSTER|REFRESH MATERIALIZED VIEW|SET |RESET )/i.test(text)
      ? "not-done"
      : "unclear";
  }
}

async function indexState(session: Session, index: string, table: string): Promise<CommandState> {
  const [row] = await session.query(
    `SELECT i.indisvalid AS valid, n.nspname AS schema, c.relname AS name
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indrelid = to_regclass($1) AND c.relname = $2`,
    table,
    bareName(index),
  );
  if (row === undefined) return "not-done";
  if (row.valid === true) return "done";
  await session.execute(
    `DROP INDEX CONCURRENTLY ${fullName(String(row.schema), String(row.name))}`,
  );
  return "not-done";
}

/** PostgreSQL folds a name without quotes to lower case. */
function bareName(name: string): string {
  const last = /("(?:[^"]|"")+"|[\w$]+)$/.exec(name)?.[1] ?? name;
  return last.startsWith('"') ? last.slice(1, -1).replaceAll('""', '"') : last.toLowerCase();
}
