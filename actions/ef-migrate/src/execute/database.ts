export type Row = Readonly<Record<string, unknown>>;

/** Limits of one statement, in milliseconds; what is reached first ends it. */
export interface Limits {
  readonly statementMilliseconds: number;
}

/**
 * A session with a database, as narrow as the executor needs it. Each provider is one
 * implementation; transactions are plain SQL, so that their meaning is visible to the executor.
 */
export interface Database {
  /** Runs one statement as it is. */
  execute(sql: string, limits: Limits): Promise<void>;
  query(sql: string, parameters: readonly (string | number)[], limits: Limits): Promise<Row[]>;
  /** Ends the session; an open transaction is rolled back by the engine. */
  close(): Promise<void>;
}

/** The database refused a statement; the session goes on. */
export class StatementError extends Error {
  /** SQLite's result code, PostgreSQL's SQLSTATE, SQL Server's error number. */
  readonly code: string;
  /** Line inside the statement, counted from 1, where the database names one. */
  readonly line: number | undefined;

  constructor(message: string, code: string, line?: number) {
    super(message);
    this.name = "StatementError";
    this.code = code;
    this.line = line;
  }
}

/** The session is gone (time limit, dead process): what the last statement did is not known. */
export class SessionLost extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SessionLost";
  }
}
