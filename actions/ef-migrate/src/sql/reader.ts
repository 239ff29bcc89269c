import type { ObjectName } from "./effects.ts";
import { identifier, type Token, word } from "./tokens.ts";

/** Reads the significant tokens of one statement from left to right; it never reads past the end. */
export class TokenReader {
  at = 0;
  readonly tokens: readonly Token[];
  readonly #defaultSchema: string;
  /** PostgreSQL folds names that are not quoted. */
  readonly #fold: boolean;

  constructor(tokens: readonly Token[], defaultSchema: string, fold: boolean) {
    this.tokens = tokens;
    this.#defaultSchema = defaultSchema;
    this.#fold = fold;
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  word(ahead = 0): string {
    return word(this.tokens[this.at + ahead]);
  }

  text(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? "";
  }

  /** Takes the words when exactly they follow. */
  take(...words: readonly string[]): boolean {
    if (!words.every((expected, index) => this.word(index) === expected)) return false;
    this.at += words.length;
    return true;
  }

  /** Takes one of the words, or nothing. */
  takeAny(...words: readonly string[]): string | undefined {
    const next = this.word();
    if (!words.includes(next)) return undefined;
    this.at++;
    return next;
  }

  takeSymbol(symbol: string): boolean {
    if (this.text() !== symbol || this.tokens[this.at]?.kind === "quoted") return false;
    this.at++;
    return true;
  }

  /** One identifier, or `undefined` when something else follows. */
  name(): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== "name" && token?.kind !== "quoted") return undefined;
    this.at++;
    return this.fold(token);
  }

  fold(token: Token): string {
    const found = identifier(token) ?? "";
    return this.#fold && token.kind === "name" ? found.toLowerCase() : found;
  }

  /** `[database.][schema.]name`. */
  objectName(): ObjectName | undefined {
    const parts: string[] = [];
    do {
      // `database..name`: the default schema of that database.
      const part = this.text() === "." ? "" : this.name();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.takeSymbol("."));
    return this.#qualified(parts);
  }

  /** The name inside a string such as `N'[sales].[Orders]'`, from its parts. */
  qualified(parts: readonly string[]): ObjectName {
    return this.#qualified(parts);
  }

  #qualified(parts: readonly string[]): ObjectName {
    const schema = parts.slice(0, -1).join(".");
    const isDefault = schema.toLowerCase() === this.#defaultSchema;
    return { schema: isDefault ? "" : schema, name: parts.at(-1) ?? "" };
  }

  /** Tokens of the bracket that opens here, without the bracket; empty when none opens. */
  brackets(): readonly Token[] {
    if (this.text() !== "(") return [];
    let depth = 0;
    for (let at = this.at; at < this.tokens.length; at++) {
      if (this.tokens[at]?.text === "(") depth++;
      if (this.tokens[at]?.text === ")" && --depth === 0) {
        const inner = this.tokens.slice(this.at + 1, at);
        this.at = at + 1;
        return inner;
      }
    }
    const inner = this.tokens.slice(this.at + 1);
    this.at = this.tokens.length;
    return inner;
  }

  rest(): readonly Token[] {
    return this.tokens.slice(this.at);
  }
}

/** Index of a word outside of brackets at or after `from`, or -1. */
export function topLevel(tokens: readonly Token[], wanted: string, from = 0): number {
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.text === "(") depth++;
    else if (token?.text === ")") depth--;
    else if (depth === 0 && at >= from && word(token) === wanted) return at;
  }
  return -1;
}
