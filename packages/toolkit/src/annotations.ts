import * as core from "@actions/core";
import { singleLine, withoutControlCharacters } from "./printable.ts";
import type { Reason, Verdict } from "./verdict.ts";

/** A step shows ten annotations of each level (REST docs, checks); the rest would be lost in silence. */
const perStep = 10;

/**
 * Shows the reasons as annotations, the first ones first; when there are more than fit, the last
 * one says how many are in the summary only.
 */
export function annotate(verdict: Verdict, reasons: readonly Reason[]): void {
  const write =
    verdict === "fail" || verdict === "inconclusive"
      ? core.error
      : verdict === "warn"
        ? core.warning
        : core.notice;
  const shown = reasons.length > perStep ? reasons.slice(0, perStep - 1) : reasons;
  for (const reason of shown) {
    write(sentence(reason), {
      title: singleLine(reason.code, 100),
      ...(reason.file === undefined ? {} : { file: withoutControlCharacters(reason.file) }),
      ...(reason.line === undefined ? {} : { startLine: reason.line }),
    });
  }
  if (shown.length < reasons.length) {
    write(`${reasons.length - shown.length} more of these are in the job summary and the report.`);
  }
}

/** What happened, then what to do; each ends as a sentence does. */
export function sentence(reason: Pick<Reason, "message" | "remedy">): string {
  const happened = /[.!?:]$/.test(reason.message.trim()) ? reason.message : `${reason.message}.`;
  return singleLine(reason.remedy ? `${happened} ${reason.remedy}` : reason.message, 2_000);
}
