import { readFileSync } from "node:fs";
import path from "node:path";
import { dotnet, infraDirectory, startBicep } from "./bicep.ts";
import { bicepFiles, deployments, parameterFile, snapshotFile } from "./files.ts";

/**
 * What is wrong with `infra/`, one sentence each; nothing is written but build output.
 * Any diagnostic is a fault, also those that Bicep calls warnings.
 */
export async function checkInfrastructure(): Promise<string[]> {
  await using bicep = await startBicep();
  const problems: string[] = [];
  for (const file of bicepFiles()) {
    const name = path.relative(infraDirectory, file);
    if ((await bicep.format(file)) !== readFileSync(file, "utf8")) {
      problems.push(`infra/${name} is not formatted. Run \`npm run infra -- snapshot\`.`);
    }
  }
  const entries = ["main.bicep", "project.bicep"].map((name) => path.join(infraDirectory, name));
  for (const file of [...entries, ...deployments.map(parameterFile)]) {
    for (const found of await bicep.diagnostics(file)) {
      problems.push(
        `infra/${found.file}:${found.line} ${found.level} ${found.code}: ${found.message}`,
      );
    }
  }
  if (problems.length > 0) return problems;
  for (const deployment of deployments) {
    const difference = firstDifference(
      readFileSync(snapshotFile(deployment), "utf8"),
      await bicep.snapshot(parameterFile(deployment)),
    );
    if (difference !== undefined) {
      problems.push(
        `infra/parameters/${deployment}.snapshot.json is not what the files lead to: ${difference}. Run \`npm run infra -- snapshot\`, read the difference, commit.`,
      );
    }
  }
  return [...problems, ...strictTypes(deployments.map(snapshotFile))];
}

/** Line and text of the first difference of two texts. */
function firstDifference(committed: string, fresh: string): string | undefined {
  const before = committed.split("\n");
  const after = fresh.split("\n");
  const line = after.findIndex((text, index) => text !== before[index]);
  if (line < 0) return before.length === after.length ? undefined : "it has more lines";
  return `line ${line + 1} would be \`${after[line]?.trim() ?? ""}\``;
}

/**
 * Values that Azure does not publish for their property, though Bicep's open enums take any string.
 *
 * @param files snapshots
 */
export function strictTypes(files: readonly string[]): string[] {
  const project = path.join(infraDirectory, "strict-types", "StrictTypes.csproj");
  const output = dotnet(["run", "--project", project, "--verbosity", "quiet", "--", ...files]);
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
