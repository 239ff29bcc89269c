import type { Constraint, ConstraintType } from "./effects.ts";
import { type Column, inBrackets, readColumn, splitAtCommas } from "./table-definition.ts";
import { identifier, type Token, word } from "./tokens.ts";

/** A part of a table's definition, of `CREATE TABLE` and of `ALTER TABLE … ADD` alike. */
export type TableElement =
  | {
      readonly kind: "column";
      readonly column: Column;
      readonly constraints: readonly Constraint[];
    }
  | { readonly kind: "constraint"; readonly constraint: Constraint }
  /** `DEFAULT … FOR column` of T-SQL. */
  | { readonly kind: "default"; readonly column: string }
  /** `PERIOD FOR SYSTEM_TIME`, `INDEX`, `LIKE` and what else is neither column nor constraint. */
  | { readonly kind: "other"; readonly what: string };

type NameOf = (token: Token | undefined) => string | undefined;

const constraintWords = new Set(["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE"]);

/** Reads comma-separated elements. `checked` is what an added constraint does with old rows. */
export function readElements(
  tokens: readonly Token[],
  checked = true,
  nameOf: NameOf = identifier,
): TableElement[] {
  return splitAtCommas(tokens).map((part) => readElement(part, checked, nameOf));
}

function readElement(part: readonly Token[], checked: boolean, nameOf: NameOf): TableElement {
  const first = word(part[0]);
  if (constraintWords.has(first) || first === "DEFAULT")
    return tableConstraint(part, checked, nameOf);
  if (first === "PERIOD" && word(part[1]) === "FOR") return { kind: "other", what: "PERIOD" };
  if (first === "INDEX" || first === "LIKE") return { kind: "other", what: first };
  const column = readColumn(part);
  if (column === undefined) return { kind: "other", what: part[0]?.text ?? "" };
  const name = nameOf(part[0]) ?? column.name;
  return {
    kind: "column",
    column: { ...column, name },
    constraints: columnConstraints(part, name, checked, nameOf),
  };
}

function tableConstraint(part: readonly Token[], checked: boolean, nameOf: NameOf): TableElement {
  const named = word(part[0]) === "CONSTRAINT";
  const name = named ? (nameOf(part[1]) ?? "") : "";
  const body = named ? part.slice(2) : part;
  if (word(body[0]) === "DEFAULT") {
    const at = body.findLastIndex((token) => word(token) === "FOR");
    return { kind: "default", column: nameOf(body[at + 1]) ?? "" };
  }
  const type = constraintType(body);
  if (type === undefined) return { kind: "other", what: body[0]?.text ?? "" };
  const columns =
    type === "check"
      ? []
      : splitAtCommas(inBrackets(body)).flatMap((column) => nameOf(column[0]) ?? []);
  const notValid = body.some(
    (token, at) => word(token) === "NOT" && word(body[at + 1]) === "VALID",
  );
  return { kind: "constraint", constraint: { type, name, columns, checked: checked && !notValid } };
}

function constraintType(body: readonly Token[]): ConstraintType | undefined {
  switch (word(body[0])) {
    case "PRIMARY":
      return "primary-key";
    case "UNIQUE":
    case "EXCLUDE":
      return "unique";
    case "CHECK":
      return "check";
    case "FOREIGN":
      return "foreign-key";
    default:
      return undefined;
  }
}

function columnConstraints(
  part: readonly Token[],
  column: string,
  checked: boolean,
  nameOf: NameOf,
): Constraint[] {
  const found: Constraint[] = [];
  let name = "";
  let depth = 0;
  for (const [at, token] of part.entries()) {
    if (token.text === "(") depth++;
    if (token.text === ")") depth--;
    if (depth > 0 || at === 0) continue;
    const kind = word(token);
    if (kind === "CONSTRAINT") name = nameOf(part[at + 1]) ?? "";
    const type =
      kind === "REFERENCES"
        ? "foreign-key"
        : kind === "FOREIGN"
          ? undefined
          : constraintType([token]);
    if (type === undefined) continue;
    found.push({ type, name, columns: [column], checked });
    name = "";
  }
  return found;
}
