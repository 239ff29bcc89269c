import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RunEvent, RunResult } from "../../src/runner/index.ts";
import { childEnvironment } from "./options.ts";
import { repositoryOf, temporaryDirectory, workflow, workflowPath } from "./rehearse.ts";

const linux = existsSync("/proc/self/environ");

/** Processes that end only when they are killed: in the group, outside of it, deaf to signals. */
const leaveBehind = `sleep 1000 &
setsid sleep 1000 &
(trap '' INT TERM HUP; sleep 1000) &
setsid bash -c 'trap "" INT TERM HUP; sleep 1000 & wait' > /dev/null 2>&1 &`;

function script(...lines: string[]): string {
  return workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - run: |
${lines
  .flatMap((text) => text.split("\n"))
  .map((line) => `          ${line}`)
  .join("\n")}
      - if: always()
        run: echo cleaned up
`);
}

class RunnerProcess {
  readonly marker = randomUUID();
  readonly events: (RunEvent | ({ type: "result" } & RunResult))[] = [];
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  #listeners: (() => void)[] = [];

  constructor(text: string) {
    const { directory, sha } = repositoryOf({ [workflowPath]: text });
    const program = new URL("./runner-program.ts", import.meta.url).pathname;
    this.child = spawn(process.execPath, [program, directory, sha, temporaryDirectory()], {
      env: { ...childEnvironment(), REHEARSED_BY: this.marker },
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => {
      this.child.kill("SIGKILL");
    });
    const { stdout } = this.child;
    if (stdout === null) throw new Error("no output");
    createInterface(stdout).on("line", (line) => {
      this.events.push(JSON.parse(line));
      for (const listener of this.#listeners) listener();
    });
    this.ended = new Promise((resolve) => this.child.once("close", () => resolve()));
  }

  async until(wanted: (event: RunEvent) => boolean): Promise<void> {
    while (!this.events.some((event) => event.type !== "result" && wanted(event))) {
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    }
  }

  get lines(): string[] {
    return this.events.flatMap((event) =>
      event.type === "output" && event.kind === "line" ? [event.text] : [],
    );
  }

  get conclusion(): string | undefined {
    return this.events.find((event) => event.type === "result")?.conclusion;
  }

  /** Command lines of everything that descends from this run. */
  get alive(): string[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const environment = readFileSync(`/proc/${pid}/environ`, "latin1");
          if (!environment.includes(this.marker)) return [];
          return [readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ")];
        } catch {
          return [];
        }
      });
  }
}

const hanging = (event: RunEvent) => event.type === "output" && event.text === "hanging";

describe.runIf(linux)("no process of a run outlives it", () => {
  it.each([
    ["ends well", "exit 0", "success"],
    ["fails", "exit 1", "failure"],
  ])("that %s", async (_name, end, conclusion) => {
    const runner = new RunnerProcess(script(leaveBehind, end));
    await runner.ended;
    expect(runner.conclusion).toBe(conclusion);
    expect(runner.alive).toEqual([]);
  });

  it("that is cancelled while a step runs; its always() step still runs", async () => {
    const runner = new RunnerProcess(script(leaveBehind, "echo hanging", "exec sleep 1000"));
    await runner.until(hanging);
    runner.child.kill("SIGINT");
    await runner.ended;
    expect(runner.conclusion).toBe("cancelled");
    expect(runner.lines).toContain("cleaned up");
    expect(runner.alive).toEqual([]);
  });

  it("that is cancelled while a step ignores every signal it can", async () => {
    const runner = new RunnerProcess(
      script(leaveBehind, "trap '' INT TERM", "echo hanging", "while true; do sleep 1; done"),
    );
    await runner.until(hanging);
    runner.child.kill("SIGINT");
    await runner.ended;
    expect(runner.conclusion).toBe("cancelled");
    expect(runner.lines).toContain("cleaned up");
    expect(runner.alive).toEqual([]);
  });

  it("that is cancelled twice: it ends at once, without the rest of the steps", async () => {
    const runner = new RunnerProcess(
      script(leaveBehind, "trap '' INT TERM", "echo hanging", "while true; do sleep 1; done"),
    );
    await runner.until(hanging);
    runner.child.kill("SIGINT");
    await delay(100);
    runner.child.kill("SIGINT");
    await runner.ended;
    expect(runner.conclusion).toBe("cancelled");
    expect(runner.lines).not.toContain("cleaned up");
    expect(runner.alive).toEqual([]);
  });

  it.each([
    ["before its first job", (event: RunEvent) => event.type === "run-started"],
    ["as a job starts", (event: RunEvent) => event.type === "job-started"],
    ["as a step starts", (event: RunEvent) => event.type === "step-started"],
  ])("that is cancelled %s", async (_name, moment) => {
    const runner = new RunnerProcess(script(leaveBehind, "exec sleep 1000"));
    await runner.until(moment);
    runner.child.kill("SIGINT");
    await runner.ended;
    expect(runner.conclusion).toBe("cancelled");
    expect(runner.alive).toEqual([]);
  });

  it("that is cancelled while it waits for an approval", async () => {
    const runner = new RunnerProcess(
      workflow(`  one:
    environment: prod
    runs-on: ubuntu-latest
    steps: [{ run: echo never }]
`),
    );
    await runner.until((event) => event.type === "approval-asked");
    runner.child.kill("SIGINT");
    await runner.ended;
    expect(runner.conclusion).toBe("cancelled");
    expect(runner.lines).toEqual([]);
  });

  it("whose runner is killed", async () => {
    const runner = new RunnerProcess(script(leaveBehind, "echo hanging", "exec sleep 1000"));
    await runner.until(hanging);
    // A process that is just being started has no environment for a moment.
    await expect.poll(() => runner.alive.length, { timeout: 20_000 }).toBeGreaterThan(4);
    runner.child.kill("SIGKILL");
    await runner.ended;
    await expect.poll(() => runner.alive, { timeout: 20_000 }).toEqual([]);
  });
});

describe("a job that waits for a cancelled one", () => {
  it("runs where it says so, and sees the result", async () => {
    const runner = new RunnerProcess(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo hanging
          exec sleep 1000
  report:
    needs: one
    if: always() && needs.one.result == 'cancelled'
    runs-on: ubuntu-latest
    steps: [{ run: echo reported }]
  next:
    needs: one
    runs-on: ubuntu-latest
    steps: [{ run: echo never }]
`),
    );
    await runner.until(hanging);
    runner.child.kill("SIGINT");
    await runner.ended;
    expect(runner.lines).toContain("reported");
    expect(runner.lines).not.toContain("never");
  });
});
