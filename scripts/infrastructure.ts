/**
 * The steps of .github/workflows/infrastructure.yml that are more than one command of `az`.
 * It has no dependency, so that the workflow can run it without installing anything.
 *
 * - bicep: restores the pinned Bicep and prints the directory it is in
 * - check <directory>: any diagnostic of a parameter file, any snapshot that is not what it leads to
 * - parameters <file>: what is still a placeholder in built parameters
 * - plan <environment> <what-if.json> <stack.json> <plan.json> <deleting>: writes the plan, prints it
 * - comment <plan.json> <event.json> <file>: hands the plan over as a comment of the pull request
 * - confirm <approved.json> <now.json>: whether nothing is deleted that was not asked about
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bicepBinary } from "../infra/src/bicep-binary.ts";
import { type Plan, planOf, planText, unapproved } from "../infra/src/plan.ts";

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
  const { PATH, HOME } = process.env;
  // A parameter file may read the environment; what is committed must not depend on it.
  return spawnSync(bicepBinary(), args, { encoding: "utf8", env: { PATH, HOME } });
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

/** The file that .github/workflows/comment.yml posts (packages/toolkit: HandedOverComment). */
function handOver(plan: Plan, event: unknown): object | undefined {
  const { pull_request: pull } = event as {
    pull_request?: { number: number; head: { sha: string } };
  };
  if (pull === undefined) return undefined;
  const marker = `infrastructure-${plan.environment}`;
  const body = `<!-- slipway:${marker} -->\n${planText(plan, false)}`;
  return {
    schema: "slipway/pull-request-comment/v1",
    marker,
    pullRequest: pull.number,
    headSha: pull.head.sha,
    body: body.slice(0, 60_000),
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
} else if (command === "parameters") {
  report(placeholders(readFileSync(argument(0), "utf8")), "No placeholder is left.");
} else if (command === "plan") {
  const stack = existsSync(argument(2)) ? (readJson(argument(2)) as object) : undefined;
  const plan = planOf(argument(0), readJson(argument(1)) as never, stack);
  writeFileSync(argument(3), `${JSON.stringify(plan, null, 2)}\n`);
  console.log(planText(plan, argument(4) === "true"));
} else if (command === "comment") {
  const comment = handOver(readJson(argument(0)) as Plan, readJson(argument(1)));
  if (comment !== undefined) {
    mkdirSync(path.dirname(argument(2)), { recursive: true });
    writeFileSync(argument(2), `${JSON.stringify(comment, null, 2)}\n`);
  }
} else if (command === "confirm") {
  const more = unapproved(readJson(argument(0)) as Plan, readJson(argument(1)) as Plan);
  report(
    more.map((id) => `${id} would be deleted too, and nobody was asked. Run the workflow again.`),
    "Nothing is deleted that was not asked about.",
  );
} else {
  console.error(`infrastructure.ts has no command "${command ?? ""}".`);
  process.exitCode = 2;
}
