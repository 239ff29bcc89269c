import { DatabaseSync } from "node:sqlite";
import { type Database, type Row, StatementError } from "../src/execute/database.ts";

/**
 * A runner that dies at the n-th statement on a file, counted from 1: every session with SQLite ends
 * there (SQLite rolls back what is open), and nothing is answered any more.
 */
export class MortalRunner {
  readonly died: Promise<void>;
  readonly #file: string;
  readonly #at: number;
  readonly #when: "before" | "after";
  readonly #open = new Set<DatabaseSync>();
  #die = () => {};
  #dead = false;
  #count = 0;

  /** `at` 0 never dies. */
  constructor(file: string, at: number, when: "before" | "after") {
    this.#file = file;
    this.#at = at;
    this.#when = when;
    this.died = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  /** Statements on the file so far. */
  get count(): number {
    return this.#count;
  }

  /** As the engine opens a file in a process of its own. */
  readonly openFile = (file: string, lockMilliseconds: number): Database => {
    const database = new DatabaseSync(file, {
      timeout: lockMilliseconds,
      enableForeignKeyConstraints: true,
      enableDoubleQuotedStringLiterals: false,
    });
    // The machine lives on, so nothing has to reach the disk.
    database.exec("PRAGMA synchronous = OFF");
    this.#open.add(database);
    const run = async (work: () => Row[]) => {
      const counted = !this.#dead && file === this.#file && ++this.#count === this.#at;
      if (counted && this.#when === "before") this.#end();
      if (this.#dead) return await nothing;
      const rows = told(work);
      if (counted) this.#end();
      return this.#dead ? await nothing : rows;
    };
    return {
      execute: async (sql) => {
        await run(() => {
          database.exec(sql);
          return [];
        });
      },
      query: (sql, parameters) => run(() => database.prepare(sql).all(...parameters)),
      close: async () => {
        if (this.#open.delete(database)) database.close();
      },
    };
  };

  #end(): void {
    this.#dead = true;
    for (const database of this.#open) database.close();
    this.#open.clear();
    this.#die();
  }
}

const nothing = new Promise<never>(() => {});

function told(work: () => Row[]): Row[] {
  try {
    return work();
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number };
    throw new StatementError(message, String(errcode ?? ""));
  }
}
