import { singleLine } from "@slipway/toolkit";
import { SessionLost, StatementError } from "../execute/database.ts";

type Trouble = readonly [code: string, message: string, remedy: string];

/** Codes of PostgreSQL and SQL Server for what goes wrong before anything is done. */
const known: readonly (readonly [codes: readonly string[], code: string, remedy: string])[] = [
  [
    ["28P01", "28000", "18456", "18452"],
    "sign-in-failed",
    'Check user and password in the secret behind "connection-string"; for an Entra identity, that the database has a user for it.',
  ],
  [
    ["3D000", "4060", "911"],
    "no-database",
    'Check the name of the database in "connection-string", and that the user may connect to it.',
  ],
  [
    ["40615", "40914"],
    "firewall",
    'Name a runner in the virtual network in the workflow\'s input "runner", or let the runner in with `az sql server firewall-rule create`. A hosted runner has another address in each job: docs/adopt.md, "Who reaches the database".',
  ],
  [
    ["26"],
    "no-sqlite-database",
    'The file is something else, or encrypted: correct "Data Source" in the secret behind "connection-string".',
  ],
  [
    ["42501", "229", "262", "2760"],
    "permission",
    "Give the migrating user the right that is named; the README lists what it needs.",
  ],
];

/** What the database said before any migration began, as the user's next step. */
export function databaseTrouble(error: unknown): Trouble | undefined {
  if (!(error instanceof SessionLost || error instanceof StatementError)) return undefined;
  const code = String((error as { code?: unknown }).code ?? "");
  const found = known.find(([codes]) => codes.includes(code));
  const message = `The database said: ${singleLine(error.message)}. Nothing was migrated.`;
  if (found !== undefined) return [found[1], message, found[2]];
  if (error instanceof StatementError) {
    return ["database-refused", message, "Mend what it names and run the step again."];
  }
  return [
    "no-connection",
    `There was no session with the database: ${singleLine(error.message)}. Nothing was migrated.`,
    'Check host, port and firewall for the runner, the certificate, and the proxy; the server name is in the secret behind "connection-string".',
  ];
}
