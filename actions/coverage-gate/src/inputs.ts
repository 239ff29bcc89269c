import { statSync } from "node:fs";
import path from "node:path";
import {
  choiceInput,
  type InconclusivePolicy,
  insideWorkspace,
  linesInput,
  listInput,
  optionalDurationInput,
  optionalInput,
  requiredInput,
  UsageError,
  workspaceDirectory,
} from "@slipway/toolkit";
import type { Mode } from "./gate/report.ts";
import { refuseEscapes } from "./paths/patterns.ts";
import { reportPath } from "./paths/report-path.ts";
import type { PathMapping } from "./paths/resolve.ts";
import { isDay, parseAdoption } from "./settings/adoption.ts";
import { parseExclusionSets } from "./settings/exclusion-sets.ts";
import {
  type GroupDefaults,
  type GroupSettings,
  parseGroups,
  unreportedChoices,
} from "./settings/groups.ts";
import { parseThreshold } from "./settings/threshold.ts";

export interface Inputs {
  readonly groups: readonly GroupSettings[];
  readonly mode: Mode;
  readonly onInconclusive: InconclusivePolicy;
  readonly workspace: string;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly mappings: readonly PathMapping[];
  readonly evidenceDirectory: string;
  /** Where the change began: a branch, tag or commit; otherwise the event tells. */
  readonly base: string | undefined;
  /** A report that was written longer ago is no evidence. */
  readonly maxReportAgeMilliseconds: number | undefined;
  /** The file of the default branch's figures. */
  readonly baseline: { readonly shown: string; readonly absolute: string } | undefined;
  /** `mode: warn` ends on this day. */
  readonly warnUntil: string | undefined;
  readonly comment: "never" | "always";
  readonly token: string | undefined;
}

function readWorkingDirectory(): string {
  const shown = requiredInput("working-directory");
  const directory = insideWorkspace(shown, 'Input "working-directory"');
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(
      `Input "working-directory" is ${JSON.stringify(shown)}, and the workspace has no such directory.`,
      "Give a directory of the checked-out repository, relative to its root.",
    );
  }
  return directory;
}

/** Reads and checks all inputs before anything else happens. */
export function readInputs(): Inputs {
  const evidenceDirectory = requiredInput("evidence-directory");
  insideWorkspace(evidenceDirectory, 'Input "evidence-directory"');
  const baseline = optionalInput("baseline");
  const mode = choiceInput("mode", ["enforce", "warn"]);
  const warnUntil = optionalInput("warn-until");
  if (warnUntil !== undefined && (mode !== "warn" || !isDay(warnUntil))) {
    throw new UsageError(
      mode === "warn"
        ? `Input "warn-until" is ${JSON.stringify(warnUntil)}.`
        : 'Input "warn-until" is set, and "mode" is not "warn".',
      'Write "mode: warn" and a day, for example "warn-until: 2026-12-31".',
    );
  }
  return {
    groups: readGroups(readDefaults()),
    mode,
    warnUntil,
    onInconclusive: choiceInput("on-inconclusive", ["fail", "warn"]),
    workspace: workspaceDirectory(),
    workingDirectory: readWorkingDirectory(),
    mappings: linesInput("path-map").map(parseMapping),
    evidenceDirectory,
    base: optionalInput("base"),
    maxReportAgeMilliseconds: optionalDurationInput("max-report-age"),
    baseline:
      baseline === undefined
        ? undefined
        : { shown: baseline, absolute: insideWorkspace(baseline, 'Input "baseline"') },
    comment: choiceInput("comment", ["never", "always"]),
    token: optionalInput("token"),
  };
}

function readDefaults(): GroupDefaults {
  const threshold = (name: string) => {
    const text = optionalInput(name);
    return text === undefined ? undefined : parseThreshold(text, `Input "${name}"`);
  };
  const branches = threshold("branch-threshold");
  const changedLines = threshold("changed-lines-threshold");
  const perFile = threshold("per-file-threshold");
  const carryForward = optionalDurationInput("carry-forward");
  const adoption = optionalInput("adoption");
  return {
    lines: parseThreshold(requiredInput("line-threshold"), 'Input "line-threshold"'),
    ...(branches === undefined ? {} : { branches }),
    ...(perFile === undefined ? {} : { perFile }),
    ...(changedLines === undefined ? {} : { changedLines }),
    include: linesInput("include"),
    exclude: linesInput("exclude"),
    exclusionSets: parseExclusionSets(listInput("exclusion-sets"), 'Input "exclusion-sets"'),
    tolerance: parseThreshold(requiredInput("baseline-tolerance"), 'Input "baseline-tolerance"'),
    source: linesInput("source"),
    unreported: choiceInput("unreported", unreportedChoices),
    testResults: linesInput("test-results"),
    ...(carryForward === undefined ? {} : { carryForwardMilliseconds: carryForward }),
    ...(adoption === undefined ? {} : { adoptionText: adoption }),
  };
}

function readGroups(defaults: GroupDefaults): GroupSettings[] {
  const reports = linesInput("reports");
  const yaml = optionalInput("groups");
  if (yaml === undefined) {
    if (reports.length === 0) {
      throw new UsageError(
        'Neither input "reports" nor input "groups" says where the reports are.',
        'Set "reports: coverage/**/coverage.cobertura.xml", or "groups" for several thresholds.',
      );
    }
    refuseEscapes(reports, 'Input "reports"');
    refuseEscapes(defaults.testResults, 'Input "test-results"');
    const { adoptionText, ...settings } = defaults;
    return [
      {
        name: "coverage",
        reports,
        ...settings,
        ...(adoptionText === undefined
          ? {}
          : { adoption: parseAdoption(adoptionText, defaults.lines, 'Input "adoption"') }),
      },
    ];
  }
  if (reports.length > 0) {
    throw new UsageError(
      'Both "reports" and "groups" are set.',
      'Move the patterns of "reports" into a group, or remove "groups".',
    );
  }
  const groups = parseGroups(yaml, defaults);
  for (const group of groups) {
    refuseEscapes(group.reports, `"reports" of group ${JSON.stringify(group.name)}`);
    refuseEscapes(group.testResults, `"test-results" of group ${JSON.stringify(group.name)}`);
  }
  return groups;
}

function parseMapping(line: string): PathMapping {
  const [from, to, more] = line.split("=>").map((part) => part.trim());
  if (!from || to === undefined || more !== undefined) {
    throw new UsageError(
      `Input "path-map" holds the line ${JSON.stringify(line)}.`,
      'Write "<beginning of the report\'s path> => <directory in the repository>", for example "/build/agent/s => .".',
    );
  }
  const target = reportPath(to);
  if (target.absolute || path.posix.normalize(target.text).startsWith("..")) {
    throw new UsageError(
      `Input "path-map" leads to ${JSON.stringify(to)}, outside of the repository.`,
      "Give a directory relative to the repository's root.",
    );
  }
  return { from: reportPath(from).text, to: target.text === "" ? "." : target.text };
}
