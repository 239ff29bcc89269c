#!/usr/bin/env node
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import { environmentPlans } from "../product/landscape.ts";
import { startProgress } from "../progress/index.ts";
import { formatFinding, WorkflowRefused } from "../runner/index.ts";
import { closingLines } from "./closing-lines.ts";
import { OptionError, readOptions, type StartOptions, usage } from "./options.ts";
import { rehearse, servesBranch } from "./rehearse.ts";
import { takeRunLock } from "./run-lock.ts";
import { describeEnvironments } from "./tell-story.ts";

const slipway = path.resolve(import.meta.dirname, "../../../..");
const directory = path.join(slipway, ".slipway");
const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
// Explicitly: a socket that is still closing must not keep a finished command.
process.exit(await main());

async function main(): Promise<number> {
  let release = () => {};
  try {
    const options = readOptions(process.argv.slice(2));
    if (options.help) return say(usage);
    if (options.list) return say(listing());
    release = takeRunLock(directory);
    return await run(options);
  } catch (error) {
    if (error instanceof OptionError) return complain(error.message, 2);
    if (error instanceof UsageError) return complain(`${error.message} ${error.remedy}`, 2);
    if (error instanceof WorkflowRefused) {
      return complain(error.findings.map(formatFinding).join("\n"), 2);
    }
    throw error;
  } finally {
    release();
  }
}

async function run(options: StartOptions): Promise<number> {
  const cancel = new AbortController();
  const endAtOnce = new AbortController();
  const progress = startProgress();
  const onSignal = (signal: NodeJS.Signals) => {
    if (cancel.signal.aborted) {
      endAtOnce.abort();
      return;
    }
    progress.note(
      `${signal === "SIGINT" ? "Ctrl-C" : signal}: cancelling as GitHub would, every step gets its 10 s; once more ends everything at once`,
    );
    cancel.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    if (
      !process.stdin.isTTY &&
      options.approve.length === 0 &&
      environmentsOf(options).length > 0
    ) {
      progress.note(
        `nobody can be asked here for the approval of ${environmentsOf(options).join(", ")}: add \`--approve ${environmentsOf(options)[0]}\``,
      );
    }
    const { story, result, page } = await rehearse({
      options,
      slipway,
      directory,
      onEvent: (event) => progress.onEvent(event),
      note: (line) => progress.note(line),
      approve: async (environment, digest) =>
        options.approve.includes(environment)
          ? "approved"
          : progress.approve(environment, digest, cancel.signal),
      signal: cancel.signal,
      endAtOnce: endAtOnce.signal,
    });
    progress.close();
    for (const line of closingLines(story, path.relative(process.cwd(), page))) say(line);
    if (story.outcome === "cancelled") return 130;
    return result.conclusion === "success" || result.conclusion === "skipped" ? 0 : 1;
  } catch (error) {
    if (cancel.signal.aborted) {
      progress.close();
      say("Cancelled. Every process has ended; what was written is in .slipway/.");
      return 130;
    }
    throw error;
  } finally {
    progress.close();
    for (const signal of signals) process.off(signal, onSignal);
  }
}

/** The protected environments that the branch goes to. */
function environmentsOf(options: StartOptions): string[] {
  return environmentPlans
    .filter(({ name, reviewers }) => reviewers && servesBranch(options.branch, name))
    .map(({ name }) => name);
}

function listing(): string {
  return [
    "Product: Roster (examples/roster), an ASP.NET Core + Angular + EF Core product with its own repository state",
    "Releases: healthy (1.0, two migrations more than 0.9), faulty (fails a fifth of its requests under load)",
    "Branches:",
    "  release/*  → prod",
    "  main       → staging",
    "  develop    → dev",
    "Environments:",
    ...describeEnvironments().map((line) => `  ${line}`),
    "Workflows: .github/workflows/{pipeline,build-test,quality-gates,deploy,validate}.yml, called by workflows-templates/ship.yml; comment.yml posts what they hand over",
    "",
    usage,
  ].join("\n");
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
