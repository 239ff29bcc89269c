import type { AppName } from "./app-service.ts";
import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";

/** One app setting or connection string that refers to a secret. */
export interface KeyVaultReference {
  /** Name of the setting; its value is never read. */
  readonly setting: string;
  readonly vault: string;
  readonly secret: string;
  /** `Resolved`, or why not, for example `AccessToKeyVaultDenied` (Microsoft.Web ResolveStatus). */
  readonly status: string;
}

/** One worker that runs the app. */
export interface AppInstance {
  /** 64 hexadecimal digits; a request with it in the cookie `ARRAffinity` goes to this instance. */
  readonly id: string;
  /** `READY`, `STOPPED` or `UNKNOWN` (Microsoft.Web SiteRuntimeState). */
  readonly state: string;
}

/** What Azure itself knows of a running site, to be held against what the site answers. */
export interface SiteEvidence {
  keyVaultReferences(): Promise<readonly KeyVaultReference[]>;
  instances(): Promise<readonly AppInstance[]>;
}

const web = "Microsoft.Web/sites";
const apiVersion = "2023-01-01";

/** Reads production or, with `slot`, one slot; two read permissions, no write. */
export function siteEvidence(
  connection: Connection,
  name: AppName,
  slot: string | undefined,
): SiteEvidence {
  const part = slot === undefined ? "" : `/slots/${encodeURIComponent(slot)}`;
  const site = `/subscriptions/${connection.subscriptionId}/resourceGroups/${encodeURIComponent(name.resourceGroup)}/providers/${web}/${encodeURIComponent(name.app)}${part}`;
  const operation = (what: string, permission: string): Operation => ({
    name: what,
    permission: `${web}${slot === undefined ? "" : "/slots"}/${permission}`,
    resource: slot === undefined ? name.app : `${name.app}/slots/${slot}`,
  });

  /** All pages of a list; a page that is no list is unknown, never empty. */
  async function all(reading: Operation, path: string): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    let next: string | undefined = `${site}/${path}`;
    for (let page = 0; next !== undefined; page += 1) {
      if (page >= 50) throw unknownAnswer(reading, "end");
      const { body } = await connection.request(
        reading,
        "get",
        next,
        // A link to the next page carries its own.
        page === 0 ? { query: { "api-version": apiVersion } } : {},
      );
      const { value, nextLink } = (body ?? {}) as { value?: unknown; nextLink?: unknown };
      if (!Array.isArray(value)) throw unknownAnswer(reading, "value");
      found.push(...(value as Record<string, unknown>[]));
      next = typeof nextLink === "string" && nextLink !== "" ? nextLink : undefined;
    }
    return found;
  }

  return {
    async keyVaultReferences() {
      const reading = operation("Reading the Key Vault references", "config/read");
      const lists = ["appsettings", "connectionstrings"].map((kind) =>
        all(reading, `config/configreferences/${kind}`),
      );
      return (await Promise.all(lists)).flat().map((item) => {
        const properties = (item.properties ?? {}) as Record<string, unknown>;
        const status = properties.status;
        if (typeof item.name !== "string" || typeof status !== "string") {
          throw unknownAnswer(reading, "status");
        }
        return {
          setting: item.name,
          vault: String(properties.vaultName ?? ""),
          secret: String(properties.secretName ?? ""),
          status,
        };
      });
    },
    async instances() {
      const reading = operation("Reading the instances", "instances/read");
      return (await all(reading, "instances")).map((item) => {
        const { state } = (item.properties ?? {}) as { state?: unknown };
        if (typeof item.name !== "string") throw unknownAnswer(reading, "name");
        return { id: item.name, state: typeof state === "string" ? state : "UNKNOWN" };
      });
    },
  };
}
