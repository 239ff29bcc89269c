/**
 * Inspects a product repository and lists what the pipeline needs and does not find there:
 * `npm run doctor -- <directory> [--private]`. Reads only. Ends with 1 when something must change
 * first. A checkout does not say whether GitHub's repository is private; "--private" does.
 *
 * It has no dependency, so that the workflow `doctor` can run it without installing anything.
 */
import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { inspect } from "./doctor/inspect.ts";
import { readProduct } from "./doctor/product.ts";
import { reportText } from "./doctor/report.ts";
import { callsPipeline, ownBranchMap } from "./doctor/repository-checks.ts";

const [directory, visibility] = process.argv.slice(2);
if (directory === undefined) {
  console.error("Name the product's checkout: npm run doctor -- ../product");
  process.exitCode = 2;
} else if (visibility !== undefined && visibility !== "--private") {
  console.error(`"${visibility}" is not known. After the checkout there may be "--private".`);
  process.exitCode = 2;
} else {
  try {
    const product = readProduct(directory, visibility === undefined ? undefined : true);
    const { findings, layout } = inspect(product);
    const branchMap = ownBranchMap(product);
    const template = path.join(import.meta.dirname, "../workflows-templates/ship.yml");
    const text = reportText(findings, {
      layout,
      ...(callsPipeline(product) ? {} : { template: readFileSync(template, "utf8") }),
      ...(branchMap === undefined ? {} : { branchMap }),
    });
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
