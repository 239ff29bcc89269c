import { parseDuration, UsageError } from "@slipway/toolkit";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { type AdoptionPath, parseAdoption } from "./adoption.ts";
import { type ExclusionSet, parseExclusionSets } from "./exclusion-sets.ts";
import { suggestion } from "./suggestion.ts";
import { parseThreshold, type Threshold } from "./threshold.ts";

/** What one group gates: a part of the product with its own reports and thresholds. */
export interface GroupSettings {
  readonly name: string;
  /** Patterns of report files below the working directory. */
  readonly reports: readonly string[];
  readonly lines: Threshold;
  readonly branches?: Threshold;
  /** Every single file has to reach this share of its lines. */
  readonly perFile?: Threshold;
  /** Least share of covered lines among those that the change added or modified. */
  readonly changedLines?: Threshold;
  /** Patterns of repository files that count; all of them when empty. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly exclusionSets: readonly ExclusionSet[];
  /** Percentage points by which lines may fall below the baseline. */
  readonly tolerance: Threshold;
  /** Patterns of repository files that some report has to name. */
  readonly source: readonly string[];
  readonly unreported: Unreported;
  /** Patterns of test results below the working directory; none when empty. */
  readonly testResults: readonly string[];
  /** How old figures may be that stand for skipped tests; never when missing. */
  readonly carryForwardMilliseconds?: number;
  /** The way to `lines`, where there is one. */
  readonly adoption?: AdoptionPath;
}

/** What a source file in no report is: shown, counted as uncovered, or missing evidence. */
export type Unreported = "list" | "uncovered" | "fail";
export const unreportedChoices: readonly Unreported[] = ["list", "uncovered", "fail"];

/** What a group takes over where it says nothing itself. */
export interface GroupDefaults extends Omit<GroupSettings, "name" | "reports" | "adoption"> {
  /** As written; it has to end at the threshold of each group. */
  readonly adoptionText?: string;
}

const keys = [
  "reports",
  "lines",
  "branches",
  "per-file",
  "changed-lines",
  "include",
  "exclude",
  "exclusion-sets",
  "baseline-tolerance",
  "source",
  "unreported",
  "test-results",
  "carry-forward",
  "adoption",
] as const;

/**
 * The groups of the input `groups`. An unknown key is an error: elsewhere thresholds under keys
 * that do not exist have gated nothing for months (octocov users, octo-server#216).
 */
