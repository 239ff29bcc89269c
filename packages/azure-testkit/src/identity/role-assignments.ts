import { createHash } from "node:crypto";
import { armError } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route } from "../arm/routes.ts";
import type { Role } from "../contract.ts";
import { json, type Reply } from "../http.ts";
import { builtInRoleNames } from "./principals.ts";

const provider = "Microsoft.Authorization";

interface Definition {
  readonly name: string;
  readonly roleName: string;
  readonly type: "BuiltInRole" | "CustomRole";
  readonly role: Role;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Assignment {
  readonly name: string;
  readonly scope: string;
  readonly principalId: string;
  readonly definition: Definition;
}

/**
 * Custom roles and role assignments (docs: "Role Definitions", "Role Assignments" of
 * Microsoft.Authorization 2022-04-01). What is assigned to a managed identity counts when it signs in.
 */
export class RoleAssignments {
  readonly #subscriptionId: string;
  readonly #definitions = new Map<string, Definition>();
  readonly #assignments = new Map<string, Assignment>();

  constructor(subscriptionId: string) {
    this.#subscriptionId = subscriptionId;
    for (const roleName of builtInRoleNames) {
      const name = guid(`role ${roleName}`);
      this.#definitions.set(name, {
        name,
        roleName,
        type: "BuiltInRole",
        role: roleName as Role,
        properties: { permissions: [], assignableScopes: ["/"] },
      });
    }
  }

  rolesOf(principalId: string): readonly { readonly role: Role; readonly scope: string }[] {
    return [...this.#assignments.values()]
      .filter((assignment) => assignment.principalId.toLowerCase() === principalId.toLowerCase())
      .map(({ definition, scope }) => ({ role: definition.role, scope }));
  }

  routes(): Route[] {
    const definitions = `{scope*}/providers/${provider}/roleDefinitions`;
    const assignments = `{scope*}/providers/${provider}/roleAssignments`;
    return [
      ...route("GET", definitions, (call) => {
        const wanted = /roleName eq '(.+)'/.exec(call.query.get("$filter") ?? "")?.[1];
        const found = [...this.#definitions.values()].filter(
          ({ roleName }) => wanted === undefined || roleName === wanted.replaceAll("''", "'"),
        );
        return json(200, { value: found.map((one) => this.#definitionJson(one)) });
      }),
      ...route("GET", `${definitions}/{name}`, (call) =>
        json(200, this.#definitionJson(this.#definition(call.parameters.name ?? ""))),
      ),
      ...route("PUT", `${definitions}/{name}`, (call) => this.#define(call)),
      ...route("GET", assignments, (call) => {
        const principal = /principalId eq '([^']+)'/.exec(call.query.get("$filter") ?? "")?.[1];
        const within = (call.parameters.scope ?? "").toLowerCase();
        const found = [...this.#assignments.values()].filter(
          ({ scope, principalId }) =>
            scope.toLowerCase().startsWith(within) &&
            (principal === undefined || principal === principalId),
        );
        return json(200, { value: found.map((one) => this.#assignmentJson(one)) });
      }),
      ...route("PUT", `${assignments}/{name}`, (call) => this.#assign(call)),
      ...route("DELETE", `${assignments}/{name}`, (call) => {
        const name = (call.parameters.name ?? "").toLowerCase();
        const known = this.#assignments.get(name);
        this.#assignments.delete(name);
        return known === undefined
          ? { status: 204, headers: {} }
          : json(200, this.#assignmentJson(known));
      }),
    ];
  }

  #define(call: ArmCall): Reply {
    const name = (call.parameters.name ?? "").toLowerCase();
    const properties = objectOf(call.json.properties);
    const roleName = String(properties.roleName ?? "");
    const other = [...this.#definitions.values()].find(
      (one) => one.roleName === roleName && one.name !== name,
    );
    if (other !== undefined) {
      throw armError(
        409,
        "RoleDefinitionWithSameNameExists",
        `A custom role with the same name already exists in this directory. Use a different name.`,
      );
    }
    const [permission] = Array.isArray(properties.permissions) ? properties.permissions : [];
    const { actions, notActions } = objectOf(permission);
    const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
    const made: Definition = {
      name,
      roleName,
      type: "CustomRole",
      role: { actions: texts(actions), notActions: texts(notActions) },
      properties,
    };
    this.#definitions.set(name, made);
    return json(201, this.#definitionJson(made));
  }

  #assign(call: ArmCall): Reply {
    const name = (call.parameters.name ?? "").toLowerCase();
    const scope = call.parameters.scope ?? "";
    const { roleDefinitionId, principalId } = objectOf(call.json.properties);
    const definition = this.#definition(String(roleDefinitionId).split("/").at(-1) ?? "");
    const same = [...this.#assignments.values()].some(
      (one) =>
        one.name !== name &&
        one.scope.toLowerCase() === scope.toLowerCase() &&
        one.principalId === principalId &&
        one.definition === definition,
    );
    if (same) {
      throw armError(409, "RoleAssignmentExists", "The role assignment already exists.");
    }
    const made: Assignment = { name, scope, principalId: String(principalId), definition };
    this.#assignments.set(name, made);
    return json(201, this.#assignmentJson(made));
  }

  #definition(name: string): Definition {
    const found = this.#definitions.get(name.toLowerCase());
    if (found !== undefined) return found;
    throw armError(
      404,
      "RoleDefinitionDoesNotExist",
      `The specified role definition with ID '${name}' does not exist.`,
    );
  }

  #definitionJson({ name, roleName, type, properties }: Definition) {
    return {
      id: this.#definitionId(name),
      name,
      type: `${provider}/roleDefinitions`,
      properties: { description: "", ...properties, roleName, type },
    };
  }

  #assignmentJson({ name, scope, principalId, definition }: Assignment) {
    return {
      id: `${scope}/providers/${provider}/roleAssignments/${name}`,
      name,
      type: `${provider}/roleAssignments`,
      properties: {
        scope,
        principalId,
        principalType: "ServicePrincipal",
        roleDefinitionId: this.#definitionId(definition.name),
      },
    };
  }

  #definitionId(name: string): string {
    return `/subscriptions/${this.#subscriptionId}/providers/${provider}/roleDefinitions/${name}`;
  }
}

function guid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
