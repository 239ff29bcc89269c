import type { LoadClock } from "../src/performance/open-loop.ts";

/** Time that goes on only when everything that runs waits for it. */
export class VirtualTime implements LoadClock {
  private time = 0;
  private readonly waiting: { readonly at: number; readonly wake: () => void }[] = [];

  now = (): number => this.time;

  wait = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      const at = this.time + milliseconds;
      let index = this.waiting.length;
      while (index > 0 && (this.waiting[index - 1]?.at ?? 0) > at) index -= 1;
      this.waiting.splice(index, 0, { at, wake });
    });

  /** Runs until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const settled = work.finally(() => {
      done = true;
    });
    settled.catch(() => undefined);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (done) return settled;
      const next = this.waiting.shift();
      if (next === undefined) throw new Error("Nothing waits and nothing is done.");
      this.time = Math.max(this.time, next.at);
      next.wake();
      while (this.waiting[0] !== undefined && this.waiting[0].at <= this.time) {
        this.waiting.shift()?.wake();
      }
    }
  }
}
