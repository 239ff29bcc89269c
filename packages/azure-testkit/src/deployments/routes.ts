import { randomUUID } from "node:crypto";
import { armError, Refusal } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route } from "../arm/routes.ts";
import type { ScaledClock } from "../clock.ts";
import { json } from "../http.ts";
import type { DeployedResources } from "./resources.ts";
import { hashOf, resourcesOf, type WantedResource } from "./template.ts";
import { whatIf } from "./what-if.ts";

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

interface Deployment {
  readonly id: string;
  readonly name: string;
  readonly correlationId: string;
  readonly startedAt: number;
  readonly template: unknown;
  readonly wanted: readonly WantedResource[];
  readonly made: readonly WantedResource[];
  readonly failures: readonly Failure[];
}

export interface DeploymentContext {
  readonly clock: ScaledClock;
  readonly resources: DeployedResources;
  /** Virtual seconds in the Retry-After of a question that is being answered. */
  readonly retryAfterSeconds: number;
}

/** The scope of a call: a subscription, or a resource group of it. */
export const scopeOf = ({ parameters }: ArmCall): string =>
  `/subscriptions/${parameters.subscription}${parameters.group === undefined ? "" : `/resourceGroups/${parameters.group}`}`;

/**
 * Deploys the resources one after the other and stops at the first refusal, as Azure does for
 * what depends on each other.
 */
export async function deployAll(
  wanted: readonly WantedResource[],
  resources: DeployedResources,
  call: ArmCall,
): Promise<{ made: WantedResource[]; failures: Failure[] }> {
  const made: WantedResource[] = [];
  for (const resource of wanted) {
    try {
      await resources.put(resource, call);
      made.push(resource);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const body = JSON.parse(String(error.reply.body ?? "{}")) as Record<string, unknown>;
      const { code, message } = { ...body, ...objectOf(body.error) } as Record<string, unknown>;
      const failure = {
        code: String(code ?? body.Code ?? "Conflict"),
        message: String(message ?? body.Message ?? error.message),
        target: resource.id,
      };
      return { made, failures: [failure] };
    }
  }
  return { made, failures: [] };
}

