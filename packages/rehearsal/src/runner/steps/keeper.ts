/**
 * Sees to it that no process of a run outlives it, not even where the runner itself is killed.
 *
 * A tiny shell process waits for the end of a pipe from the runner. When the pipe closes, however
 * the runner ended, it kills the process groups still listed and, on Linux, every process that has
 * the run's marker in its environment.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";

/** In the environment of every process of a run; the job's own is GitHub's RUNNER_TRACKING_ID. */
export const runMarker = "SLIPWAY_RUN";

const script = `
trap '' INT TERM HUP QUIT
groups=" "
while read -r sign group; do
  case "$sign" in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% "$group" *} \${groups#* "$group" }" ;;
  esac
done
for group in $groups; do kill -KILL -- "-$group" 2>/dev/null; done
[ -d /proc/self ] || exit 0
round=0
while [ $round -lt 50 ]; do
  round=$((round + 1))
  found=
  for file in $(grep -lsaF "$0" /proc/[0-9]*/environ 2>/dev/null); do
    pid=\${file#/proc/}
    pid=\${pid%/environ}
    [ "$pid" = $$ ] && continue
    kill -KILL "$pid" 2>/dev/null && found=1
  done
  [ -z "$found" ] && exit 0
done
`;

export interface Keeper {
  readonly run: string;
  /** A child leads this process group. */
  started(group: number): void;
  ended(group: number): void;
  /** Kills all that is left of the run and ends the watching process. */
  close(): Promise<void>;
}

export function startKeeper(run: string): Keeper {
  const marker = `${runMarker}=${run}`;
  const watcher: ChildProcess = spawn("/bin/sh", ["-c", script, marker], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin" },
  });
  watcher.stdin?.on("error", () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref?(): void } | null)?.unref?.();
  const tell = (line: string) => watcher.stdin?.write(`${line}\n`);
  return {
    run,
    started: (group) => tell(`+ ${group}`),
    ended: (group) => tell(`- ${group}`),
    async close() {
      await killMarked(marker);
      const ended = new Promise<void>((resolve) => watcher.once("exit", () => resolve()));
      watcher.ref();
      watcher.stdin?.end();
      await ended;
    },
  };
}

/**
 * Kills every process with `NAME=value` in its environment, until none is found. Linux only;
 * elsewhere process groups are all there is. Answers how many were killed.
 */
export async function killMarked(marker: string): Promise<number> {
  if (process.platform !== "linux") return 0;
  const killed = new Set<number>();
  for (let round = 0; round < 50; round++) {
    const found = await markedProcesses(marker);
    if (found.length === 0) break;
    for (const pid of found) {
      try {
        process.kill(pid, "SIGKILL");
        killed.add(pid);
      } catch {
        // It has ended by itself.
      }
    }
  }
  return killed.size;
}

async function markedProcesses(marker: string): Promise<number[]> {
  const entries = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    entries.map(async (name) => {
      if (Number(name) === process.pid) return [];
      const environment = await readFile(`/proc/${name}/environ`, "latin1").catch(() => "");
      return environment.split("\0").includes(marker) ? [Number(name)] : [];
    }),
  );
  return found.flat();
}
