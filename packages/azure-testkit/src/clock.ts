import { setTimeout as delay } from "node:timers/promises";
import type { VirtualClock } from "./contract.ts";

/** virtual = virtualEpoch + (real − realEpoch) · timeScale, in milliseconds since 1970. */
export class ScaledClock implements VirtualClock {
  readonly timeScale: number;
  readonly realEpoch: number;
  #virtualEpoch: number;
  /** Ended, and replaced, by each jump. */
  #jump = new AbortController();

  constructor(timeScale: number, realEpoch = Date.now()) {
    this.timeScale = timeScale;
    this.realEpoch = realEpoch;
    this.#virtualEpoch = realEpoch;
  }

  get virtualEpoch(): number {
    return this.#virtualEpoch;
  }

  now(): number {
    return this.#virtualEpoch + (Date.now() - this.realEpoch) * this.timeScale;
  }

  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError("A clock does not go back.");
    this.#virtualEpoch += milliseconds;
    const jump = this.#jump;
    this.#jump = new AbortController();
    jump.abort();
  }

  /** Waits so many virtual milliseconds, less those that are jumped; an abort ends the wait quietly. */
  async sleep(virtualMilliseconds: number, signal?: AbortSignal): Promise<void> {
    const until = this.now() + virtualMilliseconds;
    for (;;) {
      const left = until - this.now();
      if (left <= 0 || signal?.aborted) return;
      const jump = this.#jump.signal;
      const either = signal === undefined ? jump : AbortSignal.any([jump, signal]);
      try {
        await delay(left / this.timeScale, undefined, { signal: either });
      } catch (error) {
        if (!either.aborted) throw error;
      }
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
