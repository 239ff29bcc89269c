import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advance,
  frame,
  initialState,
  type ProgressState,
  startProgress,
} from "../src/progress/index.ts";
import { endLines, heartbeat } from "../src/progress/lines.ts";
import { LiveRegion } from "../src/progress/live-region.ts";
import { isLive } from "../src/progress/progress.ts";
import { endedBy } from "../src/progress/state.ts";
import { columns, cut } from "../src/progress/width.ts";
import type { RunEvent } from "../src/runner/types.ts";

const backend = "ship / build-test / backend";
const frontend = "ship / build-test / frontend";

const started: RunEvent = {
  type: "run-started",
  at: 0,
  workflow: ".github/workflows/ship.yml",
  name: "Ship",
  jobs: [
    { job: "ship", name: "Ship", needs: [], call: true },
    { job: "ship / build-test", name: "Build & test", needs: [], call: true },
    { job: backend, name: "Backend", needs: [], call: false },
  ],
};
const jobStarted = (job: string, name: string, at = 0): RunEvent => ({
  type: "job-started",
  at,
  job,
  name,
  call: false,
});
const stepStarted = (job: string, name: string, at = 0): RunEvent => ({
  type: "step-started",
  at,
  job,
  step: 1,
  name,
  standIn: false,
});
const output = (job: string, text: string): RunEvent => ({
  type: "output",
  at: 0,
  job,
  step: 1,
  text,
  kind: "line",
});
const stepFailed = (job: string, name: string): RunEvent => ({
  type: "step-finished",
  at: 0,
  job,
  step: 1,
  name,
  outcome: "failure",
  conclusion: "failure",
  milliseconds: 1_000,
  outputs: {},
});
const jobFinished = (
  job: string,
  conclusion: "success" | "failure" | "cancelled" | "skipped" = "success",
): RunEvent => ({ type: "job-finished", at: 0, job, conclusion, milliseconds: 31_000 });

const after = (...events: readonly RunEvent[]): ProgressState =>
  events.reduce(advance, initialState);

function endOf(...events: readonly RunEvent[]): string[] {
  const last = events.at(-1) as RunEvent;
  const ended = endedBy(after(...events.slice(0, -1)), last);
  return ended === undefined ? [] : endLines(ended);
}

describe("the live lines", () => {
  it("name the stage, the job, its step and how long it has run", () => {
    const state = after(
      started,
      jobStarted(backend, "Backend"),
      stepStarted(backend, "dotnet test"),
    );
    expect(frame(state, 60, { now: 23_400 })).toEqual([
      "⠼ Build & test › Backend  dotnet test                   23 s",
    ]);
  });

  it("say what waits and for what", () => {
    const queued: RunEvent = {
      type: "job-queued",
      at: 0,
      job: "ship / deploy",
      reason: "a free place",
    };
    expect(frame(after(started, queued), 60, { now: 0 })).toEqual([
      "· deploy waits for a free place",
    ]);
  });

  it("count what does not fit on the screen", () => {
    const jobs = Array.from({ length: 9 }, (_, index) =>
      jobStarted(`a / ${index}`, `Job ${index}`),
    );
    const lines = frame(after(started, ...jobs), 60, { now: 0, height: 4 });
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe("… and 6 more");
  });

  it("never take more columns than the terminal has, whatever the names", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 10, max: 200 }),
        fc.nat(10_000_000),
        (name, step, width, now) => {
          const state = after(started, jobStarted(backend, name), stepStarted(backend, step));
          for (const line of frame(state, width, { now })) {
            expect(columns(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });

  it("count wide characters as two columns and cut before them", () => {
    expect(columns("测试")).toBe(4);
    expect(cut("测试测试", 6)).toBe("测试…");
  });

  it("forget a job that has ended", () => {
    const state = after(started, jobStarted(backend, "Backend"), jobFinished(backend));
    expect(frame(state, 60, { now: 0 })).toEqual([]);
  });
});

describe("the line of an ended job", () => {
  it("says that it passed and how long it took", () => {
    expect(endOf(started, jobStarted(backend, "Backend"), jobFinished(backend))).toEqual([
      "✓ Build & test › Backend  31 s",
    ]);
  });

  it("never calls a job passed whose own work only GitHub can do", () => {
    const notRun: RunEvent = {
      type: "not-run-locally",
      at: 0,
      job: backend,
      step: 1,
      uses: "github/codeql-action/analyze@v4",
      reason: "CodeQL needs GitHub's code scanning.",
    };
    expect(endOf(started, jobStarted(backend, "CodeQL"), notRun, jobFinished(backend))).toEqual([
      "○ Build & test › CodeQL: not run locally. CodeQL needs GitHub's code scanning.",
    ]);
  });

  it("shows the tail of the failing step, not of the steps after it", () => {
    const lines = endOf(
      started,
      jobStarted(backend, "Backend"),
      stepStarted(backend, "dotnet test"),
      output(backend, "Expected 3 to be 4"),
      stepFailed(backend, "dotnet test"),
      stepStarted(backend, "Clean up"),
      output(backend, "cleaned"),
      jobFinished(backend, "failure"),
    );
    expect(lines).toEqual([
      "✗ Build & test › Backend: failed in “dotnet test”  31 s",
      "    | Expected 3 to be 4",
    ]);
  });

  it("lets a failing step's output neither command the terminal nor a log", () => {
    const lines = endOf(
      started,
      jobStarted(backend, "Backend"),
      stepStarted(backend, "test"),
      output(backend, "::error::forged"),
      output(backend, "\u001b[2Jgone\rover"),
      stepFailed(backend, "test"),
      jobFinished(backend, "failure"),
    );
    expect(lines.slice(1)).toEqual(["    | ::error::forged", "    | \\u001b[2Jgone", "    | over"]);
  });

  it("keeps a bounded tail of endless output", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => output(backend, `line ${index}`));
    const lines = endOf(
      started,
      jobStarted(backend, "Backend"),
      ...many,
      stepFailed(backend, "test"),
      jobFinished(backend, "failure"),
    );
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toBe("    | line 999");
  });

  it("is not written for a call, whose jobs have their own", () => {
    expect(endOf(started, jobFinished("ship / build-test"))).toEqual([]);
  });
});

