import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { singleLine, UsageError } from "@slipway/toolkit";
import { concealed } from "../plan/masking.ts";
import {
  type Answer,
  type PlannedContext,
  parseAnswer,
  plannedContexts,
  remedyFor,
} from "./answer.ts";
import { type DotnetOptions, dotnet, showOutput, together } from "./dotnet.ts";
import type { BuiltProject, ProjectNames } from "./project.ts";

export interface Question {
  /** The compiled program. */
  readonly program: string;
  readonly startup: BuiltProject;
  readonly startupDirectory: string;
  readonly projectDirectory: string;
  readonly names: ProjectNames;
  /** Only this context, by its full or its last name. */
  readonly context: string | undefined;
  /** Passed to the application. */
  readonly applicationArguments: readonly string[];
  /** Empty directory for the answers. */
  readonly scratch: string;
}

/**
 * Asks one process for all contexts, and a second one at the same time with another placeholder
 * connection: static fields of the application hide nothing from such a comparison.
 */
export async function askDesignTime(
  question: Question,
  first: DotnetOptions,
  second: DotnetOptions,
): Promise<PlannedContext[]> {
  const [commands, plain] = await together<[Answer, Answer]>(first, (options) => [
    ask(question, "commands", options),
    ask(question, "plain", { ...options, environment: second.environment }),
  ]);
  return plannedContexts(commands, plain, question.context);
}

async function ask(
  question: Question,
  form: "commands" | "plain",
  options: DotnetOptions,
): Promise<Answer> {
  const { startup, names } = question;
  const answer = path.join(question.scratch, `${form}.jsonl`);
  const result = await dotnet(
    `ask Entity Framework (${form})`,
    [
      "exec",
      "--depsfile",
      startup.dependencies,
      ...startup.packageFolders.flatMap((folder) => ["--additionalprobingpath", folder]),
      ...(existsSync(startup.runtimeConfiguration)
        ? ["--runtimeconfig", startup.runtimeConfiguration]
        : ["--fx-version", startup.frameworkVersion]),
      question.program,
      answer,
      form,
      `${names.assemblyName}.dll`,
      startup.assembly,
      question.projectDirectory,
      names.rootNamespace,
      question.context ?? "",
      ...question.applicationArguments,
    ],
    question.startupDirectory,
    options,
  );
  if (!existsSync(answer)) {
    showOutput(result, options.log);
    throw startFailure(result.stderr, result.exitCode);
  }
  try {
    return parseAnswer(readFileSync(answer, "utf8"));
  } catch (error) {
    showOutput(result, options.log);
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(singleLine(concealed(error.message), 1_000), error.remedy);
  }
}

/** The process did not even begin. */
function startFailure(stderr: string, exitCode: number | null): UsageError {
  if (/install or update \.NET|framework '.*' was not found|compatible framework/i.test(stderr)) {
    const framework = /Framework: '([^']+)', version '([^']+)'/.exec(stderr);
    return new UsageError(
      `The application's runtime${framework ? ` (${framework[1]} ${framework[2]})` : ""} is not on this machine.`,
      "Install the project's .NET version with actions/setup-dotnet before this step.",
    );
  }
  const line = concealed(stderr.trim().split("\n")[0] ?? "");
  return new UsageError(
    `The process that asks Entity Framework ended with ${exitCode} before it began: ${singleLine(line, 400)}`,
    remedyFor(stderr),
  );
}
