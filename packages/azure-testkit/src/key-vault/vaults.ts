import { resourceNotFound } from "../arm/errors.ts";
import { type ArmCall, type Route, route } from "../arm/routes.ts";
import type { ScaledClock } from "../clock.ts";
import type { KeyVaultSpec } from "../contract.ts";
import { type HttpCall, json, type Reply } from "../http.ts";
import type { Entra } from "../identity/entra.ts";
import { isAllowed, type Principal } from "../identity/principals.ts";

const audience = "https://vault.azure.net";
/** Documented default of a list; `maxresults` may ask for fewer. */
const pageSize = 25;

export interface VaultSettings {
  readonly clock: ScaledClock;
  readonly entra: Entra;
  readonly tenantId: string;
  readonly subscriptionId: string;
}

/**
 * `<vault>.vault.azure.net`: lists of secrets and certificates with their dates (recorded:
 * keyvault-secret, api 7.4; certificates by "Get Certificates"). No value is kept here, so none can
 * be read.
 */
export class Vaults {
  readonly #settings: VaultSettings;
  readonly #vaults = new Map<string, KeyVaultSpec>();

  constructor(settings: VaultSettings) {
    this.#settings = settings;
  }

  add(spec: KeyVaultSpec): void {
    this.#vaults.set(spec.name.toLowerCase(), spec);
  }

