import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  coverageReport,
  type Evidence,
  wholeRun,
} from "../../../actions/deployment-record/test/run-evidence.ts";
import { defaultStandIns } from "../src/runner/index.ts";
import { type Rehearsal, rehearse } from "./runner/rehearse.ts";

const slipway = path.resolve(import.meta.dirname, "../../..");

/** A pipeline of the same jobs, whose stages leave files that are in the repository; then the real record. */
const workflow = (gates: string) => `
on: push
permissions: {}
jobs:
  route:
    runs-on: ubuntu-24.04
    outputs: { environment: prod }
    steps: [{ run: "true" }]
  build-test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: actions/upload-artifact@v7
        with: { name: evidence-package, path: left/evidence-package }
      - uses: actions/upload-artifact@v7
        with: { name: evidence-coverage, path: left/evidence-coverage }
  quality-gates:
    needs: build-test
    runs-on: ubuntu-24.04
    steps: [{ run: "${gates}" }]
  deploy:
    needs: [route, quality-gates]
    runs-on: ubuntu-24.04
    outputs: { base-url: "https://app-roster-prod.azurewebsites.net" }
    steps:
      - uses: actions/checkout@v7
      - uses: actions/upload-artifact@v7
        with: { name: evidence-deploy-prod, path: left/evidence-deploy-prod }
  validate:
    needs: deploy
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: actions/upload-artifact@v7
        with: { name: evidence-validation, path: left/evidence-validation }
  record:
    needs: [route, build-test, quality-gates, deploy, validate]
    if: always()
    uses: megadur/slipway/.github/workflows/record.yml@v1
    permissions:
      actions: read
    with:
      stages: \${{ toJSON(needs) }}
      environment: \${{ needs.route.outputs.environment }}
`;

async function runOf(evidence: Evidence, gates = "true"): Promise<Rehearsal> {
  const left = Object.entries(evidence).map(([name, content]) => [
    `left/${name}`,
    JSON.stringify(content),
  ]);
  return rehearse(
    { ".github/workflows/test.yml": workflow(gates), ...Object.fromEntries(left) },
    {
      mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
      standIns: defaultStandIns,
      // Nothing answers there: a rehearsal has no GitHub.
      machine: {
        environment: { HTTPS_PROXY: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9" },
      },
    },
  );
}

function artifact({ result }: Rehearsal, file: string): string {
  const stored = result.artifacts.find(({ name }) => name === "deployment-record");
  const found = path.join(stored?.directory ?? "", file);
  return existsSync(found) ? readFileSync(found, "utf8") : "";
}

describe("the record of a run, by the real workflow file", { timeout: 120_000 }, () => {
  test("is one JSON of all stages and one page, and says what it does not know", async () => {
    const run = await runOf(wholeRun());
    expect(run.jobs).toMatchObject({ "record / record": "success" });
    const record = JSON.parse(artifact(run, "deployment-record.json"));
    expect(record).toMatchObject({ outcome: "deployed", verdict: "pass", environment: "prod" });
    expect(record.stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      "build-test",
      "quality-gates",
      "deploy",
      "validate",
    ]);
    expect(artifact(run, "deployment-record.html")).toContain("Slipway deployment");
    expect(run.annotations("warning").join()).toContain("GitHub did not tell");
  });

  test("leaves a red run red, and says why it was", async () => {
    const run = await runOf(
      { "evidence-coverage/coverage-gate-report.json": coverageReport("fail") },
      "false",
    );
    expect(run.result.conclusion).toBe("failure");
    expect(run.jobs).toMatchObject({ "record / record": "success", deploy: "skipped" });
    const record = JSON.parse(artifact(run, "deployment-record.json"));
    expect(record.outcome).toBe("stopped-at-gates");
    expect(record.because).toContain("70.00 %");
  });
});
