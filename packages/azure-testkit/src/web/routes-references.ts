import { type Route, route } from "../arm/routes.ts";
import { slotOfCall, webJson } from "./access.ts";
import type { Slot } from "./model.ts";
import { slotPath } from "./paths.ts";
import { siteId } from "./site-json.ts";
import type { SwapContext } from "./swap.ts";

/** `@Microsoft.KeyVault(VaultName=…;SecretName=…[;SecretVersion=…])` or with `SecretUri=` (azure-docs app-service-key-vault-references.md). */
const reference = /^@Microsoft\.KeyVault\((.*)\)$/i;

/**
 * Key Vault references of app settings and connection strings (Microsoft.Web 2023-01-01,
 * WebApps_GetAppSettingsKeyVaultReferences, ApiKVReference). Only settings that are references are
 * listed. A vault named `missing…` is not found, a secret named `missing…` neither, one named
 * `denied…` is closed to the site: which vaults exist is not this imitation's business.
 */
export function referenceRoutes({ store }: SwapContext): Route[] {
  const list = (kind: string, valuesOf: (slot: Slot) => Readonly<Record<string, string>>) =>
    route("GET", `${slotPath}/config/configreferences/${kind}`, (call) => {
      const slot = slotOfCall(store, call);
      const value = Object.entries(valuesOf(slot)).flatMap(([name, text]) => {
        const inner = reference.exec(text)?.[1];
        if (inner === undefined) return [];
        const { vaultName, secretName, secretVersion } = partsOf(inner);
        return [
          {
            id: `${siteId(store.subscriptionId, slot)}/config/configreferences/${kind}/${name}`,
            name,
            type: "Microsoft.Web/sites/config/configreferences",
            location: slot.site.location,
            properties: {
              reference: text,
              status: statusOf(vaultName, secretName),
              vaultName,
              secretName,
              secretVersion,
              source: "KeyVault",
            },
          },
        ];
      });
      return webJson(200, { value, nextLink: null, id: null });
    });
  return [
    ...list("appsettings", (slot) => slot.appSettings),
    ...list("connectionstrings", (slot) =>
      Object.fromEntries(
        Object.entries(slot.connectionStrings).map(([name, { value }]) => [name, value]),
      ),
    ),
  ];
}

interface Parts {
  readonly vaultName: string;
  readonly secretName: string;
  readonly secretVersion: string;
}

function partsOf(inner: string): Parts {
  const uri = /^SecretUri=https:\/\/([^.]+)\.[^/]+\/secrets\/([^/]+)\/?([^/]*)\/?$/i.exec(inner);
  if (uri !== null) {
    const [, vaultName = "", secretName = "", secretVersion = ""] = uri;
    return { vaultName, secretName, secretVersion };
  }
  const pairs = new Map(
    inner.split(";").map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return [name.trim().toLowerCase(), rest.join("=").trim()];
    }),
  );
  const part = (name: string) => pairs.get(name) ?? "";
  return {
    vaultName: part("vaultname"),
    secretName: part("secretname"),
    secretVersion: part("secretversion"),
  };
}

function statusOf(vault: string, secret: string): string {
  if (vault === "" || secret === "") return "InvalidSyntax";
  if (vault.startsWith("missing")) return "VaultNotFound";
  if (secret.startsWith("missing")) return "SecretNotFound";
  return secret.startsWith("denied") ? "AccessToKeyVaultDenied" : "Resolved";
}
