import { type Lexicon, nestedComment, quoted, scan, type Token } from "../tokens.ts";

/**
 * T-SQL's lexical rules with QUOTED_IDENTIFIER ON, as EF's connections have it: `N'…'`, `[…]` with
 * `]]`, `"…"`, comments that nest. `@variable`, `#temporary` and `$action` are names.
 */
const tsql: Lexicon = [
  ["blank", /[\s\uFEFF\0]+/y],
  ["comment", /--[^\n]*/y],
  ["comment", nestedComment],
  ["string", quoted("'", "nN")],
  ["quoted", quoted('"')],
  ["quoted", quoted("[", "", "]")],
  ["number", /0[xX][0-9a-fA-F]*|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d*)?/y],
  ["name", /(?:[\p{L}_@#\u0080-\uFFFF]|\$(?=\p{L}))[\p{L}\p{N}_@#$\u0080-\uFFFF]*/uy],
  ["semicolon", /;/y],
];

/** The tokens of T-SQL; joined they are the text, and there is no text that cannot be read. */
export function tokenizeTsql(sql: string): Token[] {
  return scan(sql, tsql);
}
