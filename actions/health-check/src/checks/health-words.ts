import { singleLine } from "@slipway/toolkit";
import { isHtmlType, isJsonType } from "./media-type.ts";
import { type Json, JsonRefusal, parseStrictJson } from "./strict-json.ts";

export type HealthState = "healthy" | "degraded" | "unhealthy";

export interface HealthReport {
  readonly state: HealthState;
  /** State of each part by its name as reported. */
  readonly entries: ReadonlyMap<string, HealthState>;
}

/** Why an answer is not a health report. */
export class HealthRefusal extends Error {
  readonly code: "health-not-reported" | "health-word-unknown";
  constructor(code: HealthRefusal["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * ASP.NET Core (`HealthStatus`), the health+json draft with its aliases
 * (draft-inadarei-api-health-check §3.1) and Spring's actuator.
 */
const words: Readonly<Record<string, HealthState>> = {
  healthy: "healthy",
  pass: "healthy",
  ok: "healthy",
  up: "healthy",
  degraded: "degraded",
  warn: "degraded",
  unhealthy: "unhealthy",
  fail: "unhealthy",
  error: "unhealthy",
  down: "unhealthy",
  out_of_service: "unhealthy",
};

/** The state that a whole word means, in any case; `Unhealthy` contains `healthy`. */
export function healthState(word: string): HealthState | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

const order: readonly HealthState[] = ["healthy", "degraded", "unhealthy"];

/** The worse of two states. */
export function worse(a: HealthState, b: HealthState): HealthState {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/**
 * Reads a health answer: one word of plain text, or JSON in the shapes of ASP.NET Core's common
 * writers (`status` with `entries`, `results` or `checks`), Xabaril's UI, health+json and actuator.
 *
 * A part that is worse than the whole makes the whole worse. A word that we do not know is refused.
 */
export function readHealth(type: string | undefined, body: Uint8Array): HealthReport {
  if (body.length === 0) {
    throw new HealthRefusal("health-not-reported", "the body is empty");
  }
  const text = Buffer.from(body).toString("utf8").trim();
  if (isHtmlType(type) || /^<(!doctype|html)/i.test(text)) {
    throw new HealthRefusal("health-not-reported", "the answer is an HTML page, no health report");
  }
  const looksLikeJson = /^[{["]/.test(text.replace(/^\uFEFF/, ""));
  if (!isJsonType(type) && !looksLikeJson) {
    return { state: stateOf(text.replace(/^\uFEFF/, ""), "the body"), entries: new Map() };
  }
  let value: Json;
  try {
    value = parseStrictJson(body);
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    throw new HealthRefusal("health-not-reported", error.message);
  }
  if (typeof value === "string") return { state: stateOf(value, "the body"), entries: new Map() };
  const status = member(value, "status");
  if (typeof status !== "string") {
    throw new HealthRefusal("health-not-reported", 'the JSON has no text "status"');
  }
  const entries = new Map<string, HealthState>();
  for (const name of ["entries", "results", "checks", "components", "details"]) {
    readEntries(member(value, name), "", entries);
  }
  readFlatEntries(value, entries);
  const state = [...entries.values()].reduce(worse, stateOf(status, '"status"'));
  return { state, entries };
}

/** The reported state of a required entry, by its whole name or its name before a colon. */
export function entryState(report: HealthReport, name: string): HealthState | undefined {
  const wanted = name.toLowerCase();
  let found: HealthState | undefined;
  for (const [entry, state] of report.entries) {
    const key = entry.toLowerCase();
    if (key === wanted || key.split(":")[0] === wanted) {
      found = found === undefined ? state : worse(found, state);
    }
  }
  return found;
}

function readEntries(
  value: Json | undefined,
  prefix: string,
  into: Map<string, HealthState>,
): void {
  if (typeof value !== "object" || value === null) return;
  const named: [string, Json][] = Array.isArray(value)
    ? value.map((item) => [entryName(item), item])
    : Object.entries(value);
  for (const [name, entry] of named) {
    const key = prefix + name;
    // health+json: each name holds a list of measurements.
    for (const item of Array.isArray(entry) ? entry : [entry]) {
      const status = typeof item === "string" ? item : member(item, "status");
      if (typeof status !== "string") continue;
      const state = stateOf(status, `entry "${singleLine(key, 60)}"`);
      const known = into.get(key);
      into.set(key, known === undefined ? state : worse(known, state));
      readEntries(member(item, "components"), `${key}.`, into);
    }
  }
}

/**
 * `{"status":"Healthy","database":"Unhealthy"}`, as writers by hand do it. Only ASP.NET Core's own
 * words count here: beside them may stand `"level":"error"`.
 */
function readFlatEntries(value: Json, into: Map<string, HealthState>): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [name, word] of Object.entries(value)) {
    if (name.toLowerCase() === "status" || into.has(name) || typeof word !== "string") continue;
    if (/^(healthy|degraded|unhealthy)$/i.test(word.trim())) into.set(name, stateOf(word, name));
  }
}

function entryName(item: Json): string {
  for (const field of ["name", "key", "component", "componentName"]) {
    const name = member(item, field);
    if (typeof name === "string") return name;
  }
  return "?";
}

/** An own property by its name in any case: writers differ between `status` and `Status`. */
function member(value: Json, name: string): Json | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? undefined : value[key];
}

function stateOf(word: string, where: string): HealthState {
  const state = healthState(word);
  if (state === undefined) {
    const shown = word
      .trim()
      .replace(/[^\x20-\x7e]/g, "?")
      .slice(0, 40);
    throw new HealthRefusal(
      "health-word-unknown",
      `${where} says "${shown}", no known health word`,
    );
  }
  return state;
}
