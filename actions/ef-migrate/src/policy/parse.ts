import { UsageError } from "@slipway/toolkit";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { catalogue } from "../rules/catalogue.ts";

/** What a policy can name beside a rule: a property of the whole migration or finding. */
export const policyClasses = [
  "unsafe",
  "conditional",
  "destructive",
  "blocking",
  "no-rollback",
] as const;

/** A rule such as `R01`, or one of the classes. */
export type PolicyTarget = string;

/** One migration may do what is denied, for a reason and until a day. */
export interface Allowance {
  readonly target: PolicyTarget;
  readonly migration: string;
  /** SHA-256 of the forward script in the pack, lower-case hex: other SQL is another question. */
  readonly sha256: string;
  readonly reason: string;
  /** Last day it holds, `YYYY-MM-DD`, in UTC. */
  readonly expires: string;
}

/** The policy of one environment. */
export interface EnvironmentPolicy {
  readonly environment: string;
  readonly deny: readonly PolicyTarget[];
  readonly allow: readonly Allowance[];
}

/** Reads a policy file (YAML) and takes the part of one environment. */
export function parsePolicy(text: string, file: string, environment: string): EnvironmentPolicy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const refuse = (what: string, remedy: string, node?: unknown): never => {
    const offset = (node as Node | undefined)?.range?.[0];
    const place = offset === undefined ? file : `${file}:${lines.linePos(offset).line}`;
    throw new UsageError(`${place}: ${what}`, remedy);
  };
  const problem = document.errors[0];
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line ?? 1;
    throw new UsageError(
      `${file}:${line}: the policy is no YAML: ${problem.message.split("\n")[0]}`,
      "Mend the line; the shape is in docs/migration-rules.md.",
    );
  }

  /** The values of a map, with no key that is not known. */
  const entries = (node: unknown, what: string, known: readonly string[]): Map<string, unknown> => {
    if (!isMap(node)) return refuse(`${what} is no map.`, `Give it ${known.join(", ")}.`, node);
    const found = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      if (known.length > 0 && !known.includes(name)) {
        refuse(`${what} has "${name}", which means nothing.`, `Use ${known.join(", ")}.`, key);
      }
      found.set(name, value);
    }
    return found;
  };
  const list = (node: unknown, what: string): readonly unknown[] => {
    if (node === undefined || (isScalar(node) && node.value === null)) return [];
    return isSeq(node)
      ? node.items
      : refuse(`${what} is no list.`, 'Begin each line with "- ".', node);
  };
  const textOf = (node: unknown, what: string, parent: unknown): string => {
    const value = isScalar(node) ? node.value : undefined;
    if (value === undefined || value === null || String(value).trim() === "") {
      return refuse(`${what} is missing.`, `Write ${what}.`, node ?? parent);
    }
    return String(value).trim();
  };
  const target = (node: unknown, what: string, parent: unknown): PolicyTarget => {
    const name = textOf(node, what, parent);
    const known = (policyClasses as readonly string[]).includes(name);
    if (known || catalogue.some(({ id }) => id === name)) return name;
    return refuse(
      `there is no rule "${name}".`,
      `Use R01 to R${catalogue.length}, or ${policyClasses.join(", ")}.`,
      node,
    );
  };
  const allowance = (node: unknown): Allowance => {
    const keys = ["rule", "migration", "sha256", "reason", "expires"] as const;
    const found = entries(node, "an allowance", keys);
    const value = (key: (typeof keys)[number]) => textOf(found.get(key), `"${key}"`, node);
    const sha256 = value("sha256").toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      refuse(
        '"sha256" is no SHA-256.',
        "Take it from the plan's summary or pack.json.",
        found.get("sha256"),
      );
    }
    const expires = value("expires");
    if (!isDay(expires)) {
      refuse(`"expires" is "${expires}".`, "Use a day such as 2026-12-31.", found.get("expires"));
    }
    return {
      target: target(found.get("rule"), '"rule"', node),
      migration: value("migration"),
      sha256,
      reason: value("reason"),
      expires,
    };
  };

  const root = entries(document.contents, "the policy", ["environments"]);
  const environments = entries(root.get("environments"), '"environments"', []);
  const own = environments.get(environment);
  if (own === undefined) {
    return refuse(
      `there is no environment "${environment}".`,
      `Name one in "environment": ${[...environments.keys()].join(", ") || "the policy has none"}.`,
    );
  }
  const parts = entries(own, `environment "${environment}"`, ["deny", "allow"]);
  return {
    environment,
    deny: list(parts.get("deny"), '"deny"').map((node) => target(node, 'an entry of "deny"', own)),
    allow: list(parts.get("allow"), '"allow"').map(allowance),
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
