import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteState } from "./contract.ts";

/** The evidence that a traffic shift leaves, and how to read it. */
export interface Evidence {
  /** Directory with `*-report.json`; the report with the latest `finishedAt` counts. */
  readonly directory: string;
  /** What is wrong with a report by its schema; nothing is good. */
  readonly violation: (report: unknown) => string | undefined;
  /** The release in a slot, as reports call it. */
  readonly releaseOf: (state: SiteState) => string | undefined;
}

/** The parts of a report that can be held to what Azure shows. */
interface Report {
  readonly finishedAt: string;
  readonly app: string;
  readonly slot: string;
  readonly outcome: string;
  readonly weight: number | null;
  readonly releases: { readonly old: string | null; readonly new: string | null };
  readonly serving: { readonly production: string | null };
}

/** What is wrong with the evidence about a site whose slots are in these states; empty is good. */
export function brokenEvidence(
  site: string,
  states: readonly SiteState[],
  { directory, violation, releaseOf }: Evidence,
): readonly string[] {
  const reports: Report[] = [];
  for (const name of namesIn(directory)) {
    const report = parsed(readFileSync(join(directory, name), "utf8"));
    const wrong = report === undefined ? "it is no JSON" : violation(report);
    if (wrong !== undefined) return [`the report ${name} is not of its schema: ${wrong}`];
    if ((report as Report).app === site) reports.push(report as Report);
  }
  const last = reports
    .toSorted((one, other) => one.finishedAt.localeCompare(other.finishedAt))
    .at(-1);
  return last === undefined ? ["no evidence was written"] : disagreements(last, states, releaseOf);
}

/** Pure: where a report says something else than Azure shows. */
export function disagreements(
  report: Report,
  states: readonly SiteState[],
  releaseOf: Evidence["releaseOf"],
): readonly string[] {
  const production = states.find(({ slot }) => slot === "production");
  const slot = states.find((state) => state.slot === report.slot);
  const release = production === undefined ? undefined : releaseOf(production);
  const weight = (production?.rampUpRules ?? []).reduce(
    (sum, { reroutePercentage }) => sum + reroutePercentage,
    0,
  );
  const { outcome, releases, serving } = report;
  const expected = { promoted: releases.new, "rolled-back": releases.old }[outcome] ?? null;
  return [
    ...(serving.production !== null && serving.production !== release
      ? [`the report says that production serves ${serving.production}, and it serves ${release}`]
      : []),
    ...(expected !== null && expected !== release
      ? [`the report says ${outcome}, and production serves ${release}`]
      : []),
    ...(report.weight !== null && report.weight !== weight
      ? [`the report says ${report.weight} % for the slot, and the rules say ${weight} %`]
      : []),
    ...(outcome === "retired" && slot?.state === "Running"
      ? [`the report says retired, and ${report.slot} is running`]
      : []),
  ];
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => name.endsWith("-report.json"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
