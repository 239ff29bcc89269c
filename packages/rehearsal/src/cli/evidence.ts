import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import {
  addCounts,
  type EvidenceStory,
  type Gates,
  type MigrationStory,
  readTestCounts,
  type StoryJob,
  type TestCounts,
  type ValidationStory,
} from "@slipway/deployment-page";
import type { RunEvent } from "../runner/types.ts";

/** What the run's artifacts say, read back from where the jobs stored them. */
export interface Evidence {
  readonly gates: Gates;
  readonly migration?: MigrationStory;
  readonly shift?: unknown;
  readonly validation?: ValidationStory;
  readonly files: EvidenceStory["files"];
}

/** Artifacts by name: the directory that holds their files. */
export type Artifacts = ReadonlyMap<string, string>;

export function artifactsOf(events: readonly RunEvent[]): Artifacts {
  return new Map(
    events.flatMap((event) =>
      event.type === "artifact-stored" ? [[event.name, event.directory] as const] : [],
    ),
  );
}

export function readEvidence(
  artifacts: Artifacts,
  jobs: readonly StoryJob[],
  events: readonly RunEvent[],
): Evidence {
  const reports = [...artifacts]
    .filter(([name]) => name.startsWith("evidence-"))
    .flatMap(([, directory]) => files(directory).filter((file) => file.endsWith(".json")))
    .flatMap((file) => {
      const report = json(file);
      return report === undefined ? [] : [{ file, report }];
    });
  const bySchema = (action: string) =>
    reports.filter(({ report }) => String(report.schema).startsWith(`slipway/${action}-report/`));

  const coverage = bySchema("coverage-gate")[0]?.report;
  const shift = bySchema("bluegreen-shift")[0]?.report;
  const migrationReports = bySchema("ef-migrate").map(({ report, file }) => ({
    operation: String(report.operation ?? path.basename(file).split("-")[2] ?? "plan"),
    report,
    at: String(report.startedAt ?? ""),
  }));
  const pack = artifacts.get("migrations");
  const sql = (name: string) => (pack === undefined ? undefined : text(path.join(pack, name)));
  const forwardSql = sql("forward.sql");
  const rollbackSql = sql("rollback.sql");
  const health = bySchema("health-check").map(({ report, file }) => ({
    of: file.includes("candidate") ? "the candidate, before any user" : "the public name",
    report,
    at: String(report.startedAt ?? ""),
  }));
  const regression = testCounts("Regression", artifacts.get("regression-results"));

  return {
    gates: {
      ...(coverage === undefined ? {} : { coverage }),
      tests: [
        testCounts("Backend", artifacts.get("coverage-backend")),
        testCounts("Frontend", artifacts.get("coverage-frontend")),
        testCounts("End to end", artifacts.get("e2e-results")),
      ].filter((counts) => counts !== undefined),
      checks: gateChecks(jobs, events),
    },
    ...(migrationReports.length === 0 && forwardSql === undefined
      ? {}
      : {
          migration: {
            reports: migrationReports
              .toSorted((a, b) => a.at.localeCompare(b.at))
              .map(({ operation, report }) => ({ operation, report })),
            ...(forwardSql === undefined ? {} : { forwardSql }),
            ...(rollbackSql === undefined ? {} : { rollbackSql }),
          },
        }),
    ...(shift === undefined ? {} : { shift }),
    ...(health.length === 0 && regression === undefined
      ? {}
      : {
          validation: {
            health: health
              .toSorted((a, b) => a.at.localeCompare(b.at))
              .map(({ of, report }) => ({ of, report })),
            ...(regression === undefined ? {} : { regression }),
          },
        }),
    files: [...artifacts]
      .filter(([name]) => name.startsWith("evidence-") || name === "migrations")
      .flatMap(([name, directory]) =>
        files(directory).map((file) => {
          const content = readFileSync(file);
          return {
            path: `${name}/${path.relative(directory, file)}`,
            bytes: content.byteLength,
            sha256: createHash("sha256").update(content).digest("hex"),
          };
        }),
      ),
  };
}

/** The jobs of the second stage other than coverage, as checks with their own verdict. */
function gateChecks(jobs: readonly StoryJob[], events: readonly RunEvent[]): Gates["checks"] {
  return jobs
    .filter((job) => job.job.includes("/ quality-gates /") && !job.job.endsWith("/ coverage"))
    .filter((job) => job.startedAt !== undefined || job.conclusion === "not-run")
    .map((job) => {
      const notes = events.filter((event) => event.type === "annotation" && event.job === job.job);
      const first = notes.find((event) => event.type === "annotation");
      const detail = first?.type === "annotation" ? first.message : undefined;
      if (job.conclusion === "not-run") {
        return {
          name: job.name,
          verdict: "not-run" as const,
          detail: job.notRunLocally[0]?.reason ?? "Runs on GitHub only.",
        };
      }
      const warned = notes.some(
        (event) => event.type === "annotation" && event.level === "warning",
      );
      return {
        name: job.name,
        verdict:
          job.conclusion === "success"
            ? warned
              ? ("warn" as const)
              : ("pass" as const)
            : ("fail" as const),
        detail: detail ?? (job.conclusion === "success" ? "Nothing found." : (job.reason ?? "")),
      };
    });
}

function testCounts(name: string, directory: string | undefined): TestCounts | undefined {
  if (directory === undefined) return undefined;
  const counts = files(directory)
    .filter((file) => /\.(trx|xml)$/.test(file))
    .map((file) => readTestCounts(readFileSync(file, "utf8")))
    .filter((one) => one !== undefined);
  return counts.length === 0 ? undefined : { name, ...addCounts(counts) };
}

function files(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((entry) => path.join(directory, entry))
    .filter((file) => statSync(file).isFile())
    .sort();
}

function text(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function json(file: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
