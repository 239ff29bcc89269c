/**
 * Checks or renews what is generated from `infra/`: `npm run infra -- check | snapshot | cost`.
 *
 * - check: format, every diagnostic, snapshots, Azure's published values
 * - snapshot: formats the files and writes the snapshots, which a review reads as an offline what-if
 * - cost: what each environment costs a month, by the dated price table
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startBicep } from "../infra/src/bicep.ts";
import { infraDirectory } from "../infra/src/bicep-binary.ts";
import { checkInfrastructure } from "../infra/src/check.ts";
import { costTable } from "../infra/src/cost.ts";
import {
  bicepFiles,
  deployments,
  parameterFile,
  snapshotFile,
  variants,
} from "../infra/src/files.ts";

const [command] = process.argv.slice(2);
if (command === "check") {
  const problems = await checkInfrastructure();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log("infra/ is formatted, has no diagnostic and leads to the committed snapshots.");
} else if (command === "snapshot") {
  await using bicep = await startBicep();
  for (const file of bicepFiles()) {
    const formatted = await bicep.format(file);
    if (formatted !== readFileSync(file, "utf8")) writeFileSync(file, formatted);
  }
  for (const name of [...deployments, ...variants]) {
    const file = snapshotFile(name);
    writeFileSync(file, await bicep.snapshot(parameterFile(name)));
    console.log(path.relative(path.dirname(infraDirectory), file));
  }
} else if (command === "cost") {
  console.log(costTable());
} else {
  console.error(
    `${command === undefined ? "Nothing was asked." : `There is no "${command}".`} Use one of: check, snapshot, cost.`,
  );
  process.exitCode = 2;
}
