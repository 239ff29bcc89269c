import type { Preload } from "../runner/types.ts";

/** virtual = virtualEpoch + (real - realEpoch) * timeScale, in milliseconds since 1970. */
export interface Clock {
  readonly realEpoch: number;
  readonly virtualEpoch: number;
  readonly timeScale: number;
}

/** Puts a Node.js child process on a scaled clock. */
export function scaledClockPreload({ realEpoch, virtualEpoch, timeScale }: Clock): Preload {
  return {
    execArgv: ["--import", new URL("./scaled-clock.mjs", import.meta.url).href],
    environment: { SLIPWAY_CLOCK: JSON.stringify({ realEpoch, virtualEpoch, timeScale }) },
  };
}
