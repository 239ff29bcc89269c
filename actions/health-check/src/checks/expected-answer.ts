import { createHash } from "node:crypto";
import { singleLine } from "@slipway/toolkit";
import { shownRequest } from "../http/exchange.ts";
import type { Site, SiteAnswer } from "../http/site.ts";
import { type Check, failed, type Outcome, outcomeOf, passed, unexpectedStatus } from "./check.ts";
import type { Assertion, Expectation } from "./expectation.ts";
import { isHtmlType, mediaType } from "./media-type.ts";
import {
  fallbackOutcome,
  isFallback,
  type NegativeControl,
  startsFallback,
} from "./negative-control.ts";
import { type Json, JsonRefusal, jsonAt, parseStrictJson, shownJson } from "./strict-json.ts";

/** A request of the user gets the answer that the user expects, and not the fallback page. */
export function expectationCheck(
  site: Site,
  expectation: Expectation,
  control: NegativeControl,
): Check {
  const { method } = expectation;
  const where = shownRequest({ method, url: site.urlOf(expectation.path) });
  return {
    name: `expect ${where.replace(site.base.origin, "").replace(/[?&]x-ms-routing-name=[^&]*/, "")}`,
    target: where,
    once: method === "POST" || method === "PATCH",
    attempt: (signal) =>
      outcomeOf(async () => {
        const answer = await site.ask(
          {
            method,
            target: expectation.path,
            ...(expectation.body === undefined
              ? {}
              : {
                  body: expectation.body.text,
                  headers: { "content-type": expectation.body.type },
                }),
          },
          signal,
        );
        return judgeAnswer(expectation, answer, control, where);
      }),
  };
}

/** The verdict on an answer; nothing but its status and its assertions decides. */
export function judgeAnswer(
  expectation: Expectation,
  answer: SiteAnswer,
  control: NegativeControl,
  where: string,
): Outcome {
  if (!expectation.statuses.includes(answer.status)) {
    return unexpectedStatus(answer, where, shownStatuses(expectation.statuses));
  }
  const wantsPage = expectation.assertions.some(
    (assertion) => assertion.kind === "type" && isHtmlType(assertion.type),
  );
  // A text or a digest that is asked for tells one page from another by itself.
  const namesContent = expectation.assertions.some(
    ({ kind }) => kind === "text" || kind === "sha256",
  );
  const nothingMapped =
    isFallback(control, answer) || (!namesContent && startsFallback(control, answer));
  if (!wantsPage && answer.status < 300 && nothingMapped) return fallbackOutcome(where);
  for (const assertion of expectation.assertions) {
    const wrong = contradiction(assertion, answer);
    if (wrong !== undefined) {
      return failed(
        wrong[0],
        `${where} answered ${answer.status}, but ${wrong[1]}.`,
        'Look at the answer, or correct the line in "expect".',
      );
    }
  }
  return passed(`${where} answered ${answer.status} as expected.`);
}

function contradiction(
  assertion: Assertion,
  answer: SiteAnswer,
): readonly [code: string, what: string] | undefined {
  switch (assertion.kind) {
    case "type": {
      const type = mediaType(answer.headers["content-type"]);
      const [group, subtype] = assertion.type.split("/");
      const right = subtype === "*" ? type?.split("/")[0] === group : type === assertion.type;
      return right
        ? undefined
        : ["wrong-media-type", `its type is ${type ?? "missing"}, not ${assertion.type}`];
    }
    case "header": {
      const value = answer.headers[assertion.name];
      const text = Array.isArray(value) ? value.join(", ") : value;
      return text === assertion.value
        ? undefined
        : [
            "wrong-header",
            text === undefined
              ? `the header ${assertion.name} is missing`
              : `the header ${assertion.name} has another value`,
          ];
    }
    case "text":
      return answer.body.toString("utf8").includes(assertion.text)
        ? undefined
        : ["wrong-text", `the body does not contain "${singleLine(assertion.text, 60)}"`];
    case "sha256":
      return createHash("sha256").update(answer.body).digest("hex") === assertion.digest
        ? undefined
        : ["wrong-content", "the body has another sha256"];
    case "size":
      return answer.body.length <= assertion.maximumBytes
        ? undefined
        : [
            "wrong-size",
            `the body has ${answer.body.length} bytes, more than ${assertion.maximumBytes}`,
          ];
    case "time":
      return answer.milliseconds <= assertion.maximumMilliseconds
        ? undefined
        : [
            "too-slow",
            `it took ${Math.round(answer.milliseconds)} ms, more than ${assertion.maximumMilliseconds}`,
          ];
    case "json":
      return jsonContradiction(assertion.path, assertion.value, answer);
  }
}

function jsonContradiction(
  path: string,
  wanted: string,
  answer: SiteAnswer,
): readonly [string, string] | undefined {
  let body: Json;
  try {
    body = parseStrictJson(answer.body);
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    return ["not-json", error.message];
  }
  const found = jsonAt(body, path);
  if (found === undefined) return ["wrong-json", `it has nothing at json.${path}`];
  // A token that should not be there must not get into the log either.
  const shown = /token|secret|password/i.test(path) ? "another value" : shownJson(found);
  const equal = typeof found === "string" ? found === wanted : JSON.stringify(found) === wanted;
  return equal
    ? undefined
    : ["wrong-json", `json.${path} is ${singleLine(shown, 90)}, not ${singleLine(wanted, 60)}`];
}

function shownStatuses(statuses: readonly number[]): string {
  if (statuses.length <= 5) return statuses.join(" or ");
  const classes = new Set(statuses.map((status) => `${Math.floor(status / 100)}xx`));
  return [...classes].join(" or ");
}
