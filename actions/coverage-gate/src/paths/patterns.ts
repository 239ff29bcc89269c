import { UsageError } from "@slipway/toolkit";
import picomatch from "picomatch";

export interface PathRules {
  /** Whether any of the patterns fits; a pattern with "!" in front takes back. */
  readonly matches: (path: string) => boolean;
}

/** Rules on paths with "/" that are relative to the repository; names with a leading dot count. */
export function pathRules(patterns: readonly string[]): PathRules {
  const compiled = patterns.map((pattern) => {
    const negated = pattern.startsWith("!");
    const body = (negated ? pattern.slice(1) : pattern).replace(/^\.\//, "");
    return { negated, fits: picomatch(body, { dot: true, nonegate: true }) };
  });
  return {
    matches: (path) =>
      compiled.reduce((matched, { negated, fits }) => {
        if (matched === !negated) return matched;
        return fits(path) ? !negated : matched;
      }, false),
  };
}

/** Refuses a pattern that could name anything outside of the workspace. */
export function refuseEscapes(patterns: readonly string[], what: string): void {
  for (const pattern of patterns) {
    const body = pattern.replace(/^!/, "").replace(/\\/g, "/");
    if (/^([a-z]:)?\//i.test(body) || body.split("/").includes("..")) {
      throw new UsageError(
        `${what} holds the pattern ${JSON.stringify(pattern)}, which leads out of the workspace.`,
        'Use a pattern relative to the working directory, without "..".',
      );
    }
  }
}
