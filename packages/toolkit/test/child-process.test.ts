import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { runCommand, UsageError } from "../src/index.ts";

const options = {
  directory: process.cwd(),
  environment: { PATH: process.env.PATH },
  timeoutMilliseconds: 30_000,
};
const node = (script: string) => ["-e", script];

test("gives exit code and both streams, and lines as they come", async () => {
  const lines: string[] = [];
  const result = await runCommand(
    process.execPath,
    node("console.log('out\\nlast'); console.error('err'); process.exitCode = 3"),
    { ...options, onLine: (line) => lines.push(line) },
  );
  expect(result).toEqual({ exitCode: 3, stdout: "out\nlast\n", stderr: "err\n", timedOut: false });
  expect(lines.toSorted()).toEqual(["err", "last", "out"]);
});

test("inherits nothing but the environment it is given", async () => {
  const result = await runCommand(
    process.execPath,
    node("console.log(process.env.HOME ?? 'none')"),
    options,
  );
  expect(result.stdout).toBe("none\n");
});

test("arguments never meet a shell", async () => {
  const result = await runCommand(
    process.execPath,
    ["-p", "process.argv[1]", "$(id); rm"],
    options,
  );
  expect(result.stdout).toBe("$(id); rm\n");
});

test("a missing program is the user's to mend", async () => {
  await expect(runCommand("no-such-program-of-ours", [], options)).rejects.toThrow(UsageError);
});

test("a time limit ends the grandchildren too", async () => {
  const script = `
    const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    console.log(child.pid); setInterval(() => {}, 1000);`;
  const result = await runCommand(process.execPath, node(script), {
    ...options,
    timeoutMilliseconds: 1_500,
  });
  expect(result.timedOut).toBe(true);
  await gone(Number(result.stdout));
});

test("an abort ends the child and is thrown", async () => {
  const controller = new AbortController();
  let pid = 0;
  const running = runCommand(
    process.execPath,
    node("console.log(process.pid); setInterval(() => {}, 1000)"),
    {
      ...options,
      signal: controller.signal,
      onLine: (line) => {
        pid = Number(line);
        controller.abort(new Error("cancelled"));
      },
    },
  );
  await expect(running).rejects.toThrow("cancelled");
  await gone(pid);
});

/** Ends when the process no longer exists; the test's own limit is the failure. */
async function gone(pid: number): Promise<void> {
  expect(pid).toBeGreaterThan(0);
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(20);
  }
}
