/** Runs any workflow file: `node packages/rehearsal/src/runner/command/main.ts --help`. */

import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parse } from "yaml";
import { defaultStandIns } from "../../stand-ins/index.ts";
import { outlineWorkflow, runWorkflow, WorkflowRefused } from "../index.ts";
import type { Approval, DeploymentEnvironment, MappedRepository, RunOptions } from "../types.ts";
import { ArgumentError, type CommandArguments, readArguments, usage } from "./arguments.ts";
import { closingLines, lineOf } from "./print.ts";
import { commitOf, hasUncommitted, readRepository } from "./repository.ts";

const exitCodes = { success: 0, skipped: 0, failure: 1, cancelled: 130 } as const;
const refused = 2;

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof WorkflowRefused || error instanceof ArgumentError)) throw error;
  console.error(error.message);
  if (error instanceof WorkflowRefused) console.error(error.remedy);
  return refused;
});
// A question on the terminal may still hold the input open.
process.stdin.unref?.();

async function main(): Promise<number> {
  const words = readArguments(process.argv.slice(2));
  if (words.help) {
    console.log(usage);
    return 0;
  }
  const options = await runOptions(words);
  if (words.list) {
    for (const { job, needs, environment } of await outlineWorkflow(options)) {
      const after = needs.length === 0 ? "" : ` after ${needs.join(", ")}`;
      console.log(`${job}${after}${environment === undefined ? "" : ` in ${environment}`}`);
    }
    return 0;
  }
  if (await hasUncommitted(options.repository.directory)) {
    console.error(
      `Uncommitted changes are not part of the run: it takes ${options.repository.sha}.`,
    );
  }
  const result = await runWorkflow(options);
  for (const line of closingLines(result)) console.log(line);
  return exitCodes[result.conclusion];
}

async function runOptions(words: CommandArguments): Promise<RunOptions> {
  const repository = await readRepository(words.repository, words.name, words.ref);
  const cancel = new AbortController();
  const endAtOnce = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (!cancel.signal.aborted) console.error("Cancelling; once more ends at once.");
      (cancel.signal.aborted ? endAtOnce : cancel).abort();
    });
  }
  return {
    repository,
    workflow: relative(repository.directory, resolve(repository.directory, words.workflow)),
    event: { name: words.event, payload: await payloadOf(words.payload), inputs: words.inputs },
    mapping: await mappingOf(words.mapping),
    environments: await environmentsOf(words.environments),
    vars: words.vars,
    secrets: Object.fromEntries(words.secrets.map((name) => [name, secretOf(name)])),
    approve: (environment) => approval(environment, words.approve, cancel.signal),
    machine: { environment: {} },
    standIns: defaultStandIns,
    earlierRuns: Object.fromEntries(
      Object.entries(words.earlierRuns).map(([id, directory]) => [id, resolve(directory)]),
    ),
    workDirectory: resolve(
      words.workDirectory ?? join(repository.directory, ".slipway", "workflow"),
    ),
    onEvent(event) {
      const line = lineOf(event);
      if (line !== undefined) console.log(line);
    },
    signal: cancel.signal,
    endAtOnce: endAtOnce.signal,
  };
}

async function payloadOf(file: string | undefined): Promise<object> {
  if (file === undefined) return {};
  const payload = await readYaml(file);
  if (typeof payload === "object" && payload !== null) return payload;
  throw new ArgumentError(`${file} holds no JSON object.`);
}

async function mappingOf(
  pairs: Readonly<Record<string, string>>,
): Promise<Record<string, MappedRepository>> {
  const mapping: Record<string, MappedRepository> = {};
  for (const [name, directory] of Object.entries(pairs)) {
    const sha = await commitOf(directory);
    if (sha === undefined) {
      throw new ArgumentError(`--map ${name}=${directory}: there is no git commit in it.`);
    }
    mapping[name] = { directory: resolve(directory), sha };
  }
  return mapping;
}

async function environmentsOf(
  file: string | undefined,
): Promise<Record<string, DeploymentEnvironment>> {
  if (file === undefined) return {};
  const value = await readYaml(file);
  if (typeof value !== "object" || value === null) {
    throw new ArgumentError(`${file} must map names to { vars, secrets, reviewers }.`);
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, Partial<DeploymentEnvironment> | null>).map(
      ([name, environment]) => [
        name,
        { vars: {}, secrets: {}, ...environment } satisfies DeploymentEnvironment,
      ],
    ),
  );
}

async function readYaml(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new ArgumentError(`There is no file ${file}.`);
  });
  return parse(text);
}

function secretOf(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new ArgumentError(`--secret ${name}: set the environment variable ${name} first.`);
  }
  return value;
}

async function approval(
  environment: string,
  approved: readonly string[],
  signal: AbortSignal,
): Promise<Approval> {
  if (approved.includes(environment)) return "approved";
  if (!process.stdin.isTTY) return "no-reviewer";
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`Approve ${environment}? [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim()) ? "approved" : "rejected";
  } finally {
    terminal.close();
  }
}
