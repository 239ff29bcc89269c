/**
 * What can be made to go wrong. The answers of `throttled` and `gateway-timeout` are the recorded
 * ones (appservice-errors-429); the others follow the fault list of the traffic-shift facts.
 */
export type Misbehaviour =
  /** 429; `lock` is App Service's capitalised shape, `subscription` ARM's. */
  | {
      readonly kind: "throttled";
      readonly shape?: "lock" | "subscription";
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "gateway-timeout" }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The connection breaks before the request has had an effect … */
  | { readonly kind: "reset-before" }
  /** … or after it, with the answer lost. */
  | { readonly kind: "reset-after" }
  /** No answer, without an effect … */
  | { readonly kind: "hang" }
  /** … or after it. */
  | { readonly kind: "hang-after" }
  | { readonly kind: "delay"; readonly seconds: number }
  | { readonly kind: "lose-header"; readonly header: string }
  /** How the next swap really ends, and what its operation says. */
  | {
      readonly kind: "swap";
      readonly outcome:
        | "warm-up-fails"
        | "never-ends"
        | "swapped-but-reported-failed"
        | "not-swapped-but-reported-done"
        | "ends-with-204";
    }
  /**
   * The next swap exchanges the releases in time; the slot's restart with the other release, its
   * last step, then takes so many virtual seconds, in which the slot answers 503.
   */
  | { readonly kind: "swap"; readonly outcome: "restarts-slowly"; readonly seconds: number };

export type SwapFault = Extract<Misbehaviour, { kind: "swap" }>;

export type Fault = Misbehaviour & {
  /** Default: management.azure.com. */
  readonly host?: string;
  /** One, or several with blanks between them. */
  readonly method?: string;
  /** Part of the path (any case), or a pattern for it. */
  readonly path?: string | RegExp;
  /** How many fitting requests go through before it hits; default 0. */
  readonly after?: number;
  /** How many requests it hits; default 1. */
  readonly times?: number;
};

export interface FaultableRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
}

export class FaultPlan {
  readonly #pending: { fault: Fault; left: number; before: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1, before: fault.after ?? 0 });
  }

  /** Takes the first fault that fits the request and uses it up once. */
  take(request: FaultableRequest): Fault | undefined {
    return this.#use((fault) => fault.kind !== "swap" && fits(fault, request));
  }

  takeSwap(): SwapFault | undefined {
    const fault = this.#use(({ kind }) => kind === "swap");
    return fault?.kind === "swap" ? fault : undefined;
  }

  #use(wanted: (fault: Fault) => boolean): Fault | undefined {
    const index = this.#pending.findIndex((entry) => {
      if (!wanted(entry.fault)) return false;
      entry.before -= 1;
      return entry.before < 0;
    });
    const entry = this.#pending[index];
    if (entry === undefined) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#pending.splice(index, 1);
    return entry.fault;
  }
}

function fits(fault: Fault, request: FaultableRequest): boolean {
  if ((fault.host ?? "management.azure.com").toLowerCase() !== request.host) return false;
  if (fault.method !== undefined && !fault.method.split(" ").includes(request.method)) return false;
  if (fault.path === undefined) return true;
  return typeof fault.path === "string"
    ? request.path.toLowerCase().includes(fault.path.toLowerCase())
    : fault.path.test(request.path);
}
