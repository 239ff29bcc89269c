/**
 * The steps of .github/workflows/infrastructure.yml that are more than one command of `az`.
 * It has no dependency, so that the workflow can run it without installing anything.
 *
 * - bicep: restores the pinned Bicep and prints the directory it is in
 * - check <directory>: any diagnostic of a parameter file, any snapshot that is not what it leads to
 * - running <stack.json>: what runs in the stack and was decided by others, as the parameter `running`
 * - parameters <file>: what is still a placeholder in built parameters
 * - environments <names>: the names as a JSON array, in the order of deployment
 * - differences <directory> <its copy at the base> <names as JSON> <file>: how the snapshots differ
 * - plan <environment> <what-if.json> <stack.json> <plan.json>: writes the plan, prints it
 * - comment <directory of plans> <differences.json> <event.json> <directory>: hands over one comment;
 *   FILES and AZURE are the results of the jobs before, ENVIRONMENTS the names as JSON
 * - answer <approved.json> <now.json> <answers>: prints what becomes of what is no longer in the files
 * - deployed <stack.json> <plan.json> <action>: whether the stack is what was asked for
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bicepBinary, compilerEnvironment } from "../infra/src/bicep-binary.ts";
import {
  answerOf,
  type Plan,
  planOf,
  planText,
  type StackAnswer,
  stackProblems,
} from "../infra/src/plan.ts";
import {
  marker,
  reviewText,
  type SnapshotDifference,
  snapshotDifference,
} from "../infra/src/review.ts";
import { idsToKeep, runningOf } from "../infra/src/running.ts";

const [command, ...given] = process.argv.slice(2);
const argument = (index: number): string => {
  const value = given[index];
  if (value === undefined) throw new Error(`infrastructure.ts ${command}: an argument is missing.`);
  return value;
};
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** Ids that stand in every committed snapshot: `npm run infra -- snapshot` writes the same. */
const snapshotOptions = [
  ...["--subscription-id", "00000000-0000-0000-0000-00000000000a"],
  ...["--tenant-id", "00000000-0000-0000-0000-00000000000b"],
  ...["--location", "westeurope", "--deployment-name", "slipway"],
];

function bicep(...args: string[]) {
  return spawnSync(bicepBinary(), args, { encoding: "utf8", env: compilerEnvironment() });
}

function check(directory: string): string[] {
  const files = existsSync(directory)
    ? readdirSync(directory).filter((name) => name.endsWith(".bicepparam"))
    : [];
  if (files.length === 0) return [`${directory} holds no parameter file (*.bicepparam).`];
  return files.flatMap((name) => {
    const file = path.join(directory, name);
    const lint = bicep("lint", file, "--diagnostics-format", "sarif");
    const problems = sarifProblems(lint.stdout, `${lint.stdout}${lint.stderr}`);
    if (problems.length > 0) return problems;
    const snapshot = file.replace(/\.bicepparam$/, ".snapshot.json");
    if (!existsSync(snapshot)) {
      return [
        `${snapshot} is missing. Run \`bicep snapshot ${file} ${snapshotOptions.join(" ")}\` and commit it: a review reads it as what would be deployed.`,
      ];
    }
    const compared = bicep("snapshot", file, "--mode", "validate", ...snapshotOptions);
    if (compared.status === 0) return [];
    return [
      `${snapshot} is not what the files lead to. Run \`bicep snapshot ${file} ${snapshotOptions.join(" ")}\`, read the difference, commit.\n${compared.stdout}${compared.stderr}`,
    ];
  });
}

/** A resource that was deleted by hand is nothing to keep; any other failure is one. */
function shownByAzure(id: string): object[] {
  const options = ["--only-show-errors", "--output", "json"];
  const shown = spawnSync("az", ["resource", "show", "--ids", id, ...options], {
    encoding: "utf8",
  });
  if (shown.status === 0) return [JSON.parse(shown.stdout) as object];
  if (/\(Resource(Group)?NotFound\)|\bCode: ResourceNotFound\b/.test(shown.stderr)) return [];
  throw new Error(
    `What runs now cannot be read, and a deployment would undo it: az resource show --ids ${id}: ${shown.error?.message ?? shown.stderr}`,
  );
}

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId?: string;
      readonly message: { readonly text: string };
      readonly locations?: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region?: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
}

/** Every result counts: Bicep calls type errors warnings and ends with 0 on them. */
function sarifProblems(text: string, said: string): string[] {
  let sarif: Sarif;
  try {
    sarif = JSON.parse(text) as Sarif;
  } catch {
    return [`Bicep gave no diagnostics: ${said}`];
  }
  return sarif.runs.flatMap(({ results }) =>
    results.map(({ ruleId, message, locations }) => {
      const at = locations?.[0]?.physicalLocation;
      return `${at?.artifactLocation.uri ?? "?"}:${at?.region?.startLine ?? 1} ${ruleId ?? ""}: ${message.text}`;
    }),
  );
}

