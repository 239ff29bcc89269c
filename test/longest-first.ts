import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take longest in a quiet run, longest first. Without them vitest begins with the
 * largest files of a fresh clone, and one of these ends alone while the other workers are idle.
 */
const longest = [
  "packages/rehearsal/test/pipeline/deployment.test.ts",
  "packages/rehearsal/test/pipeline/refusals.test.ts",
  "packages/rehearsal/test/upkeep/infrastructure.test.ts",
  "infra/test/gate.test.ts",
  "packages/rehearsal/test/pipeline/validation.test.ts",
  "actions/ef-migrate/test/postgresql.test.ts",
  "packages/rehearsal/test/upkeep/upkeep.test.ts",
  "packages/rehearsal/test/runner/processes.test.ts",
  "packages/rehearsal/test/browser.test.ts",
  "actions/bluegreen-shift/test/azure-faults.test.ts",
  "packages/rehearsal/test/upkeep/operations.test.ts",
  "actions/health-check/test/bundle.test.ts",
  "test/runbooks.test.ts",
  "actions/health-check/test/bundle-load.test.ts",
  "packages/rehearsal/test/runner/steps.test.ts",
  "actions/ef-migrate/test/apply.test.ts",
  "packages/azure/test/wire.test.ts",
  "actions/bluegreen-shift/test/two-apps.test.ts",
  "infra/test/workflow-scripts.test.ts",
  "packages/rehearsal/test/runner/stand-ins.test.ts",
  "packages/azure-testkit/test/swap.test.ts",
  "actions/health-check/test/zoo-product.test.ts",
  "packages/rehearsal/test/pipeline/gates.test.ts",
  "actions/bluegreen-shift/test/azure.test.ts",
  "actions/bluegreen-shift/test/sources.test.ts",
  "actions/ef-migrate/test/kill.test.ts",
  "packages/azure-testkit/test/az.test.ts",
  "actions/ef-migrate/test/sqlserver-faults.test.ts",
  "actions/ef-migrate/test/three-providers.test.ts",
  "test/dependency-audit.test.ts",
  "actions/ef-migrate/test/bad-input.test.ts",
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
