/** Permissions of the GITHUB_TOKEN: what a job has, and that a called workflow asks for no more. */

import { isObject, type Value } from "../expressions/data.ts";

export type Level = "none" | "read" | "write";
export type Permissions = Readonly<Record<string, Level>>;

const rank: Record<Level, number> = { none: 0, read: 1, write: 2 };
const scopes =
  "actions artifact-metadata attestations checks code-quality contents copilot-requests deployments discussions id-token issues models packages pages pull-requests repository-projects security-events statuses".split(
    " ",
  );

/** GitHub's restricted default, the one of new repositories. */
export const defaultPermissions: Permissions = { contents: "read", packages: "read" };

/** Undefined where the key is absent. An absent scope in a mapping is `none`. */
export function readPermissions(value: Value | undefined): Permissions | undefined {
  if (value === undefined) return undefined;
  if (value === "write-all") return Object.fromEntries(scopes.map((scope) => [scope, "write"]));
  if (value === "read-all") {
    return Object.fromEntries(
      scopes.map((scope) => [scope, scope === "id-token" ? "none" : "read"] as const),
    );
  }
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([scope, level]) => [
      scope,
      level === "write" || level === "read" ? level : "none",
    ]),
  );
}

/** "contents: write" and "contents: read" lists for GitHub's sentence, or undefined if all is well. */
export function excessOf(
  requested: Permissions,
  allowed: Permissions,
): { readonly requesting: string; readonly allowed: string } | undefined {
  const excess = Object.entries(requested).filter(
    ([scope, level]) => rank[level] > rank[allowed[scope] ?? "none"],
  );
  if (excess.length === 0) return undefined;
  return {
    requesting: excess.map(([scope, level]) => `${scope}: ${level}`).join(", "),
    allowed: excess.map(([scope]) => `${scope}: ${allowed[scope] ?? "none"}`).join(", "),
  };
}
