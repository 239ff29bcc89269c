import { existsSync, readFileSync } from "node:fs";
import type { Backup } from "../backup/backup.ts";

export const receiptSchema = "slipway/migration-receipt/v1";

export interface ReceiptEntry {
  readonly id: string;
  /**
   * `started` until the history was read back; `unknown` only when even that was not possible.
   */
  readonly state: "started" | "done" | "failed" | "unknown";
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** What a run did to one database; written before and after each migration. */
export interface Receipt {
  readonly schema: typeof receiptSchema;
  readonly digest: string;
  readonly context: string;
  readonly direction: "forward" | "rollback";
  /** SHA-256 of the database's place: tells databases apart without naming one. */
  readonly database: string;
  readonly startedAt: string;
  /** `null` while the run goes on, or after it was killed. */
  readonly finishedAt: string | null;
  readonly backup: Backup | null;
  readonly entries: readonly ReceiptEntry[];
}

/** Keeps the receipt and hands every new state to `write`, which must have written on return. */
export class ReceiptBook {
  #receipt: Receipt;
  readonly #write: (receipt: Receipt) => void;
  readonly #now: () => number;

  constructor(first: Receipt, write: (receipt: Receipt) => void, now: () => number) {
    this.#receipt = first;
    this.#write = write;
    this.#now = now;
    write(first);
  }

  get receipt(): Receipt {
    return this.#receipt;
  }

  backup(backup: Backup): void {
    this.#save({ backup });
  }

  start(id: string): void {
    const entry = { id, state: "started", startedAt: this.#time(), finishedAt: null } as const;
    this.#save({ entries: [...this.#receipt.entries.filter((old) => old.id !== id), entry] });
  }

  end(id: string, state: "done" | "failed" | "unknown"): void {
    const entries = this.#receipt.entries.map((entry) =>
      entry.id === id ? { ...entry, state, finishedAt: this.#time() } : entry,
    );
    this.#save({ entries });
  }

  finish(): void {
    this.#save({ finishedAt: this.#time() });
  }

  #save(change: Partial<Receipt>): void {
    this.#receipt = { ...this.#receipt, ...change };
    this.#write(this.#receipt);
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}

/**
 * Entries that a killed run of the same release left behind: the receipt of a release names all its
 * migrations, however many runs they took. What was only started counts when the history has it.
 */
export function carriedOver(
  previous: Receipt | undefined,
  current: Pick<Receipt, "digest" | "database" | "context" | "direction">,
  applied: readonly string[],
): ReceiptEntry[] {
  if (
    previous === undefined ||
    previous.digest !== current.digest ||
    previous.database !== current.database ||
    previous.context !== current.context ||
    previous.direction !== current.direction
  ) {
    return [];
  }
  const wanted = current.direction === "forward";
  return previous.entries
    .filter(({ id }) => applied.includes(id) === wanted)
    .map((entry) => ({
      ...entry,
      state: "done",
      finishedAt: entry.finishedAt ?? entry.startedAt,
    }));
}

/** Ids that the run behind the receipt really did, oldest first. */
export function receiptIds(receipt: Receipt): string[] {
  return receipt.entries.filter(({ state }) => state === "done").map(({ id }) => id);
}

/** A receipt of this action, or nothing. */
export function parseReceipt(file: string): Receipt | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const receipt = JSON.parse(readFileSync(file, "utf8")) as Receipt;
    return receipt.schema === receiptSchema && Array.isArray(receipt.entries) ? receipt : undefined;
  } catch {
    return undefined;
  }
}
