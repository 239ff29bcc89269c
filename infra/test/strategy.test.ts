import { expect, test } from "vitest";
import { type Deployment, deployments, type Variant, variants } from "../src/files.ts";
import type { Resource } from "../src/snapshot.ts";
import { committed as landscape, rows } from "./rows/all.ts";
import { holds, type Landscape } from "./rows/reading.ts";

test.each(rows)("$source: $row", ({ read, expected }) => {
  expect(read(landscape)).toEqual(expected);
});

test("no output and no setting holds a secret", () => {
  const text = JSON.stringify(landscape);
  expect(text).not.toMatch(
    /listKeys|listSecrets|listConnectionStrings|AccountKey=|SharedAccessKey/,
  );
});

/** Versions and names, in which a digit is no number of the strategy. */
const namesOnly =
  /^(id|type|name|apiVersion|key|value|query|serializedData|subject|version|ruleSetVersion|collation|description|displayName|roleName|roleDefinitionId|principalId|objectId|sid|clientId|tenantId|emailAddress|login|issuer|audiences|actions|dependsOn|scopes|actionGroups|actionGroupId|contactEmails|contactGroups|fullyQualifiedDomainName|groupShortName|domainNameLabel|zoneName|WorkspaceResourceId|workspaceId|sourceId|metricResourceUri|targetResourceUri|serverFarmId|virtualNetworkSubnetId|vnetSubnetResourceId|keyVaultReferenceIdentity|userAssignedIdentities|privateLinkServiceId|privateDnsZoneId|assignableScopes|APPLICATIONINSIGHTS_CONNECTION_STRING|AZURE_CLIENT_ID|keyVaultSecretId|tags|odata.type|policyName|metricNamespace)$/;

interface Place {
  readonly deployment: Deployment | Variant;
  readonly path: readonly (string | number)[];
  readonly value: number | string;
}

/** Every number, and every text that is one or holds one as a size or a duration. */
function* numbers(
  deployment: Deployment | Variant,
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<Place> {
  if (typeof value === "number") yield { deployment, path, value };
  else if (typeof value === "string") {
    if (/^(\d+|PT?\d+[MHD]|[A-Z]{1,2}\d\w{0,3}|\d+\.\d+|TLS\d_\d|\d+-\d+|[\d.]+\/\d+)$/.test(value))
      yield { deployment, path, value };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* numbers(deployment, item, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (!namesOnly.test(key) || key === "name") {
        // The name of a size is a number of the strategy; the name of a resource is not.
        if (key === "name" && path.at(-1) !== "sku") continue;
        yield* numbers(deployment, item, [...path, key]);
      }
    }
  }
}

const flip = (value: number | string): number | string =>
  typeof value === "number"
    ? value + 1
    : value.replace(/\d+/, (digits) => String(Number(digits) + 1));

function withFlipped({ deployment, path, value }: Place): Landscape {
  const [position, ...steps] = path;
  const resources = [...landscape[deployment]];
  const resource = structuredClone(resources[Number(position)]);
  // biome-ignore lint/suspicious/noExplicitAny: a walk along a path that was just read
  let at: any = resource;
  for (const step of steps.slice(0, -1)) at = at[step];
  at[steps.at(-1) as string | number] = flip(value);
  resources[Number(position)] = resource as Resource;
  return { ...landscape, [deployment]: resources };
}

const typeAt = ({ deployment, path }: Place): string =>
  String(landscape[deployment][Number(path[0])]?.type);

/** Alerts stand in each environment alike; the rows read production's, a test below compares. */
const isReadFromProduction = (place: Place): boolean =>
  place.deployment !== "prod" && /metricAlerts|scheduledQueryRules/i.test(typeAt(place));

/** A variant's own numbers: what it extends has its own tests. */
const asExtended = new Set(
  deployments.flatMap((name) => landscape[name].map((resource) => JSON.stringify(resource))),
);
const isOwn = (resource: unknown): boolean => !asExtended.has(JSON.stringify(resource));
const places = [
  ...deployments.flatMap((name) => [...numbers(name, landscape[name])]),
  ...variants
    .flatMap((name) => [...numbers(name, landscape[name])])
    .filter(({ deployment, path }) => isOwn(landscape[deployment][Number(path[0])])),
];

test("flipping any number of the landscape turns a row red", () => {
  expect(rows.filter((row) => !holds(row, landscape))).toEqual([]);
  const survivors = places
    .filter((place) => !isReadFromProduction(place))
    .filter((place) => {
      const changed = withFlipped(place);
      return rows.every((row) => {
        try {
          return holds(row, changed);
        } catch {
          return false;
        }
      });
    })
    .map(
      ({ deployment, path, value }) =>
        `${deployment} ${landscape[deployment][path[0] as number]?.name} ${path.slice(1).join("/")} = ${value}`,
    );
  expect(survivors).toEqual([]);
  expect(places.length).toBeGreaterThan(200);
});

test("alerts differ between environments in their names only", () => {
  const alerts = (environment: "dev" | "staging" | "prod") =>
    JSON.stringify(
      landscape[environment]
        .filter(({ type }) => /metricAlerts|scheduledQueryRules/i.test(type))
        .map(({ name, properties }) => [name, properties]),
    )
      .replaceAll(`-${environment}`, "-*")
      .replaceAll(`saqarvgut${environment}`, "saqarvgut*");
  expect(alerts("dev")).toBe(alerts("prod"));
  expect(alerts("staging")).toBe(alerts("prod"));
});
