import { type Token, word } from "../tokens.ts";
import { tokenizeTsql } from "./tokens.ts";

/** What is sent to SQL Server at once. */
export interface Batch {
  /** Offsets in UTF-16 units, without the blanks around. */
  readonly start: number;
  readonly end: number;
  /** Line of `start` in the script, counted from 1. */
  readonly line: number;
  /** How often it is sent: `GO 5`. */
  readonly count: number;
  /** All tokens, with blanks and comments; offsets are the script's. */
  readonly tokens: readonly Token[];
}

/**
 * Cuts a script at its `GO` lines. `GO` is no SQL but a line of the client tools: it stands alone on
 * its line, with a count or a comment behind it; inside a string, a name or a comment it is text.
 */
export function splitBatches(script: string): Batch[] {
  const batches: Batch[] = [];
  let own: Token[] = [];
  let line = 1;
  let lineOffset = 0;
  const finish = (count: number) => {
    const first = own.findIndex(isContent);
    const last = own.findLastIndex(isContent);
    const begin = own[first]?.start;
    const end = own[last]?.end;
    if (begin !== undefined && end !== undefined) {
      for (; lineOffset < begin; lineOffset++) if (script[lineOffset] === "\n") line++;
      batches.push({ start: begin, end, line, count, tokens: own.slice(first, last + 1) });
    }
    own = [];
  };
  const tokens = tokenizeTsql(script);
  for (let at = 0; at < tokens.length; at++) {
    const separator = separatorAt(tokens, at);
    if (separator === undefined) {
      const token = tokens[at];
      if (token !== undefined) own.push(token);
      continue;
    }
    finish(separator.count);
    at = separator.last;
  }
  finish(1);
  return batches;
}

function isContent(token: Token): boolean {
  return token.kind !== "blank";
}

/** The separator that begins at a token: its count and the index of its last token. */
function separatorAt(
  tokens: readonly Token[],
  at: number,
): { readonly count: number; readonly last: number } | undefined {
  if (word(tokens[at]) !== "GO" || !opensLine(tokens[at - 1])) return undefined;
  let count: number | undefined;
  for (let next = at + 1; ; next++) {
    const token = tokens[next];
    if (token === undefined || (token.kind === "blank" && token.text.includes("\n"))) {
      return { count: count ?? 1, last: next - 1 };
    }
    if (token.kind === "blank" || token.text.startsWith("--")) continue;
    if (token.kind !== "number" || count !== undefined || !/^\d+$/.test(token.text)) {
      return undefined;
    }
    count = Number(token.text);
  }
}

function opensLine(before: Token | undefined): boolean {
  if (before === undefined) return true;
  return before.kind === "blank" && (before.text.includes("\n") || before.start === 0);
}
