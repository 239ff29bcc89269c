import type { ReadReport } from "../evidence/read-reports.ts";
import { FileCoverage } from "../model/file-coverage.ts";
import { pathRules } from "../paths/patterns.ts";
import { exclusionSets } from "../settings/exclusion-sets.ts";
import type { GroupSettings } from "../settings/groups.ts";

/** A rule that took files out of the group, and what it took. */
export interface Exclusion {
  readonly rule: string;
  /** The built-in set of the rule, or `exclude` or `include` of the settings. */
  readonly origin: string;
  readonly files: number;
  readonly lines: number;
}

/** Merges the reports file by file; copies of one report count once. */
function mergedFiles(reports: readonly ReadReport[]): Map<string, FileCoverage> {
  const distinct = reports.filter(
    ({ sameAs }) => sameAs === undefined || !reports.some(({ path }) => path === sameAs),
  );
  const loaded = new Set(
    distinct.flatMap(({ files }) =>
      [...files].filter(([, record]) => !record.placeholder).map(([path]) => path),
    ),
  );
  const merged = new Map<string, FileCoverage>();
  for (const report of distinct) {
    for (const [path, record] of report.files) {
      // A file that a run never loaded has lines by another reckoning than one it did.
      if (record.placeholder && loaded.has(path)) continue;
      let file = merged.get(path);
      if (file === undefined) {
        file = new FileCoverage();
        merged.set(path, file);
      }
      file.add(record, `${report.format} ${report.producer}`);
    }
  }
  return merged;
}

/** What the reports say about the files that the group's rules let through. */
export function countedFiles(
  settings: GroupSettings,
  reports: readonly ReadReport[],
): { coverage: Map<string, FileCoverage>; exclusions: Exclusion[] } {
  const merged = mergedFiles(reports);
  const leavingOut = groupRules(settings);
  const removed = new Map<string, { rule: string; origin: string; files: number; lines: number }>();
  const coverage = new Map<string, FileCoverage>();
  for (const [path, file] of merged) {
    const total = file.lines.count().total;
    if (total === 0 && file.branchLines().size === 0) continue;
    const rule = leavingOut(path);
    if (rule === undefined) {
      coverage.set(path, file);
      continue;
    }
    const key = `${rule.origin} ${rule.rule}`;
    const known = removed.get(key);
    if (known === undefined) {
      removed.set(key, { rule: rule.rule, origin: rule.origin, files: 1, lines: total });
    } else {
      known.files++;
      known.lines += total;
    }
  }
  return { coverage, exclusions: [...removed.values()].sort((a, b) => b.lines - a.lines) };
}

/** The rule of the group that leaves a file out, if there is one. */
export function groupRules(
  settings: GroupSettings,
): (path: string) => Pick<Exclusion, "rule" | "origin"> | undefined {
  const include = pathRules(settings.include);
  // A pattern with "!" in front takes files back from the other patterns of "exclude".
  const kept = pathRules(
    settings.exclude.filter((rule) => rule.startsWith("!")).map((rule) => rule.slice(1)),
  );
  const rules = [
    ...settings.exclusionSets.flatMap((set) =>
      exclusionSets[set].map((rule) => ({
        origin: set as string,
        rule,
        fits: pathRules([rule]).matches,
      })),
    ),
    ...settings.exclude
      .filter((rule) => !rule.startsWith("!"))
      .map((rule) => {
        const { matches } = pathRules([rule]);
        return {
          origin: "exclude",
          rule,
          fits: (path: string) => matches(path) && !kept.matches(path),
        };
      }),
  ];
  const outside = { origin: "include", rule: `outside of ${settings.include.join(" ")}` };
  return (path) =>
    settings.include.length > 0 && !include.matches(path)
      ? outside
      : rules.find(({ fits }) => fits(path));
}
