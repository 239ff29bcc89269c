/** Finds `${{ … }}` in a value. The parser package cannot be used: it reads block scalars raw. */

export type Segment = { readonly text: string } | { readonly expression: string };

/** A `${{` without its `}}`. */
export class UnclosedExpression extends Error {
  constructor(text: string) {
    super(`The expression is not closed: "${text}" has "\${{" but no closing "}}".`);
    this.name = "UnclosedExpression";
  }
}

/**
 * Splits a value into literal text and the insides of its expressions. `}}` inside a quoted string
 * does not close; a quote is escaped by doubling it, which toggling handles by itself.
 */
export function scanTemplate(value: string): Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  while (position < value.length) {
    const open = value.indexOf("${{", position);
    if (open < 0) {
      segments.push({ text: value.slice(position) });
      break;
    }
    if (open > position) segments.push({ text: value.slice(position, open) });
    const close = closingBraces(value, open + 3);
    if (close < 0) throw new UnclosedExpression(value.slice(open, open + 40));
    segments.push({ expression: value.slice(open + 3, close) });
    position = close + 2;
  }
  return segments;
}

function closingBraces(value: string, from: number): number {
  let inString = false;
  for (let i = from; i < value.length; i++) {
    if (value[i] === "'") inString = !inString;
    else if (!inString && value[i] === "}" && value[i + 1] === "}") return i;
  }
  return -1;
}

/** The string of an expression that is nothing but a string literal, as in `${{ 'false' }}`. */
export function stringLiteral(expression: string): string | undefined {
  const match = /^\s*'((?:[^']|'')*)'\s*$/.exec(expression);
  return match?.[1]?.replaceAll("''", "'");
}
