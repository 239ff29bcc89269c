import { type ChildProcess, spawn } from "node:child_process";
import {
  type Database,
  type Limits,
  type Row,
  SessionLost,
  StatementError,
} from "../execute/database.ts";

/** A request to the process that holds the session. */
interface Request {
  readonly id: number;
  readonly sql: string;
  /** A query returns rows; a statement is run as it is. */
  readonly parameters?: readonly (string | number)[];
}

type Answer =
  | { readonly id: number; readonly rows: Record<string, unknown>[] }
  | {
      readonly id: number;
      readonly error: string;
      readonly code: string;
      /** Line inside the statement, counted from 1. */
      readonly line?: number;
    };

interface Waiting {
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A session of an engine that runs inside a process, in a process of its own: a statement that
 * exceeds its limit can be ended only with it.
 */
export class ProcessDatabase implements Database {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #lost: string | undefined;
  #diagnosis = "";
  #next = 1;

  /** `serve` is handed over as text, so it may use nothing from outside its own body. */
  constructor(serve: () => void, parameters: readonly string[], environment: NodeJS.ProcessEnv) {
    this.#child = spawn(
      process.execPath,
      [
        // The module is a release candidate in Node 24; the pinned runtime is what is tested.
        "--disable-warning=ExperimentalWarning",
        "--eval",
        `(${serve.toString()})()`,
        ...parameters,
      ],
      { env: environment, stdio: ["ignore", "ignore", "pipe", "ipc"], windowsHide: true },
    );
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#diagnosis = (this.#diagnosis + text).slice(-2_000);
    });
    this.#child.on("message", (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ("error" in answer) {
        waiting?.reject(new StatementError(answer.error, answer.code, answer.line));
      } else waiting?.resolve(answer.rows);
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
