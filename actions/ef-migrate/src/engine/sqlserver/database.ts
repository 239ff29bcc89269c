import type { Connection, ConnectionConfiguration, Request } from "tedious";
import {
  type Database,
  type Limits,
  type Row,
  SessionLost,
  StatementError,
} from "../../execute/database.ts";
import type { SqlServerTarget } from "./connection-string.ts";

export interface SqlServerSettings {
  readonly target: SqlServerTarget;
  /** An Entra token; asked for only where the target has no login. */
  readonly token: () => Promise<string>;
  readonly lockMilliseconds: number;
  readonly connectMilliseconds: number;
}

type Tedious = typeof import("tedious");

/**
 * A session with a SQL Server. The driver is loaded when it is used. A request that reaches its
 * limit ends the session: the server may commit all the same, so nothing is inferred from it.
 */
export class SqlServerDatabase implements Database {
  readonly #settings: SqlServerSettings;
  #driver: Tedious | undefined;
  #connection: Promise<Connection> | undefined;
  #lost: string | undefined;
  /** Fails the request that waits when the connection ends under it. */
  #abandon: ((error: Error) => void) | undefined;

  constructor(settings: SqlServerSettings) {
    this.#settings = settings;
  }

  async execute(sql: string, limits: Limits): Promise<void> {
    // A batch, not sp_executesql: CREATE VIEW and its like have to be the first of one.
    await this.#run(sql, undefined, limits);
  }

  async query(
    sql: string,
    parameters: readonly (string | number)[],
    limits: Limits,
  ): Promise<Row[]> {
    return await this.#run(sql, parameters, limits);
  }

  async #run(
    sql: string,
    parameters: readonly (string | number)[] | undefined,
    limits: Limits,
  ): Promise<Row[]> {
    if (this.#lost !== undefined) throw new SessionLost(this.#lost);
    this.#connection ??= this.#connect();
    const connection = await this.#connection;
    const driver = this.#driver as Tedious;
    return await new Promise<Row[]>((resolve, reject) => {
      const rows: Row[] = [];
      this.#abandon = reject;
      const request: Request = new driver.Request(sql, (error: unknown) => {
        this.#abandon = undefined;
        if (error) reject(this.#failure(error, limits));
        else resolve(rows);
      });
      request.setTimeout(limits.statementMilliseconds);
      request.on("row", (row: Record<string, { value: unknown }>) => {
        rows.push(
          Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.value])),
        );
      });
      if (parameters === undefined || parameters.length === 0) {
        connection.execSqlBatch(request);
        return;
      }
      for (const [index, value] of parameters.entries()) {
        const type = typeof value === "number" ? driver.TYPES.Int : driver.TYPES.NVarChar;
        request.addParameter(`p${index + 1}`, type, value);
      }
      connection.execSql(request);
    });
  }

  async #connect(): Promise<Connection> {
    const { target, token, lockMilliseconds, connectMilliseconds } = this.#settings;
    const loaded = (await import("tedious")) as Tedious & { default?: Tedious };
    this.#driver = loaded.default ?? loaded;
    const configuration: ConnectionConfiguration = {
      server: target.host,
      authentication:
        target.login === undefined
          ? { type: "azure-active-directory-access-token", options: { token: await token() } }
          : {
              type: "default",
              options: { userName: target.login.user, password: target.login.password },
            },
      options: {
        ...(target.port === undefined ? { instanceName: target.instance } : { port: target.port }),
        database: target.database,
        encrypt: target.encrypt,
        trustServerCertificate: target.trustServerCertificate,
        ...(target.certificateHost === undefined ? {} : { serverName: target.certificateHost }),
        multiSubnetFailover: target.multiSubnetFailover,
        appName: "slipway ef-migrate",
        connectTimeout: connectMilliseconds,
        cancelTimeout: 2_000,
        useColumnNames: true,
        enableArithAbort: true,
        abortTransactionOnError: true,
        maxRetriesOnTransientErrors: 3,
        connectionRetryInterval: 1_000,
      },
    };
    const connection = new this.#driver.Connection(configuration);
    await new Promise<void>((resolve, reject) => {
      // A refused login comes without its number; the server's message before it has it.
      let refusal: number | undefined;
      connection.on("errorMessage", ({ number }) => {
        refusal = number;
      });
      connection.on("connect", (error) => {
        if (!error) resolve();
        else {
          const failure = this.#failure(error, { statementMilliseconds: connectMilliseconds });
          reject(
            refusal === undefined ? failure : Object.assign(failure, { code: String(refusal) }),
          );
        }
      });
      connection.on("error", (error: Error) => this.#end(error.message));
      connection.on("end", () => this.#end("the connection was closed"));
      connection.connect();
    });
    this.#connection = Promise.resolve(connection);
    // EF never sets XACT_ABORT: without it a batch whose statement failed goes on to its COMMIT.
    await this.execute(
      `SET XACT_ABORT, ARITHABORT, QUOTED_IDENTIFIER, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, CONCAT_NULL_YIELDS_NULL ON;
SET IMPLICIT_TRANSACTIONS, NUMERIC_ROUNDABORT OFF;
SET LOCK_TIMEOUT ${lockMilliseconds};`,
      { statementMilliseconds: connectMilliseconds },
    );
    return connection;
  }

  #failure(thrown: unknown, limits: Limits): Error {
    const error = first(thrown);
    if (error.code === "ETIMEOUT" && this.#lost === undefined) {
      const lost = `the server did not answer within ${limits.statementMilliseconds / 1000} s`;
      this.#end(lost);
      return Object.assign(new SessionLost(lost), { cause: thrown });
    }
    // Severity 20 and more ends the connection; a driver's own errors have no number.
    if (error.number === undefined || (error.class ?? 0) >= 20) {
      const lost = this.#lost ?? error.message;
      this.#end(lost);
      return Object.assign(new SessionLost(lost), { cause: thrown, code: error.code });
    }
    return new StatementError(error.message, String(error.number), error.lineNumber);
  }

  #end(why: string): void {
    this.#lost ??= why;
    this.#abandon?.(new SessionLost(this.#lost));
    this.#abandon = undefined;
    void this.#connection?.then(
      (connection) => connection.close(),
      () => {},
    );
  }

  async close(): Promise<void> {
    this.#end("the session was closed");
    await this.#connection?.catch(() => {});
  }
}

interface ServerError extends Error {
  readonly code?: string;
  readonly number?: number;
  readonly class?: number;
  readonly lineNumber?: number;
}

/** The first error is the cause; the server's later ones follow from it. */
function first(thrown: unknown): ServerError {
  const error = thrown as ServerError & { errors?: ServerError[]; cause?: ServerError };
  return error.errors?.[0] ?? error;
}
