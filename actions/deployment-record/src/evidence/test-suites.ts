import { addCounts, readTestCounts, type TestCounts } from "@slipway/deployment-page";
import { readTexts } from "./evidence-files.ts";

/** Artifacts with test results, and what their suites are called; any other has its own name. */
const suites: readonly (readonly [artifact: RegExp, name: string])[] = [
  [/^coverage-backend/, "Backend"],
  [/^coverage-frontend/, "Frontend"],
  [/^e2e-results(-dotnet)?$/, "End to end"],
  [/^regression-results$/, "Regression"],
];

/**
 * Counts of every suite whose results (TRX or JUnit) lie in the directories of downloaded artifacts.
 * A file that is neither, such as a coverage report, counts nothing.
 */
export function readTestSuites(directory: string): TestCounts[] {
  const counts = new Map<string, Omit<TestCounts, "name">[]>();
  for (const { path, text } of readTexts(directory, /\.(trx|xml)$/i)) {
    const artifact = path.split("/")[0] ?? "";
    const read = readTestCounts(text);
    if (read === undefined) continue;
    const name = suites.find(([pattern]) => pattern.test(artifact))?.[1] ?? artifact.slice(0, 100);
    counts.set(name, [...(counts.get(name) ?? []), read]);
  }
  return [...counts].map(([name, read]) => ({ name, ...addCounts(read) }));
}
