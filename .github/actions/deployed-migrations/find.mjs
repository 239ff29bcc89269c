import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { judge } from "./receipt.mjs";

const { DIRECTORY, SERVING, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env;
const receipt = path.join(DIRECTORY, "ef-migrate-apply-receipt.json");
const shift = path.join(DIRECTORY, "bluegreen-shift-shift-report.json");
const found = judge(
  {
    receipt: existsSync(receipt),
    ...(existsSync(shift) ? { shift: JSON.parse(readFileSync(shift, "utf8")) } : {}),
  },
  SERVING,
);
if ("refused" in found) {
  console.log(`::error title=schema-kept::${found.refused} The schema was not changed.`);
  process.exit(1);
}
if (found.receipt) appendFileSync(GITHUB_OUTPUT, `receipt=${receipt}\n`);
else {
  const sentence = "The run applied no migration, so the schema stays as it is.";
  console.log(sentence);
  appendFileSync(GITHUB_STEP_SUMMARY, `${sentence}\n`);
}
