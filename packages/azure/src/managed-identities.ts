import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";

/** A user-assigned identity: it cannot have a client secret; who may use it are its credentials. */
export interface ManagedIdentity {
  readonly name: string;
  readonly clientId: string;
  /** Subjects of its federated credentials, for example `repo:o/r:environment:prod`. */
  readonly subjects: readonly string[];
}

const provider = "Microsoft.ManagedIdentity/userAssignedIdentities";
const query = { "api-version": "2023-01-31" };

/** The user-assigned identity of the group with this client id; `undefined` when there is none. */
export async function managedIdentity(
  connection: Connection,
  resourceGroup: string,
  clientId: string,
): Promise<ManagedIdentity | undefined> {
  const base = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/${provider}`;
  const list = async (what: string, permission: string, path: string) => {
    const reading: Operation = { name: what, permission, resource: resourceGroup };
    const { body } = await connection.request(reading, "get", path, { query });
    const { value } = (body ?? {}) as { value?: unknown };
    if (!Array.isArray(value)) throw unknownAnswer(reading, "list");
    return value as { name?: unknown; properties?: Readonly<Record<string, unknown>> }[];
  };
  const identities = await list("Listing the identities", `${provider}/read`, base);
  const found = identities.find(
    ({ properties }) => String(properties?.clientId).toLowerCase() === clientId.toLowerCase(),
  );
  if (found === undefined) return undefined;
  const credentials = await list(
    "Listing the federated credentials",
    `${provider}/federatedIdentityCredentials/read`,
    `${base}/${String(found.name)}/federatedIdentityCredentials`,
  );
  return {
    name: String(found.name),
    clientId,
    subjects: credentials.map(({ properties }) => String(properties?.subject)),
  };
}
