import { createHash } from "node:crypto";
import { resourceNotFound } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route } from "../arm/routes.ts";
import type { ManagedIdentitySpec } from "../contract.ts";
import { json, type Reply } from "../http.ts";
import { groupOf } from "../web/access.ts";
import { key } from "../web/model.ts";
import type { Store } from "../web/store.ts";
import type { Principal } from "./principals.ts";

const type = "Microsoft.ManagedIdentity/userAssignedIdentities";
const credentialType = `${type}/federatedIdentityCredentials`;

interface Credential {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

interface Identity {
  readonly name: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly clientId: string;
  readonly credentials: Map<string, Credential>;
}

/**
 * User-assigned identities and their federated credentials (recorded:
 * identity-federated-credential). They sign in with these credentials and the roles assigned to them.
 */
export class ManagedIdentities {
  readonly #store: Store;
  readonly #tenantId: string;
  readonly #identities = new Map<string, Identity>();

  constructor(store: Store, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  add(spec: ManagedIdentitySpec): void {
    const identity = this.#make(spec.name, spec.resourceGroup, "westeurope", spec.clientId);
    for (const subject of spec.subjects ?? []) {
      const name = `credential-${identity.credentials.size + 1}`;
      identity.credentials.set(key(name), {
        name,
        issuer: "https://token.actions.githubusercontent.com",
        subject,
        audiences: ["api://AzureADTokenExchange"],
      });
    }
  }

  /** The identity as one who signs in; `rolesOf` takes its principal id. */
  principal(
    clientId: string,
    rolesOf: (principalId: string) => Principal["roles"],
  ): Principal | undefined {
    const found = [...this.#identities.values()].find(
      (identity) => identity.clientId.toLowerCase() === clientId.toLowerCase(),
    );
    if (found === undefined) return undefined;
    const objectId = principalIdOf(found);
    return {
      clientId: found.clientId,
      objectId,
      displayName: found.name,
      federatedCredentials: [...found.credentials.values()].flatMap(
        ({ subject, issuer, audiences }) =>
          audiences.map((audience) => ({ subject, issuer, audience })),
      ),
      roles: rolesOf(objectId),
    };
  }

  routes(): Route[] {
    const base = `/subscriptions/{subscription}/resourceGroups/{group}/providers/${type}`;
    const one = `${base}/{identity}`;
    const credential = `${one}/federatedIdentityCredentials/{credential}`;
    return [
      ...route("GET", base, (call) => {
        const group = groupOf(this.#store, call);
        const own = [...this.#identities.values()].filter(
          ({ resourceGroup }) => key(resourceGroup) === key(group),
        );
        return json(200, { value: own.map((identity) => this.#json(identity)) });
      }),
      ...route("GET", one, (call) => json(200, this.#json(this.#identity(call)))),
      ...route("PUT", one, (call) => {
        const name = call.parameters.identity ?? "";
        const group = groupOf(this.#store, call);
        const known = this.#identities.get(key(group, name));
        const made = known ?? this.#make(name, group, String(call.json.location), undefined);
        return json(known === undefined ? 201 : 200, this.#json(made));
      }),
      ...route("GET", `${one}/federatedIdentityCredentials`, (call) => {
        const identity = this.#identity(call);
        const all = [...identity.credentials.values()];
        return json(200, { value: all.map((item) => this.#credentialJson(identity, item)) });
      }),
      ...route("GET", credential, (call) => {
        const identity = this.#identity(call);
        const name = call.parameters.credential ?? "";
        const found = identity.credentials.get(key(name));
        if (found === undefined) {
          throw resourceNotFound(type, `${identity.name}/${name}`, identity.resourceGroup);
        }
        return json(200, this.#credentialJson(identity, found));
      }),
      ...route("PUT", credential, (call) => this.#putCredential(call)),
      ...route("DELETE", credential, (call) => {
        const gone = this.#identity(call).credentials.delete(key(call.parameters.credential ?? ""));
        return { status: gone ? 200 : 204, headers: {} };
      }),
    ];
  }

  #putCredential(call: ArmCall): Reply {
    const identity = this.#identity(call);
    const name = call.parameters.credential ?? "";
    const { issuer, subject, audiences } = objectOf(call.json.properties);
    const known = identity.credentials.has(key(name));
    const made: Credential = {
      name,
      issuer: String(issuer),
      subject: String(subject),
      audiences: Array.isArray(audiences) ? audiences.map(String) : [],
    };
    identity.credentials.set(key(name), made);
    return json(known ? 200 : 201, this.#credentialJson(identity, made));
  }

  #make(name: string, group: string, location: string, clientId: string | undefined): Identity {
    const id = `${group}/${name}`;
    const identity: Identity = {
      name,
      resourceGroup: group,
      location,
      clientId: clientId ?? guid(`client ${id}`),
      credentials: new Map(),
    };
    this.#identities.set(key(group, name), identity);
    return identity;
  }

  #identity(call: ArmCall): Identity {
    const group = groupOf(this.#store, call);
    const name = call.parameters.identity ?? "";
    const found = this.#identities.get(key(group, name));
    if (found !== undefined) return found;
    throw resourceNotFound(type, name, group);
  }

  /** `resourcegroups` in lower case, as recorded. */
  #id(identity: Identity): string {
    return `/subscriptions/${this.#store.subscriptionId}/resourcegroups/${identity.resourceGroup}/providers/${type}/${identity.name}`;
  }

  #json(identity: Identity) {
    return {
      id: this.#id(identity),
      name: identity.name,
      type,
      location: identity.location,
      tags: {},
      properties: {
        tenantId: this.#tenantId,
        principalId: principalIdOf(identity),
        clientId: identity.clientId,
      },
    };
  }

  #credentialJson(identity: Identity, { name, ...properties }: Credential) {
    return {
      id: `${this.#id(identity)}/federatedIdentityCredentials/${name}`,
      name,
      type: credentialType,
      properties,
    };
  }
}

function principalIdOf({ resourceGroup, name }: Identity): string {
  return guid(`principal ${resourceGroup}/${name}`);
}

function guid(text: string): string {
  const hex = createHash("sha256").update(text.toLowerCase()).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
