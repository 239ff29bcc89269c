/** The files through which a step speaks to the runner: GITHUB_ENV, GITHUB_OUTPUT, … */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A line that is neither `NAME=value` nor the start of `NAME<<DELIMITER`. Fails the step. */
export class BadEnvironmentFile extends Error {
  constructor(variable: string, message: string) {
    super(`Unable to process file command '${variable}' successfully. ${message}`);
    this.name = "BadEnvironmentFile";
  }
}

/** @throws {BadEnvironmentFile} */
export function parseAssignments(text: string, variable: string): [string, string][] {
  const pairs: [string, string][] = [];
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([named(line.slice(0, equals), line, variable), line.slice(equals + 1)]);
    } else if (heredoc >= 0) {
      const name = named(line.slice(0, heredoc), line, variable);
      const delimiter = line.slice(heredoc + 2);
      const end = lines.indexOf(delimiter, i + 1);
      if (delimiter === "") throw new BadEnvironmentFile(variable, `Invalid format '${line}'`);
      if (end < 0) {
        throw new BadEnvironmentFile(
          variable,
          `Invalid value. Matching delimiter not found '${delimiter}'`,
        );
      }
      pairs.push([name, lines.slice(i + 1, end).join("\n")]);
      i = end;
    } else {
      throw new BadEnvironmentFile(variable, `Invalid format '${line}'`);
    }
  }
  return pairs;
}

function named(name: string, line: string, variable: string): string {
  if (name === "") {
    throw new BadEnvironmentFile(variable, `Invalid format '${line}'. Name must not be empty`);
  }
  return name;
}

const fileNames = {
  env: "GITHUB_ENV",
  path: "GITHUB_PATH",
  output: "GITHUB_OUTPUT",
  state: "GITHUB_STATE",
  summary: "GITHUB_STEP_SUMMARY",
} as const;

export interface EnvironmentFiles {
  /** For the step's environment. */
  readonly variables: Record<string, string>;
  read(): Promise<FileCommands>;
}

export interface FileCommands {
  readonly environment: readonly [string, string][];
  readonly outputs: readonly [string, string][];
  readonly state: readonly [string, string][];
  readonly paths: readonly string[];
  readonly summary: string;
}

/** Fresh files for one phase of one step. */
export async function createEnvironmentFiles(directory: string): Promise<EnvironmentFiles> {
  await mkdir(directory, { recursive: true });
  const variables: Record<string, string> = {};
  for (const [key, variable] of Object.entries(fileNames)) {
    variables[variable] = join(directory, key);
    await writeFile(join(directory, key), "");
  }
  const text = (key: keyof typeof fileNames) =>
    readFile(join(directory, key), "utf8").catch(() => "");
  return {
    variables,
    async read() {
      return {
        environment: checkedVariables(parseAssignments(await text("env"), "env")),
        outputs: parseAssignments(await text("output"), "output"),
        state: parseAssignments(await text("state"), "state"),
        paths: (await text("path")).split(/\r?\n/).filter((line) => line !== ""),
        summary: await text("summary"),
      };
    },
  };
}

function checkedVariables(pairs: [string, string][]): [string, string][] {
  if (pairs.some(([name]) => name.toUpperCase() === "NODE_OPTIONS")) {
    throw new BadEnvironmentFile(
      "env",
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    );
  }
  return pairs;
}
