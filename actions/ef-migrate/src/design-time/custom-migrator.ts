import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import { type Answer, type PlannedContext, parseAnswer, plannedContexts } from "./answer.ts";
import { type DotnetOptions, dotnet, showOutput, together } from "./dotnet.ts";

/**
 * Asks a program of the user's own in the place of Entity Framework's design-time assembly. It
 * writes the same answer (JSON lines, see the README) into the file that `SLIPWAY_ANSWER` names,
 * once for each placeholder connection.
 */
export async function askCustomMigrator(
  command: readonly string[],
  directory: string,
  scratch: string,
  context: string | undefined,
  first: DotnetOptions,
  second: DotnetOptions,
): Promise<PlannedContext[]> {
  const [program = "", ...programArguments] = command;
  const ask = async (name: string, options: DotnetOptions): Promise<Answer> => {
    const answer = path.join(scratch, `${name}.jsonl`);
    const result = await dotnet(
      path.basename(program),
      programArguments,
      directory,
      { ...options, environment: { ...options.environment, SLIPWAY_ANSWER: answer } },
      program,
    );
    if (result.exitCode === 0 && existsSync(answer)) {
      return parseAnswer(readFileSync(answer, "utf8"));
    }
    showOutput(result, options.log);
    throw new UsageError(
      `The migrator command ${path.basename(program)} ended with ${result.exitCode} and ${existsSync(answer) ? "an answer that does not count" : "without an answer"}.`,
      "It must write its answer into the file that SLIPWAY_ANSWER names and end with 0; its output is above.",
    );
  };
  const [one, two] = await together<[Answer, Answer]>(first, (options) => [
    ask("first", options),
    ask("second", { ...options, environment: second.environment }),
  ]);
  const all = one.filter(({ kind }) => kind === "context").map(({ name }) => String(name));
  const wanted = (lines: Answer) =>
    context === undefined
      ? lines
      : lines.filter((line) => {
          const name = String(line.kind === "context" ? line.name : line.context);
          return name === context || name.endsWith(`.${context}`);
        });
  return plannedContexts([{ kind: "contexts", names: all }, ...wanted(one)], wanted(two), context);
}
