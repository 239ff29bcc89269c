/** Shows a run while it goes on: live lines on a terminal, a plain log with heartbeats elsewhere. */

import { createInterface } from "node:readline";
import { singleLine } from "@slipway/toolkit";
import type { Approval, RunEvent } from "../runner/types.ts";
import { frame } from "./frame.ts";
import { annotationLine, endLines, heartbeat, plainLine, timeStamp } from "./lines.ts";
import { LiveRegion, type Terminal } from "./live-region.ts";
import { ansiPaint, noPaint, type Paint } from "./paint.ts";
import { advance, endedBy, initialState, type ProgressState } from "./state.ts";

export interface Progress {
  onEvent(event: RunEvent): void;
  /** A line of our own, above the live ones. */
  note(line: string): void;
  /**
   * Asks a person on the terminal. `digest`: what is approved, a line each. Without a terminal:
   * `no-reviewer`; an ended signal or input rejects.
   */
  approve(environment: string, digest: readonly string[], signal?: AbortSignal): Promise<Approval>;
  /** Takes the live lines away and gives the cursor back. Called again, it does nothing. */
  close(): void;
}

export interface ProgressOptions {
  /** Default: standard output. */
  readonly output?: Terminal & { readonly isTTY?: boolean };
  /** Default: standard input. */
  readonly input?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** `CI`, `NO_COLOR`, `TERM` are looked at. Default: that of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Real milliseconds between two frames, and the longest silence of a plain log. */
const frameMilliseconds = 100;
const longestSilence = 9_000;

export function startProgress(options: ProgressOptions = {}): Progress {
  const output = options.output ?? process.stdout;
  const environment = options.environment ?? process.env;
  const now = options.now ?? Date.now;
  return isLive(output, environment)
    ? liveProgress(output, options.input ?? process.stdin, paintFor(environment), now)
    : plainProgress(output, now);
}

export function isLive(
  output: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const ci = environment.CI ?? "";
  return output.isTTY === true && environment.TERM !== "dumb" && (ci === "" || ci === "false");
}

/** no-color.org: any value but the empty one. */
function paintFor(environment: Readonly<Record<string, string | undefined>>): Paint {
  return (environment.NO_COLOR ?? "") === "" ? ansiPaint : noPaint;
}

function liveProgress(
  output: Terminal,
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  paint: Paint,
  now: () => number,
): Progress {
  const region = new LiveRegion(output);
  let state: ProgressState = initialState;
  let above: string[] = [];
  let asking = false;
  const draw = (): void => {
    if (asking) return;
    const lines = frame(state, region.width - 1, { now: now(), height: region.height - 2, paint });
    region.draw(lines, above);
    above = [];
  };
  const timer = setInterval(draw, frameMilliseconds);
  timer.unref();
  // Whatever ends the process: the cursor comes back.
  const restore = () => region.clear();
  process.once("exit", restore);

  return {
    onEvent(event) {
      const ended = endedBy(state, event);
      state = advance(state, event);
      if (ended !== undefined) above.push(...endLines(ended, paint));
      const error = event.type === "annotation" ? annotationLine(event, paint) : undefined;
      if (error !== undefined) above.push(error);
      if (ended !== undefined || event.type === "run-finished") draw();
    },
    note(line) {
      above.push(...line.split("\n"));
      draw();
    },
    async approve(name, digest, signal) {
      if (input.isTTY !== true) return "no-reviewer";
      draw();
      asking = true;
      region.clear();
      try {
        return await ask(input, output, name, digest, paint, signal);
      } finally {
        asking = false;
        draw();
      }
    },
    close() {
      clearInterval(timer);
      asking = false;
      if (above.length > 0) region.draw([], above);
      above = [];
      region.clear();
      process.removeListener("exit", restore);
    },
  };
}

function plainProgress(output: Terminal, now: () => number): Progress {
  let state: ProgressState = initialState;
  let lastWritten = now();
  let running = false;
  const write = (line: string): void => {
    lastWritten = now();
    output.write(`${timeStamp(lastWritten)}  ${line}\n`);
  };
  const timer = setInterval(() => {
    if (running && now() - lastWritten >= longestSilence) write(heartbeat(state, now()));
  }, 500);
  timer.unref();

  return {
    onEvent(event) {
      const ended = endedBy(state, event);
      state = advance(state, event);
      if (event.type === "run-started") running = true;
      if (event.type === "run-finished") running = false;
      const line = event.type === "annotation" ? annotationLine(event) : plainLine(state, event);
      if (line !== undefined) write(line);
      if (ended !== undefined) for (const each of endLines(ended)) write(each);
    },
    note(line) {
      for (const each of line.split("\n")) write(each);
    },
    async approve() {
      return "no-reviewer";
    },
    close() {
      running = false;
      clearInterval(timer);
    },
  };
}

/** No raw mode, so that Ctrl-C stays a signal to the whole process. */
async function ask(
  input: NodeJS.ReadableStream,
  output: Terminal,
  environment: string,
  digest: readonly string[],
  paint: Paint,
  signal: AbortSignal | undefined,
): Promise<Approval> {
  const name = singleLine(environment, 100);
  output.write(
    `\n${paint.strong(`Approval of ${name}`)}\n${digest.map((line) => `  ${singleLine(line, 300)}\n`).join("")}`,
  );
  if (signal?.aborted === true) return "rejected";
  const reader = createInterface({ input, terminal: false });
  const cancel = () => reader.close();
  signal?.addEventListener("abort", cancel, { once: true });
  const question = `Release to ${name}? [y/N] `;
  try {
    output.write(question);
    for await (const answer of reader) {
      if (/^\s*y(es)?\s*$/i.test(answer)) return "approved";
      if (/^\s*(no?)?\s*$/i.test(answer)) return "rejected";
      output.write(question);
    }
    output.write("\n");
    return "rejected";
  } finally {
    signal?.removeEventListener("abort", cancel);
    reader.close();
    input.pause();
  }
}
