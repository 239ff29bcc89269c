/**
 * The one expression that a deployment here evaluates, because a template has no other way to add
 * to a list that Azure replaces as a whole: `[union(list('<id>', '<version>').properties,
 * createObject(<key>, <value>, …))]`, as Bicep expands it. Values that are expressions themselves
 * (`reference(…)`) are kept as `[…]`.
 */
export interface Retained {
  /** Resource whose list is kept; it is asked by POST `<id>/list`. */
  readonly listed: string;
  /** What is added, or put in the place of what has the same name. */
  readonly added: Readonly<Record<string, unknown>>;
}

/** `undefined` for everything that is no such expression. */
export function retainedOf(value: unknown): Retained | undefined {
  if (typeof value !== "string" || !value.startsWith("[union(list(")) return undefined;
  const [list = "", object = "", ...more] = argumentsOf(value.slice(1, -1));
  const listed = /^list\('([^']+)', '[^']+'\)\.properties$/.exec(list)?.[1];
  if (listed === undefined || more.length > 0) return undefined;
  const added = literal(object);
  return isRecord(added) ? { listed, added } : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** A text or an object; of everything else the expression. */
function literal(text: string): unknown {
  if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (!/^createObject\(.*\)$/s.test(text)) return `[${text}]`;
  const parts = argumentsOf(text);
  return Object.fromEntries(
    parts.flatMap((part, index) =>
      index % 2 === 0 ? [[String(literal(part)), literal(parts[index + 1] ?? "")]] : [],
    ),
  );
}

/** Arguments of the call that the text is, as they stand there. */
function argumentsOf(call: string): string[] {
  const inside = call.slice(call.indexOf("(") + 1, call.lastIndexOf(")"));
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let part = "";
  for (const letter of inside) {
    if (letter === "'") isQuoted = !isQuoted;
    if (!isQuoted && "([".includes(letter)) depth += 1;
    if (!isQuoted && ")]".includes(letter)) depth -= 1;
    if (!isQuoted && depth === 0 && letter === ",") {
      parts.push(part.trim());
      part = "";
    } else part += letter;
  }
  return part.trim() === "" ? parts : [...parts, part.trim()];
}