describe("the heartbeat", () => {
  it("names every running job, its step and how long the step has run", () => {
    const state = after(
      started,
      jobStarted(backend, "Backend"),
      stepStarted(backend, "dotnet test", 7_000),
      jobStarted(frontend, "Frontend", 10_000),
    );
    expect(heartbeat(state, 30_000)).toBe(
      "still running: Build & test › Backend / dotnet test, 23 s; Build & test › Frontend, 20 s",
    );
  });
});

describe("a terminal", () => {
  it("shows ended lines above the live ones and overwrites only the live ones", () => {
    const screen = new Screen(40);
    const region = new LiveRegion(screen);
    region.draw(["one", "two"]);
    region.draw(["two, longer"], ["one ended"]);
    expect(screen.lines()).toEqual(["one ended", "two, longer"]);
    region.clear();
    expect(screen.lines()).toEqual(["one ended"]);
  });

  it("takes one write for each frame, so that nothing flickers", () => {
    const screen = new Screen(40);
    const region = new LiveRegion(screen);
    region.draw(["one", "two"], ["ended"]);
    expect(screen.writes).toBe(1);
  });

  it("hides the cursor only while lines live", () => {
    const screen = new Screen(40);
    const region = new LiveRegion(screen);
    region.draw(["one"]);
    expect(screen.cursor).toBe(false);
    region.clear();
    expect(screen.cursor).toBe(true);
  });

  it("goes up over the rows that a narrower terminal has wrapped", () => {
    const screen = new Screen(40);
    const region = new LiveRegion(screen);
    region.draw(["x".repeat(30)]);
    screen.columns = 15;
    region.draw([]);
    expect(screen.written.at(-1)).toContain("\u001b[2A");
  });

  it.each([
    [{ TERM: "xterm" }, true],
    [{ TERM: "dumb" }, false],
    [{ TERM: "xterm", CI: "true" }, false],
  ])("is used live in %o: %s", (environment, expected) => {
    expect(isLive({ isTTY: true }, environment)).toBe(expected);
    expect(isLive({ isTTY: false }, environment)).toBe(false);
  });

  it("gets no colour where NO_COLOR is set", () => {
    const written = (environment: Record<string, string>) => {
      const screen = new Screen(60);
      const progress = startProgress({ output: screen, environment, now: () => 0 });
      for (const event of [started, jobStarted(backend, "Backend"), jobFinished(backend)]) {
        progress.onEvent(event);
      }
      progress.close();
      return screen.written.join("");
    };
    expect(written({ TERM: "xterm" })).toContain("\u001b[32m✓");
    expect(written({ TERM: "xterm", NO_COLOR: "1" })).not.toContain("\u001b[32m");
  });
});

