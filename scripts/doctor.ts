/**
 * Inspects a product repository and lists what the pipeline needs and does not find there:
 * `npm run doctor -- <directory>`. Reads only. Ends with 1 when something must change first.
 *
 * It has no dependency, so that the workflow `doctor` can run it without installing anything.
 */
import { appendFileSync } from "node:fs";
import process from "node:process";
import { inspect } from "./doctor/inspect.ts";
import { readProduct } from "./doctor/product.ts";
import { reportText } from "./doctor/report.ts";

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  console.error("Name the product's checkout: npm run doctor -- ../product");
  process.exitCode = 2;
} else {
  try {
    const { findings, layout } = inspect(readProduct(directory));
    const text = reportText(findings, layout);
    // Names of files are the product's; none may act as a command of the log, or move the cursor.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    const inert = text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "?");
    console.log(inert.replaceAll("::", ": :"));
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (summary !== undefined && summary !== "") {
      appendFileSync(
        summary,
        `## Is this repository ready for Slipway?\n\n\`\`\`\`\n${inert.replaceAll("````", "")}\n\`\`\`\`\n`,
      );
    }
    if (findings.some(({ level }) => level === "missing")) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
