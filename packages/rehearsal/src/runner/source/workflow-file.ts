/** A workflow or action file: validated by GitHub's parser, its values read by `yaml`. */

import "../json-modules.ts";
import { isMap, isPair, LineCounter, type Node, parseDocument } from "yaml";
import { isObject, type Value, type ValueObject } from "../expressions/data.ts";
import type { Finding } from "../refusal.ts";
import type { Source } from "./repository.ts";

export interface YamlFile {
  readonly source: Source;
  readonly path: string;
  readonly root: ValueObject;
  /** A finding at a place in the file, such as `["jobs", "build", "container"]` (the key). */
  finding(place: readonly (string | number)[], message: string): Finding;
}

export type Parsed = { readonly file: YamlFile } | { readonly findings: readonly Finding[] };

/** Path as shown to the user: relative in the product, with `owner/name/` in other repositories. */
export function fileLabel(source: Source, path: string): string {
  return source.product ? path : `${source.name}/${path}`;
}

export async function parseFile(
  source: Source,
  path: string,
  text: string,
  kind: "workflow" | "action",
): Promise<Parsed> {
  const label = fileLabel(source, path);
  const errors = await (kind === "workflow" ? workflowErrors : actionErrors)(text);
  if (errors.length > 0) {
    return {
      findings: errors.map(({ rawMessage, range }) => ({
        file: label,
        line: range?.start.line ?? 0,
        column: range?.start.column ?? 0,
        message: rawMessage,
      })),
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, keepSourceTokens: false });
  const root: unknown = document.toJS();
  const at = (offset: number | undefined) =>
    offset === undefined ? { line: 0, col: 0 } : lines.linePos(offset);
  return {
    file: {
      source,
      path,
      root: isObject(root) ? (root as ValueObject) : {},
      finding(place, message) {
        const { line, col } = at(keyOffset(document.contents, place));
        return { file: label, line, column: col, message };
      },
    },
  };
}

/** Offset of the key (or list item) at a place, or of its nearest parent that exists. */
function keyOffset(contents: unknown, place: readonly (string | number)[]): number | undefined {
  let node = contents as Node | null;
  let offset = node?.range?.[0];
  for (const part of place) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(part));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else {
      const next = (node as unknown as { items?: Node[] } | null)?.items?.[Number(part)];
      if (next === undefined) break;
      offset = next.range?.[0] ?? offset;
      node = next;
    }
  }
  return offset;
}

interface ParserError {
  readonly rawMessage: string;
  readonly range?:
    | { readonly start: { readonly line: number; readonly column: number } }
    | undefined;
}

async function workflowErrors(content: string): Promise<ParserError[]> {
  const parser = await import("@actions/workflow-parser");
  const trace = new parser.NoOperationTraceWriter();
  const { context, value } = parser.parseWorkflow({ name: "workflow", content }, trace);
  if (value !== undefined && context.errors.getErrors().length === 0) {
    await parser.convertWorkflowTemplate(context, value, undefined, {
      maxReusableWorkflowDepth: 10,
    });
  }
  return context.errors.getErrors();
}

async function actionErrors(content: string): Promise<ParserError[]> {
  const { NoOperationTraceWriter } = await import("@actions/workflow-parser");
  const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");
  return parseAction(
    { name: "action", content },
    new NoOperationTraceWriter(),
  ).context.errors.getErrors();
}

export function objectAt(value: Value | undefined): ValueObject {
  return isObject(value) ? value : {};
}
export function textAt(value: Value | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
/** A string or a list of strings, as `needs` and `branches` are written. */
export function listAt(value: Value | undefined): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