  /** Made and read through ARM (docs: "Vaults - Create Or Update"); its sign-in is by roles alone. */
  routes(): Route[] {
    const one =
      "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.KeyVault/vaults/{vault}";
    const known = (call: ArmCall) => {
      const found = this.#vaults.get((call.parameters.vault ?? "").toLowerCase());
      if (found !== undefined) return found;
      const { vault = "", group = "" } = call.parameters;
      throw resourceNotFound("Microsoft.KeyVault/vaults", vault, group);
    };
    return [
      ...route("GET", one, (call) => json(200, this.#json(known(call)))),
      ...route("PUT", one, (call) => {
        const { vault: name = "", group: resourceGroup = "" } = call.parameters;
        if (!this.#vaults.has(name.toLowerCase())) this.add({ name, resourceGroup });
        return json(200, this.#json(known(call)));
      }),
      ...route(
        "GET",
        "/subscriptions/{subscription}/providers/Microsoft.KeyVault/deletedVaults",
        () => json(200, { value: [] }),
      ),
    ];
  }

  #json(vault: KeyVaultSpec) {
    return {
      id: this.#id(vault),
      name: vault.name,
      type: "Microsoft.KeyVault/vaults",
      location: "westeurope",
      properties: {
        tenantId: this.#settings.tenantId,
        sku: { family: "A", name: "standard" },
        accessPolicies: [],
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        vaultUri: `https://${vault.name}.vault.azure.net/`,
        provisioningState: "Succeeded",
      },
    };
  }

  async answer(call: HttpCall): Promise<Reply> {
    const name = call.host.split(".")[0] ?? "";
    const vault = this.#vaults.get(name);
    if (vault === undefined) return refused(404, "VaultNotFound", "The vault does not exist.");
    const token = /^Bearer (.+)$/i.exec(call.headers.authorization ?? "")?.[1];
    const principal = token && (await this.#settings.entra.authenticate(token, [audience]));
    if (principal === undefined || typeof principal === "string") {
      return refused(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.", {
        "www-authenticate": `Bearer authorization="https://login.microsoftonline.com/${this.#settings.tenantId}", resource="${audience}"`,
      });
    }
    if (!call.query.has("api-version")) {
      return refused(400, "BadParameter", "AKV10021: api-version must be specified");
    }
    if (vault.closed === true) {
      const text = `Public network access is disabled and request is not from a trusted service nor via an approved private link.\r\nVault: ${vault.name}`;
      return refused(403, "Forbidden", text, {}, { code: "ForbiddenByConnection" });
    }
    const setting = /^\/secrets\/([0-9a-zA-Z-]{1,127})$/.exec(call.path)?.[1];
    if (setting !== undefined && call.method === "PUT") return this.#set(vault, setting, principal);
    const kind = /^\/(secrets|certificates)\/?$/.exec(call.path)?.[1];
    if (kind === undefined || call.method !== "GET") {
      return refused(404, "NotImitated", `The local Azure does not imitate ${call.path}.`);
    }
    const action = `Microsoft.KeyVault/vaults/${kind === "secrets" ? "secrets/readMetadata/action" : "certificates/read"}`;
    if (!mayReadNames(principal, action, this.#id(vault))) {
      return refused(
        403,
        "Forbidden",
        `Caller is not authorized to perform action on resource.\r\nAction: '${action}'\r\nVault: ${vault.name}`,
        {},
        { code: "ForbiddenByRbac" },
      );
    }
    return this.#list(vault, kind as "secrets" | "certificates", call);
  }

  /** Keeps that there is a new version, and not its value (recorded: keyvault-secret). */
  #set(vault: KeyVaultSpec, name: string, principal: Principal): Reply {
    const action = "Microsoft.KeyVault/vaults/secrets/setSecret/action";
    if (!mayReadNames(principal, action, this.#id(vault))) {
      return refused(403, "Forbidden", `Caller is not authorized to perform action: '${action}'`);
    }
    const created = this.#settings.clock.now();
    const others = (vault.secrets ?? []).filter((one) => one.name !== name);
    this.add({ ...vault, secrets: [...others, { name, created }] });
    const seconds = Math.trunc(created / 1000);
    return json(200, {
      id: `https://${vault.name}.vault.azure.net/secrets/${name}/${"0".repeat(32)}`,
      attributes: {
        enabled: true,
        created: seconds,
        updated: seconds,
        recoveryLevel: "Recoverable",
        recoverableDays: 90,
      },
      tags: {},
    });
  }

  #list(vault: KeyVaultSpec, kind: "secrets" | "certificates", call: HttpCall): Reply {
    const { clock } = this.#settings;
    const own = vault[kind] ?? [];
    // A certificate has a secret of the same name, which carries its private key.
    const all =
      kind === "secrets"
        ? [...own, ...(vault.certificates ?? []).map((item) => ({ ...item, managed: true }))]
        : own;
    const from = Number(call.query.get("$skiptoken") ?? 0);
    const size = Math.min(pageSize, Number(call.query.get("maxresults") ?? pageSize));
    const seconds = (milliseconds: number) => Math.trunc(milliseconds / 1000);
    const value = all.slice(from, from + size).map((item) => {
      const created = seconds(item.created ?? clock.now());
      return {
        id: `https://${vault.name}.vault.azure.net/${kind}/${item.name}`,
        ...("managed" in item ? { managed: true, contentType: "application/x-pkcs12" } : {}),
        attributes: {
          enabled: item.enabled ?? true,
          ...(item.expires === undefined ? {} : { exp: seconds(item.expires) }),
          created,
          updated: created,
          recoveryLevel: "Recoverable",
          recoverableDays: 90,
        },
        tags: {},
      };
    });
    const next = from + size;
    const version = call.query.get("api-version");
    return json(200, {
      value,
      nextLink:
        next < all.length
          ? `https://${vault.name}.vault.azure.net:443/${kind}?api-version=${version}&$skiptoken=${next}&maxresults=${size}`
          : null,
    });
  }

  #id(vault: KeyVaultSpec): string {
    return `/subscriptions/${this.#settings.subscriptionId}/resourceGroups/${vault.resourceGroup}/providers/Microsoft.KeyVault/vaults/${vault.name}`;
  }
}

/** Data actions: Owner and Contributor have none ("Provide access to Key Vault with Azure RBAC"). */
function mayReadNames(principal: Principal, action: string, id: string): boolean {
  const roles = principal.roles.filter(
    ({ role }) => typeof role !== "string" || role === "Key Vault Reader",
  );
  return isAllowed({ ...principal, roles }, action, id);
}

function refused(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  innererror?: object,
): Reply {
  return json(
    status,
    { error: { code, message, ...(innererror === undefined ? {} : { innererror }) } },
    headers,
  );
}
