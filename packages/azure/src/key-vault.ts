import { AzureError, type Operation, unknownAnswer } from "./azure-error.ts";
import type { AzureService, Connection } from "./connection.ts";

/** What a vault tells of a secret or certificate in its list: never the value. */
export interface VaultItem {
  readonly name: string;
  readonly enabled: boolean;
  /** When the current version was made. */
  readonly created: Date;
  readonly expires: Date | undefined;
  /** A secret that belongs to a certificate of the vault and is renewed with it. */
  readonly managed: boolean;
}

/** Names and dates of one vault. Lists only: the permission to read values is not needed. */
export interface KeyVault {
  secrets(): Promise<readonly VaultItem[]>;
  certificates(): Promise<readonly VaultItem[]>;
}

/** The vault as a service of its own, for `connect`: its tokens have another audience. */
export function vaultService(vault: string): AzureService {
  // Rule of Key Vault names; anything else could name another host.
  if (!/^[a-z][a-z0-9-]{1,22}[a-z0-9]$/i.test(vault)) {
    throw new AzureError(`Reading the vault ${vault}`, {
      status: undefined,
      code: "InvalidVaultName",
      detail: "a vault's name has 3 to 24 letters, digits and hyphens",
      remedy: "Give the name alone, for example kv-roster-prod.",
    });
  }
  return {
    endpoint: `https://${vault.toLowerCase()}.vault.azure.net`,
    scope: "https://vault.azure.net/.default",
  };
}

/** @param connection made with `vaultService(vault)` */
export function keyVault(connection: Connection, vault: string): KeyVault {
  const list = async (kind: "secrets" | "certificates", permission: string) => {
    const reading: Operation = {
      name: `Listing the ${kind}`,
      permission: `Microsoft.KeyVault/vaults/${permission}`,
      resource: vault,
    };
    const items: VaultItem[] = [];
    let address: string | undefined = `/${kind}`;
    let query: Readonly<Record<string, string>> | undefined = { "api-version": "7.4" };
    while (address !== undefined) {
      const { body } = await connection.request(
        reading,
        "get",
        address,
        query === undefined ? {} : { query },
      );
      const { value, nextLink } = (body ?? {}) as { value?: unknown; nextLink?: unknown };
      if (!Array.isArray(value)) throw unknownAnswer(reading, `list of ${kind}`);
      items.push(...value.map((item) => vaultItem(reading, item)));
      address = typeof nextLink === "string" && nextLink !== "" ? nextLink : undefined;
      query = undefined;
    }
    return items;
  };
  return {
    secrets: () => list("secrets", "secrets/readMetadata/action"),
    certificates: () => list("certificates", "certificates/read"),
  };
}

function vaultItem(reading: Operation, item: unknown): VaultItem {
  const { id, attributes, managed } = (item ?? {}) as {
    id?: unknown;
    managed?: unknown;
    attributes?: { enabled?: unknown; created?: unknown; exp?: unknown };
  };
  const name = typeof id === "string" ? new URL(id).pathname.split("/")[2] : undefined;
  if (name === undefined || typeof attributes?.created !== "number") {
    throw unknownAnswer(reading, "id and date of creation");
  }
  const { enabled, created, exp } = attributes;
  return {
    name,
    enabled: enabled !== false,
    created: new Date(created * 1000),
    expires: typeof exp === "number" ? new Date(exp * 1000) : undefined,
    managed: managed === true,
  };
}
