/** `concurrency:` inside one run: one running, one pending; a newer pending one replaces it. */

import { isObject, toText, truthy, type Value } from "../expressions/data.ts";

export interface Concurrency {
  readonly group: string;
  readonly cancelInProgress: boolean;
  /** `queue: max`: pending ones wait in order and are not replaced. */
  readonly queueAll: boolean;
}

/** @param value evaluated; undefined or an empty group means none */
export function readConcurrency(value: Value | undefined): Concurrency | undefined {
  const mapping = isObject(value) ? value : { group: value ?? "" };
  const group = toText(mapping.group);
  if (group === "") return undefined;
  return {
    group,
    cancelInProgress: truthy(mapping["cancel-in-progress"] ?? false),
    queueAll: mapping.queue === "max",
  };
}

interface Member {
  cancel(): void;
  enter(): void;
}

/** A member of a group that was replaced by a newer one while it waited. */
export class ReplacedInQueue extends Error {
  constructor(group: string) {
    super(`Canceling since a higher priority waiting request for '${group}' exists.`);
  }
}

export class ConcurrencyGroups {
  readonly #running = new Map<string, Member>();
  readonly #pending = new Map<string, Member[]>();

  /**
   * @param held groups that the workflows around it hold already
   * @param cancel called when a newer member cancels this one while it runs
   * @returns the way to leave the group
   * @throws where a group around it is the same: it would wait for itself
   */
  async enter(
    concurrency: Concurrency,
    held: readonly string[],
    cancel: () => void,
    signal: AbortSignal,
    onWait: () => void,
  ): Promise<() => void> {
    const key = concurrency.group.toLowerCase();
    if (held.some((group) => group.toLowerCase() === key)) {
      throw new Error(
        `Canceling since a deadlock was detected for concurrency group: '${concurrency.group}' between a top level workflow and this one. Give the called workflow a group of its own.`,
      );
    }
    const leave = () => this.#next(key);
    const running = this.#running.get(key);
    const member: Member = { cancel, enter: () => {} };
    if (running === undefined) {
      this.#running.set(key, member);
      return leave;
    }
    const queue = this.#pending.get(key) ?? [];
    this.#pending.set(key, queue);
    if (!concurrency.queueAll) for (const older of queue.splice(0)) older.cancel();
    if (concurrency.cancelInProgress) running.cancel();
    onWait();
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        const index = queue.indexOf(member);
        if (index >= 0) queue.splice(index, 1);
        reject(signal.reason);
      };
      member.enter = () => {
        signal.removeEventListener("abort", abort);
        member.cancel = cancel;
        this.#running.set(key, member);
        resolve();
      };
      member.cancel = () => {
        signal.removeEventListener("abort", abort);
        reject(new ReplacedInQueue(concurrency.group));
      };
      queue.push(member);
      signal.addEventListener("abort", abort, { once: true });
    });
    return leave;
  }

  #next(key: string): void {
    this.#running.delete(key);
    this.#pending.get(key)?.shift()?.enter();
  }
}
