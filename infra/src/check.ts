import { readFileSync } from "node:fs";
import path from "node:path";
import { type Bicep, startBicep } from "./bicep.ts";
import { dotnet, infraDirectory, strictTypesProgram } from "./bicep-binary.ts";
import { bicepFiles, deployments, parameterFile, snapshotFile, variants } from "./files.ts";

const all = [...deployments, ...variants];

/**
 * What is wrong with `infra/`, one sentence each; nothing is written but build output.
 * Any diagnostic is a fault, also those that Bicep calls warnings.
 */
export async function checkInfrastructure(): Promise<string[]> {
  await using bicep = await startBicep();
  const problems = await checkFiles(bicep);
  return problems.length > 0 ? problems : strictTypes(all.map(snapshotFile));
}

/** Format, diagnostics and snapshots, without the published types. */
export async function checkFiles(bicep: Bicep): Promise<string[]> {
  const problems: string[] = [];
  for (const file of bicepFiles()) {
    const name = path.relative(infraDirectory, file);
    if ((await bicep.format(file)) !== readFileSync(file, "utf8")) {
      problems.push(`infra/${name} is not formatted. Run \`npm run infra -- snapshot\`.`);
    }
  }
  // A parameter file's diagnostics hold those of its template and of every module below.
  const found = new Set<string>();
  for (const file of all.map(parameterFile)) {
    for (const { file: at, line, level, code, message } of await bicep.diagnostics(file)) {
      found.add(`infra/${at}:${line} ${level} ${code}: ${message}`);
    }
  }
  problems.push(...found);
  if (problems.length > 0) return problems;
  for (const name of all) {
    const file = snapshotFile(name);
    const difference = firstDifference(
      readFileSync(file, "utf8"),
      await bicep.snapshot(parameterFile(name)),
    );
    if (difference !== undefined) {
      problems.push(
        `infra/${path.relative(infraDirectory, file)} is not what the files lead to: ${difference}. Run \`npm run infra -- snapshot\`, read the difference, commit.`,
      );
    }
  }
  return problems;
}

/** Line and text of the first difference of two texts. */
function firstDifference(committed: string, fresh: string): string | undefined {
  const before = committed.split("\n");
  const after = fresh.split("\n");
  const line = after.findIndex((text, index) => text !== before[index]);
  if (line < 0) return before.length === after.length ? undefined : "it has more lines";
  const text = after[line]?.trim() ?? "";
  // A workbook is one line of 15,000 characters; the difference is read with git.
  return `line ${line + 1} would be \`${text.length > 120 ? `${text.slice(0, 120)}…` : text}\``;
}

/**
 * Values that Azure does not publish for their property, though Bicep's open enums take any string.
 *
 * @param files snapshots
 */
export function strictTypes(files: readonly string[]): string[] {
  const output = dotnet([strictTypesProgram(), ...files]);
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map(
      (line) =>
        JSON.parse(line) as {
          file: string;
          resource: string;
          path: string;
          value: string;
          problem: string;
        },
    )
    .map(
      (found) =>
        `${found.file}: ${found.resource.split("/").slice(-2).join("/")}${found.path} is "${found.value}": ${found.problem}`,
    );
}
