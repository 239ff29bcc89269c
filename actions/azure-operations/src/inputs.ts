import {
  choiceInput,
  durationInput,
  type InconclusivePolicy,
  insideWorkspace,
  linesInput,
  optionalInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import type { ContentCheck } from "./recovery/content.ts";
import { type Objective, parseObjectives } from "./recovery/objectives.ts";
import { parseRotation, type RotationRule } from "./secrets/rotation.ts";

export const operations = [
  "secret-age",
  "certificate-expiry",
  "backup-verify",
  "drill",
  "cost-review",
  "patch-age",
] as const;
export type OperationName = (typeof operations)[number];
export type Scenario = "application" | "database" | "region";

/** All inputs that are read at once; durations in milliseconds. Names are asked for by who needs them. */
export interface Settings {
  readonly operation: OperationName;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly rotation: readonly RotationRule[];
  readonly warnBefore: number;
  readonly failBefore: number;
  readonly objectives: readonly Objective[];
  readonly deadline: number;
  readonly patchLimit: number;
  readonly runtimeWarning: number;
  readonly onInconclusive: InconclusivePolicy;
  readonly evidenceDirectory: string;
}

export function readSettings(): Settings {
  return {
    operation: choiceInput("operation", operations),
    tenantId: optionalInput("tenant-id"),
    clientId: optionalInput("client-id"),
    rotation: parseRotation(linesInput("rotation")),
    warnBefore: durationInput("warn-before"),
    failBefore: durationInput("fail-before"),
    objectives: parseObjectives(linesInput("objectives")),
    deadline: durationInput("deadline"),
    patchLimit: durationInput("patch-limit"),
    runtimeWarning: durationInput("runtime-warning"),
    onInconclusive: choiceInput("on-inconclusive", ["fail", "warn"]),
    evidenceDirectory: requiredInput("evidence-directory"),
  };
}

export interface ServerInputs {
  readonly resourceGroup: string;
  readonly server: string;
}

export function readServer(): ServerInputs {
  return { resourceGroup: requiredInput("resource-group"), server: requiredInput("sql-server") };
}

export function readScenario(): Scenario {
  return choiceInput("scenario", ["application", "database", "region"]);
}

/** A drill that moves production is started by who types its name, and by nobody else. */
export function confirmed(name: string): void {
  const typed = optionalInput("confirm");
  if (typed === name) return;
  throw new UsageError(
    `A region drill moves the primary of "${name}", and its connections drop twice. ${typed === undefined ? 'Input "confirm" is empty' : `Input "confirm" is "${typed}"`}.`,
    `Type the failover group's name: "confirm: ${name}". Nothing was changed.`,
  );
}

/** https address of what users reach, and nothing else. */
export function readBaseUrl(): URL | undefined {
  const text = optionalInput("base-url");
  if (text === undefined) return undefined;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address?.protocol === "https:") return address;
  throw new UsageError(
    `Input "base-url" is "${text}".`,
    "Give an https address, for example https://www.example.org.",
  );
}

/** Checks as `name: SQL`, one per line. */
export function readContentChecks(): ContentCheck[] {
  return linesInput("content-checks").map((line) => {
    const [, name, sql] = /^([^:]+?)\s*:\s*(\S.*)$/.exec(line) ?? [];
    if (name !== undefined && sql !== undefined) return { name, sql };
    throw new UsageError(
      `Input "content-checks" has the line "${line}".`,
      'Write a name and a query of one value, for example "users: SELECT COUNT(*) FROM AspNetUsers".',
    );
  });
}

/** Absolute path. */
export function readShiftReport(): string {
  return insideWorkspace(requiredInput("shift-report"), 'Input "shift-report"');
}
