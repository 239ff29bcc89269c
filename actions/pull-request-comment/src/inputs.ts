import { listInput, pathInput, requiredInput, UsageError } from "@slipway/toolkit";
import { markerPattern } from "@slipway/toolkit/pull-request-comment";
import { readTriggeringRun, type TriggeringRun } from "./triggering-run.ts";

export interface Inputs {
  /** Absolute. */
  readonly directory: string;
  readonly markers: readonly string[];
  readonly token: string;
  readonly evidenceDirectory: string;
  readonly run: TriggeringRun;
}

export function readInputs(): Inputs {
  const markers = listInput("markers");
  for (const marker of markers) {
    if (!markerPattern.test(marker)) {
      throw new UsageError(
        `Input "markers" holds ${JSON.stringify(marker)}.`,
        "Use lower-case letters, digits and hyphens, for example coverage.",
      );
    }
  }
  return {
    directory: pathInput("directory"),
    markers,
    token: requiredInput("token"),
    evidenceDirectory: requiredInput("evidence-directory"),
    run: readTriggeringRun(process.env),
  };
}
