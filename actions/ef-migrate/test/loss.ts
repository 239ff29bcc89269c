import { expect } from "vitest";
import type { LoadedPack } from "../src/pack/files.ts";
import { Bench } from "./operate.ts";

/** A server on which every run can lose its connection at one statement. */
export interface Place {
  readonly connectionString: string;
  /** What is in the database, to compare. */
  state(): unknown;
  /** Ids in the history. */
  history(): readonly string[];
  /** The connection dies before or after the n-th statement, counted from 1; 0 is never. */
  loseAt(count: number, when: "before" | "after"): void;
  /** Statements since the last `loseAt`. */
  count(): number;
}

/**
 * Applies a pack with the connection lost at each statement in turn, before it or after it: what
 * the run says of each migration is what the database holds, and the next run completes it.
 */
export async function survivesEveryLoss(
  loaded: LoadedPack,
  fresh: () => Place,
  step = 1,
): Promise<number> {
  const undisturbed = fresh();
  undisturbed.loseAt(0, "before");
  {
    using bench = new Bench(loaded);
    const { report } = await bench.run("apply", { connectionString: undisturbed.connectionString });
    expect(report.reasons).toEqual([]);
  }
  const statements = undisturbed.count();
  const expected = undisturbed.state();
  let lost = 0;
  for (let count = 1; count <= statements; count += step) {
    const when = Math.floor(count / step) % 2 === 0 ? "before" : "after";
    const place = fresh();
    using bench = new Bench(loaded);
    place.loseAt(count, when);
    const first = await bench.run("apply", { connectionString: place.connectionString });
    if (first.report.verdict === "fail") lost++;
    const shown = `${when} statement ${count} of ${statements}`;
    const steps = first.report.contexts[0]?.steps ?? [];
    const history = steps.length === 0 ? [] : place.history();
    for (const { id, outcome } of steps) {
      expect([id, outcome !== "unknown", history.includes(id)], shown).toEqual([
        id,
        true,
        outcome === "done",
      ]);
    }
    place.loseAt(0, "before");
    const second = await bench.run("apply", { connectionString: place.connectionString });
    expect(second.report.reasons, shown).toEqual([]);
    expect(place.state(), shown).toEqual(expected);
  }
  return lost;
}
