/** A workflow that is not started, because it is wrong or needs what this runner does not do. */

export interface Finding {
  /** `owner/name/path` for another repository, else the path in the product. */
  readonly file: string;
  /** From 1; 0 where the whole file is meant. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Thrown by `runWorkflow` before anything has run. `message` lists the findings, one a line. */
export class WorkflowRefused extends Error {
  readonly findings: readonly Finding[];
  /** The user's next step. */
  readonly remedy: string;

  constructor(findings: readonly Finding[], remedy: string) {
    super(findings.map(formatFinding).join("\n"));
    this.name = "WorkflowRefused";
    this.findings = findings;
    this.remedy = remedy;
  }
}

export function formatFinding({ file, line, column, message }: Finding): string {
  return line === 0 ? `${file}: ${message}` : `${file}:${line}:${column}: ${message}`;
}
