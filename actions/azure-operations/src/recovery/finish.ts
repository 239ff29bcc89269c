import type { SqlProgress } from "@slipway/azure";

/** Time and its passing, so that a test needs none. */
export interface Surroundings {
  readonly now: () => number;
  /** Rejects when the run is cancelled. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** As `sleep`, for what is cleaned up even then. */
  readonly rest: (milliseconds: number) => Promise<void>;
  readonly isCancelled: () => boolean;
  /** What `work` leads to; rejects at once when the run is cancelled meanwhile. */
  readonly unlessCancelled: <T>(work: Promise<T>) => Promise<T>;
}

export type End =
  | { readonly state: "done" }
  | { readonly state: "late" }
  | { readonly state: "failed"; readonly code: string; readonly message: string };

/** Follows an operation of Azure until it ends or `deadline` has come; looks less and less often. */
export async function ended(
  look: () => Promise<SqlProgress>,
  deadline: number,
  surroundings: Surroundings,
): Promise<End> {
  for (let pause = 1_000; ; pause = Math.min(15_000, pause * 2)) {
    const progress = await look();
    if (progress.state === "done" || progress.state === "failed") return progress as End;
    if (surroundings.now() >= deadline) return { state: "late" };
    await surroundings.sleep(pause);
  }
}