export function parseGroups(text: string, defaults: GroupDefaults): GroupSettings[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, version: "1.2", merge: false });
  const line = (node: unknown) => {
    const offset = (node as Node | null)?.range?.[0];
    return offset === undefined ? "" : ` (line ${counter.linePos(offset).line} of the input)`;
  };
  const [problem] = document.errors;
  if (problem !== undefined) {
    const where = problem.linePos?.[0].line;
    throw new UsageError(
      `Input "groups" is not valid YAML${where === undefined ? "" : `, line ${where}`}: ${problem.message.split("\n")[0]}`,
      'Put patterns that begin with "*" or hold brackets or commas in quotes.',
    );
  }
  const root = document.contents;
  if (!isMap(root) || root.items.length === 0) {
    throw new UsageError(
      'Input "groups" has no groups.',
      'Write one per line: "backend: { reports: coverage/**/coverage.cobertura.xml, lines: 90 }".',
    );
  }
  return root.items.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : "";
    const what = `Group ${JSON.stringify(name)}`;
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,60}$/u.test(name)) {
      throw new UsageError(
        `${what} of input "groups" has a name that cannot be shown${line(key)}.`,
        "Use letters, digits, blanks and . _ / - in a group's name.",
      );
    }
    if (!isMap(value)) {
      throw new UsageError(
        `${what} of input "groups" has no settings${line(key)}.`,
        `Give it at least its reports: "${name}: { reports: coverage/**/lcov.info }".`,
      );
    }
    const entries = new Map<(typeof keys)[number], unknown>();
    for (const item of value.items) {
      const written = isScalar(item.key) ? String(item.key.value) : "";
      const known = keys.find((candidate) => candidate === written);
      if (known === undefined) {
        const meant = suggestion(written, keys);
        throw new UsageError(
          `${what} of input "groups" has the unknown key ${JSON.stringify(written)}${line(item.key)}.`,
          `${meant === undefined ? "" : `Did you mean "${meant}"? `}The keys are ${keys.join(", ")}.`,
        );
      }
      // A workflow's empty input leaves "adoption:" without a value.
      const empty = isScalar(item.value) && (item.value.value ?? "") === "";
      if (known !== "adoption" || !empty) entries.set(known, item.value);
    }
    const whatKey = (wanted: (typeof keys)[number]) =>
      `"${wanted}" of group ${JSON.stringify(name)}${line(entries.get(wanted))}`;
    const list = (wanted: (typeof keys)[number]) =>
      entries.has(wanted) ? texts(entries.get(wanted), whatKey(wanted)) : undefined;
    const threshold = (
      wanted: "lines" | "branches" | "per-file" | "changed-lines" | "baseline-tolerance",
    ) =>
      entries.has(wanted)
        ? parseThreshold(scalarText(entries.get(wanted), whatKey(wanted)), whatKey(wanted))
        : undefined;
    const reports = list("reports");
    if (reports === undefined || reports.length === 0) {
      throw new UsageError(
        `${what} of input "groups" names no reports${line(value)}.`,
        `Add "reports", for example "${name}: { reports: coverage/**/lcov.info }".`,
      );
    }
    const branches = threshold("branches") ?? defaults.branches;
    const perFile = threshold("per-file") ?? defaults.perFile;
    const changedLines = threshold("changed-lines") ?? defaults.changedLines;
    const sets = list("exclusion-sets");
    const lines = threshold("lines") ?? defaults.lines;
    const unreported = entries.has("unreported")
      ? scalarText(entries.get("unreported"), whatKey("unreported"))
      : defaults.unreported;
    const unreportedChoice = unreportedChoices.find((choice) => choice === unreported);
    if (unreportedChoice === undefined) {
      throw new UsageError(
        `${whatKey("unreported")} is ${JSON.stringify(unreported)}.`,
        `Use one of: ${unreportedChoices.join(", ")}.`,
      );
    }
    const carryForward = entries.has("carry-forward")
      ? parseDuration(
          scalarText(entries.get("carry-forward"), whatKey("carry-forward")),
          whatKey("carry-forward"),
        )
      : defaults.carryForwardMilliseconds;
    const adoption = entries.has("adoption")
      ? parseAdoption(String(entries.get("adoption")), lines, whatKey("adoption"))
      : defaults.adoptionText === undefined
        ? undefined
        : parseAdoption(
            defaults.adoptionText,
            lines,
            `Input "adoption", for group ${JSON.stringify(name)},`,
          );
    return {
      name,
      reports,
      lines,
      ...(branches === undefined ? {} : { branches }),
      ...(perFile === undefined ? {} : { perFile }),
      ...(changedLines === undefined ? {} : { changedLines }),
      include: list("include") ?? defaults.include,
      exclude: [...defaults.exclude, ...(list("exclude") ?? [])],
      exclusionSets:
        sets === undefined
          ? defaults.exclusionSets
          : parseExclusionSets(sets, whatKey("exclusion-sets")),
      tolerance: threshold("baseline-tolerance") ?? defaults.tolerance,
      source: list("source") ?? defaults.source,
      unreported: unreportedChoice,
      testResults: list("test-results") ?? defaults.testResults,
      ...(carryForward === undefined ? {} : { carryForwardMilliseconds: carryForward }),
      ...(adoption === undefined ? {} : { adoption }),
    };
  });
}

/** A list, or one text; a text of several lines is a list too. */
function texts(node: unknown, what: string): string[] {
  if (isSeq(node)) return node.items.map((item) => scalarText(item, what));
  return scalarText(node, what)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** As written, so that 89.95 does not pass through a floating point number. */
function scalarText(node: unknown, what: string): string {
  if (isAlias(node)) {
    throw new UsageError(
      `${what} is ${JSON.stringify(`*${node.source}`)}, which YAML takes for an alias.`,
      'Put patterns that begin with "*" in quotes.',
    );
  }
  if (!isScalar(node) || node.value === null) {
    throw new UsageError(`${what} has no value.`, "Give it a text, a number or a list of texts.");
  }
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}
