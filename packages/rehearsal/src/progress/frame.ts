/** The live lines on a terminal. Pure. */

import { formatDuration } from "@slipway/toolkit";
import { noPaint, type Paint } from "./paint.ts";
import type { Label, ProgressState } from "./state.ts";
import { columns, cut, padded } from "./width.ts";

const spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

export interface FrameOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Lines at most; what is left out is counted in the last one. */
  readonly height?: number;
  readonly paint?: Paint;
}

/** One line for each running job, none longer than `width` columns, then what waits. */
export function frame(
  state: ProgressState,
  width: number,
  { now, height = Number.POSITIVE_INFINITY, paint = noPaint }: FrameOptions,
): string[] {
  const turning = spinner[Math.floor(now / 100) % spinner.length] ?? "";
  const jobs = [...state.running.values()];
  const labels = jobs.map(({ label }) => labelText(label));
  const labelWidth = Math.min(
    Math.max(0, ...labels.map(columns)),
    Math.max(12, Math.floor(width / 2)),
  );
  const lines = jobs.map((job, index) => {
    const elapsed = formatSeconds(now - job.startedAt);
    const label = padded(cut(labels[index] ?? "", labelWidth), labelWidth);
    const room = width - 2 - labelWidth - 2 - columns(elapsed) - 2;
    const step = room >= 4 ? padded(cut(job.step?.name ?? "starting", room), room) : "";
    const start = cut(label, width - 2);
    return step === ""
      ? `${paint.good(turning)} ${start}`
      : `${paint.good(turning)} ${start}  ${paint.dim(step)}  ${elapsed}`;
  });
  for (const [job, reason] of state.waiting) {
    const name = job.split(" / ").at(-1) ?? job;
    lines.push(paint.dim(cut(`· ${name} waits for ${reason}`, width)));
  }
  if (lines.length <= height) return lines;
  const kept = Math.max(0, Math.floor(height) - 1);
  const more = `… and ${lines.length - kept} more`;
  return [...lines.slice(0, kept), paint.dim(cut(more, width))];
}

export function labelText({ stage, name }: Label): string {
  return stage === "" ? name : `${stage} › ${name}`;
}

/** Whole seconds: a live line must not tremble. */
export function formatSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  return seconds === 0 ? "0 s" : formatDuration(seconds * 1_000);
}
