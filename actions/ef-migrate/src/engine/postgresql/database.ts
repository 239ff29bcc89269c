import { UsageError } from "@slipway/toolkit";
import type { Client, ClientConfig } from "pg";
import {
  type Database,
  type Limits,
  type Row,
  SessionLost,
  StatementError,
} from "../../execute/database.ts";
import type { PostgresTarget } from "./connection-string.ts";

/** A backend process of the server, told apart from a later one of the same number. */
export interface Backend {
  readonly pid: number;
  /** Its start, as the server writes it. */
  readonly start: string;
}

export interface PostgresSettings {
  readonly target: PostgresTarget;
  /** The password, an access token in its place, or nothing where the server wants none. */
  readonly password: () => Promise<string | undefined>;
  readonly lockMilliseconds: number;
  readonly connectMilliseconds: number;
  /** Told when the session is there. */
  readonly onBackend: (backend: Backend) => void;
}

/** What the server is given to answer after its own limit, before the session counts as lost. */
const grace = 2_000;

/** A session with a PostgreSQL server. The driver is loaded when it is used. */
export class PostgresDatabase implements Database {
  readonly #settings: PostgresSettings;
  #client: Promise<Client> | undefined;
  #lost: string | undefined;

  constructor(settings: PostgresSettings) {
    this.#settings = settings;
  }

  async execute(sql: string, limits: Limits): Promise<void> {
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
    const client = await this.#connected(limits);
    const timer = setTimeout(() => {
      this.#end(`the server did not answer within ${limits.statementMilliseconds / 1000} s`);
    }, limits.statementMilliseconds + grace);
    try {
      // Without parameters it is the simple protocol, which takes several statements at once.
      const answer = await (parameters === undefined || parameters.length === 0
        ? client.query(sql)
        : client.query(sql, [...parameters]));
      const last = Array.isArray(answer) ? answer.at(-1) : answer;
      return (last?.rows ?? []) as Row[];
    } catch (error) {
      throw this.#failure(error, sql);
    } finally {
      clearTimeout(timer);
    }
  }

  async #connected(limits: Limits): Promise<Client> {
    this.#client ??= this.#connect(limits);
    try {
      return await this.#client;
    } catch (error) {
      if (error instanceof StatementError || error instanceof UsageError) throw error;
      throw this.#failure(error, "");
    }
  }

  async #connect(limits: Limits): Promise<Client> {
    const { target, password, lockMilliseconds, connectMilliseconds, onBackend } = this.#settings;
    const { default: pg } = await import("pg");
    const secret = await password();
    const config: ClientConfig = {
      host: target.host,
      port: target.port,
      database: target.database,
      user: target.user,
      ...(secret === undefined ? {} : { password: secret }),
      ssl: target.tls,
      application_name: "slipway ef-migrate",
      connectionTimeoutMillis: connectMilliseconds,
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
    };
    const client = new pg.Client(config);
    client.on("error", (error: Error) => {
      this.#lost ??= error.message;
    });
    client.on("end", () => {
      this.#lost ??= "the connection was closed";
    });
    await client.connect();
    const path = target.searchPath === undefined ? "" : `SET search_path = ${target.searchPath};`;
    await client.query(
      `SET lock_timeout = ${lockMilliseconds}; SET statement_timeout = ${limits.statementMilliseconds + lockMilliseconds};
       SET idle_in_transaction_session_timeout = 0; SET client_min_messages = warning; ${path}`,
    );
    // Without it (PostgreSQL 14 and later) a server goes on with the statement of a runner that was
    // killed, and holds its locks, until it has something to say.
    await client
      .query(
        "SELECT set_config(name, '2000', false) FROM pg_settings WHERE name = 'client_connection_check_interval'",
      )
      .catch(() => {});
    const { rows } = await client.query<{ pid: number; start: string }>(
      "SELECT pid, backend_start::text AS start FROM pg_stat_activity WHERE pid = pg_backend_pid()",
    );
    if (rows[0] !== undefined) onBackend(rows[0]);
    return client;
  }

  #failure(error: unknown, sql: string): Error {
    const {
      code = "",
      message,
      position,
      detail,
      severity,
    } = error as {
      code?: string;
      message: string;
      position?: string;
      detail?: string;
      severity?: string;
    };
    // 57P..: the server ends the session; 08...: the connection; a driver's own errors have no severity.
    if (severity === undefined || severity === "FATAL" || /^(57P0|08)/.test(code)) {
      const lost = this.#lost ?? message;
      this.#end(lost);
      return Object.assign(new SessionLost(lost), { cause: error, code });
    }
    const line =
      position === undefined ? undefined : sql.slice(0, Number(position) - 1).split("\n").length;
    const more = detail === undefined ? "" : ` ${detail}`;
    return new StatementError(`${message}.${more}`.replace(/\.\./g, "."), code, line);
  }

  #end(why: string): void {
    this.#lost ??= why;
    const client = this.#client;
    // A polite end waits for the server's answer; this is for one that gives none.
    void client?.then(
      (open) => {
        const { stream } = (open as unknown as { connection: { stream: { destroy(): void } } })
          .connection;
        stream.destroy();
      },
      () => {},
    );
  }

  async close(): Promise<void> {
    if (this.#client === undefined) {
      this.#lost ??= "the session was closed";
      return;
    }
    this.#end("the session was closed");
    await this.#client.catch(() => {});
  }
}
