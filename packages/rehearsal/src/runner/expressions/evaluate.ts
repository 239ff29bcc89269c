/** GitHub's own evaluator, applied to each inner expression of a value. */

import { data, Evaluator, type Expr, Lexer, Parser } from "@actions/expressions";
import {
  Binary,
  FunctionCall,
  Grouping,
  IndexAccess,
  Logical,
  Unary,
} from "@actions/expressions/ast";
import type { FunctionDefinition, FunctionInfo } from "@actions/expressions/funcs/info";
import { TokenType } from "@actions/expressions/lexer";
import { contextDictionary, fromData, isObject, toText, truthy, type Value } from "./data.ts";
import { scanTemplate, stringLiteral } from "./scanner.ts";

/** What an expression may see. */
export interface Scope {
  readonly contexts: Readonly<Record<string, Value>>;
  /** `success`, `failure`, `cancelled`, `always` and `hashFiles`, where the place has them. */
  readonly functions?: Readonly<Record<string, (...parameters: Value[]) => Value>>;
}

const contextNames =
  "github env vars secrets inputs needs steps matrix strategy job jobs runner".split(" ");
const statusFunctions = ["success", "failure", "cancelled", "always"];
const unlimited = Number.MAX_SAFE_INTEGER;
const functionInfos: FunctionInfo[] = [...statusFunctions, "hashFiles"].map((name) => ({
  name,
  minArgs: 0,
  maxArgs: unlimited,
}));

const parsed = new Map<string, Expr | undefined>();

function parse(expression: string): Expr | undefined {
  const known = parsed.get(expression);
  if (known !== undefined) return known;
  const { tokens } = new Lexer(expression).lex();
  for (const token of tokens) {
    // The lexer replaces only the first doubled quote of a literal.
    if (token.type === TokenType.STRING) {
      token.value = token.lexeme.slice(1, -1).replaceAll("''", "'");
    }
  }
  const tree = new Parser(tokens, contextNames, functionInfos).parse();
  parsed.set(expression, tree);
  return tree;
}

/** One expression, without its `${{ }}`. */
export function evaluateExpression(expression: string, scope: Scope): Value {
  const tree = parse(expression);
  if (tree === undefined) return null;
  const functions = new Map<string, FunctionDefinition>();
  for (const [name, call] of Object.entries(scope.functions ?? {})) {
    functions.set(name.toLowerCase(), {
      name,
      minArgs: 0,
      maxArgs: unlimited,
      call: (...parameters) => toDataOf(call(...parameters.map(fromData))),
    });
  }
  for (const name of functionsOf(tree)) {
    if (functionInfos.some((info) => info.name.toLowerCase() === name) && !functions.has(name)) {
      throw new Error(`The function ${name}() is not available here: ${expression.trim()}`);
    }
  }
  return fromData(new Evaluator(tree, contextDictionary(scope.contexts), functions).evaluate());
}

function toDataOf(value: Value): data.ExpressionData {
  return typeof value === "string"
    ? new data.StringData(value)
    : new data.BooleanData(value === true);
}

/** A value of the file: one that is a single expression keeps its type, others become text. */
export function evaluateTemplate(value: string, scope: Scope): Value {
  const segments = scanTemplate(value);
  const [only] = segments;
  if (segments.length === 1 && only !== undefined && "expression" in only) {
    return evaluateExpression(only.expression, scope);
  }
  return segments
    .map((part) =>
      "text" in part ? part.text : toText(evaluateExpression(part.expression, scope)),
    )
    .join("");
}

/** Every string inside a value; mappings and lists are walked. */
export function evaluateDeep(value: Value, scope: Scope): Value {
  if (typeof value === "string") return evaluateTemplate(value, scope);
  if (Array.isArray(value)) return value.map((item) => evaluateDeep(item, scope));
  if (!isObject(value)) return value;
  const result: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value)) {
    result[toText(evaluateTemplate(key, scope))] = evaluateDeep(item, scope);
  }
  return result;
}

export function evaluateText(value: Value | undefined, scope: Scope): string {
  return toText(typeof value === "string" ? evaluateTemplate(value, scope) : value);
}

/**
 * An `if`. Without a status function it means `success() && (…)`. A value that mixes text and
 * expressions is a string and so true, and a lone string literal is read again as an expression:
 * `${{ 'false' }}` is false. Both as GitHub's template reader does.
 */
export function evaluateCondition(condition: Value | undefined, scope: Scope): boolean {
  const expression = conditionExpression(condition);
  const status = usesStatusFunction(expression);
  if (!status && !truthy(evaluateExpression("success()", scope))) return false;
  return truthy(evaluateExpression(expression, scope));
}

export function usesStatusFunction(expression: string): boolean {
  const tree = parse(expression);
  return tree !== undefined && functionsOf(tree).some((name) => statusFunctions.includes(name));
}

/** The one expression that an `if` value stands for. */
export function conditionExpression(condition: Value | undefined): string {
  const text = condition === undefined || condition === null ? "" : toText(condition).trim();
  if (text === "") return "success()";
  const segments = scanTemplate(text);
  const [only] = segments;
  if (segments.length === 1 && only !== undefined) {
    if ("text" in only) return only.text;
    return stringLiteral(only.expression)?.trim() || only.expression;
  }
  const parts = segments.map((part) =>
    "text" in part
      ? part.text.replaceAll("'", "''").replaceAll("{", "{{").replaceAll("}", "}}")
      : part,
  );
  let index = 0;
  const pattern = parts.map((part) => (typeof part === "string" ? part : `{${index++}}`)).join("");
  const values = parts.flatMap((part) => (typeof part === "string" ? [] : [part.expression]));
  return `format('${pattern}', ${values.join(", ")})`;
}

function functionsOf(tree: Expr): string[] {
  if (tree instanceof FunctionCall) {
    return [tree.functionName.lexeme.toLowerCase(), ...tree.args.flatMap(functionsOf)];
  }
  if (tree instanceof Binary) return [...functionsOf(tree.left), ...functionsOf(tree.right)];
  if (tree instanceof Unary) return functionsOf(tree.expr);
  if (tree instanceof Logical) return tree.args.flatMap(functionsOf);
  if (tree instanceof Grouping) return functionsOf(tree.group);
  if (tree instanceof IndexAccess) return [...functionsOf(tree.expr), ...functionsOf(tree.index)];
  return [];
}
