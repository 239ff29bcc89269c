import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { countTests } from "./count.mjs";

const { DIRECTORY, NAME, MINIMUM, GITHUB_STEP_SUMMARY } = process.env;
const files = existsSync(DIRECTORY)
  ? readdirSync(DIRECTORY, { recursive: true, encoding: "utf8" })
      .map((name) => path.join(DIRECTORY, name))
      .filter((file) => /\.(trx|xml)$/i.test(file) && statSync(file).isFile())
  : [];
const counts = files.flatMap((file) => countTests(readFileSync(file, "utf8")) ?? []);
const ran = counts.reduce((sum, count) => sum + count.ran, 0);
const skipped = counts.reduce((sum, count) => sum + count.skipped, 0);
const sentence = `${NAME}: ${ran} ${ran === 1 ? "test" : "tests"} run${skipped > 0 ? `, ${skipped} skipped` : ""}.`;
console.log(
  `${sentence} (${counts.length} result ${counts.length === 1 ? "file" : "files"} in ${DIRECTORY})`,
);
if (!(ran >= Math.max(1, Number(MINIMUM)))) {
  const why =
    counts.length === 0
      ? `there is no TRX or JUnit result in ${DIRECTORY}`
      : `${ran} ${ran === 1 ? "test" : "tests"} ran, at least ${MINIMUM} have to`;
  console.log(
    `::error title=no-tests::${NAME}: ${why}. A green command is no proof: check its filter, its project and its reporters.`,
  );
  process.exit(1);
}
appendFileSync(GITHUB_STEP_SUMMARY, `${sentence}\n`);
