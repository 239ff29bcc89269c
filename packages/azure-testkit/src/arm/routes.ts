import type { HttpCall, Reply } from "../http.ts";

export interface ArmCall extends HttpCall {
  /** The placeholders of the route's template. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  /** The parsed body; `{}` when there is none. */
  readonly json: Record<string, unknown>;
}

export type ArmHandler = (call: ArmCall) => Reply | Promise<Reply>;

export interface Route {
  readonly method: string;
  /** Matches a path; its groups are the placeholders. */
  readonly pattern: Pick<RegExp, "exec">;
  readonly handler: ArmHandler;
}

/** `{x}` is one segment, `{x*}` any number of them, `[…]` may be absent; case does not matter. */
export function route(methods: string, template: string, handler: ArmHandler): Route[] {
  const source = template
    .replace(/[.]/g, "\\.")
    .replace(/\[/g, "(?:")
    .replace(/\]/g, ")?")
    .replace(/\{(\w+)\*\}/g, "(?<$1>.+?)")
    .replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const pattern = new RegExp(`^${source}/?$`, "i");
  return methods.split(" ").map((method) => ({ method, pattern, handler }));
}

export function find(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; parameters: Record<string, string> } | "method" | undefined {
  let other = false;
  for (const candidate of routes) {
    const match = candidate.pattern.exec(path);
    if (match === null) continue;
    if (candidate.method !== method) {
      other = true;
      continue;
    }
    const parameters = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [
        name,
        value === undefined ? value : decodeURIComponent(value),
      ]),
    ) as Record<string, string>;
    return { route: candidate, parameters };
  }
  return other ? "method" : undefined;
}

/** A part of a JSON body that should be an object. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** A JSON object of strings, as app settings and tags are; anything else in it is left out. */
export function stringsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([name, text]) =>
      text === null || typeof text === "object" ? [] : [[name, String(text)]],
    ),
  );
}
