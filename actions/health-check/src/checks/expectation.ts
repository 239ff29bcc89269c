import { parseDuration, UsageError } from "@slipway/toolkit";

export type Assertion =
  | { readonly kind: "json"; readonly path: string; readonly value: string }
  | { readonly kind: "type"; readonly type: string }
  | { readonly kind: "header"; readonly name: string; readonly value: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sha256"; readonly digest: string }
  | { readonly kind: "size"; readonly maximumBytes: number }
  | { readonly kind: "time"; readonly maximumMilliseconds: number };

/** One line of input `expect`, for example `GET /api/account/users/me -> 401`. */
export interface Expectation {
  readonly method: string;
  readonly path: string;
  readonly body?: { readonly type: string; readonly text: string };
  /** Statuses that are right. */
  readonly statuses: readonly number[];
  readonly assertions: readonly Assertion[];
}

const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
const example =
  'Write for example "GET /api/account/users/me -> 401" or "GET /api/x -> 200 json.status=open".';

/**
 * Parses `METHOD /path [form a=b&c=d | json {…}] -> STATUS[,STATUS] [assertion …]`.
 *
 * Assertions: `json.<path>=<value>`, `type=<media type>`, `header.<name>=<value>`, `text=<part>`,
 * `sha256=<hex>`, `size<=<bytes>`, `time<=<duration>` (one answer, to the last byte). A value with blanks is written in double quotes.
 */
export function parseExpectation(line: string): Expectation {
  const refuse = (why: string): never => {
    // A body may hold a password.
    const shown = line.replace(/(\s(?:form|json)\s).*?(?=\s->\s|$)/s, "$1***");
    throw new UsageError(`Input "expect" has the line "${shown}": ${why}.`, example);
  };
  const arrow = /\s->\s/.exec(line);
  if (arrow === null) return refuse('it has no " -> "');
  const left = line.slice(0, arrow.index).trim();
  const right = line.slice(arrow.index + arrow[0].length).trim();

  const request = /^([A-Za-z]+)\s+(\S+)(?:\s+(form|json)\s+(.+))?$/s.exec(left);
  if (request === null) return refuse("the request is not a method and a path");
  const [, word = "", path = "", bodyKind, bodyText] = request;
  const method = word.toUpperCase();
  if (!methods.includes(method)) return refuse(`"${word}" is not a method`);
  if (!path.startsWith("/") || path.startsWith("//") || /[^\x21-\x7e]|\\/.test(path)) {
    return refuse(`the path "${path}" does not start with one slash`);
  }
  if (bodyKind !== undefined && (method === "GET" || method === "HEAD")) {
    return refuse(`${method} has no body`);
  }
  if (bodyKind === "json") {
    try {
      JSON.parse(bodyText ?? "");
    } catch {
      return refuse("the body is not JSON");
    }
  }

  const [statusWord = "", ...words] = splitWords(right) ?? refuse("a double quote is not closed");
  const statuses = parseStatuses(statusWord);
  if (statuses === undefined) return refuse(`"${statusWord}" is not a list of statuses`);
  const assertions = words.map(
    (item) => parseAssertion(item) ?? refuse(`"${item}" is not an assertion`),
  );
  return {
    method,
    path,
    ...(bodyKind === undefined || bodyText === undefined
      ? {}
      : {
          body: {
            type: bodyKind === "form" ? "application/x-www-form-urlencoded" : "application/json",
            text: bodyText,
          },
        }),
    statuses,
    assertions,
  };
}

/** `200`, `200,204` or a class such as `2xx`. */
export function parseStatuses(text: string): number[] | undefined {
  const statuses: number[] = [];
  for (const item of text.split(",")) {
    if (/^[1-5]xx$/i.test(item)) {
      const first = Number(item[0]) * 100;
      for (let status = first; status < first + 100; status += 1) statuses.push(status);
    } else if (/^[1-5]\d\d$/.test(item)) statuses.push(Number(item));
    else return undefined;
  }
  return statuses;
}

/** Words between blanks; double quotes hold blanks, `\"` and `\\` inside them are escapes. */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word = "";
  let started = false;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quoted && character === "\\" && /["\\]/.test(text[at + 1] ?? "")) {
      word += text[at + 1];
      at += 1;
    } else if (character === '"') {
      quoted = !quoted;
      started = true;
    } else if (!quoted && /\s/.test(character)) {
      if (started) words.push(word);
      word = "";
      started = false;
    } else {
      word += character;
      started = true;
    }
  }
  if (quoted) return undefined;
  if (started) words.push(word);
  return words;
}

function parseAssertion(item: string): Assertion | undefined {
  const size = /^size<=(\d{1,12})$/.exec(item);
  if (size !== null) return { kind: "size", maximumBytes: Number(size[1]) };
  const time = /^time<=(\S+)$/.exec(item)?.[1];
  if (time !== undefined) {
    return { kind: "time", maximumMilliseconds: parseDuration(time, `The time in "${item}"`) };
  }
  const equals = item.indexOf("=");
  if (equals < 1) return undefined;
  const name = item.slice(0, equals);
  const value = item.slice(equals + 1);
  if (name === "type")
    return /^[\w.+-]+\/[\w.+*-]+$/.test(value)
      ? { kind: "type", type: value.toLowerCase() }
      : undefined;
  if (name === "text") return value === "" ? undefined : { kind: "text", text: value };
  if (name === "sha256") {
    return /^[0-9a-f]{64}$/i.test(value)
      ? { kind: "sha256", digest: value.toLowerCase() }
      : undefined;
  }
  if (/^json[.[]/.test(name)) {
    const path = name.slice(4).replace(/^\./, "");
    return path === "" ? undefined : { kind: "json", path, value };
  }
  if (/^header\.[\w-]+$/.test(name)) {
    return { kind: "header", name: name.slice("header.".length).toLowerCase(), value };
  }
  return undefined;
}