/** Microsoft.Resources/deployments at a subscription and at a resource group. */
export function deploymentRoutes({
  clock,
  resources,
  retryAfterSeconds,
}: DeploymentContext): Route[] {
  const deployments = new Map<string, Deployment>();
  const questions = new Map<string, unknown>();
  const scope = "/subscriptions/{subscription}[/resourceGroups/{group}]";
  const path = `${scope}/providers/Microsoft.Resources/deployments/{deployment}`;
  const idOf = (call: ArmCall): string =>
    `${scopeOf(call)}/providers/Microsoft.Resources/deployments/${call.parameters.deployment}`;
  const asked = (call: ArmCall): { template: unknown; wanted: WantedResource[] } => {
    const template = objectOf(objectOf(call.json.properties).template);
    return { template, wanted: resourcesOf(template, scopeOf(call)) };
  };
  const known = (call: ArmCall): Deployment => {
    const deployment = deployments.get(idOf(call).toLowerCase());
    if (deployment !== undefined) return deployment;
    throw armError(
      404,
      "DeploymentNotFound",
      `Deployment '${call.parameters.deployment}' could not be found.`,
    );
  };
  const shown = (
    deployment: Omit<Deployment, "made" | "failures">,
    more: Readonly<Record<string, unknown>>,
  ) => ({
    id: deployment.id,
    name: deployment.name,
    type: "Microsoft.Resources/deployments",
    properties: {
      templateHash: hashOf(deployment.template),
      parameters: {},
      mode: "Incremental",
      timestamp: new Date(deployment.startedAt).toISOString(),
      duration: "PT0S",
      correlationId: deployment.correlationId,
      providers: providersOf(deployment.wanted),
      dependencies: [],
      ...more,
    },
  });
  const ended = (deployment: Deployment) =>
    shown(deployment, {
      provisioningState: deployment.failures.length === 0 ? "Succeeded" : "Failed",
      outputResources: deployment.made.map(({ id }) => ({ id })),
      ...(deployment.failures.length === 0 ? {} : { error: failed(deployment.failures) }),
    });
  const begun = (call: ArmCall) => ({
    id: idOf(call),
    name: call.parameters.deployment ?? "",
    correlationId: randomUUID(),
    startedAt: clock.now(),
    ...asked(call),
  });

  return [
    ...route("PUT", path, async (call) => {
      const started = begun(call);
      const outcome = await deployAll(started.wanted, resources, call);
      const before = deployments.has(started.id.toLowerCase());
      deployments.set(started.id.toLowerCase(), { ...started, ...outcome });
      const version = call.query.get("api-version") ?? "";
      return json(before ? 200 : 201, shown(started, { provisioningState: "Accepted" }), {
        "azure-asyncoperation": `https://management.azure.com${started.id}/operationStatuses/${started.correlationId}?api-version=${version}`,
        "retry-after": String(retryAfterSeconds),
      });
    }),
    ...route("GET", path, (call) => json(200, ended(known(call)))),
    ...route("HEAD", path, (call) => ({
      status: deployments.has(idOf(call).toLowerCase()) ? 204 : 404,
      headers: {},
    })),
    ...route("GET", `${path}/operationStatuses/{operation}`, (call) => {
      const { failures } = known(call);
      return failures.length === 0
        ? json(200, { status: "Succeeded" })
        : json(200, { status: "Failed", error: failed(failures) });
    }),
    ...route(
      "GET",
      `${scope}[/providers/Microsoft.Resources]/deployments/{deployment}/operations`,
      (call) => {
        const { id, made, startedAt } = known(call);
        return json(200, {
          value: made.map((resource, index) => ({
            id: `${id}/operations/${index}`,
            operationId: String(index),
            properties: {
              provisioningOperation: "Create",
              provisioningState: "Succeeded",
              timestamp: new Date(startedAt).toISOString(),
              duration: "PT0S",
              statusCode: "OK",
              targetResource: {
                id: resource.id,
                resourceType: resource.type,
                resourceName: resource.name,
              },
            },
          })),
        });
      },
    ),
    ...route("POST", `${path}/validate`, (call) => {
      const started = begun(call);
      return json(
        200,
        shown(started, {
          provisioningState: "Succeeded",
          validatedResources: started.wanted.map(({ id }) => ({ id })),
        }),
      );
    }),
    ...route("POST", `${path}/whatIf`, (call) => {
      const id = randomUUID();
      questions.set(id, {
        status: "Succeeded",
        properties: { correlationId: id, changes: whatIf(asked(call).wanted, resources.all) },
      });
      const version = call.query.get("api-version") ?? "";
      return {
        status: 202,
        headers: {
          location: `https://management.azure.com/subscriptions/${call.parameters.subscription}/operationresults/${id}?api-version=${version}`,
          "retry-after": String(retryAfterSeconds),
        },
      };
    }),
    ...route("GET", "/subscriptions/{subscription}/operationresults/{operation}", (call) => {
      const answer = questions.get(call.parameters.operation ?? "");
      if (answer !== undefined) return json(200, answer);
      throw armError(404, "ResourceNotFound", "There is no such operation.");
    }),
  ];
}

const failed = (failures: readonly Failure[]) => ({
  code: "DeploymentFailed",
  message:
    "At least one resource deployment operation failed. Please list deployment operations for details.",
  details: failures,
});

function providersOf(wanted: readonly WantedResource[]) {
  const byNamespace = new Map<string, Set<string>>();
  for (const { type } of wanted) {
    const [namespace = "", ...rest] = type.split("/");
    const types = byNamespace.get(namespace) ?? new Set();
    byNamespace.set(namespace, types.add(rest.join("/")));
  }
  return [...byNamespace].map(([namespace, types]) => ({
    namespace,
    resourceTypes: [...types].map((resourceType) => ({ resourceType, locations: [null] })),
  }));
}
