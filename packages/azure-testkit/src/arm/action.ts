/** What a request wants to do, in the words of role definitions, and on which resource. */
export interface Permission {
  /** For example `Microsoft.Web/sites/slots/slotsswap/action`. */
  readonly action: string;
  readonly scope: string;
}

const verbs: Readonly<Record<string, string>> = {
  GET: "read",
  HEAD: "read",
  PUT: "write",
  PATCH: "write",
  DELETE: "delete",
  POST: "action",
};

/**
 * The action is the resource type with the names left out, then the verb. A POST has the verb's
 * name as the last segment: `.../sites/x/restart` is `Microsoft.Web/sites/restart/action`, and
 * `.../config/appsettings/list` is `Microsoft.Web/sites/config/list/action`.
 */
export function permissionOf(method: string, path: string): Permission {
  const segments = path.split("/").filter((segment) => segment !== "");
  const verb = verbs[method] ?? "action";
  const at = segments.findLastIndex((segment) => segment.toLowerCase() === "providers");
  if (at < 0) {
    const type = segments.length > 2 ? "subscriptions/resourceGroups" : "subscriptions";
    return { action: `Microsoft.Resources/${type}/${verb}`, scope: path };
  }
  const [provider = "", ...rest] = segments.slice(at + 1);
  const posts = method === "POST" ? rest.length - 1 : rest.length;
  const types = rest.filter((_, index) => index % 2 === 0 && index < posts);
  const operation = method === "POST" ? [rest.at(-1) ?? ""] : [];
  const nested = provider.toLowerCase() !== "microsoft.web" && at > 0;
  const resource = nested
    ? segments.slice(0, at)
    : segments.slice(0, at + 2 + Math.max(1, Math.floor(rest.length / 2)) * 2);
  return {
    action: [provider, ...types, ...operation, verb].join("/"),
    scope: `/${resource.slice(0, segments.length).join("/")}`,
  };
}
