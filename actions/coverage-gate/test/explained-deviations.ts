import type { RecordedSet } from "./real-reports.ts";

/** A difference that docs/coverage-semantics.md explains under its heading. */
export interface Deviation {
  readonly heading: string;
  applies(set: RecordedSet): boolean;
}

const isIstanbul = ({ project }: RecordedSet) => project === "javascript";

/** Where the gate counts something else than the tool that wrote the report says of its run. */
export const fromTheTool: readonly Deviation[] = [
  {
    heading: "Istanbul's Cobertura and Clover leave branches out",
    applies: (set) => isIstanbul(set) && /^(cobertura|clover)/.test(set.label),
  },
  {
    heading: "coverage.py 6 writes an lcov of its own",
    applies: ({ project, label }) => project === "python" && /lcov|all formats/.test(label),
  },
];

/** Where the gate counts something else than ReportGenerator. */
export const fromReportGenerator: readonly Deviation[] = [
  { heading: "Several formats of one run", applies: ({ label }) => label === "all formats" },
  {
    heading: "Istanbul JSON and coverlet JSON",
    applies: ({ label }) => label.endsWith(".json"),
  },
  {
    heading: "Istanbul's Clover",
    applies: (set) => isIstanbul(set) && set.label.startsWith("clover"),
  },
  {
    heading: "Declarations in Istanbul's Cobertura",
    applies: (set) => isIstanbul(set) && set.label.startsWith("cobertura"),
  },
  {
    heading: "Checksums in lcov",
    applies: ({ project, label }) => project === "python" && label.endsWith("lcov"),
  },
  {
    heading: "One class name in two modules",
    applies: ({ project }) => project === "java",
  },
  {
    heading: "Microsoft's nested classes",
    applies: ({ tool }) => tool.startsWith("Microsoft.CodeCoverage"),
  },
];
