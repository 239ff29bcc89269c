import {
  booleanInput,
  choiceInput,
  durationInput,
  insideWorkspace,
  linesInput,
  listInput,
  maskSecret,
  optionalInput,
  pathInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import type { Policy } from "./execute/choice.ts";
import type { Budgets } from "./execute/session.ts";

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
  readonly designTimeEnvironment: Readonly<Record<string, string>>;
  readonly applicationArguments: readonly string[];
  readonly toolTimeoutMilliseconds: number;
}

export interface DatabaseInputs extends Common {
  readonly operation: "rehearse" | "apply" | "rollback" | "verify";
  /** Empty for a rehearsal, which makes its own database. */
  readonly connectionString: string;
  readonly approvedDigest: string | undefined;
  /** `none`, or a directory or template. */
  readonly backup: string;
  readonly budgets: Budgets;
  readonly policy: Policy;
  readonly receipt: string | undefined;
  readonly to: string | undefined;
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
  if (operation !== "rehearse" && connectionString === undefined) {
    throw new UsageError(
      `Operation "${operation}" needs the database, but input "connection-string" is empty.`,
      'Set "connection-string" from a secret of the environment.',
    );
  }
  const receipt = optionalInput("receipt");
  const to = optionalInput("to");
  if (operation === "rollback" && (receipt === undefined) === (to === undefined)) {
    throw new UsageError(
      receipt === undefined
        ? 'Operation "rollback" does not say what to roll back.'
        : 'Operation "rollback" has both "receipt" and "to".',
      'Set "receipt" (the migrations of one run) or "to" (an id, a name or 0), not both.',
    );
  }
  return {
    operation,
    ...common,
    connectionString: connectionString ?? "",
    approvedDigest: digestInput(),
    backup: requiredInput("backup"),
    budgets: {
      lockMilliseconds: durationInput("lock-timeout"),
      statementMilliseconds: durationInput("statement-timeout"),
      totalMilliseconds: durationInput("total-timeout"),
    },
    policy: {
      destructive: choiceInput("destructive", ["deny", "allow"]),
      outOfOrder: choiceInput("out-of-order", ["deny", "allow"]),
    },
    receipt: receipt === undefined ? undefined : insideWorkspace(receipt, 'Input "receipt"'),
    to,
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
  return {
    operation: "plan",
    ...common,
    project: project === undefined ? undefined : insideWorkspace(project, 'Input "project"'),
    startupProject:
      startup === undefined ? undefined : insideWorkspace(startup, 'Input "startup-project"'),
    configuration: requiredInput("configuration"),
    framework: optionalInput("framework"),
    build: booleanInput("build"),
    appliedThrough: optionalInput("applied-through"),
    designTimeEnvironment: Object.fromEntries(linesInput("design-time-environment").map(variable)),
    applicationArguments: listInput("application-arguments"),
    toolTimeoutMilliseconds: durationInput("tool-timeout"),
  };
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

function digestInput(): string | undefined {
  const digest = optionalInput("approved-digest")?.toLowerCase();
  if (digest !== undefined && !/^[0-9a-f]{64}$/.test(digest)) {
    throw new UsageError(
      'Input "approved-digest" is no SHA-256 in hexadecimal.',
      'Give the output "digest" of the plan step.',
    );
  }
  return digest;
}
