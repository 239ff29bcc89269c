import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take longest in a quiet run, longest first. Without them vitest begins with the
 * largest files of a fresh clone, and one of these ends alone while the other workers are idle.
 */
const longest = [
  "packages/rehearsal/test/upkeep/upkeep.test.ts",
  "packages/azure-testkit/test/az.test.ts",
  "actions/health-check/test/bundle.test.ts",
  "actions/bluegreen-shift/test/azure-faults.test.ts",
  "packages/rehearsal/test/browser.test.ts",
  "infra/test/gate.test.ts",
  "actions/ef-migrate/test/postgresql.test.ts",
  "packages/rehearsal/test/runner/processes.test.ts",
  "packages/azure/test/wire.test.ts",
  "actions/health-check/test/bundle-load.test.ts",
  "actions/health-check/test/zoo-product.test.ts",
  "infra/test/workflow-scripts.test.ts",
  "actions/azure-operations/test/bundle.test.ts",
  "actions/ef-migrate/test/kill.test.ts",
  "actions/bluegreen-shift/test/azure.test.ts",
  "actions/ef-migrate/test/apply.test.ts",
  "test/runbooks.test.ts",
  "packages/azure-testkit/test/swap.test.ts",
  "packages/rehearsal/test/runner/command.test.ts",
  "actions/ef-migrate/test/report.test.ts",
  "actions/bluegreen-shift/test/az.test.ts",
  "packages/azure-testkit/test/dotnet.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = longest.indexOf(path.relative(this.ctx.config.root, moduleId));
      return found === -1 ? longest.length : found;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
