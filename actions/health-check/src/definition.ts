import { readFileSync } from "node:fs";
import { UsageError } from "@slipway/toolkit";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/**
 * What a definition file may set: inputs that say what is right, but not where, which build, and
 * with which secrets, which differ from run to run.
 */
export const definable = [
  "profile",
  "health-path",
  "health-entries",
  "degraded",
  "expect",
  "deep-link",
  "deep-link-status",
  "openid-issuer",
  "contract",
  "minimum-instances",
  "spa-dist",
  "release-probe",
  "release-samples",
  "minimum-tls",
  "certificate-expiry",
  "https-redirect",
  "security-headers",
  "hsts",
  "leaks",
  "leak-paths",
  "deadline",
  "timeout",
  "consecutive",
  "stable-for",
  "redirects",
  "max-body",
  "perf",
  "warm-up",
  "thresholds",
  "blocks",
  "suite",
  "suite-report",
  "suite-directory",
  "suite-minimum-tests",
  "suite-timeout",
] as const;

/** What a target has beside these: where it is, and what differs from the others. */
export const locating = [
  "url",
  "release",
  "routing-name",
  "connect-to",
  "compare-with",
  "app-name",
  "slot",
  "resource-group",
] as const;

const lists: readonly string[] = [
  "expect",
  "health-entries",
  "leak-paths",
  "thresholds",
  "contract",
];

/** The text of inputs by their names. */
export type InputValues = ReadonlyMap<string, string>;

export interface Definition {
  readonly values: InputValues;
  /** Sites by their names in the order of the file; empty when the step names the one site. */
  readonly targets: ReadonlyMap<string, InputValues>;
}

/** Reads a definition file into the text of inputs; every refusal names file and line. */
export function readDefinition(
  absolute: string,
  name: string,
  environment: NodeJS.ProcessEnv,
): Definition {
  let text: string;
  try {
    text = readFileSync(absolute, "utf8");
  } catch (error) {
    throw new UsageError(
      `Input "definition" names ${name}, which cannot be read.`,
      "Check out the repository before this step, and give the path from its root.",
      { cause: error },
    );
  }
  return parseDefinition(text, name, environment);
}

/** @param environment where `${NAME}` gets its value */
export function parseDefinition(
  text: string,
  name: string,
  environment: NodeJS.ProcessEnv = {},
): Definition {
  const lines = new LineCounter();
  // No aliases: ten lines of them can mean gigabytes.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: "core" });
  const refuse = (node: Pick<Node, "range"> | number | undefined, why: string): never => {
    const offset = typeof node === "number" ? node : (node?.range?.[0] ?? 0);
    throw new UsageError(
      `${name}:${Math.max(1, lines.linePos(offset).line)}: ${why}.`,
      'See the keys in definition.schema.json of the action; "version: 1" comes first.',
    );
  };
  const broken = document.errors[0];
  if (broken !== undefined) {
    return refuse(
      broken.pos[0],
      `it is not YAML: ${broken.message.split("\n")[0]?.replace(/[.:]$/, "")}`,
    );
  }
  const root = document.contents;
  if (!isMap(root)) return refuse(root ?? 0, "it is not a mapping of keys to values");

  const scalarText = (node: Node, value: unknown): string =>
    String(value).replace(/\$\{(\w+)\}/g, (_, variable: string) => {
      const found = /^(INPUT_|ACTIONS_|GITHUB_TOKEN$)/.test(variable)
        ? undefined
        : environment[variable];
      return (
        found ?? refuse(node, `the environment has no ${variable}; set it in the step's "env:"`)
      );
    });
  const textOf = (word: string, keyNode: Node, value: unknown): string => {
    if (isSeq(value) && lists.includes(word)) {
      const items = value.items.map((item) => {
        if (!isScalar(item) || item.value === null || String(item.value).includes("\n")) {
          return refuse(item as Node, `an item of "${word}" is not one line of text`);
        }
        return scalarText(item, item.value);
      });
      return items.join("\n");
    }
    if (isScalar(value) && value.value !== null) return scalarText(value, value.value);
    return refuse(keyNode, `"${word}" needs ${lists.includes(word) ? "text or a list" : "text"}`);
  };
  const targetOf = (targetName: string, keyNode: Node, value: unknown): InputValues => {
    if (!/^[a-z0-9][a-z0-9-]{0,31}$/i.test(targetName)) {
      return refuse(
        keyNode,
        `"${targetName}" is no name of a target: use letters, digits, hyphens`,
      );
    }
    if (!isMap(value)) return refuse(keyNode, `the target "${targetName}" is not a mapping`);
    const target = new Map<string, string>();
    for (const { key, value: part } of value.items) {
      const word = isScalar(key) ? String(key.value) : "";
      const known = [...locating, ...definable] as readonly string[];
      if (!known.includes(word)) {
        return refuse(key as Node, `"${word}" is no key of a target${nearest(word, known)}`);
      }
      target.set(word === "url" ? "base-url" : word, textOf(word, key as Node, part));
    }
    if (!target.has("base-url")) return refuse(keyNode, `the target "${targetName}" has no url`);
    return target;
  };

  const values = new Map<string, string>();
  const targets = new Map<string, InputValues>();
  let version: unknown;
  for (const { key, value } of root.items) {
    const keyNode = key as Node;
    const word = isScalar(key) ? String(key.value) : "";
    if (word === "version") {
      version = isScalar(value) ? value.value : undefined;
    } else if (word === "targets") {
      if (!isMap(value) || value.items.length === 0) {
        return refuse(keyNode, '"targets" needs names with a mapping each');
      }
      for (const item of value.items) {
        const targetName = isScalar(item.key) ? String(item.key.value) : "";
        targets.set(targetName, targetOf(targetName, item.key as Node, item.value));
      }
    } else if ((definable as readonly string[]).includes(word)) {
      values.set(word, textOf(word, keyNode, value));
    } else {
      return refuse(keyNode, `"${word}" is no key of a definition${nearest(word, definable)}`);
    }
  }
  if (version !== 1) return refuse(root, `its version is ${String(version ?? "missing")}, not 1`);
  return { values, targets };
}

/** A key that starts alike, for a typing error. */
function nearest(word: string, known: readonly string[]): string {
  const alike = known.find((key) => key.startsWith(word.slice(0, 4)) && word.length >= 4);
  return alike === undefined ? "" : `; is "${alike}" meant`;
}
