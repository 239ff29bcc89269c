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

const lists: readonly string[] = ["expect", "health-entries", "leak-paths", "thresholds"];

/** Reads a definition file into the text of inputs; every refusal names file and line. */
export function readDefinition(absolute: string, name: string): ReadonlyMap<string, string> {
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
  return parseDefinition(text, name);
}

export function parseDefinition(text: string, name: string): ReadonlyMap<string, string> {
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
  const values = new Map<string, string>();
  let version: unknown;
  for (const { key, value } of root.items) {
    const keyNode = key as Node;
    const word = isScalar(key) ? String(key.value) : "";
    if (word === "version") {
      version = isScalar(value) ? value.value : undefined;
      continue;
    }
    if (!(definable as readonly string[]).includes(word)) {
      return refuse(keyNode, `"${word}" is no key of a definition${nearest(word)}`);
    }
    if (isSeq(value) && lists.includes(word)) {
      const items = value.items.map((item) => {
        if (!isScalar(item) || item.value === null || String(item.value).includes("\n")) {
          return refuse(item as Node, `an item of "${word}" is not one line of text`);
        }
        return String(item.value);
      });
      values.set(word, items.join("\n"));
    } else if (isScalar(value) && value.value !== null) {
      values.set(word, String(value.value));
    } else {
      return refuse(keyNode, `"${word}" needs ${lists.includes(word) ? "text or a list" : "text"}`);
    }
  }
  if (version !== 1) return refuse(root, `its version is ${String(version ?? "missing")}, not 1`);
  return values;
}

/** A key that starts alike, for a typing error. */
function nearest(word: string): string {
  const alike = definable.find((key) => key.startsWith(word.slice(0, 4)) && word.length >= 4);
  return alike === undefined ? "" : `; is "${alike}" meant`;
}
