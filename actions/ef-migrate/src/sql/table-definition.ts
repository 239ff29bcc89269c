import { identifier, type Token, word } from "./tokens.ts";

/** A column as its definition says it. */
export interface Column {
  readonly name: string;
  /** Declared type in capitals with single blanks; empty when none is declared. */
  readonly type: string;
  readonly notNull: boolean;
  /** Text of the default, or `undefined`. */
  readonly defaultValue: string | undefined;
  readonly primaryKey: boolean;
  readonly generated: boolean;
}

export interface TableDefinition {
  readonly columns: readonly Column[];
  /** Table and column constraints (FOREIGN KEY, CHECK, UNIQUE) as normalised text. */
  readonly constraints: readonly string[];
  /** Names of the key's columns, in order. */
  readonly primaryKey: readonly string[];
}

const afterType = new Set(
  "CONSTRAINT PRIMARY NOT NULL UNIQUE CHECK DEFAULT COLLATE REFERENCES GENERATED AS".split(" "),
);
const tableConstraint = new Set("CONSTRAINT PRIMARY UNIQUE CHECK FOREIGN".split(" "));

/** Reads the parenthesised part of `CREATE TABLE`, given its tokens without the outer brackets. */
export function readTable(tokens: readonly Token[]): TableDefinition {
  const columns: Column[] = [];
  const constraints: string[] = [];
  let primaryKey: string[] = [];
  for (const part of splitAtCommas(tokens)) {
    if (part[0]?.kind === "name" && tableConstraint.has(word(part[0]))) {
      const body = word(part[0]) === "CONSTRAINT" ? part.slice(2) : part;
      if (word(body[0]) === "PRIMARY") {
        primaryKey = splitAtCommas(inBrackets(body, 2)).flatMap((key) => identifier(key[0]) ?? []);
      } else constraints.push(normalised(body));
      continue;
    }
    const column = readColumn(part);
    if (column === undefined) continue;
    columns.push(column);
    if (column.primaryKey) primaryKey = [column.name];
    constraints.push(...columnConstraints(part));
  }
  return { columns, constraints, primaryKey };
}

/** Reads one column definition, or nothing when the tokens do not begin with a name. */
export function readColumn(tokens: readonly Token[]): Column | undefined {
  const name = identifier(tokens[0]);
  if (name === undefined) return undefined;
  let typeEnd = 1;
  while (typeEnd < tokens.length && !afterType.has(word(tokens[typeEnd]))) typeEnd++;
  const words = topLevelWords(tokens.slice(typeEnd));
  const defaultAt = tokens.findIndex((token, at) => at >= typeEnd && word(token) === "DEFAULT");
  return {
    name,
    type: normalised(tokens.slice(1, typeEnd)).toUpperCase(),
    notNull: /\bNOT NULL\b/.test(words),
    defaultValue: defaultAt < 0 ? undefined : defaultText(tokens.slice(defaultAt + 1)),
    primaryKey: /\bPRIMARY KEY\b/.test(words),
    generated: /\bAS\b/.test(words),
  };
}

/** Tokens between the bracket at or after `from` and the bracket that closes it. */
export function inBrackets(tokens: readonly Token[], from = 0): Token[] {
  const open = tokens.findIndex((token, at) => at >= from && token.text === "(");
  if (open < 0) return [];
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.text === "(") depth++;
    if (tokens[at]?.text === ")" && --depth === 0) return tokens.slice(open + 1, at);
  }
  return tokens.slice(open + 1);
}

/** The parts between the commas outside of brackets. */
export function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(") depth++;
    if (token.text === ")") depth--;
    if (token.text === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function topLevelWords(tokens: readonly Token[]): string {
  let depth = 0;
  const words: string[] = [];
  for (const token of tokens) {
    if (token.text === "(") depth++;
    else if (token.text === ")") depth--;
    else if (depth === 0) words.push(word(token) || "?");
  }
  return words.join(" ");
}

function defaultText(tokens: readonly Token[]): string {
  if (tokens[0]?.text === "(") return `(${normalised(inBrackets(tokens))})`;
  const signed = tokens[0]?.text === "-" || tokens[0]?.text === "+";
  return tokens
    .slice(0, signed ? 2 : 1)
    .map((token) => token.text)
    .join("");
}

function columnConstraints(tokens: readonly Token[]): string[] {
  const found: string[] = [];
  for (const [at, token] of tokens.entries()) {
    const kind = word(token);
    if (kind === "REFERENCES") found.push(normalised(tokens.slice(at)));
    else if (kind === "CHECK") found.push(`CHECK (${normalised(inBrackets(tokens, at))})`);
    else if (kind === "UNIQUE") found.push(`UNIQUE (${identifier(tokens[0])})`);
  }
  return found;
}

/** The tokens with single blanks and without the quotes of identifiers: equal meaning, equal text. */
export function normalised(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.kind === "quoted" ? (identifier(token) ?? "") : token.text))
    .join(" ");
}
