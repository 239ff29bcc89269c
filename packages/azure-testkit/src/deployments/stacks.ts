import { randomUUID } from "node:crypto";
import { armError } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route } from "../arm/routes.ts";
import { json } from "../http.ts";
import type { DeployedResources } from "./resources.ts";
import { deployAll, scopeOf } from "./routes.ts";
import { resourcesOf } from "./template.ts";

interface Stack {
  readonly id: string;
  readonly name: string;
  readonly location: unknown;
  readonly actionOnUnmanage: Readonly<Record<string, unknown>>;
  readonly denySettings: Readonly<Record<string, unknown>>;
  readonly managed: readonly string[];
  readonly detached: readonly string[];
  readonly deleted: readonly string[];
  readonly error?: unknown;
}

/**
 * Deployment stacks (documented: Microsoft.Resources 2024-03-01; no recording): what a template no
 * longer names is detached or deleted; `denyDelete` and `denyWriteAndDelete` keep others from
 * deleting what is managed.
 */
export class DeploymentStacks {
  readonly #stacks = new Map<string, Stack>();
  readonly #resources: DeployedResources;

  constructor(resources: DeployedResources) {
    this.#resources = resources;
  }

  routes(): Route[] {
    const path =
      "/subscriptions/{subscription}[/resourceGroups/{group}]/providers/Microsoft.Resources/deploymentStacks/{stack}";
    const idOf = (call: ArmCall): string =>
      `${scopeOf(call)}/providers/Microsoft.Resources/deploymentStacks/${call.parameters.stack}`;
    const known = (call: ArmCall): Stack => {
      const stack = this.#stacks.get(idOf(call).toLowerCase());
      if (stack !== undefined) return stack;
      throw armError(
        404,
        "DeploymentStackNotFound",
        `The deployment stack '${call.parameters.stack}' could not be found.`,
      );
    };
    return [
      ...route("PUT", path, async (call) => {
        const id = idOf(call);
        const before = this.#stacks.get(id.toLowerCase());
        const properties = objectOf(call.json.properties);
        const actionOnUnmanage = objectOf(properties.actionOnUnmanage);
        if (actionOnUnmanage.resources === undefined) {
          throw armError(400, "InvalidRequestContent", "actionOnUnmanage.resources is required.");
        }
        const wanted = resourcesOf(objectOf(properties.template), scopeOf(call));
        const { made, failures } = await deployAll(wanted, this.#resources, call);
        const named = new Set(wanted.map((resource) => resource.id.toLowerCase()));
        const unmanaged =
          failures.length > 0
            ? []
            : (before?.managed ?? []).filter((old) => !named.has(old.toLowerCase()));
        const isDeleted = actionOnUnmanage.resources === "delete";
        if (isDeleted) for (const old of unmanaged) this.#resources.remove(old);
        const stack: Stack = {
          id,
          name: call.parameters.stack ?? "",
          location: call.json.location,
          actionOnUnmanage,
          denySettings: objectOf(properties.denySettings),
          managed:
            failures.length > 0
              ? [...new Set([...(before?.managed ?? []), ...made.map((resource) => resource.id)])]
              : made.map((resource) => resource.id),
          detached: isDeleted ? [] : unmanaged,
          deleted: isDeleted ? unmanaged : [],
          ...(failures.length > 0
            ? { error: { code: "DeploymentStackDeploymentFailed", details: failures } }
            : {}),
        };
        this.#stacks.set(id.toLowerCase(), stack);
        return json(before === undefined ? 201 : 200, shown(stack));
      }),
      ...route("GET", path, (call) => json(200, shown(known(call)))),
      ...route("GET", path.replace("/{stack}", ""), (call) =>
        json(200, {
          value: [...this.#stacks.values()]
            .filter(
              ({ id, name }) =>
                id === idOf({ ...call, parameters: { ...call.parameters, stack: name } }),
            )
            .map(shown),
        }),
      ),
      ...route("DELETE", path, (call) => {
        const { id, managed } = known(call);
        this.#stacks.delete(id.toLowerCase());
        if (call.query.get("unmanageAction.Resources") === "delete") {
          for (const old of managed) this.#resources.remove(old);
        }
        return { status: 200, headers: {} };
      }),
    ];
  }

  /** The routes, with deletion of what a stack denies refused. */
  guard(routes: readonly Route[]): Route[] {
    return routes.map((one) =>
      one.method !== "DELETE"
        ? one
        : {
            ...one,
            handler: (call) => {
              const path = call.path.toLowerCase();
              const stack = [...this.#stacks.values()].find(
                ({ managed, denySettings }) =>
                  /^deny(Write)?(And)?Delete$/i.test(String(denySettings.mode)) &&
                  managed.some((id) => id.toLowerCase() === path),
              );
              if (stack === undefined) return one.handler(call);
              throw armError(
                403,
                "DenyAssignmentAuthorizationFailed",
                `The client has permission to delete '${call.path}'; however, the access is denied because of the deny assignment with name 'Deny assignment ${stack.name} created by Deployment Stack ${stack.id}'.`,
              );
            },
          },
    );
  }
}

function shown(stack: Stack) {
  const deny = String(stack.denySettings.mode ?? "none");
  return {
    id: stack.id,
    name: stack.name,
    type: "Microsoft.Resources/deploymentStacks",
    location: stack.location,
    properties: {
      provisioningState: stack.error === undefined ? "succeeded" : "failed",
      actionOnUnmanage: stack.actionOnUnmanage,
      denySettings: stack.denySettings,
      resources: stack.managed.map((id) => ({ id, status: "managed", denyStatus: deny })),
      detachedResources: stack.detached.map((id) => ({ id })),
      deletedResources: stack.deleted.map((id) => ({ id })),
      failedResources: [],
      correlationId: randomUUID(),
      ...(stack.error === undefined ? {} : { error: stack.error }),
    },
  };
}
