import { expect, test } from "vitest";
import { type Deployment, deployments } from "../src/files.ts";
import { type Resource, snapshot } from "../src/snapshot.ts";
import { alertRows } from "./rows/alerts.ts";
import { backupRows } from "./rows/backup.ts";
import { computeRows } from "./rows/compute.ts";
import { costRows } from "./rows/cost.ts";
import { platformRows } from "./rows/platform.ts";
import { holds, type Landscape } from "./rows/reading.ts";
import { securityRows } from "./rows/security.ts";

const rows = [
  ...computeRows,
  ...alertRows,
  ...securityRows,
  ...backupRows,
  ...costRows,
  ...platformRows,
];

const landscape = Object.fromEntries(
  deployments.map((deployment) => [deployment, snapshot(deployment)]),
) as Record<Deployment, Resource[]>;

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
  readonly deployment: Deployment;
  readonly path: readonly (string | number)[];
  readonly value: number | string;
}

/** Every number, and every text that is one or holds one as a size or a duration. */
function* numbers(
  deployment: Deployment,
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
  const copy = structuredClone(landscape) as Record<Deployment, Resource[]>;
  // biome-ignore lint/suspicious/noExplicitAny: a walk along a path that was just read
  let at: any = copy[deployment];
  for (const step of path.slice(0, -1)) at = at[step];
  at[path.at(-1) as string | number] = flip(value);
  return copy;
}

const places = deployments.flatMap((deployment) => [...numbers(deployment, landscape[deployment])]);

/** Alerts stand in each environment alike; the rows read production's. */
const isReadFromProduction = ({ deployment, path }: Place): boolean =>
  (deployment !== "prod" &&
    /alert/i.test(String(landscape[deployment][path[0] as number]?.type))) ||
  (deployment !== "prod" &&
    /scheduledQueryRules/.test(String(landscape[deployment][path[0] as number]?.type)));

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