describe("without a terminal", () => {
  it("writes plain lines with the time, and nothing that moves a cursor", () => {
    const lines: string[] = [];
    const progress = startProgress({
      output: { write: (text) => lines.push(text) },
      environment: {},
      now: () => Date.UTC(2026, 0, 1, 9, 12, 31),
    });
    progress.onEvent(started);
    progress.onEvent(jobStarted(backend, "Backend"));
    progress.onEvent(stepStarted(backend, "dotnet test"));
    progress.onEvent(jobFinished(backend));
    progress.close();
    expect(lines).toEqual([
      "09:12:31  started Build & test › Backend\n",
      "09:12:31  Build & test › Backend / dotnet test\n",
      "09:12:31  ✓ Build & test › Backend  31 s\n",
    ]);
  });

  it("has no reviewer", async () => {
    const progress = startProgress({ output: { write: () => true }, environment: {} });
    expect(await progress.approve("prod", [])).toBe("no-reviewer");
    progress.close();
  });
});

describe("the approval", () => {
  async function answer(text: string | AbortSignal | undefined) {
    const screen = new Screen(80);
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const progress = startProgress({ output: screen, input, environment: { TERM: "xterm" } });
    const signal = text instanceof AbortSignal ? text : undefined;
    const approval = progress.approve("prod", ["commit e7c40b1", "\u001b[2Jforged"], signal);
    await turn();
    if (typeof text === "string") input.write(text);
    else if (text === undefined) input.end();
    const result = await approval;
    progress.close();
    return { result, lines: screen.lines() };
  }

  it("shows what is approved, made harmless, before it asks", async () => {
    const { lines } = await answer("y\n");
    expect(lines.slice(1, 5)).toEqual([
      "Approval of prod",
      "  commit e7c40b1",
      "  \\u001b[2Jforged",
      "Release to prod? [y/N]",
    ]);
  });

  it.each([
    ["y\n", "approved"],
    ["YES\n", "approved"],
    ["n\n", "rejected"],
    ["\n", "rejected"],
    ["what?\ny\n", "approved"],
  ])("takes %j as %s", async (text, expected) => {
    expect((await answer(text)).result).toBe(expected);
  });

  it("rejects when the input ends or the run is cancelled", async () => {
    expect((await answer(undefined)).result).toBe("rejected");
    expect((await answer(AbortSignal.abort())).result).toBe("rejected");
    const cancelled = new AbortController();
    setImmediate(() => cancelled.abort());
    expect((await answer(cancelled.signal)).result).toBe("rejected");
  });

  it("asks nobody where the input is no terminal", async () => {
    const progress = startProgress({
      output: new Screen(80),
      input: new PassThrough(),
      environment: { TERM: "xterm" },
    });
    expect(await progress.approve("prod", [])).toBe("no-reviewer");
    progress.close();
  });
});

/** Just enough of a terminal to see what a reader sees. */
class Screen {
  readonly isTTY = true;
  readonly rows = 24;
  columns: number;
  writes = 0;
  cursor = true;
  readonly written: string[] = [];
  #rows: string[] = [""];
  #row = 0;
  #column = 0;

  constructor(width: number) {
    this.columns = width;
  }

  write(text: string): boolean {
    this.writes++;
    this.written.push(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is made of them
    for (const [part, parameter, command] of text.matchAll(/\u001b\[(\??\d*)([A-Za-z])|[\s\S]/gu)) {
      if (command === undefined) this.#character(part);
      else this.#command(command, parameter ?? "");
    }
    return true;
  }

  lines(): string[] {
    return this.#rows.map((row) => row.trimEnd()).slice(0, this.#lastUsed() + 1);
  }

  #character(character: string): void {
    if (character === "\r") this.#column = 0;
    else if (character === "\n") {
      this.#row++;
      this.#column = 0;
      this.#rows[this.#row] ??= "";
    } else {
      const row = (this.#rows[this.#row] ?? "").padEnd(this.#column);
      this.#rows[this.#row] = row.slice(0, this.#column) + character + row.slice(this.#column + 1);
      this.#column++;
    }
  }

  #command(command: string, parameter: string): void {
    const row = this.#rows[this.#row] ?? "";
    if (command === "A") this.#row = Math.max(0, this.#row - Number(parameter || 1));
    if (command === "K" || command === "J") this.#rows[this.#row] = row.slice(0, this.#column);
    if (command === "J") this.#rows.length = this.#row + 1;
    if (parameter === "?25") this.cursor = command === "h";
  }

  #lastUsed(): number {
    return this.#rows.findLastIndex((row) => row.trim() !== "");
  }
}
