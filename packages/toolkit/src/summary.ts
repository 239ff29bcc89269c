import { appendFileSync, statSync } from "node:fs";

/** GitHub drops a step's summary above this size (docs: workflow commands, "step isolation and limits"). */
export const summaryLimitBytes = 1024 * 1024;

const tooLong =
  "\n\n> The rest was left out: a job summary holds 1 MiB. The report file has it all.\n";

/**
 * Appends Markdown to the job summary and returns whether all of it fitted.
 *
 * `@actions/core` keeps the file's path for the life of the process, which breaks a second run in
 * one process; the protocol itself is one append.
 */
export function appendSummary(
  markdown: string,
  file: string | undefined = process.env.GITHUB_STEP_SUMMARY,
): boolean {
  if (!file) return true;
  const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const room = summaryLimitBytes - written;
  const text = `${markdown}\n`;
  if (Buffer.byteLength(text) <= room) {
    appendFileSync(file, text);
    return true;
  }
  const kept = Buffer.from(text).subarray(0, Math.max(0, room - Buffer.byteLength(tooLong)));
  const wholeLines = kept.subarray(0, kept.lastIndexOf("\n") + 1);
  if (room > Buffer.byteLength(tooLong)) appendFileSync(file, wholeLines.toString() + tooLong);
  return false;
}
