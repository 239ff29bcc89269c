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
  /** The engine gives the value: computed, identity. */
  readonly generated: boolean;
  readonly collation: string | undefined;
}

export interface TableDefinition {
  readonly columns: readonly Column[];
  /** Table and column constraints (FOREIGN KEY, CHECK, UNIQUE) as normalised text. */
  readonly constraints: readonly string[];
  /** Names of the key's columns, in order. */
  readonly primaryKey: readonly string[];
}

const afterType = new Set(
  `CONSTRAINT PRIMARY NOT NULL UNIQUE CHECK DEFAULT COLLATE REFERENCES GENERATED AS IDENTITY SPARSE
   ROWGUIDCOL MASKED HIDDEN FILESTREAM ENCRYPTED PERSISTED STORAGE COMPRESSION`.split(/\s+/),
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
    generated: /\b(AS|IDENTITY)\b/.test(words),
    collation: collationOf(tokens),
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

/** The default's expression: up to the next part of the column's definition. */
function defaultText(tokens: readonly Token[]): string {
  let depth = 0;
  let end = 0;
  for (; end < tokens.length; end++) {
    const token = tokens[end];
    if (token?.text === "(") depth++;
    if (token?.text === ")") depth--;
    if (end === 0 || depth > 0) continue;
    if (word(token) === "WITH" && word(tokens[end + 1]) === "VALUES") break;
    if (afterDefault.has(word(token))) break;
  }
  const [first, second] = tokens;
  const signed = first?.text === "-" || first?.text === "+";
  if (signed && second !== undefined) {
    return `${first.text}${normalised(tokens.slice(1, end))}`;
  }
  if (first?.text === "(" && inBrackets(tokens).length === end - 2) {
    return `(${normalised(tokens.slice(1, end - 1))})`;
  }
  return normalised(tokens.slice(0, end));
}

const afterDefault = new Set(
  "CONSTRAINT PRIMARY NOT NULL UNIQUE CHECK COLLATE REFERENCES GENERATED FOR".split(" "),
);

function collationOf(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex((token) => word(token) === "COLLATE");
  if (at < 0) return undefined;
  const qualified = tokens[at + 2]?.text === "." ? tokens[at + 3] : tokens[at + 1];
  return identifier(qualified);
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
