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
import { parseExclusionSets } from "./settings/exclusion-sets.ts";
import { type GroupDefaults, type GroupSettings, parseGroups } from "./settings/groups.ts";
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
}

/** Reads and checks all inputs before anything else happens. */
export function readInputs(): Inputs {
  const branches = optionalInput("branch-threshold");
  const changedLines = optionalInput("changed-lines-threshold");
  const perFile = optionalInput("per-file-threshold");
  const defaults: GroupDefaults = {
    lines: parseThreshold(requiredInput("line-threshold"), 'Input "line-threshold"'),
    ...(branches === undefined
      ? {}
      : { branches: parseThreshold(branches, 'Input "branch-threshold"') }),
    ...(perFile === undefined
      ? {}
      : { perFile: parseThreshold(perFile, 'Input "per-file-threshold"') }),
    ...(changedLines === undefined
      ? {}
      : { changedLines: parseThreshold(changedLines, 'Input "changed-lines-threshold"') }),
    include: linesInput("include"),
    exclude: linesInput("exclude"),
    exclusionSets: parseExclusionSets(listInput("exclusion-sets"), 'Input "exclusion-sets"'),
  };
  const evidenceDirectory = requiredInput("evidence-directory");
  insideWorkspace(evidenceDirectory, 'Input "evidence-directory"');
  return {
    groups: readGroups(defaults),
    mode: choiceInput("mode", ["enforce", "warn"]),
    onInconclusive: choiceInput("on-inconclusive", ["fail", "warn"]),
    workspace: workspaceDirectory(),
    workingDirectory: insideWorkspace(
      requiredInput("working-directory"),
      'Input "working-directory"',
    ),
    mappings: linesInput("path-map").map(parseMapping),
    evidenceDirectory,
    base: optionalInput("base"),
    maxReportAgeMilliseconds: optionalDurationInput("max-report-age"),
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
    return [{ name: "coverage", reports, ...defaults }];
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
