import { armError, Refusal } from "../arm/errors.ts";
import { type ArmCall, find, objectOf, type Route } from "../arm/routes.ts";
import { json, type Reply } from "../http.ts";
import { retainedOf } from "./retained.ts";
import type { WantedResource } from "./template.ts";
import type { Standing } from "./what-if.ts";

/** Types whose own provider is imitated: a deployment hands them to it, like any client would. */
const imitated =
  /^(Microsoft\.Resources\/resourceGroups|Microsoft\.Web\/(serverfarms|sites(\/slots)?(\/config|\/basicPublishingCredentialsPolicies)?))$/i;

/** What deployments have put in place. */
export class DeployedResources {
  readonly #byId = new Map<string, Standing>();
  readonly #providers: readonly Route[];

  constructor(providers: readonly Route[]) {
    this.#providers = providers;
  }

  get all(): ReadonlyMap<string, Standing> {
    return this.#byId;
  }

  /** @throws Refusal of the provider */
  async put(resource: WantedResource, call: ArmCall): Promise<void> {
    if (imitated.test(resource.type)) {
      const found = find(this.#providers, "PUT", resource.id);
      if (found === undefined || found === "method") {
        throw armError(400, "InvalidResourceType", `${resource.type} has no provider here.`);
      }
      const body = await this.#evaluated(resource.body, call);
      const reply = await found.route.handler({
        ...call,
        method: "PUT",
        path: resource.id,
        query: new URLSearchParams({ "api-version": resource.apiVersion }),
        body: Buffer.from(JSON.stringify(body)),
        json: { ...body },
        parameters: found.parameters,
      });
      if (reply.status >= 400) throw new Refusal(`${resource.id} answered ${reply.status}`, reply);
    } else if (!this.#groupExists(resource.id)) {
      const group = groupName(resource.id) ?? "";
      throw armError(404, "ResourceGroupNotFound", `Resource group '${group}' could not be found.`);
    }
    this.#byId.set(resource.id.toLowerCase(), resource);
  }

  /** With what is in the list now, where the template adds to a list that stands. */
  async #evaluated(body: WantedResource["body"], call: ArmCall): Promise<WantedResource["body"]> {
    const retained = retainedOf(body.properties);
    if (retained === undefined) return body;
    const found = find(this.#providers, "POST", `${retained.listed}/list`);
    if (found === undefined || found === "method") {
      throw armError(404, "ResourceNotFound", `The Resource '${retained.listed}' was not found.`);
    }
    const reply = await found.route.handler({
      ...call,
      method: "POST",
      path: `${retained.listed}/list`,
      parameters: found.parameters,
    });
    const { properties } = objectOf(JSON.parse(String(reply.body)));
    return { ...body, properties: { ...objectOf(properties), ...retained.added } };
  }

  remove(id: string): void {
    const lower = id.toLowerCase();
    for (const key of this.#byId.keys()) {
      if (key === lower || key.startsWith(`${lower}/`)) this.#byId.delete(key);
    }
  }

  /** Read, write and delete of what was deployed and has no provider of its own here. */
  routes(): Route[] {
    const standing = (path: string): Standing | undefined => {
      const found = this.#byId.get(path.toLowerCase());
      return found === undefined || imitated.test(found.type) ? undefined : found;
    };
    const pattern = {
      exec: (path: string) => (standing(path) === undefined ? null : /^.*$/.exec(path)),
    };
    const known = (call: ArmCall): Standing => {
      const found = standing(call.path);
      if (found !== undefined) return found;
      throw armError(404, "ResourceNotFound", `The Resource '${call.path}' was not found.`);
    };
    return [
      { method: "GET", pattern, handler: (call) => json(200, shown(known(call))) },
      {
        method: "PUT",
        pattern,
        handler: (call) => {
          const { id, type, name } = known(call);
          const apiVersion = call.query.get("api-version") ?? "";
          const { id: _, type: __, name: ___, ...body } = call.json;
          this.#byId.set(id.toLowerCase(), { id, type, name, apiVersion, body });
          return json(200, shown(known(call)));
        },
      },
      {
        method: "DELETE",
        pattern,
        handler: (call): Reply => {
          this.remove(known(call).id);
          return { status: 200, headers: {} };
        },
      },
    ];
  }

  #groupExists(id: string): boolean {
    const group = groupName(id);
    if (group === undefined) return true;
    const scope = id.split("/").slice(0, 5).join("/");
    const found = find(this.#providers, "HEAD", scope);
    if (found === undefined || found === "method") return false;
    const call = { parameters: found.parameters } as unknown as ArmCall;
    const reply = found.route.handler(call);
    return !(reply instanceof Promise) && reply.status === 204;
  }
}

const groupName = (id: string): string | undefined => /\/resourceGroups\/([^/]+)/i.exec(id)?.[1];

function shown({ id, type, name, body }: Standing): Record<string, unknown> {
  const properties = typeof body.properties === "object" ? body.properties : {};
  return {
    ...body,
    id,
    name: name.split("/").at(-1),
    type,
    properties: { ...properties, provisioningState: "Succeeded" },
  };
}
