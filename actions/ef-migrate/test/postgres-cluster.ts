import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A private PostgreSQL on loopback, run by an unprivileged user; it ends with `stop`. */
export interface Cluster {
  readonly port: number;
  /** Connection string of Npgsql for a database of it. */
  connectionString(database: string, port?: number): string;
  /** Makes a new, empty database and answers its name. */
  database(): string;
  /** Runs SQL with psql and answers its rows as text, one a line, columns split by `|`. */
  psql(database: string, sql: string): string;
  /** A session that keeps what the SQL took (a lock) until `end`. */
  hold(database: string, sql: string): { readonly ready: Promise<void>; end(): Promise<void> };
  stop(): Promise<void>;
}

/** Directory of the server's programs, or nothing where no PostgreSQL is installed. */
export function postgresPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => path.join(root, version, "bin"))
    .find((directory) => existsSync(path.join(directory, "initdb")));
}

export const notInstalled =
  "not run: no PostgreSQL server is installed (apt-get install postgresql)";

export async function startCluster(programs: string): Promise<Cluster> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "slipway-postgres-"));
  const data = path.join(directory, "data");
  // PostgreSQL refuses to run as root.
  const root = process.getuid?.() === 0;
  const nobody = root ? userOf("nobody") : undefined;
  if (nobody !== undefined) chownSync(directory, nobody.uid, nobody.gid);
  const options = {
    cwd: directory,
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", HOME: directory },
    ...(nobody ?? {}),
  };
  const initialised: SpawnSyncReturns<string> = spawnSync(
    path.join(programs, "initdb"),
    ["-D", data, "-U", "owner", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    { ...options, encoding: "utf8" },
  );
  if (initialised.status !== 0) throw new Error(initialised.stderr || String(initialised.error));
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    fsync: "off",
    synchronous_commit: "off",
    shared_buffers: "32MB",
    max_connections: "40",
    autovacuum: "off",
  };
  const server = spawn(
    path.join(programs, "postgres"),
    [
      "-D",
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    { ...options, stdio: ["ignore", "ignore", "pipe"] },
  );
  let log = "";
  server.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-20_000);
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const psql = (database: string, sql: string) =>
    execFileSync(
      path.join(programs, "psql"),
      [
        "-h",
        "127.0.0.1",
        "-p",
        String(port),
        "-U",
        "owner",
        "-d",
        database,
        "-AtqX",
        "-v",
        "ON_ERROR_STOP=1",
        "-c",
        sql,
      ],
      { encoding: "utf8", env: options.env, stdio: ["ignore", "pipe", "pipe"] },
    ).trim();
  let ready = false;
  for (let look = 0; look < 300 && !ready && server.exitCode === null; look++) {
    await sleep(50);
    ready = /database system is ready to accept connections/.test(log);
  }
  if (!ready) throw new Error(`PostgreSQL did not start: ${log}`);
  let databases = 0;
  return {
    port,
    connectionString: (database, through = port) =>
      `Host=127.0.0.1;Port=${through};Database=${database};Username=owner`,
    database() {
      const name = `app_${++databases}`;
      psql("postgres", `CREATE DATABASE ${name}`);
      return name;
    },
    psql,
    hold(database, sql) {
      const session = spawn(
        path.join(programs, "psql"),
        ["-h", "127.0.0.1", "-p", String(port), "-U", "owner", "-d", database, "-AtqX"],
        { env: options.env, stdio: ["pipe", "pipe", "ignore"] },
      );
      const closed = new Promise<void>((resolve) => session.once("close", () => resolve()));
      const ready = new Promise<void>((resolve) => {
        session.stdout.setEncoding("utf8").on("data", (text: string) => {
          if (text.includes("held")) resolve();
        });
      });
      session.stdin.write(`${sql}\n\\echo held\n`);
      return {
        ready,
        end: async () => {
          session.stdin.end();
          await closed;
        },
      };
    },
    async stop() {
      server.kill("SIGQUIT");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function userOf(name: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
