import type { ManagedIdentity } from "@slipway/azure";
import { type Finding, passed } from "../finding.ts";

export const databaseRow = "Database passwords";
export const principalRow = "Service principal secrets";

/** No password can be rotated, or stolen, where the server refuses every SQL login. */
export function judgeSqlLogins(server: string, entraOnly: boolean): Finding {
  const subject = `SQL server ${server}`;
  if (entraOnly) {
    return passed(subject, databaseRow, "none by design: SQL logins are refused", "90 d");
  }
  return {
    subject,
    row: databaseRow,
    found: "SQL logins are allowed",
    allowed: "90 d",
    verdict: "fail",
    reason: {
      code: "sql-logins-allowed",
      message: `The SQL server "${server}" takes SQL logins, whose age Azure does not tell.`,
      remedy: `az sql server ad-only-auth enable --resource-group <group> --name ${server}`,
    },
  };
}

/** A user-assigned identity has no secret; who may use it are its federated credentials. */
export function judgeIdentity(
  clientId: string,
  resourceGroup: string,
  identity: ManagedIdentity | undefined,
): Finding {
  if (identity === undefined) {
    return {
      subject: `client ${clientId}`,
      row: principalRow,
      found: "not a managed identity of the group",
      allowed: "365 d",
      verdict: "inconclusive",
      reason: {
        code: "identity-not-found",
        message: `No user-assigned identity of "${resourceGroup}" has the client id ${clientId}; an app registration may have secrets, whose age is told to its owners only.`,
        remedy:
          "Sign in with the identity that infra/ creates, or look at the app's secrets: az ad app credential list --id <client id>",
      },
    };
  }
  const { name, subjects } = identity;
  if (subjects.length > 0) {
    const found = `none by design: managed identity for ${subjects.join(", ")}`;
    return passed(`identity ${name}`, principalRow, found, "365 d");
  }
  return {
    subject: `identity ${name}`,
    row: principalRow,
    found: "no federated credential",
    allowed: "365 d",
    verdict: "warn",
    reason: {
      code: "identity-without-credential",
      message: `The identity "${name}" has no federated credential, so no job can sign in with it.`,
      remedy: "docs/adopt.md, step 5, has the commands.",
    },
  };
}