/** Our own parameter files stand in for what only the owner knows; neither can be deployed. */
function placeholders(text: string): string[] {
  const known: Readonly<Record<string, string>> = {
    "00000000-0000-0000-0000-000000000000":
      "An object id is all zeros: set the repository variable SQL_ADMINISTRATOR_ID to the object id of the group of database administrators.",
    "@example.com":
      "An e-mail address ends in example.com: set the repository variable ALERT_EMAILS, addresses separated by commas.",
  };
  return Object.keys(known).flatMap((one) => (text.includes(one) ? [known[one] ?? one] : []));
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function differencesOf(directory: string, base: string, names: readonly string[]) {
  return names.map((name) => {
    const snapshot = (at: string) => readText(path.join(at, `${name}.snapshot.json`));
    return snapshotDifference(name, snapshot(base), snapshot(directory));
  });
}

/** The file that .github/workflows/comment.yml posts (packages/toolkit: HandedOverComment). */
function handOver(plans: string, differences: string, event: unknown): object | undefined {
  const { pull_request: pull } = event as {
    pull_request?: { number: number; head: { sha: string } };
  };
  if (pull === undefined) return undefined;
  const { FILES = "", AZURE = "", ENVIRONMENTS = "[]" } = process.env;
  const environments = JSON.parse(ENVIRONMENTS || "[]") as string[];
  const found = readText(differences);
  return {
    schema: "slipway/pull-request-comment/v1",
    marker,
    pullRequest: pull.number,
    headSha: pull.head.sha,
    body: reviewText({
      files: FILES,
      azure: AZURE,
      environments,
      differences: found === undefined ? undefined : (JSON.parse(found) as SnapshotDifference[]),
      plans: environments.flatMap((name) => {
        const text = readText(path.join(plans, `infrastructure-plan-${name}`, "plan.json"));
        return text === undefined ? [] : [JSON.parse(text) as Plan];
      }),
    }),
  };
}

function report(problems: readonly string[], good: string): void {
  for (const problem of problems) {
    const [first = "", ...more] = problem.split("\n");
    // Text of a file or of Azure must not act as a command of the log.
    const stop = `stop-${process.pid}-${Date.now()}`;
    console.log(`::error title=infrastructure::${first.replaceAll("%", "%25")}`);
    if (more.length > 0) {
      console.log(`::stop-commands::${stop}\n${more.join("\n")}\n::${stop}::`);
    }
  }
  if (problems.length > 0) process.exitCode = 1;
  else console.log(good);
}

if (command === "bicep") {
  console.log(path.dirname(bicepBinary()));
} else if (command === "check") {
  report(check(argument(0)), "No diagnostic; the files lead to the committed snapshots.");
} else if (command === "running") {
  const stack = existsSync(argument(0)) ? readJson(argument(0)) : undefined;
  console.log(JSON.stringify(runningOf(idsToKeep(stack).flatMap(shownByAzure) as never)));
} else if (command === "parameters") {
  report(placeholders(readFileSync(argument(0), "utf8")), "No placeholder is left.");
} else if (command === "environments") {
  const names = argument(0)
    .split(/[\s,]+/)
    .filter((name) => name !== "");
  const bad = names.filter((name) => !/^[a-zA-Z0-9][\w-]*$/.test(name));
  if (names.length === 0 || bad.length > 0) {
    report(
      [`"${bad[0] ?? ""}" is no name of a parameter file. Write for example "dev staging prod".`],
      "",
    );
  } else console.log(JSON.stringify(names));
} else if (command === "differences") {
  const found = differencesOf(argument(0), argument(1), JSON.parse(argument(2)) as string[]);
  mkdirSync(path.dirname(argument(3)), { recursive: true });
  writeFileSync(argument(3), `${JSON.stringify(found, null, 2)}\n`);
} else if (command === "plan") {
  const stack = existsSync(argument(2)) ? (readJson(argument(2)) as object) : undefined;
  const plan = planOf(argument(0), readJson(argument(1)) as never, stack);
  writeFileSync(argument(3), `${JSON.stringify(plan, null, 2)}\n`);
  console.log(planText(plan));
} else if (command === "comment") {
  const comment = handOver(argument(0), argument(1), readJson(argument(2)));
  if (comment !== undefined) {
    mkdirSync(argument(3), { recursive: true });
    writeFileSync(
      path.join(argument(3), `${marker}.json`),
      `${JSON.stringify(comment, null, 2)}\n`,
    );
  }
} else if (command === "answer") {
  const answer = answerOf(
    readJson(argument(0)) as Plan,
    readJson(argument(1)) as Plan,
    given[2] ?? "",
  );
  if ("problems" in answer) report(answer.problems, "");
  else console.log(answer.action);
} else if (command === "deployed") {
  const stack = readJson(argument(0)) as StackAnswer;
  const problems = stackProblems(stack, readJson(argument(1)) as Plan, argument(2));
  report(problems, "The stack is what was asked for.");
} else {
  console.error(`infrastructure.ts has no command "${command ?? ""}".`);
  process.exitCode = 2;
}
