import { type Token, word } from "../tokens.ts";
import { type Batch, splitBatches } from "./batches.ts";

/** A T-SQL statement; what IF, WHILE, BEGIN and TRY hold are statements of their own below it. */
export interface TsqlStatement {
  readonly kind: "simple" | "if" | "while" | "block" | "try";
  /** Offsets in UTF-16 units into the script; `end` is after a closing semicolon. */
  readonly start: number;
  readonly end: number;
  /** Significant tokens of a simple statement, or of the condition; no closing semicolon. */
  readonly tokens: readonly Token[];
  readonly inner: readonly TsqlStatement[];
}

/** The statements of a script, batch by batch. */
export function splitTsql(script: string): (Batch & { readonly statements: TsqlStatement[] })[] {
  return splitBatches(script).map((batch) => ({
    ...batch,
    statements: batchStatements(batch.tokens),
  }));
}

/** The statements of one batch. T-SQL needs no semicolon between them: a statement ends where the
 * next one can begin. */
export function batchStatements(tokens: readonly Token[]): TsqlStatement[] {
  return new Splitter(
    tokens.filter(({ kind }) => kind !== "blank" && kind !== "comment"),
  ).statements();
}

/** Words that begin a statement wherever they stand, unless the statement around claims them. */
const openers = new Set(
  `SELECT INSERT UPDATE DELETE MERGE CREATE ALTER DROP TRUNCATE EXEC EXECUTE IF WHILE BEGIN DECLARE SET
   PRINT RAISERROR GRANT REVOKE DENY COMMIT ROLLBACK SAVE RETURN USE WAITFOR OPEN CLOSE FETCH
   DEALLOCATE GOTO BREAK CONTINUE BACKUP RESTORE DBCC CHECKPOINT BULK KILL RECONFIGURE
   SHUTDOWN`.split(/\s+/),
);

/** Deepest nesting that is followed; SQL Server itself allows 32 levels of most things. */
const deepest = 200;

