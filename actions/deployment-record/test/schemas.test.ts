import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { stageNames } from "../src/record/run-jobs.ts";
import {
  coverageReport,
  healthReport,
  migrationReport,
  rollbackReport,
  shiftReport,
} from "./run-evidence.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

it.each([
  ["ef-migrate", migrationReport("plan")],
  ["ef-migrate", migrationReport("apply")],
  ["ef-migrate", migrationReport("apply", "fail")],
  ["coverage-gate", coverageReport()],
  ["coverage-gate", coverageReport("fail")],
  ["health-check", healthReport("candidate")],
  ["health-check", healthReport("public", "fail")],
  ["bluegreen-shift", shiftReport()],
  ["bluegreen-shift", shiftReport("rolled-back")],
  ["bluegreen-shift", rollbackReport()],
])("these tests feed reports that %s really writes", (action, report) => {
  const schema = JSON.parse(read(`actions/${action}/report.schema.json`)) as { $schema: string };
  const options = { strict: true, strictTypes: false };
  const ajv = schema.$schema.includes("2020-12") ? new Ajv2020(options) : new Ajv(options);
  const validate = ajv.compile(schema);
  validate(report);
  expect(validate.errors).toBeNull();
});

it("the stages bear the names that the pipeline gives them", () => {
  const { jobs } = parse(read(".github/workflows/pipeline.yml")) as {
    jobs: Record<string, { name?: string }>;
  };
  for (const [id, name] of Object.entries(stageNames)) {
    if (jobs[id] !== undefined) expect(jobs[id].name).toBe(name);
  }
  expect(jobs).toHaveProperty("deploy");
});
