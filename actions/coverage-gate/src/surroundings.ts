import type { Baseline } from "./baseline/baseline-file.ts";
import { carryForward } from "./baseline/carry-forward.ts";
import type { GroupBaseline } from "./baseline/ratchet.ts";
import { changesSince } from "./changes/base.ts";
import type { FileChange } from "./changes/diff.ts";
import { findReports } from "./evidence/find-reports.ts";
import { generatedHeader } from "./evidence/generated-header.ts";
import { readTestResults } from "./evidence/test-results.ts";
import { assumedLines, sourceFiles, sourceText } from "./evidence/unreported-files.ts";
import { groupRules } from "./gate/counted-files.ts";
import type { Change, Surroundings } from "./gate/judge.ts";
import type { Git } from "./git.ts";
import { pathRules } from "./paths/patterns.ts";
import type { RepositoryFiles } from "./paths/repository-files.ts";
import { thresholdOn } from "./settings/adoption.ts";
import type { GroupSettings } from "./settings/groups.ts";

export interface Run {
  readonly inputs: { readonly workspace: string; readonly workingDirectory: string };
  readonly repository: RepositoryFiles;
  readonly git: Git;
  readonly change: Change;
  readonly baseline: Baseline | undefined;
  readonly measured: (path: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** As `2026-12-01`, in UTC. */
  readonly today: string;
}

/**
 * Gathers what a group is judged by beside its reports: the settings of today, its tests, the
 * source files, the baseline and the way from there.
 */
export function surroundings(
  run: Run,
): (
  settings: GroupSettings,
  withoutReports: boolean,
) => Promise<Surroundings & { readonly settings: GroupSettings }> {
  const isGenerated = generatedHeader(run.repository);
  const kinds = new Set(Array.from(run.repository.all, extension));
  const changes = new Map<string, Promise<FileChange[] | undefined>>();
  const since = (commit: string) => {
    const known = changes.get(commit) ?? changesSince(commit, run.git);
    changes.set(commit, known);
    return known;
  };
  return async (settings, withoutReports) => {
    const group = run.baseline?.groups.get(settings.name);
    const baseline: GroupBaseline | undefined =
      group === undefined ? undefined : { group, changes: await since(group.commit) };
    const adoption =
      settings.adoption === undefined ? undefined : thresholdOn(settings.adoption, run.today);
    const { carryForwardMilliseconds: maximumAgeMilliseconds } = settings;
    return {
      settings: adoption === undefined ? settings : { ...settings, lines: adoption.lines },
      change: run.change,
      isGenerated,
      isSourceKind: (path) => extension(path) !== "" && kinds.has(extension(path)),
      sources: sourceFiles(settings.source, run.repository.all),
      measured: run.measured,
      assumedLines: (path) => assumedLines(sourceText(run.repository, path)),
      ...(baseline === undefined ? {} : { baseline }),
      ...(withoutReports && maximumAgeMilliseconds !== undefined
        ? {
            carryForward: carryForward(settings.name, baseline, {
              maximumAgeMilliseconds,
              now: run.now,
              belongs: belongsTo(settings, baseline),
            }),
          }
        : {}),
      ...(settings.testResults.length === 0
        ? {}
        : {
            tests: readTestResults(
              findReports(run.inputs.workspace, run.inputs.workingDirectory, settings.testResults),
            ),
          }),
      ...(adoption === undefined ? {} : { adoption: adoption.state }),
    };
  };
}

function extension(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? "";
}

/** Whether a file is one of the group's: by its patterns, otherwise by the group's languages. */
function belongsTo(
  settings: GroupSettings,
  baseline: GroupBaseline | undefined,
): (path: string) => boolean {
  const rules = groupRules(settings);
  const languages = new Set([...(baseline?.group.files.keys() ?? [])].map(extension));
  const source = pathRules(settings.source);
  return (path) =>
    rules(path) === undefined &&
    (settings.source.length > 0 ? source.matches(path) : languages.has(extension(path)));
}
