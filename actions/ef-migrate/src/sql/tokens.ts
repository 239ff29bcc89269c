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

/** A token's kind and how it reads; tried in order at every place. */
export type Lexicon = readonly (readonly [
  TokenKind,
  RegExp | ((sql: string, start: number) => number),
])[];

/** SQLite. An open string, name or comment ends with the text. */
const sqlite: Lexicon = [
  ["blank", /[\s\uFEFF]+/y],
  ["comment", /--[^\n]*/y],
  // SQLite accepts a block comment that the end of the text closes.
  ["comment", /\/\*[\s\S]*?(?:\*\/|$)/y],
  ["string", quoted("'", "xX")],
  ["quoted", quoted('"')],
  ["quoted", quoted("`")],
  ["quoted", /\[[^\]]*(?:\]|$)/y],
  ["number", /(?:0[xX][0-9a-fA-F]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/y],
  ["name", /[\p{L}_\u0080-\uFFFF][\p{L}\p{N}_$\u0080-\uFFFF]*/uy],
  ["semicolon", /;/y],
];

/** The tokens of SQLite's `sql`; there is no text that cannot be read. */
export function tokenize(sql: string): Token[] {
  return scan(sql, sqlite);
}

/**
 * Cuts any text into tokens by a lexicon, in time linear to its length: a character that no entry
 * reads is a symbol of its own.
 */
export function scan(sql: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < sql.length; ) {
    const [kind, end] = tokenAt(sql, start, lexicon);
    tokens.push({ kind, start, end, text: sql.slice(start, end) });
    start = end;
  }
  return tokens;
}

function tokenAt(sql: string, start: number, lexicon: Lexicon): [TokenKind, number] {
  for (const [kind, rule] of lexicon) {
    if (typeof rule === "function") {
      const end = rule(sql, start);
      if (end > start) return [kind, end];
      continue;
    }
    rule.lastIndex = start;
    if (rule.test(sql)) return [kind, rule.lastIndex];
  }
  return ["symbol", start + 1];
}

/**
 * Reads what stands between a pair of quotes, in which the closing one is written twice to mean
 * itself; `prefixes` are letters that may stand before it. An open one ends with the text.
 */
export function quoted(open: string, prefixes = "", close = open) {
  return (sql: string, start: number): number => {
    const letter = sql[start] ?? "";
    const from = letter !== "" && prefixes.includes(letter) ? start + 1 : start;
    if (sql[from] !== open) return start;
    for (let at = from + 1; ; at += 2) {
      at = sql.indexOf(close, at);
      if (at < 0) return sql.length;
      if (sql[at + 1] !== close) return at + 1;
    }
  };
}

/** Where a block comment that may hold others ends (T-SQL, PostgreSQL), or `start` when none begins. */
export function nestedComment(sql: string, start: number): number {
  if (!sql.startsWith("/*", start)) return start;
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith("/*", at)) {
      depth++;
      at++;
    } else if (sql.startsWith("*/", at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return sql.length;
}

/** The word in capitals, or nothing when the token is not a bare word. */
export function word(token: Token | undefined): string {
  return token?.kind === "name" ? token.text.toUpperCase() : "";
}

/** The name that a bare or quoted identifier stands for. */
export function identifier(token: Token | undefined): string | undefined {
  if (token?.kind === "name") return token.text;
  if (token?.kind === "quoted" || (token?.kind === "string" && token.text.startsWith("'"))) {
    const quote = token.text[0] === "[" ? "]" : (token.text[0] ?? "");
    return token.text.slice(1, -1).replaceAll(quote + quote, quote);
  }
  return undefined;
}

/** What a quoted string such as `N'it''s'` says, or `undefined` for another token. */
export function stringValue(token: Token | undefined): string | undefined {
  if (token?.kind !== "string") return undefined;
  const open = token.text.indexOf("'");
  return open < 0 ? undefined : token.text.slice(open + 1, -1).replaceAll("''", "'");
}
