import { type Fields, text, time } from "@slipway/deployment-page";
import type { EvidenceFile } from "./evidence-files.ts";

/** A report of one of our actions. */
export interface FoundReport {
  /** Path inside the evidence. */
  readonly file: string;
  readonly content: Fields;
}

/** What each stage of the pipeline leaves, by what it is; of several the one that ended last. */
export interface Reports {
  readonly plan?: FoundReport;
  readonly coverage?: FoundReport;
  /** Left by quality-gates.yml alone where GitHub does not scan the repository; it says so. */
  readonly codeScanning?: FoundReport;
  readonly apply?: FoundReport;
  /** The new version before any user, and what users see. */
  readonly candidate?: FoundReport;
  readonly validation?: FoundReport;
  readonly shift?: FoundReport;
  /** bluegreen-shift's `rollback`, of the rollback workflow. */
  readonly trafficRollback?: FoundReport;
  readonly schemaRollback?: FoundReport;
}

export function findReports(files: readonly EvidenceFile[]): Reports {
  const last = (action: string, fits: (content: Fields) => boolean = () => true) =>
    files
      .flatMap(({ path, content }) =>
        content !== undefined &&
        text(content, "schema") === `slipway/${action}-report/v1` &&
        fits(content)
          ? [{ file: path, content }]
          : [],
      )
      .reduce<FoundReport | undefined>(
        (latest, one) =>
          latest === undefined ||
          (time(one.content, "finishedAt") ?? 0) > (time(latest.content, "finishedAt") ?? 0)
            ? one
            : latest,
        undefined,
      );
  const operation = (name: string) => (content: Fields) => content.operation === name;
  const candidate = (content: Fields) => content.name === "candidate";
  const found: Record<keyof Reports, FoundReport | undefined> = {
    plan: last("ef-migrate", operation("plan")),
    coverage: last("coverage-gate"),
    codeScanning: last("code-scanning"),
    apply: last("ef-migrate", operation("apply")),
    candidate: last("health-check", candidate),
    validation: last("health-check", (content) => !candidate(content)),
    shift: last("bluegreen-shift", operation("shift")),
    trafficRollback: last("bluegreen-shift", operation("rollback")),
    schemaRollback: last("ef-migrate", operation("rollback")),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, report]) => report !== undefined),
  ) as Reports;
}
