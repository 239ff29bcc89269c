import path from "node:path";
import * as core from "@actions/core";
import { parseDuration } from "./duration.ts";
import { UsageError } from "./usage-error.ts";

/** The input without surrounding blanks, or `undefined` when it is empty. */
export function optionalInput(name: string): string | undefined {
  return core.getInput(name) || undefined;
}

/** The input without surrounding blanks; refused when it is empty. */
export function requiredInput(name: string): string {
  const value = optionalInput(name);
  if (value === undefined) {
    throw new UsageError(`Input "${name}" is empty.`, `Set "${name}" in the step's "with:" block.`);
  }
  return value;
}

/** One of the allowed words, compared without case. */
export function choiceInput<T extends string>(name: string, choices: readonly T[]): T {
  const value = requiredInput(name).toLowerCase();
  const choice = choices.find((candidate) => candidate.toLowerCase() === value);
  if (choice === undefined) {
    throw new UsageError(`Input "${name}" is "${value}".`, `Use one of: ${choices.join(", ")}.`);
  }
  return choice;
}

/** `true` or `false` in any case; a typo is an error and never silently false. */
export function booleanInput(name: string): boolean {
  return choiceInput(name, ["true", "false"]) === "true";
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A decimal number inside the range, written in plain digits. */
export function numberInput(name: string, range: Range): number {
  const text = requiredInput(name);
  const value = Number(text);
  if (!/^-?\d+(\.\d+)?$/.test(text) || value < range.min || value > range.max) {
    throw new UsageError(
      `Input "${name}" is "${text}".`,
      `Use a number from ${range.min} to ${range.max}, for example "${name}: ${range.min}".`,
    );
  }
  return value;
}

/** A whole number inside the range. */
export function integerInput(name: string, range: Range): number {
  const value = numberInput(name, range);
  if (!Number.isInteger(value)) {
    throw new UsageError(`Input "${name}" is "${value}".`, "Use a whole number.");
  }
  return value;
}

/** Milliseconds of a duration input such as `5m`. */
export function durationInput(name: string): number {
  return parseDuration(requiredInput(name), `Input "${name}"`);
}

/** As `durationInput`, or `undefined` when the input is empty. */
export function optionalDurationInput(name: string): number | undefined {
  const text = optionalInput(name);
  return text === undefined ? undefined : parseDuration(text, `Input "${name}"`);
}

/** Items of a list input, one per line or separated by commas; blanks and empty items are dropped. */
export function listInput(name: string): string[] {
  return (optionalInput(name) ?? "")
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Lines of a multi-line input without blank lines and `#` comment lines. */
export function linesInput(name: string): string[] {
  return (optionalInput(name) ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** The directory in which the job's files lie. */
export function workspaceDirectory(): string {
  return path.resolve(process.env.GITHUB_WORKSPACE || process.cwd());
}

/** The absolute path that `relative` names inside the workspace; a way out of it is refused. */
export function insideWorkspace(relative: string, what: string): string {
  const workspace = workspaceDirectory();
  const absolute = path.resolve(workspace, relative);
  if (absolute !== workspace && !absolute.startsWith(workspace + path.sep)) {
    throw new UsageError(
      `${what} is "${relative}", which lies outside the workspace.`,
      "Give a path inside the checked-out repository.",
    );
  }
  return absolute;
}

/** The absolute path of an input that names a file or directory inside the workspace. */
export function pathInput(name: string): string {
  return insideWorkspace(requiredInput(name), `Input "${name}"`);
}
