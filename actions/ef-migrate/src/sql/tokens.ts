/**
 * SQLite's lexical rules (sqlite.org/lang_keywords.html, tokenize.c). Every character of the text
 * belongs to exactly one token, so the tokens joined are the text.
 */
export type TokenKind =
  | "blank"
  | "comment"
  | "string"
  | "name"
  | "quoted"
  | "number"
  | "semicolon"
  | "symbol";

export interface Token {
  readonly kind: TokenKind;
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const patterns: readonly [TokenKind, RegExp][] = [
  ["blank", /[\s\uFEFF]+/y],
  ["comment", /--[^\n]*/y],
  // SQLite accepts a block comment that the end of the text closes.
  ["comment", /\/\*[\s\S]*?(?:\*\/|$)/y],
  ["string", /[xX]?'(?:[^']|'')*(?:'|$)/y],
  ["quoted", /"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)/y],
  ["number", /(?:0[xX][0-9a-fA-F]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/y],
  ["name", /[\p{L}_\u0080-\uFFFF][\p{L}\p{N}_$\u0080-\uFFFF]*/uy],
  ["semicolon", /;/y],
];

/** The tokens of `sql`; there is no text that cannot be read. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < sql.length) {
    const [kind, end] = tokenAt(sql, start);
    tokens.push({ kind, start, end, text: sql.slice(start, end) });
    start = end;
  }
  return tokens;
}

function tokenAt(sql: string, start: number): [TokenKind, number] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    if (pattern.test(sql)) return [kind, pattern.lastIndex];
  }
  return ["symbol", start + 1];
}

/** The word in capitals, or nothing when the token is not a bare word. */
export function word(token: Token | undefined): string {
  return token?.kind === "name" ? token.text.toUpperCase() : "";
}

/** The name that a bare or quoted identifier stands for. */
export function identifier(token: Token | undefined): string | undefined {
  if (token?.kind === "name") return token.text;
  if (token?.kind === "quoted" || (token?.kind === "string" && token.text.startsWith("'"))) {
    const quote = token.text[0] ?? "";
    const inner = token.text.slice(1, -1);
    return quote === "[" ? inner : inner.replaceAll(quote + quote, quote);
  }
  return undefined;
}
