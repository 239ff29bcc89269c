import { readFileSync } from "node:fs";
import path from "node:path";
import type { Evidence } from "@slipway/azure-testkit";
import { Ajv } from "ajv";
import type { ActionRun } from "./child.ts";
import { fresh, old } from "./observed.ts";

const schema = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../report.schema.json"), "utf8"),
) as object;
const ajv = new Ajv();
const isReport = ajv.compile(schema);

/** The evidence of a run whose two releases come from `productSource`. */
export function evidenceOf(run: ActionRun): Evidence {
  return {
    directory: path.join(run.workspace, ".slipway"),
    violation: (report) => (isReport(report) ? undefined : ajv.errorsText(isReport.errors)),
    releaseOf({ contentDirectory = "" }) {
      const source = readFileSync(path.join(contentDirectory, "server.js"), "utf8");
      return [old, fresh].find((release) => source.includes(release));
    },
  };
}
