import { type Check, failed, failedForGood, outcomeOf, passed } from "./check.ts";
import { shownInstance } from "./sampling.ts";

/** What is asked of Azure about the site; a failure to ask is an `ExchangeFailure`. */
export interface AzureEvidence {
  /** `app-example/slots/green`. */
  readonly resource: string;
  readonly keyVaultReferences: () => Promise<
    readonly { readonly setting: string; readonly vault: string; readonly status: string }[]
  >;
  readonly instances: () => Promise<readonly { readonly id: string; readonly state: string }[]>;
}

/** What each status of Azure means for whoever has to mend it (Microsoft.Web ResolveStatus). */
const remedies: Readonly<Record<string, string>> = {
  MSINotEnabled: "Give the app a managed identity.",
  AccessToKeyVaultDenied:
    "Grant the app's identity \"Key Vault Secrets User\" on the vault, and let the vault's firewall through.",
  UnauthorizedClient: "Grant the app's identity access to the vault.",
  VaultNotFound: "Correct the vault's name in the setting.",
  SecretNotFound: "Create the secret, or correct its name in the setting.",
  SecretVersionNotFound: "Leave the version out, or name one that exists.",
  InvalidSyntax: "Write @Microsoft.KeyVault(VaultName=…;SecretName=…).",
  FetchTimedOut: "Look at the vault's network: the app did not reach it in time.",
};

/** Azure resolved every Key Vault reference; an app with one that is not gets the reference as its secret. */
export function keyVaultCheck(azure: AzureEvidence): Check {
  return {
    name: "key vault references",
    target: azure.resource,
    attempt: () =>
      outcomeOf(async () => {
        const references = await azure.keyVaultReferences();
        const broken = references.filter(({ status }) => status !== "Resolved");
        const first = broken[0];
        if (first === undefined) {
          return passed(
            references.length === 0
              ? `${azure.resource} has no Key Vault references.`
              : `${azure.resource}: all ${references.length} Key Vault references are resolved.`,
          );
        }
        const named = broken
          .slice(0, 5)
          .map(({ setting, vault, status }) => `${setting} (${vault || "no vault"}): ${status}`);
        const outcome = {
          code: "key-vault-reference-unresolved",
          message: `${azure.resource}: ${broken.length} of ${references.length} Key Vault references are not resolved: ${named.join("; ")}.`,
          remedy:
            remedies[first.status] ??
            "Read the reference's details in Azure (Environment variables).",
        };
        // A setting that was just written is fetched within minutes; a wrong one stays wrong.
        return broken.every(({ status }) => status === "Initialized" || status === "FetchTimedOut")
          ? failed(outcome.code, outcome.message, outcome.remedy)
          : failedForGood(outcome.code, outcome.message, outcome.remedy);
      }),
  };
}

/** Azure runs as many ready instances as are wanted. */
export function instancesCheck(azure: AzureEvidence, minimum: number): Check {
  return {
    name: "instances",
    target: azure.resource,
    attempt: () =>
      outcomeOf(async () => {
        const all = await azure.instances();
        const ready = all.filter(({ state }) => state === "READY");
        const others = all
          .filter(({ state }) => state !== "READY")
          .slice(0, 5)
          .map(({ id, state }) => `${shownInstance(id)} is ${state}`);
        const counted = `${azure.resource} has ${ready.length} ready ${ready.length === 1 ? "instance" : "instances"}${others.length > 0 ? ` (${others.join(", ")})` : ""}`;
        return ready.length >= minimum && others.length === 0
          ? passed(`${counted}.`)
          : failed(
              "too-few-instances",
              `${counted}; ${minimum} and no other are expected.`,
              "Look at the plan's instance count and at the app's log, or correct \"minimum-instances\".",
            );
      }),
  };
}
