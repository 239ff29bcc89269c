/** Each gate of quality-gates.yml turns the pipeline red, all of them in one run. */

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { defaultStandIns, type StandIn } from "../../src/runner/index.ts";
import { rehearse } from "../runner/rehearse.ts";

const slipway = path.resolve(import.meta.dirname, "../../../..");

/** GitHub's own two gates cannot run here; these end as they do where they find something. */
const codeql: StandIn = {
  description: "An analysis that has found something.",
  async main(step) {
    const directory = path.join(step.temp, "sarif");
    mkdirSync(directory, { recursive: true });
    const rule = { id: "cs/sql-injection", properties: { "security-severity": "8.8" } };
    const uri = "src/Shop.cs";
    const results = [
      {
        ruleId: rule.id,
        message: { text: "This query depends on user input." },
        locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
      },
    ];
    const log = { runs: [{ tool: { driver: { rules: [rule] } }, results }] };
    writeFileSync(path.join(directory, "csharp.sarif"), JSON.stringify(log));
    step.setOutput("sarif-output", directory);
  },
};
const review: StandIn = {
  description: "A review that has found something.",
  async main() {
    throw new Error("Dependency review detected vulnerable packages.");
  },
};

const files = {
  "src/Shop.csproj":
    '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>\n',
  "src/Shop.cs": "class Shop { int   one =1; }\n",
  "nuget.config": "<configuration><packageSources><clear /></packageSources></configuration>\n",
  ".editorconfig": "root = true\n\n[*.cs]\nindent_size = 4\n",
  "web/package.json": '{"name":"web","version":"1.0.0","scripts":{"lint":"exit 3"}}',
  "web/package-lock.json":
    '{"name":"web","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"web","version":"1.0.0"}}}',
  "old/package.json": '{"name":"old","version":"1.0.0","dependencies":{"left":"1.0.0"}}',
  "old/package-lock.json":
    '{"name":"old","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"old","version":"1.0.0","dependencies":{"left":"1.0.0"}},"node_modules/left":{"version":"1.0.0"}}}',
  // Nobody listens there: the advisories are unreachable.
  "old/.npmrc": "registry=http://127.0.0.1:9/\nfetch-retries=0\n",
  ".github/workflows/test.yml": stringify({
    on: "pull_request",
    permissions: { contents: "read", "security-events": "write", actions: "read" },
    jobs: {
      gates: {
        uses: "megadur/slipway/.github/workflows/quality-gates.yml@v1",
        with: {
          solution: "src/Shop.csproj",
          "client-directory": "web",
          "other-clients": "old dist src/wwwroot/old",
        },
      },
      after: { needs: "gates", "runs-on": "ubuntu-24.04", steps: [{ run: "echo shipped" }] },
    },
  }),
};

test("each gate is red by itself, and nothing goes on after it", { timeout: 300_000 }, async () => {
  const run = await rehearse(files, {
    event: { name: "pull_request", payload: { pull_request: { base: { ref: "main" } } } },
    mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
    standIns: {
      ...defaultStandIns,
      "github/codeql-action/analyze": codeql,
      "actions/dependency-review-action": review,
    },
  });
  const errors = run.annotations("error").join("\n");
  expect(run.jobs).toMatchObject({
    "gates / coverage": "failure",
    "gates / static-analysis": "failure",
    "gates / dependencies": "failure",
    "gates / dependency-review": "failure",
    "gates / codeql (csharp)": "failure",
    after: "skipped",
  });
  expect(run.lines("gates / static-analysis").join("\n")).toMatch(/WHITESPACE|Fix whitespace/);
  expect(errors).toContain("web: npm run lint has failed");
  expect(errors).toContain("cs/sql-injection (security severity 8.8): This query depends");
  expect(errors).toContain("Not decided: npm audit in old");
  expect(errors).toContain("Dependency review detected vulnerable packages.");
  expect(errors).toMatch(/backend.*no report|no report.*backend|reports/is);
});
