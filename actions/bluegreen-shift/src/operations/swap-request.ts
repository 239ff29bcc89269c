import { AzureError } from "@slipway/azure";
import type { SwapRequest } from "../state/observed.ts";
import { Halt } from "./halt.ts";
import type { World } from "./session.ts";

const swapTries = 5;

/** Busy, throttled, or an instance more or less in the middle of the swap (azure-pipelines-tasks#12835). */
function askAgain({ status, detail }: AzureError): boolean {
  return status === 409 || status === 429 || (status === 400 && /during the swap/i.test(detail));
}

/**
 * The one swap that a run may have asked for: sent once, then followed by its operation, which is a
 * hint and no more.
 */
export class RequestedSwap {
  /** What is known of it; `undefined` before it is sent. */
  seen: SwapRequest | undefined;
  /** It was sent and its end is not known. */
  open = false;
  /** The intent in the record was written by this process. */
  intended = false;
  readonly #world: World;
  #operationUrl: string | undefined;
  #tries = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes room for another swap; the last one has ended. */
  forget(): void {
    this.seen = undefined;
    this.intended = false;
    this.#operationUrl = undefined;
    this.#tries = 0;
  }

  /**
   * Asks for it.
   *
   * @param write runs a write that an interruption waits for
   * @returns whether to wait before it is asked for again: Azure has said no for the moment
   */
  async send(
    standby: string,
    write: <T>(write: Promise<T>) => Promise<T>,
  ): Promise<"sent" | "refused-for-now"> {
    const { app, log, now } = this.#world;
    const requestedAt = now();
    this.#tries += 1;
    log(
      app.traits.name === "slots"
        ? "Swapping; a real swap takes about a minute."
        : `Switching everything to ${standby}.`,
    );
    this.open = true;
    try {
      const { operationUrl, done } = await write(app.requestSwap(standby));
      this.#operationUrl = operationUrl;
      this.seen = done
        ? { requestedAt, answer: "accepted", progress: "done", endedAt: now() }
        : { requestedAt, answer: "accepted", progress: "running" };
      return "sent";
    } catch (error) {
      if (!(error instanceof AzureError)) throw error;
      if (error.status === undefined || error.status < 400 || error.status >= 500) {
        log(`The answer to the swap request was lost (${error.code}); looking what happened.`);
        this.seen = { requestedAt, answer: "unknown", progress: "unknown" };
        return "sent";
      }
      // Azure has said no, so nothing is under way and asking again is safe.
      this.open = false;
      if (!askAgain(error) || this.#tries >= swapTries) {
        throw new Halt("swap-refused", error.message, error.remedy);
      }
      log(`Azure does not swap at the moment: ${error.message}`);
      return "refused-for-now";
    }
  }

  /** Asks the operation how far it is, while it runs. */
  async follow(): Promise<void> {
    const { seen } = this;
    if (seen === undefined || this.#operationUrl === undefined || seen.progress !== "running") {
      return;
    }
    const progress = await this.#world.app.swapProgress(this.#operationUrl);
    if (progress.state === "unknown") return;
    this.seen = {
      ...seen,
      progress: progress.state,
      ...(progress.state === "failed" ? { message: progress.message } : {}),
      ...(progress.state === "running" ? {} : { endedAt: this.#world.now() }),
    };
  }
}
