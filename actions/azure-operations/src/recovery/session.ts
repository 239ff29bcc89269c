import { singleLine, UsageError } from "@slipway/toolkit";
import { parse } from "@tediousjs/connection-string";
import type { Connection } from "tedious";
import type { Content, ContentCheck, ContentEvidence } from "./content.ts";

/** How a SQL server is reached. */
export interface SqlAddress {
  readonly host: string;
  readonly port: number;
  /** `undefined`: an Entra token takes its place. */
  readonly login: { readonly user: string; readonly password: string } | undefined;
  readonly encrypt: boolean;
  readonly trustServerCertificate: boolean;
}

const milliseconds = 30_000;

/** Azure's public name of the server, or what a connection string says in its place. */
export function sqlAddress(server: string, connectionString: string | undefined): SqlAddress {
  if (connectionString === undefined) {
    return {
      host: `${server}.database.windows.net`,
      port: 1433,
      login: undefined,
      encrypt: true,
      trustServerCertificate: false,
    };
  }
  const values = new Map(
    [...parse(connectionString)].map(([key, value]) => [
      key.toLowerCase().replace(/\s/g, ""),
      value,
    ]),
  );
  const [, host, port] =
    /^(?:tcp:)?([^,\\]+)(?:,\s*(\d+))?$/i.exec(
      values.get("server") ?? values.get("datasource") ?? "",
    ) ?? [];
  if (host === undefined) {
    throw new UsageError(
      'Input "connection-string" names no server of the form "host" or "host,port".',
      'Use "Server=tcp:name.database.windows.net,1433;Authentication=Active Directory Default".',
    );
  }
  const [user, password] = [values.get("userid") ?? values.get("uid"), values.get("password")];
  const is = (key: string, usual: boolean, words: RegExp) =>
    values.has(key) ? words.test(values.get(key) ?? "") : usual;
  return {
    host,
    port: Number(port ?? 1433),
    login: user === undefined || password === undefined ? undefined : { user, password },
    encrypt: is("encrypt", true, /^(true|yes|1|mandatory|strict)$/i),
    trustServerCertificate: is("trustservercertificate", false, /^(true|yes|1)$/i),
  };
}

/**
 * Reads the migrations history and the checks' answers in a session of its own. Statements end
 * after 30 s. A database that cannot be reached or does not let in is no evidence, not a failure.
 *
 * @param table name of the history table, `schema.table` or the table alone
 */
export async function readContent(
  address: SqlAddress,
  database: string,
  table: string,
  checks: readonly ContentCheck[],
  token: () => Promise<string>,
): Promise<ContentEvidence> {
  let connection: Connection | undefined;
  try {
    connection = await connect(address, database, token);
    return { told: await read(connection, table, checks) };
  } catch (error) {
    return { missing: notRead(address, database, error as Error) };
  } finally {
    connection?.close();
  }
}

async function read(
  connection: Connection,
  table: string,
  checks: readonly ContentCheck[],
): Promise<Content> {
  const quoted = table
    .split(".")
    .map((part) => `[${part.replaceAll("]", "]]")}]`)
    .join(".");
  const literal = quoted.replaceAll("'", "''");
  const [found] = await query(connection, `SELECT OBJECT_ID(N'${literal}', N'U')`);
  const rows =
    (found ?? null) === null
      ? undefined
      : await query(connection, `SELECT [MigrationId] FROM ${quoted} ORDER BY [MigrationId]`);
  const values: unknown[] = [];
  for (const { sql } of checks) values.push((await query(connection, sql))[0]);
  return { migrations: rows?.map(String), values };
}

async function driver() {
  type Tedious = typeof import("tedious");
  const loaded = (await import("tedious")) as Tedious & { default?: Tedious };
  return loaded.default ?? loaded;
}

async function connect(
  { host, port, login, encrypt, trustServerCertificate }: SqlAddress,
  database: string,
  token: () => Promise<string>,
): Promise<Connection> {
  const { Connection } = await driver();
  const connection = new Connection({
    server: host,
    authentication:
      login === undefined
        ? { type: "azure-active-directory-access-token", options: { token: await token() } }
        : { type: "default", options: { userName: login.user, password: login.password } },
    options: {
      port,
      database,
      encrypt,
      trustServerCertificate,
      appName: "slipway azure-operations",
      readOnlyIntent: false,
      connectTimeout: milliseconds,
      requestTimeout: milliseconds,
      cancelTimeout: 2_000,
    },
  });
  await new Promise<void>((resolve, reject) => {
    connection.on("error", reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  return connection;
}

/** The first value of each row. */
async function query(connection: Connection, sql: string): Promise<unknown[]> {
  const { Request } = await driver();
  return await new Promise((resolve, reject) => {
    const values: unknown[] = [];
    const request = new Request(sql, (error) => (error ? reject(error) : resolve(values)));
    request.on("row", (row: readonly { value: unknown }[]) => values.push(row[0]?.value));
    connection.execSqlBatch(request);
  });
}

function notRead({ host, port }: SqlAddress, database: string, error: Error) {
  const said = singleLine(error.message, 200);
  return {
    code: "rows-not-read",
    message: `The rows of "${database}" could not be read at ${host}:${port}: ${said}`,
    remedy:
      'A closed network: use a runner inside it (workflow input "runner"). A refused login: the identity has to be a user of the database (docs/adopt.md).',
  };
}
