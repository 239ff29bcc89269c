import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";

/** One rehearsal at a time per checkout: two would write the same files. */
export function takeRunLock(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, "running");
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = Number(readFileSync(file, "utf8"));
      if (isAlive(owner)) {
        throw new UsageError(
          `Another rehearsal runs in this checkout (process ${owner}).`,
          "Wait for it, or end it with Ctrl-C in its terminal.",
        );
      }
      rmSync(file, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
