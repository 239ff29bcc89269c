import { readFileSync } from "node:fs";
import {
  booleanInput,
  choiceInput,
  durationInput,
  insideWorkspace,
  linesInput,
  maskSecret,
  optionalInput,
  pathInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import { type DatabaseOptions, readDatabaseOptions } from "./database-inputs.ts";
import { type EnvironmentPolicy, parsePolicy } from "./policy/parse.ts";
import type { Edition } from "./rules/rule.ts";

export type Operation = "plan" | "rehearse" | "apply" | "rollback" | "verify";

interface Common {
  readonly evidenceDirectory: string;
  /** Absolute directory of the pack, and as the user wrote it. */
  readonly pack: string;
  readonly packShown: string;
  readonly context: string | undefined;
}

export interface PlanInputs extends Common {
  readonly operation: "plan";
  readonly project: string | undefined;
  readonly startupProject: string | undefined;
  readonly configuration: string;
  readonly framework: string | undefined;
  readonly build: boolean;
  readonly appliedThrough: string | undefined;
  /** Absolute directory of the pack that the target has. */
  readonly baselinePack: string | undefined;
  /** Program and arguments of the user's own migrator; empty for Entity Framework. */
  readonly migratorCommand: readonly string[];
  /** Rows of the target's large tables, by table. */
  readonly tableRows: ReadonlyMap<string, number>;
  readonly comment: boolean;
  readonly token: string | undefined;
  readonly designTimeEnvironment: Readonly<Record<string, string>>;
  readonly applicationArguments: readonly string[];
  readonly toolTimeoutMilliseconds: number;
  readonly edition: Edition;
  /** What would be refused where the pack is to be applied; nothing where no policy is named. */
  readonly rules: EnvironmentPolicy | undefined;
  readonly oldVersion: "kept" | "gone";
}

export interface DatabaseInputs extends Common, DatabaseOptions {
  readonly operation: "rehearse" | "apply" | "rollback" | "verify";
}

export type Inputs = PlanInputs | DatabaseInputs;

/** Reads all inputs, masks the connection string first, and refuses what does not fit together. */
export function readInputs(): Inputs {
  const connectionString = optionalInput("connection-string");
  maskSecret(connectionString);
  const operation = choiceInput<Operation>("operation", [
    "plan",
    "rehearse",
    "apply",
    "rollback",
    "verify",
  ]);
  const common = {
    evidenceDirectory: requiredInput("evidence-directory"),
    pack: pathInput("pack"),
    packShown: requiredInput("pack"),
    context: optionalInput("context"),
  };
  insideWorkspace(common.evidenceDirectory, 'Input "evidence-directory"');
  if (operation === "plan") return planInputs(common, connectionString);
  return {
    operation,
    ...common,
    ...readDatabaseOptions(operation, connectionString, {
      destructive: choiceInput("destructive", ["deny", "allow"]),
      outOfOrder: choiceInput("out-of-order", ["deny", "allow"]),
      oldVersion: choiceInput("old-version", ["kept", "gone"]),
      rules: policyInput(),
    }),
  };
}

function planInputs(common: Common, connectionString: string | undefined): PlanInputs {
  if (connectionString !== undefined) {
    throw new UsageError(
      'Operation "plan" takes no "connection-string": it runs code of the project and must know no secret.',
      'Remove "connection-string" from the plan step.',
    );
  }
  const project = optionalInput("project");
  const startup = optionalInput("startup-project");
  const baseline = optionalInput("baseline-pack");
  const applied = optionalInput("applied-through");
  if (baseline !== undefined && applied !== undefined) {
    throw new UsageError(
      'Operation "plan" has both "baseline-pack" and "applied-through".',
      'Keep "baseline-pack": it says what the target has, and what it was.',
    );
  }
  return {
    operation: "plan",
    ...common,
    project: project === undefined ? undefined : insideWorkspace(project, 'Input "project"'),
    startupProject:
      startup === undefined ? undefined : insideWorkspace(startup, 'Input "startup-project"'),
    configuration: requiredInput("configuration"),
    framework: optionalInput("framework"),
    build: booleanInput("build"),
    appliedThrough: applied,
    baselinePack:
      baseline === undefined ? undefined : insideWorkspace(baseline, 'Input "baseline-pack"'),
    migratorCommand: linesInput("migrator-command"),
    tableRows: new Map(linesInput("table-rows").map(tableRows)),
    comment: booleanInput("comment"),
    token: optionalInput("token"),
    designTimeEnvironment: Object.fromEntries(linesInput("design-time-environment").map(variable)),
    applicationArguments: linesInput("application-arguments"),
    toolTimeoutMilliseconds: durationInput("tool-timeout"),
    edition: choiceInput<Edition>("edition", ["enterprise", "standard"]),
    rules: policyInput(),
    oldVersion: choiceInput("old-version", ["kept", "gone"]),
  };
}

/** The environment's part of the policy file, or nothing where no file is named. */
function policyInput(): EnvironmentPolicy | undefined {
  const shown = optionalInput("policy");
  const environment = optionalInput("environment");
  if (shown === undefined) {
    if (environment === undefined) return undefined;
    throw new UsageError(
      'Input "environment" is set, but "policy" is empty.',
      'Name the policy file in "policy", or leave both empty.',
    );
  }
  if (environment === undefined) {
    throw new UsageError(
      'Input "policy" is set, but "environment" is empty.',
      'Name the environment of the policy that holds here, for example "production".',
    );
  }
  const file = insideWorkspace(shown, 'Input "policy"');
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `The policy "${shown}" cannot be read.`,
      'Check out the repository before this step, or correct "policy".',
      { cause: error },
    );
  }
  return parsePolicy(text, shown, environment);
}

function tableRows(line: string): [string, number] {
  const [, table = "", count = ""] = /^(.+?)\s*=\s*([\d_,]+)$/.exec(line) ?? [];
  if (table === "") {
    throw new UsageError(
      `Input "table-rows" has the line "${line}".`,
      'Use one "Table=number" per line, for example "dbo.Orders=1200000".',
    );
  }
  return [table, Number(count.replace(/[_,]/g, ""))];
}

function variable(line: string): [string, string] {
  const equals = line.indexOf("=");
  if (equals <= 0) {
    throw new UsageError(
      `Input "design-time-environment" has the line "${line}".`,
      'Use one "NAME=value" per line.',
    );
  }
  return [line.slice(0, equals).trim(), line.slice(equals + 1).trim()];
}
