import { readFileSync, statSync } from "node:fs";
import type { Reason } from "@slipway/toolkit";
import { type Baseline, largestBaselineBytes, parseBaseline } from "./baseline-file.ts";

/** What there is to compare with, in words that a summary can show. */
export type BaselineStatus =
  | { readonly status: "missing"; readonly message: string }
  | { readonly status: "unusable"; readonly message: string; readonly reason: Reason }
  | { readonly status: "read"; readonly message: string; readonly baseline: Baseline };

/**
 * Reads the baseline file. None at all is normal once: the first run on the default branch makes it.
 *
 * A cache of a branch comes before the default branch's, so a baseline says where it was made, and
 * one of another branch than `defaultBranch` judges nobody.
 */
export function readBaseline(
  file: { readonly shown: string; readonly absolute: string },
  defaultBranch: string | undefined,
): BaselineStatus {
  const unusable = (why: string): BaselineStatus => {
    const message = `The baseline ${file.shown} cannot be used: ${why}`;
    return {
      status: "unusable",
      message,
      reason: {
        code: "baseline-unusable",
        message,
        remedy:
          'Take it from the artifact or cache that this action\'s run on the default branch left, or empty the input "baseline".',
        file: file.shown,
      },
    };
  };
  let text: string;
  try {
    const status = statSync(file.absolute);
    if (!status.isFile()) return unusable("It is no file.");
    if (status.size > largestBaselineBytes) return unusable("It is larger than 64 MiB.");
    text = readFileSync(file.absolute, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      return {
        status: "missing",
        message: `There is no baseline yet (${file.shown} is not there), so nothing is compared with it. The next run on the default branch that passes makes it.`,
      };
    }
    if (code === undefined) throw error;
    return unusable(`It cannot be read (${code}).`);
  }
  const baseline = parseBaseline(text);
  if (typeof baseline === "string") return unusable(baseline);
  if (defaultBranch !== undefined && baseline.branch !== defaultBranch) {
    return {
      status: "missing",
      message: `The baseline ${file.shown} was made on ${JSON.stringify(baseline.branch)} and not on the default branch ${JSON.stringify(defaultBranch)}, so nothing is compared with it.`,
    };
  }
  return {
    status: "read",
    message: `Compared with the baseline of ${JSON.stringify(baseline.branch)}.`,
    baseline,
  };
}
