import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { defaultStandIns } from "../../src/runner/index.ts";
import { rehearse } from "./rehearse.ts";

const slipway = path.resolve(import.meta.dirname, "../../../..");

test("the upkeep of an environment without a slot asks Azure nothing, and says so", async () => {
  const template = readFileSync(path.join(slipway, "workflows-templates/keep-clean.yml"), "utf8");
  const { result, annotations } = await rehearse(template.replaceAll(", prod-upkeep]", "]"), {
    event: { name: "schedule", payload: {} },
    environments: {
      staging: { reviewers: false, vars: { AZURE_WEBAPP: "app-shop-staging" }, secrets: {} },
    },
    mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
    standIns: defaultStandIns,
  });
  expect(result.conclusion).toBe("success");
  const warnings = annotations("warning").filter((text) => text.includes("AZURE_SLOT"));
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toContain('The environment "staging" has no variable AZURE_SLOT');
});
