import type { ProvisionSpec } from "@slipway/azure-testkit";
import type { DeploymentEnvironment } from "../runner/types.ts";

/** One environment of the strategy: its plan decides whether it has slots. */
export interface EnvironmentPlan {
  readonly name: "dev" | "staging" | "prod";
  readonly sku: "B1" | "S1" | "P1V3";
  readonly slot?: "green";
  readonly reviewers: boolean;
}

export const environmentPlans: readonly EnvironmentPlan[] = [
  { name: "dev", sku: "B1", reviewers: false },
  { name: "staging", sku: "S1", slot: "green", reviewers: false },
  { name: "prod", sku: "P1V3", slot: "green", reviewers: true },
];

export interface LandscapeRequest {
  readonly repository: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  /** Connection string of an environment's database. */
  readonly connection: (environment: string) => string;
  /** Settings that the product's processes need beside it. */
  readonly appSettings: Readonly<Record<string, string>>;
}

/** Rights of the deploying identity: what the pipeline does, and nothing more. */
export const deployerActions = [
  "Microsoft.Resources/subscriptions/resourceGroups/read",
  "Microsoft.Resources/tags/read",
  "Microsoft.Resources/tags/write",
  "Microsoft.Web/serverfarms/read",
  "Microsoft.Web/sites/read",
  "Microsoft.Web/sites/config/read",
  "Microsoft.Web/sites/config/write",
  "Microsoft.Web/sites/config/list/action",
  "Microsoft.Web/sites/instances/read",
  "Microsoft.Web/sites/publish/action",
  "Microsoft.Web/sites/operationresults/read",
  "Microsoft.Web/sites/slots/read",
  "Microsoft.Web/sites/slots/config/read",
  "Microsoft.Web/sites/slots/instances/read",
  "Microsoft.Web/sites/slots/publish/action",
  "Microsoft.Web/sites/slots/slotsswap/action",
  "Microsoft.Web/sites/slots/operationresults/read",
  "Microsoft.Web/sites/slots/start/action",
  "Microsoft.Web/sites/slots/stop/action",
  "Microsoft.Insights/metrics/read",
] as const;

export const clientIdOf = (environment: string): string =>
  `00000000-0000-4000-8000-0000000000${environment === "prod" ? "03" : environment === "staging" ? "02" : "01"}`;
export const webAppOf = (environment: string): string => `app-roster-${environment}`;
export const resourceGroupOf = (environment: string): string => `rg-roster-${environment}`;

/** The three environments of the strategy, as resources of the local Azure. */
export function landscape(request: LandscapeRequest): ProvisionSpec {
  return {
    resourceGroups: environmentPlans.map(({ name }) => ({
      name: resourceGroupOf(name),
      location: "westeurope",
    })),
    plans: environmentPlans.map(({ name, sku }) => ({
      name: `plan-roster-${name}`,
      resourceGroup: resourceGroupOf(name),
      sku,
      linux: true,
    })),
    sites: environmentPlans.map(({ name, slot }) => {
      const appSettings = {
        ...request.appSettings,
        ASPNETCORE_ENVIRONMENT: name === "dev" ? "Staging" : "Production",
        ConnectionStrings__Roster: request.connection(name),
      };
      return {
        name: webAppOf(name),
        resourceGroup: resourceGroupOf(name),
        plan: `plan-roster-${name}`,
        appSettings,
        ...(slot === undefined ? {} : { slots: [{ name: slot, appSettings }] }),
      };
    }),
    principals: environmentPlans.map(({ name }) => ({
      clientId: clientIdOf(name),
      displayName: `id-roster-${name}-deploy`,
      federatedCredentials: [{ subject: `repo:${request.repository}:environment:${name}` }],
      roles: [
        {
          role: { actions: deployerActions },
          scope: `/subscriptions/${request.subscriptionId}/resourceGroups/${resourceGroupOf(name)}`,
        },
      ],
    })),
  };
}

/** What a person would set under Settings, Environments, for each of them. */
export function githubEnvironments(
  request: LandscapeRequest,
): Record<string, DeploymentEnvironment> {
  return Object.fromEntries(
    environmentPlans.map(({ name, slot, reviewers }) => [
      name,
      {
        reviewers,
        vars: {
          AZURE_CLIENT_ID: clientIdOf(name),
          AZURE_TENANT_ID: request.tenantId,
          AZURE_SUBSCRIPTION_ID: request.subscriptionId,
          AZURE_RESOURCE_GROUP: resourceGroupOf(name),
          AZURE_WEBAPP: webAppOf(name),
          ...(slot === undefined ? {} : { AZURE_SLOT: slot }),
        },
        secrets: { DATABASE_CONNECTION: request.connection(name) },
      },
    ]),
  );
}
