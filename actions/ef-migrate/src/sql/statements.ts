import { type Token, tokenize, word } from "./tokens.ts";

/** One SQL statement inside a script. */
export interface Statement {
  /** Offsets in UTF-16 units; from the first significant token to after the semicolon. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Line of `start` in the script, counted from 1. */
  readonly line: number;
  /** Tokens without blanks, comments and the closing semicolon. */
  readonly tokens: readonly Token[];
}

/**
 * Splits a script into statements by the rule of `sqlite3_complete()`: a semicolon ends a
 * statement, but a trigger ends only at `; END ;`.
 */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let tokens: Token[] = [];
  let line = 1;
  let lineOffset = 0;
  const finish = (end: number) => {
    const first = tokens[0];
    if (first === undefined) return;
    for (; lineOffset < first.start; lineOffset++) if (sql[lineOffset] === "\n") line++;
    const significant = tokens.at(-1)?.kind === "semicolon" ? tokens.slice(0, -1) : tokens;
    if (significant.length > 0) {
      statements.push({
        start: first.start,
        end,
        text: sql.slice(first.start, end),
        line,
        tokens: significant,
      });
    }
    tokens = [];
  };
  for (const token of tokenize(sql)) {
    if (token.kind === "blank" || token.kind === "comment") continue;
    tokens.push(token);
    if (token.kind === "semicolon" && (!isTrigger(tokens) || closesTrigger(tokens))) {
      finish(token.end);
    }
  }
  finish(tokens.at(-1)?.end ?? 0);
  return statements;
}

function isTrigger(tokens: readonly Token[]): boolean {
  const words = tokens.slice(0, 4).map(word);
  const start = words[0] === "EXPLAIN" ? 1 : 0;
  if (words[start] !== "CREATE") return false;
  const temporary = words[start + 1] === "TEMP" || words[start + 1] === "TEMPORARY";
  return words[start + (temporary ? 2 : 1)] === "TRIGGER";
}

function closesTrigger(tokens: readonly Token[]): boolean {
  return word(tokens.at(-2)) === "END" && tokens.at(-3)?.kind === "semicolon";
}
