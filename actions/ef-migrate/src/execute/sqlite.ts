import { type ChildProcess, spawn } from "node:child_process";
import { type Database, type Limits, type Row, SessionLost, StatementError } from "./database.ts";
import { type Answer, type Request, serveSqlite } from "./sqlite-process.ts";

interface Waiting {
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: Error) => void;
}

/** A SQLite session in a process of its own, ended when a statement exceeds its limit. */
export class SqliteDatabase implements Database {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #lost: string | undefined;
  #diagnosis = "";
  #next = 1;

  /** `busyMilliseconds`: how long a statement waits for another writer. */
  constructor(file: string, busyMilliseconds: number, environment: NodeJS.ProcessEnv) {
    this.#child = spawn(
      process.execPath,
      [
        // The module is a release candidate in Node 24; the pinned runtime is what is tested.
        "--disable-warning=ExperimentalWarning",
        "--eval",
        `(${serveSqlite.toString()})()`,
        file,
        String(busyMilliseconds),
      ],
      { env: environment, stdio: ["ignore", "ignore", "pipe", "ipc"], windowsHide: true },
    );
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#diagnosis = (this.#diagnosis + text).slice(-2_000);
    });
    this.#child.on("message", (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ("error" in answer) waiting?.reject(new StatementError(answer.error, answer.code));
      else waiting?.resolve(answer.rows);
    });
    this.#ended = new Promise((resolve) => {
      const end = (why: string) => {
        this.#lost ??= why;
        for (const { reject } of this.#waiting.values()) reject(new SessionLost(this.#lost));
        this.#waiting.clear();
        resolve();
      };
      this.#child.once("error", (error) => end(error.message));
      // "close" never comes for a child whose channel the parent closed; its last words do.
      this.#child.once("exit", (code, signal) => {
        const tell = () => {
          const line = /^\w*Error: .*$/m.exec(this.#diagnosis)?.[0];
          end(line ?? `the database process ended with ${signal ?? code}`);
        };
        const words = this.#child.stderr;
        if (words === null || words.readableEnded) tell();
        else words.once("close", tell);
      });
    });
  }

  async execute(sql: string, limits: Limits): Promise<void> {
    await this.#ask({ sql }, limits);
  }

  async query(
    sql: string,
    parameters: readonly (string | number)[],
    limits: Limits,
  ): Promise<Row[]> {
    return await this.#ask({ sql, parameters }, limits);
  }

  async #ask(request: Omit<Request, "id">, limits: Limits): Promise<Row[]> {
    if (this.#lost !== undefined) throw new SessionLost(this.#lost);
    const id = this.#next++;
    const answer = new Promise<Row[]>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    const timer = setTimeout(() => {
      this.#lost ??= `a statement did not end within ${limits.statementMilliseconds} ms and its session was ended`;
      this.#child.kill("SIGKILL");
    }, limits.statementMilliseconds);
    try {
      // A failed send is told by "close"; without a callback Node would raise it as an error.
      this.#child.send({ id, ...request }, () => {});
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.#lost ??= "the session was closed";
    if (this.#child.connected) this.#child.disconnect();
    // A statement in flight is not waited for: the engine rolls back.
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 1_000);
    await this.#ended;
    clearTimeout(timer);
  }
}
