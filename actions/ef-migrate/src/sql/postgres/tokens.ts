import { type Lexicon, nestedComment, quoted, scan, type Token } from "../tokens.ts";

/**
 * PostgreSQL's lexical rules (scan.l) with standard_conforming_strings on: `E'…'` with backslashes,
 * `$tag$…$tag$`, comments that nest.
 */
const postgres: Lexicon = [
  ["blank", /[\s\uFEFF]+/y],
  ["comment", /--[^\n\r]*/y],
  ["comment", nestedComment],
  ["string", escaped],
  ["string", /[uU]&(?=')/y],
  ["string", quoted("'", "bBxXnN")],
  ["string", dollarQuoted],
  ["quoted", quoted('"')],
  ["number", /(?:\d[\d_]*(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[\p{L}_\u0080-\uFFFF][\p{L}\p{N}_$\u0080-\uFFFF]*/uy],
  ["semicolon", /;/y],
];

/** The tokens of PostgreSQL's SQL; joined they are the text, and every text can be read. */
export function tokenizePostgres(sql: string): Token[] {
  return scan(sql, postgres);
}

/** `E'…'`, in which a backslash takes the next character with it. */
function escaped(sql: string, start: number): number {
  if (!/^[eE]'/.test(sql.slice(start, start + 2))) return start;
  for (let at = start + 2; at < sql.length; at++) {
    if (sql[at] === "\\") at++;
    else if (sql[at] === "'") {
      if (sql[at + 1] !== "'") return at + 1;
      at++;
    }
  }
  return sql.length;
}

const dollarTag = /\$(?:[\p{L}_\u0080-\uFFFF][\p{L}\p{N}_\u0080-\uFFFF]*)?\$/uy;

function dollarQuoted(sql: string, start: number): number {
  if (sql[start] !== "$") return start;
  dollarTag.lastIndex = start;
  const tag = dollarTag.exec(sql)?.[0];
  if (tag === undefined) return start;
  const end = sql.indexOf(tag, start + tag.length);
  return end < 0 ? sql.length : end + tag.length;
}

/** The text between the tags of a dollar-quoted string, or `undefined`. */
export function dollarText(token: Token | undefined): string | undefined {
  if (token?.kind !== "string" || !token.text.startsWith("$")) return undefined;
  const tag = token.text.slice(0, token.text.indexOf("$", 1) + 1);
  return token.text.slice(tag.length, -tag.length);
}
