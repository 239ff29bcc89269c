import { type PullRequestEvent, shareComment } from "@slipway/toolkit/pull-request-comment";
import type { PlanInputs } from "../inputs.ts";

/**
 * Shows the plan on the pull request. Plans of one context each have a comment each; the plan of a
 * whole project has the one that the `workflow_run` template knows by default.
 */
export async function sharePlan(
  inputs: Pick<PlanInputs, "context" | "evidenceDirectory" | "token">,
  body: string,
  event: PullRequestEvent | undefined,
  log: (line: string) => void,
): Promise<void> {
  const marker = commentMarker(inputs.context);
  const outcome = await shareComment(
    { marker, body, evidenceDirectory: inputs.evidenceDirectory },
    { token: inputs.token, event },
  );
  if (outcome.kind === "no-pull-request") return;
  log(
    outcome.kind === "handed-over"
      ? `The comment was left in ${outcome.file}, because ${outcome.reason}.`
      : `The comment of the pull request is ${outcome.kind}: ${outcome.url}`,
  );
}

/** `migrations`, or `migrations-shop-context` for one context. */
export function commentMarker(context: string | undefined): string {
  const words = (context ?? "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return ["migrations", ...words].join("-");
}
