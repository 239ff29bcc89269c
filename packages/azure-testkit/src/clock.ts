import { setTimeout as delay } from "node:timers/promises";
import type { VirtualClock } from "./contract.ts";

/** virtual = virtualEpoch + (real − realEpoch) · timeScale, in milliseconds since 1970. */
export class ScaledClock implements VirtualClock {
  readonly timeScale: number;
  readonly realEpoch: number;
  #virtualEpoch: number;

  constructor(timeScale: number, realEpoch = Date.now()) {
    this.timeScale = timeScale;
    this.realEpoch = realEpoch;
    this.#virtualEpoch = realEpoch;
  }

  get virtualEpoch(): number {
    return this.#virtualEpoch;
  }

  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError("A clock does not go back.");
    this.#virtualEpoch += milliseconds;
  }

  now(): number {
    return this.#virtualEpoch + (Date.now() - this.realEpoch) * this.timeScale;
  }

  /** Waits so many virtual milliseconds; an abort ends the wait quietly. */
  async sleep(virtualMilliseconds: number, signal?: AbortSignal): Promise<void> {
    const real = Math.max(0, virtualMilliseconds / this.timeScale);
    try {
      await delay(real, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }
}

/** An ETag as App Service writes it: the time in 100 ns since 1601, hexadecimal (recorded). */
export function etagOf(milliseconds: number): string {
  const ticks = BigInt(Math.trunc(milliseconds)) * 10_000n + 116_444_736_000_000_000n;
  return `"${ticks.toString(16).toUpperCase()}"`;
}
