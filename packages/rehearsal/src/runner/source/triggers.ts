/** Whether `on:` lets an event through, and the filter patterns of GitHub. */

import type { Value, ValueObject } from "../expressions/data.ts";
import type { EventName } from "../types.ts";
import { listAt, objectAt } from "./workflow-file.ts";

export interface TriggeringEvent {
  readonly name: EventName;
  readonly ref: string;
  /** Target branch of a pull request. */
  readonly baseRef?: string;
  /** `action` of a pull request's payload; default `synchronize`. */
  readonly activity?: string;
  /** Paths that the push changed; undefined where that is unknown, then no path filter excludes. */
  readonly changedPaths?: readonly string[];
}

/** The reason why the workflow does not run, or undefined if it does. */
export function excludedBy(on: Value | undefined, event: TriggeringEvent): string | undefined {
  const events = triggers(on);
  if (!Object.hasOwn(events, event.name)) {
    return `The workflow does not run on "${event.name}"; its "on" lists ${Object.keys(events).join(", ") || "nothing"}.`;
  }
  const filter = objectAt(events[event.name]);
  if (event.name === "push") return excludedPush(filter, event);
  if (event.name === "pull_request") return excludedPullRequest(filter, event);
  return undefined;
}

/** `on` in its three forms as one mapping. */
export function triggers(on: Value | undefined): ValueObject {
  if (typeof on === "string") return { [on]: null };
  if (Array.isArray(on)) return Object.fromEntries(on.map((name) => [String(name), null]));
  return objectAt(on);
}

function excludedPush(filter: ValueObject, event: TriggeringEvent): string | undefined {
  const tag = event.ref.startsWith("refs/tags/");
  const name = event.ref.replace(/^refs\/(heads|tags)\//, "");
  const [kind, other] = tag ? (["tags", "branches"] as const) : (["branches", "tags"] as const);
  const filters = (key: string) => key in filter || `${key}-ignore` in filter;
  if (!filters(kind) && filters(other)) {
    return `"on.push" filters only ${other}; ${event.ref} is not one of them.`;
  }
  if (!passes(filter, kind, name)) return `"on.push.${kind}" leaves "${name}" out.`;
  return excludedPaths(filter, event);
}

function excludedPullRequest(filter: ValueObject, event: TriggeringEvent): string | undefined {
  const types = listAt(filter.types);
  const activity = event.activity ?? "synchronize";
  const listened = types.length > 0 ? types : ["opened", "synchronize", "reopened"];
  if (!listened.includes(activity)) return `"on.pull_request.types" leaves "${activity}" out.`;
  const base = (event.baseRef ?? "").replace(/^refs\/heads\//, "");
  if (!passes(filter, "branches", base)) return `"on.pull_request.branches" leaves "${base}" out.`;
  return excludedPaths(filter, event);
}

function excludedPaths(filter: ValueObject, event: TriggeringEvent): string | undefined {
  const changed = event.changedPaths;
  if (changed === undefined || event.ref.startsWith("refs/tags/")) return undefined;
  if ("paths" in filter && !changed.some((path) => matchesPatterns(listAt(filter.paths), path))) {
    return `"on.${event.name}.paths" names none of the ${changed.length} changed files.`;
  }
  const ignored = listAt(filter["paths-ignore"]);
  if (ignored.length > 0 && changed.every((path) => matchesPatterns(ignored, path))) {
    return `"on.${event.name}.paths-ignore" names all ${changed.length} changed files.`;
  }
  return undefined;
}

function passes(filter: ValueObject, key: string, name: string): boolean {
  if (key in filter) return matchesPatterns(listAt(filter[key]), name);
  const ignored = `${key}-ignore`;
  return !(ignored in filter) || !matchesPatterns(listAt(filter[ignored]), name);
}

/** In order: a match includes, a match of a `!` pattern after it excludes again. */
export function matchesPatterns(patterns: readonly string[], name: string): boolean {
  let included = false;
  for (const pattern of patterns) {
    if (pattern.startsWith("!")) {
      if (included && patternExpression(pattern.slice(1)).test(name)) included = false;
    } else if (patternExpression(pattern).test(name)) {
      included = true;
    }
  }
  return included;
}

/**
 * GitHub's own pattern language: `*` stays inside a path part, `**` does not, `?` and `+` repeat
 * the character before them, `[]` lists characters and ranges, `\` escapes.
 */
function patternExpression(pattern: string): RegExp {
  let source = "";
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] ?? "";
    if (pattern.startsWith("**/", i)) {
      source += "(?:.*/)?";
      i += 2;
    } else if (pattern.startsWith("**", i)) {
      source += ".*";
      i += 1;
    } else if (character === "*") source += "[^/]*";
    else if (character === "?" || character === "+") source += character;
    else if (character === "[") {
      const end = pattern.indexOf("]", i);
      source += end < 0 ? "\\[" : pattern.slice(i, end + 1);
      i = end < 0 ? i : end;
    } else if (character === "\\" && i + 1 < pattern.length) source += literal(pattern[++i] ?? "");
    else source += literal(character);
  }
  return new RegExp(`^${source}$`);
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
