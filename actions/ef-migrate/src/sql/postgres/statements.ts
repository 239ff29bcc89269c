import type { Statement } from "../statements.ts";
import { type Token, word } from "../tokens.ts";
import { tokenizePostgres } from "./tokens.ts";

export interface PostgresStatement extends Statement {
  /**
   * No semicolon ends it though another statement follows: EF puts raw SQL into a script as it is,
   * so that the script fails where `Migrate()` works.
   */
  readonly unterminated: boolean;
}

/**
 * The statements of a script. A semicolon ends one, outside of brackets and of the body of a
 * function in standard SQL; a new command after an empty line does too where the semicolon was
 * forgotten.
 */
export function splitPostgres(sql: string): PostgresStatement[] {
  const found: PostgresStatement[] = [];
  let own: Token[] = [];
  let depth = 0;
  let bodies = 0;
  let emptyLine = false;
  let line = 1;
  let lineOffset = 0;
  const finish = (unterminated: boolean) => {
    const first = own[0];
    const last = own.at(-1);
    const closed = last?.kind === "semicolon" ? own.slice(0, -1) : own;
    if (first !== undefined && last !== undefined && closed.length > 0) {
      for (; lineOffset < first.start; lineOffset++) if (sql[lineOffset] === "\n") line++;
      found.push({
        start: first.start,
        end: last.end,
        text: sql.slice(first.start, last.end),
        line,
        tokens: closed,
        unterminated,
      });
    }
    own = [];
    depth = 0;
    bodies = 0;
  };
  const tokens = tokenizePostgres(sql).filter(({ kind }) => kind !== "comment");
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "blank") {
      emptyLine ||= /\n[^\S\n]*\n/.test(token.text);
      continue;
    }
    if (emptyLine && depth === 0 && bodies === 0 && own.length > 0) {
      const next = tokens.slice(at, at + 4).filter(({ kind }) => kind !== "blank");
      if (beginsCommand(next) && !expectsCommand(own)) finish(true);
    }
    emptyLine = false;
    own.push(token);
    if (token.text === "(") depth++;
    if (token.text === ")" && depth > 0) depth--;
    if (word(token) === "ATOMIC" && word(own.at(-2)) === "BEGIN") bodies++;
    else if (bodies > 0 && word(token) === "CASE") bodies++;
    else if (bodies > 0 && word(token) === "END") bodies--;
    if (token.kind === "semicolon" && depth === 0 && bodies === 0) finish(false);
  }
  finish(false);
  return found;
}

function beginsCommand([first, second]: readonly Token[]): boolean {
  const next = word(second);
  switch (word(first)) {
    case "INSERT":
      return next === "INTO";
    case "DELETE":
      return next === "FROM";
    case "UPDATE":
      return second?.kind === "name" || second?.kind === "quoted";
    case "TRUNCATE":
    case "ALTER":
    case "DROP":
    case "CREATE":
      return next !== "";
    case "START":
      return next === "TRANSACTION";
    case "COMMIT":
      return second?.kind === "semicolon";
    case "DO":
      return second?.kind === "string";
    default:
      return false;
  }
}

/** Whether a command may follow inside of the statement: behind WITH, EXPLAIN, AS, a rule's DO. */
function expectsCommand(own: readonly Token[]): boolean {
  const words = own.slice(0, 4).map(word);
  if (["WITH", "EXPLAIN", "PREPARE", "GRANT", "REVOKE"].includes(words[0] ?? "")) return true;
  if (words.includes("RULE") || words.includes("SCHEMA") || words.includes("TRIGGER")) return true;
  return ["AS", "ON", "OR", "DO", "THEN", ","].includes(own.at(-1)?.text.toUpperCase() ?? "");
}
