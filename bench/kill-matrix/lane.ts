/**
 * One lane of the kill matrix: a process with a local Azure, and so a clock, of its own. A cell jumps
 * over the wait for the schedule; actions that another cell has running would not jump along.
 */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { cell, pair, type Situation, situations } from "./cell.ts";
import { Place, temporary } from "./place.ts";

/** All writes of one operation under one signal, or two runs at once. */
export type Task = { readonly name: string } & (
  | { readonly signal: NodeJS.Signals; readonly kind: "hang" | "hang-after" }
  | { readonly later: number }
);

export interface Result {
  readonly name: string;
  readonly where: string;
  /** The number of the write; none for two runs at once. */
  readonly write?: number;
  readonly problems: readonly string[];
}

async function* run(place: Place, task: Task): AsyncGenerator<Result> {
  const { name } = task;
  const situation = situations[name] as Situation;
  const told = (error: unknown) => [(error as Error).message];
  if ("later" in task) {
    const problems = await pair(place, situation, task.later).catch(told);
    yield { name, where: `two at once, ${name}, ${task.later} ms`, problems };
    return;
  }
  const { signal, kind } = task;
  for (let write = 1; ; write += 1) {
    const where = `${name}: ${signal} ${kind === "hang" ? "before" : "after"} write ${write}`;
    try {
      const problems = await cell(place, situation, signal, kind, write - 1);
      if (problems === undefined) return;
      yield { name, where, write, problems };
    } catch (error) {
      // What fails unkilled says nothing about the writes after this one.
      yield { name, where, write, problems: told(error) };
      return;
    }
    if (write > 40) throw new Error(`${name} writes without end.`);
  }
}

const directory = temporary(tmpdir());
const place = await Place.start(directory);
const answer = (message: Result | "ready") => process.send?.(message);
process.on("message", async (task: Task) => {
  for await (const result of run(place, task)) answer(result);
  answer("ready");
});
process.on("disconnect", async () => {
  await place[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true, force: true });
  process.exit();
});
answer("ready");
