import {
  choiceInput,
  durationInput,
  insideWorkspace,
  maskSecret,
  optionalInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import type { Policy } from "./execute/choice.ts";
import type { Budgets } from "./execute/session.ts";

/** Who the runner is for Azure, and where the resources are; parts that nobody named are absent. */
export interface AzureInputs {
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly subscriptionId: string | undefined;
  readonly resourceGroup: string | undefined;
  readonly appName: string | undefined;
  readonly slot: string | undefined;
}

export interface DatabaseOptions {
  /** Empty for a rehearsal that makes its own database. */
  readonly connectionString: string;
  readonly approvedDigest: string | undefined;
  /** `auto`, `none`, `copy`, `restore-point`, or a directory or template for SQLite. */
  readonly backup: string;
  readonly backupMilliseconds: number;
  /** Largest database that is copied, in bytes. */
  readonly backupBytes: number;
  readonly bacpac: { readonly url: string; readonly sas: string } | undefined;
  readonly budgets: Budgets;
  /** Everything of a rollback together, in milliseconds. */
  readonly rollbackMilliseconds: number;
  readonly policy: Policy;
  readonly receipt: string | undefined;
  readonly to: string | undefined;
  readonly azure: AzureInputs;
  /** `none`, `setting:NAME=VALUE` or `slot:NAME`. */
  readonly maintenance: string;
  readonly onFailure: "keep" | "revert";
  readonly newVersion: "running" | "stopped";
  /** Absolute path of the report of bluegreen-shift. */
  readonly shiftReport: string | undefined;
  /** Absolute path of the rehearsal's record; the pack's own where nobody named one. */
  readonly rehearsal: string | undefined;
  readonly unrehearsed: "deny" | "allow";
  readonly drift: "deny" | "allow";
  readonly interrupted: "ask" | "again" | "done";
  /** Where a rehearsal takes place. */
  readonly scratch: "auto" | "create" | "copy" | "pglite";
}

/** Reads what the operations with a database need; secrets are masked by the caller first. */
export function readDatabaseOptions(
  operation: "rehearse" | "apply" | "rollback" | "verify",
  connectionString: string | undefined,
  policy: Policy,
): DatabaseOptions {
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
  const file = (name: string) => {
    const value = optionalInput(name);
    return value === undefined ? undefined : insideWorkspace(value, `Input "${name}"`);
  };
  const rollbackMilliseconds = durationInput("rollback-timeout");
  return {
    connectionString: connectionString ?? "",
    approvedDigest: digestInput(),
    backup: requiredInput("backup"),
    backupMilliseconds: durationInput("backup-timeout"),
    backupBytes: sizeInput("backup-size"),
    bacpac: bacpacInput(),
    budgets: {
      lockMilliseconds: durationInput("lock-timeout"),
      statementMilliseconds: durationInput("statement-timeout"),
      totalMilliseconds:
        operation === "rollback" ? rollbackMilliseconds : durationInput("total-timeout"),
    },
    rollbackMilliseconds,
    policy,
    receipt: file("receipt"),
    to,
    azure: {
      tenantId: optionalInput("tenant-id"),
      clientId: optionalInput("client-id"),
      subscriptionId: named("subscription-id", /^[0-9a-f-]{36}$/i),
      resourceGroup: named("resource-group", /^[\w.()-]{1,90}$/),
      appName: named("app-name", /^[a-z0-9-]{1,60}$/i),
      slot: named("slot", /^[a-z0-9-]{1,59}$/i),
    },
    maintenance: requiredInput("maintenance"),
    onFailure: choiceInput("on-failure", ["keep", "revert"]),
    newVersion: choiceInput("new-version", ["running", "stopped"]),
    shiftReport: file("shift-report"),
    rehearsal: file("rehearsal"),
    unrehearsed: choiceInput("unrehearsed", ["deny", "allow"]),
    drift: choiceInput("drift", ["deny", "allow"]),
    interrupted: choiceInput("interrupted-command", ["ask", "again", "done"]),
    scratch: choiceInput("scratch", ["auto", "create", "copy", "pglite"]),
  };
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

function named(input: string, pattern: RegExp): string | undefined {
  const value = optionalInput(input);
  if (value !== undefined && !pattern.test(value)) {
    throw new UsageError(`Input "${input}" is "${value}".`, "Give the name as Azure shows it.");
  }
  return value;
}

/** `50GB` in bytes. */
function sizeInput(input: string): number {
  const text = requiredInput(input);
  const [, number = "", unit = ""] = /^(\d{1,6})\s*(MB|GB|TB)$/i.exec(text.trim()) ?? [];
  if (number === "") {
    throw new UsageError(`Input "${input}" is "${text}".`, 'Use a size such as "50GB".');
  }
  const powers: Readonly<Record<string, number>> = { mb: 20, gb: 30, tb: 40 };
  return Number(number) * 2 ** (powers[unit.toLowerCase()] ?? 0);
}

function bacpacInput(): DatabaseOptions["bacpac"] {
  const url = optionalInput("bacpac-url");
  const sas = optionalInput("bacpac-sas");
  maskSecret(sas);
  if (url === undefined) return undefined;
  if (!/^https:\/\/[a-z0-9.-]+\/[^\s?]+\.bacpac$/i.test(url) || sas === undefined) {
    throw new UsageError(
      'A bacpac needs "bacpac-url" (https://account.blob.core.windows.net/container/name.bacpac, without a query) and "bacpac-sas".',
      'Put a shared access signature with the right to create and write blobs into a secret and give it as "bacpac-sas".',
    );
  }
  return { url, sas: sas.replace(/^\?/, "") };
}
