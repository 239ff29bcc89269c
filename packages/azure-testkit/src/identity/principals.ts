import { randomUUID } from "node:crypto";
import type { PrincipalSpec, Role } from "../contract.ts";

export interface Principal {
  readonly clientId: string;
  readonly objectId: string;
  readonly displayName: string;
  readonly secret?: string;
  readonly federatedCredentials: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly audience: string;
  }[];
  readonly roles: readonly { readonly role: Role; readonly scope: string }[];
}

export const tokenExchangeAudience = "api://AzureADTokenExchange";

export class Principals {
  readonly #byClientId = new Map<string, Principal>();
  /** Who signs in and was not given here: managed identities, with the roles assigned to them. */
  readonly #others: (clientId: string) => Principal | undefined;

  constructor(others: (clientId: string) => Principal | undefined = () => undefined) {
    this.#others = others;
  }

  add(spec: PrincipalSpec, subscriptionId: string, issuer: string): void {
    this.#byClientId.set(spec.clientId.toLowerCase(), {
      clientId: spec.clientId,
      objectId: spec.objectId ?? randomUUID(),
      displayName: spec.displayName ?? spec.clientId,
      ...(spec.secret === undefined ? {} : { secret: spec.secret }),
      federatedCredentials: (spec.federatedCredentials ?? []).map((credential) => ({
        subject: credential.subject,
        issuer: credential.issuer ?? issuer,
        audience: credential.audience ?? tokenExchangeAudience,
      })),
      roles: (spec.roles ?? [{ role: "Contributor" as const }]).map(({ role, scope }) => ({
        role,
        scope: scope ?? `/subscriptions/${subscriptionId}`,
      })),
    });
  }

  byClientId(clientId: string): Principal | undefined {
    return this.#byClientId.get(clientId.toLowerCase()) ?? this.#others(clientId);
  }
}

/** Built-in roles, as far as their actions matter to the providers here (docs: "Azure built-in roles"). */
const builtIn: Readonly<Record<string, { actions: string[]; notActions: string[] }>> = {
  Owner: { actions: ["*"], notActions: [] },
  Contributor: {
    actions: ["*"],
    notActions: [
      "Microsoft.Authorization/*/Delete",
      "Microsoft.Authorization/*/Write",
      "Microsoft.Authorization/elevateAccess/Action",
    ],
  },
  Reader: { actions: ["*/read"], notActions: [] },
  "Website Contributor": {
    actions: [
      "Microsoft.Authorization/*/read",
      "Microsoft.Insights/alertRules/*",
      "Microsoft.Insights/components/*",
      "Microsoft.Resources/deployments/*",
      "Microsoft.Resources/subscriptions/resourceGroups/read",
      "Microsoft.Support/*",
      "Microsoft.Web/certificates/*",
      "Microsoft.Web/listSitesAssignedToHostName/read",
      "Microsoft.Web/serverFarms/join/action",
      "Microsoft.Web/serverFarms/read",
      "Microsoft.Web/sites/*",
    ],
    notActions: [],
  },
  "Key Vault Secrets User": {
    actions: [
      "Microsoft.KeyVault/vaults/secrets/getSecret/action",
      "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
    ],
    notActions: [],
  },
  // Data actions, but the last.
  "Key Vault Secrets Officer": {
    actions: ["Microsoft.KeyVault/vaults/secrets/*", "Microsoft.KeyVault/vaults/*/read"],
    notActions: [],
  },
  // The second and third are data actions.
  "Key Vault Reader": {
    actions: [
      "Microsoft.KeyVault/vaults/*/read",
      "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
      "Microsoft.KeyVault/vaults/certificates/read",
    ],
    notActions: [],
  },
  "Monitoring Reader": { actions: ["*/read", "Microsoft.Support/*"], notActions: [] },
};

export const builtInRoleNames: readonly string[] = Object.keys(builtIn);

/** Whether a principal may do an action (`Microsoft.Web/sites/read`) on a resource id. */
export function isAllowed(principal: Principal, action: string, resourceId: string): boolean {
  const id = resourceId.toLowerCase();
  return principal.roles.some(({ role, scope }) => {
    const within = scope.toLowerCase().replace(/\/$/, "");
    if (id !== within && !id.startsWith(`${within}/`)) return false;
    const { actions, notActions = [] } =
      typeof role === "string" ? (builtIn[role] ?? { actions: [] }) : role;
    const covers = (pattern: string) => matches(pattern, action);
    return actions.some(covers) && !notActions.some(covers);
  });
}

function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${expression}$`, "i").test(action);
}
