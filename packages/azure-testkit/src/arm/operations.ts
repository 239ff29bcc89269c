import type { Reply } from "../http.ts";

/** A long-running operation: polled at its own address until it has an answer. */
export interface Operation {
  readonly id: string;
  readonly url: string;
  /** What the poll answers; undefined while the operation runs. */
  outcome: (() => Reply) | undefined;
}

export class Operations {
  readonly #byId = new Map<string, Operation>();
  readonly #retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    this.#retryAfterSeconds = retryAfterSeconds;
  }

  start(id: string, url: string): Operation {
    const operation: Operation = { id, url, outcome: undefined };
    this.#byId.set(id.toLowerCase(), operation);
    return operation;
  }

  /** 202 with `Location` alone and an empty body, as recorded for `slotsswap`. */
  accepted(operation: Operation, headers: Readonly<Record<string, string>> = {}): Reply {
    return {
      status: 202,
      headers: {
        location: operation.url,
        "retry-after": String(this.#retryAfterSeconds),
        ...headers,
      },
    };
  }

  poll(id: string): Reply | undefined {
    const operation = this.#byId.get(id.toLowerCase());
    if (operation === undefined) return undefined;
    return operation.outcome?.() ?? this.accepted(operation);
  }
}
