import { markdownText } from "@slipway/toolkit";
import { changedParts, movedParts } from "./movement-parts.ts";
import { details, signs } from "./presentation.ts";
import { headline, overview, type Told, worstFiles } from "./summary.ts";

/**
 * The comment on a pull request: what an author has to know, the rest folded. It holds no time of
 * this run, so that a run with the same outcome does not touch the comment.
 */
export function commentBody(told: Told): string {
  const { verdict, groups } = told;
  const worst = groups.flatMap((group) => worstFiles(group, 5));
  const moved = movedParts(groups, told.baselineMessage, 10).slice(1);
  return [
    `### ${signs[verdict]} ${markdownText(headline(told))}`,
    ...overview({ ...told, reasons: told.reasons.slice(0, 10) }),
    ...changedParts(groups, 20),
    ...(moved.length === 0 ? [] : [details("Since the baseline", moved.join("\n\n"))]),
    ...(worst.length === 0 ? [] : [details("Most uncovered lines", worst.join("\n\n"))]),
  ].join("\n\n");
}
