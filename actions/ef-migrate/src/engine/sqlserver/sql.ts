import type { HistoryTable } from "../../execute/history-table.ts";
import type { Session } from "../../execute/session.ts";
import type { CommandState, ServerSql } from "../server-migration.ts";

export function bracketed(name: string): string {
  return `[${name.replaceAll("]", "]]")}]`;
}

export function fullName(schema: string | undefined, name: string): string {
  return schema === undefined ? bracketed(name) : `${bracketed(schema)}.${bracketed(name)}`;
}

export function literal(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}

type AskSession = (
  sql: string,
  ...parameters: (string | number)[]
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

export async function objectExists(ask: AskSession, full: string): Promise<boolean> {
  const [row] = await ask(`SELECT OBJECT_ID(${literal(full)}) AS id`);
  return row?.id !== null && row?.id !== undefined;
}

export async function readSqlServerHistory(
  ask: AskSession,
  table: HistoryTable,
): Promise<string[]> {
  const full = fullName(table.schema, table.name);
  if (!(await objectExists(ask, full))) return [];
  const column = bracketed(table.idColumn);
  const rows = await ask(`SELECT ${column} AS id FROM ${full} ORDER BY ${column}`);
  return rows.map(({ id }) => String(id));
}

/** The transactions of SQL Server. */
export class SqlServerSql implements ServerSql {
  table = fullName;
  name = bracketed;
  literal = literal;

  async begin(session: Session): Promise<void> {
    // Set again, because an earlier migration's SQL may have changed the session.
    await session.execute(
      `SET XACT_ABORT, QUOTED_IDENTIFIER, ANSI_NULLS ON; SET LOCK_TIMEOUT ${session.budgets.lockMilliseconds}; BEGIN TRANSACTION;`,
    );
  }

  async commit(session: Session): Promise<void> {
    const [row] = await session.query("SELECT @@TRANCOUNT AS open_transactions");
    if (row?.open_transactions !== 1) {
      throw new Error(
        `the migration's own SQL has changed its transaction (@@TRANCOUNT is ${String(row?.open_transactions)}), so it was not done whole or not at all`,
      );
    }
    await session.execute("COMMIT TRANSACTION;");
  }

  async rollback(session: Session): Promise<void> {
    // With XACT_ABORT the server has mostly done it already.
    await session.execute("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;");
  }

  readHistory(session: Session, table: HistoryTable): Promise<string[]> {
    return readSqlServerHistory((...args) => session.query(...args), table);
  }

  tableExists(session: Session, schema: string | undefined, name: string): Promise<boolean> {
    return objectExists((...args) => session.query(...args), fullName(schema, name));
  }

  createProgress(table: string): string {
    return `CREATE TABLE ${table} ([Script] nvarchar(64) NOT NULL, [Migration] nvarchar(150) NOT NULL, [Direction] nvarchar(10) NOT NULL, [Position] int NOT NULL, [Begun] int NOT NULL)`;
  }

  async commandState(session: Session, command: string): Promise<CommandState> {
    const text = command.replace(/--.*$/gm, " ").replace(/\s+/g, " ").trim();
    const name = "((?:\\[(?:[^\\]]|\\]\\])+\\]|[\\w$#@]+))";
    const path = `((?:(?:\\[(?:[^\\]]|\\]\\])+\\]|[\\w$#@]+)\\.)*(?:\\[(?:[^\\]]|\\]\\])+\\]|[\\w$#@]+))`;
    const match = (pattern: string) => new RegExp(pattern, "i").exec(text);
    const exists = async (sql: string) => (await session.query(sql)).length > 0;
    const bare = (quoted = "") => quoted.replace(/^\[(.*)\]$/, "$1").replaceAll("]]", "]");
    const created = match(
      `^CREATE (?:UNIQUE )?(?:CLUSTERED |NONCLUSTERED )?(?:COLUMNSTORE )?INDEX ${name} ON ${path}`,
    );
    if (created?.[2] !== undefined) {
      return (await exists(
        `SELECT 1 AS found FROM sys.indexes WHERE name = ${literal(bare(created[1]))} AND object_id = OBJECT_ID(${literal(created[2])})`,
      ))
        ? "done"
        : "not-done";
    }
    const dropped = match(`^DROP INDEX (?:IF EXISTS )?${name} ON ${path}`);
    if (dropped?.[2] !== undefined) {
      return (await exists(
        `SELECT 1 AS found FROM sys.indexes WHERE name = ${literal(bare(dropped[1]))} AND object_id = OBJECT_ID(${literal(dropped[2])})`,
      ))
        ? "not-done"
        : "done";
    }
    const catalog = match(`^CREATE FULLTEXT CATALOG ${name}`);
    if (catalog?.[1] !== undefined) {
      return (await exists(
        `SELECT 1 AS found FROM sys.fulltext_catalogs WHERE name = ${literal(bare(catalog[1]))}`,
      ))
        ? "done"
        : "not-done";
    }
    const fulltext = match(`^CREATE FULLTEXT INDEX ON ${path}`);
    if (fulltext?.[1] !== undefined) {
      return (await exists(
        `SELECT 1 AS found FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(${literal(fulltext[1])})`,
      ))
        ? "done"
        : "not-done";
    }
    // These can be repeated at will.
    return /^(ALTER DATABASE \S+ (SET|COLLATE|MODIFY) |DBCC |UPDATE STATISTICS |ALTER INDEX \S+ ON \S+ (REBUILD|REORGANIZE))/i.test(
      text,
    )
      ? "not-done"
      : "unclear";
  }
}