class Splitter {
  #at = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Statements up to the end, or up to an `END` that closes the block around. */
  statements(closing = false): TsqlStatement[] {
    const found: TsqlStatement[] = [];
    while (this.#at < this.#tokens.length) {
      if (this.#kind() === "semicolon") this.#at++;
      else if (closing && this.#word() === "END") break;
      else found.push(this.#statement());
    }
    return found;
  }

  #statement(): TsqlStatement {
    if (this.#depth >= deepest) return this.#simple(this.#tokens.length);
    this.#depth++;
    try {
      switch (this.#word()) {
        case "IF":
        case "WHILE":
          return this.#conditional(this.#word() === "IF" ? "if" : "while");
        case "BEGIN":
          return this.#begin();
        default:
          return this.#simple(this.#simpleEnd());
      }
    } finally {
      this.#depth--;
    }
  }

  #conditional(kind: "if" | "while"): TsqlStatement {
    const first = this.#at;
    this.#at = this.#conditionEnd();
    const tokens = this.#tokens.slice(first, this.#at);
    const inner: TsqlStatement[] = [];
    if (this.#at < this.#tokens.length) inner.push(this.#statement());
    if (kind === "if") {
      const before = this.#at;
      while (this.#kind() === "semicolon") this.#at++;
      if (this.#word() === "ELSE") {
        this.#at++;
        if (this.#at < this.#tokens.length) inner.push(this.#statement());
      } else this.#at = before;
    }
    return this.#made(kind, first, tokens, inner);
  }

  #begin(): TsqlStatement {
    const first = this.#at;
    const next = this.#word(1);
    if (next === "TRY") return this.#try();
    if (["TRAN", "TRANSACTION", "DISTRIBUTED", "DIALOG", "CONVERSATION"].includes(next)) {
      return this.#simple(this.#simpleEnd());
    }
    this.#at++;
    const inner = this.statements(true);
    this.#close();
    return this.#made("block", first, [], inner);
  }

  #try(): TsqlStatement {
    const first = this.#at;
    this.#at += 2;
    let inner = this.statements(true);
    this.#close("TRY");
    if (this.#word() === "BEGIN" && this.#word(1) === "CATCH") {
      this.#at += 2;
      inner = inner.concat(this.statements(true));
      this.#close("CATCH");
    }
    return this.#made("try", first, [], inner);
  }

  #close(after?: string): void {
    if (this.#word() === "END") this.#at++;
    if (after !== undefined && this.#word() === after) this.#at++;
  }

  #simple(end: number): TsqlStatement {
    const first = this.#at;
    this.#at = Math.max(end, first + 1);
    return this.#made("simple", first, this.#tokens.slice(first, this.#at), []);
  }

  #made(
    kind: TsqlStatement["kind"],
    first: number,
    tokens: readonly Token[],
    inner: readonly TsqlStatement[],
  ): TsqlStatement {
    if (this.#kind() === "semicolon") this.#at++;
    const start = this.#tokens[first]?.start ?? 0;
    return { kind, start, end: this.#tokens[this.#at - 1]?.end ?? start, tokens, inner };
  }

  /** Where the condition of IF or WHILE ends: at the first statement outside of brackets. */
  #conditionEnd(): number {
    let depth = 0;
    let cases = 0;
    for (let at = this.#at + 1; at < this.#tokens.length; at++) {
      const token = this.#tokens[at];
      if (token?.kind === "semicolon") return at;
      if (token?.text === "(") depth++;
      if (token?.text === ")") depth--;
      const name = word(token);
      if (name === "CASE") cases++;
      else if (name === "END" && cases > 0) cases--;
      // `IF UPDATE(column)` asks a trigger's columns.
      else if (name === "UPDATE" && this.#tokens[at + 1]?.text === "(") continue;
      else if (depth <= 0 && cases === 0 && openers.has(name)) return at;
    }
    return this.#tokens.length;
  }

  #simpleEnd(): number {
    if (this.#holdsRestOfBatch()) return this.#tokens.length;
    const claims = new Claims(this.#tokens, this.#at);
    let depth = 0;
    let cases = 0;
    for (let at = this.#at + 1; at < this.#tokens.length; at++) {
      const token = this.#tokens[at];
      if (token?.kind === "semicolon" && depth <= 0) return at;
      if (token?.text === "(") depth++;
      if (token?.text === ")") depth--;
      if (depth > 0) continue;
      const name = word(token);
      if (name === "CASE") cases++;
      else if (name === "END") {
        if (cases === 0) return at;
        cases--;
      } else if (name === "ELSE" && cases === 0) return at;
      else if (openers.has(name) && this.#tokens[at - 1]?.text !== "." && !claims.claims(at)) {
        return at;
      }
    }
    return this.#tokens.length;
  }

  /** A view's, procedure's, function's or trigger's text is all that follows in the batch. */
  #holdsRestOfBatch(): boolean {
    if (this.#word() !== "CREATE" && this.#word() !== "ALTER") return false;
    const type = this.#word(1) === "OR" ? this.#word(3) : this.#word(1);
    return ["VIEW", "PROC", "PROCEDURE", "FUNCTION", "TRIGGER"].includes(type);
  }

  #word(ahead = 0): string {
    return word(this.#tokens[this.#at + ahead]);
  }

  #kind(): Token["kind"] | undefined {
    return this.#tokens[this.#at]?.kind;
  }
}

/** Decides whether an opening word belongs to the statement that is being read. */
class Claims {
  readonly #tokens: readonly Token[];
  readonly #start: number;
  /** The statement's own first word; behind WITH that of its main statement. */
  #verb: string;
  #sourceSeen = false;
  #setSeen = false;
  /** Words that have stood outside of brackets so far, and how far that has been looked. */
  readonly #seen = new Set<string>();
  #looked: number;
  #depth = 0;

  constructor(tokens: readonly Token[], start: number) {
    this.#tokens = tokens;
    this.#start = start;
    this.#verb = word(tokens[start]);
    this.#looked = start + 1;
  }

  claims(at: number): boolean {
    const name = word(this.#tokens[at]);
    const before = word(this.#tokens[at - 1]);
    const next = word(this.#tokens[at + 1]);
    if (this.#isPhrase(name, before, next, at)) return true;
    switch (this.#verb) {
      case "WITH":
        this.#verb = name;
        return true;
      case "SELECT":
        return false;
      case "INSERT":
        if (this.#sourceSeen || !["SELECT", "EXEC", "EXECUTE"].includes(name)) return false;
        this.#sourceSeen = !this.#saw(at, "VALUES");
        return this.#sourceSeen;
      case "MERGE":
        // MERGE alone must end with a semicolon.
        return true;
      case "UPDATE":
        if (name !== "SET" || this.#setSeen || word(this.#tokens[this.#start + 1]) === "STATISTICS")
          return false;
        this.#setSeen = true;
        return true;
      case "GRANT":
      case "REVOKE":
      case "DENY":
        return !this.#saw(at, "TO", "FROM");
      case "ALTER":
        return this.#isAlteration(name, at);
      case "CREATE":
        return word(this.#tokens[this.#start + 1]) === "SCHEMA" && name === "CREATE";
      case "BULK":
        return before === "BULK";
      default:
        return false;
    }
  }

  /** Fixed phrases that hold an opening word, in whatever statement they stand. */
  #isPhrase(name: string, before: string, next: string, at: number): boolean {
    switch (name) {
      case "SELECT":
        return ["UNION", "ALL", "EXCEPT", "INTERSECT", "FOR"].includes(before);
      case "UPDATE":
      case "DELETE":
      case "INSERT":
        // Actions of a foreign key, a cursor's purpose, the events of a policy.
        if (before === "ON") return this.#verb === "CREATE" || this.#isTable();
        return before === "FOR" || before === "AFTER" || before === "BEFORE";
      case "SET":
        return before === "DELETE" || before === "UPDATE";
      case "MERGE":
        return next === "JOIN";
      case "FETCH":
        return before === "ROWS" || before === "ROW";
      case "EXECUTE":
      case "EXEC":
        return before === "WITH";
      case "IF":
        if (next !== "EXISTS") return false;
        return this.#verb === "DROP"
          ? !this.#saw(at, "EXISTS")
          : this.#verb === "ALTER" && (before === "COLUMN" || before === "CONSTRAINT");
      default:
        return false;
    }
  }

  #isAlteration(name: string, at: number): boolean {
    const next = this.#tokens[at + 1];
    const kind = word(this.#tokens[this.#start + 1]);
    if (name === "SET") {
      if (this.#setSeen) return false;
      this.#setSeen = next?.text === "(" || kind === "DATABASE";
      return this.#setSeen;
    }
    if (this.#isTable()) {
      if (this.#setSeen || (name !== "ALTER" && name !== "DROP")) return false;
      const after = word(next);
      if (name === "ALTER") return after === "COLUMN" && !this.#acted(at);
      // What DROP may name without a word before it: constraints, so only as the first action.
      return (
        !this.#acted(at) ||
        ["ROWGUIDCOL", "PERSISTED", "SPARSE", "HIDDEN", "MASKED"].includes(after) ||
        (after === "NOT" && word(this.#tokens[at + 2]) === "FOR")
      );
    }
    return name === "DROP" && (["MEMBER", "CREDENTIAL"].includes(word(next)) || next?.text === "(");
  }

  #isTable(): boolean {
    return this.#verb === "ALTER" && word(this.#tokens[this.#start + 1]) === "TABLE";
  }

  /** Whether the statement says already what it does: a word such as ADD stands before. */
  #acted(at: number): boolean {
    return this.#saw(
      at,
      "ADD",
      "DROP",
      "ALTER",
      "CHECK",
      "NOCHECK",
      "ENABLE",
      "DISABLE",
      "SWITCH",
      "REBUILD",
    );
  }

  /** Whether one of the words stands between the verb and `at`; looks at each token once. */
  #saw(at: number, ...words: readonly string[]): boolean {
    for (; this.#looked < at; this.#looked++) {
      const token = this.#tokens[this.#looked];
      if (token?.text === "(") this.#depth++;
      else if (token?.text === ")") this.#depth--;
      else if (this.#depth <= 0) this.#seen.add(word(token));
    }
    return words.some((wanted) => this.#seen.has(wanted));
  }
}
