import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../src/inputs.ts";
import { readTargets } from "../src/targets.ts";

const metadata = parse(
  readFileSync(path.resolve(import.meta.dirname, "../action.yml"), "utf8"),
) as {
  inputs: Record<string, { default?: string; required?: boolean; description?: string }>;
};

function given(changes: Readonly<Record<string, string>>) {
  for (const [name, input] of Object.entries(metadata.inputs)) {
    vi.stubEnv(`INPUT_${name.toUpperCase()}`, changes[name] ?? input.default ?? "");
  }
}

const clientIdentity = {
  "client-certificate": "-----BEGIN CERTIFICATE-----",
  "client-key": "-----BEGIN PRIVATE KEY-----",
};

beforeEach(() => given({ "base-url": "https://site.example" }));

test("an address is enough: every other input has a default that can be read", () => {
  expect(readInputs()).toMatchObject({
    name: "site",
    profile: "aspnet-spa",
    healthPath: "/health",
    deadlineMilliseconds: 300_000,
    tls: { minimum: "1.2" },
    load: undefined,
    suite: undefined,
  });
});

test("every input is described and has a default or is required", () => {
  for (const [name, input] of Object.entries(metadata.inputs)) {
    expect(input.description, name).toBeTruthy();
    expect(input.required === true || input.default !== undefined, name).toBe(true);
  }
});

describe("what cannot be meant is refused", () => {
  test.each<[string, string, string, Record<string, string>?]>([
    ["base-url", "app.example", "is not an address"],
    ["base-url", "ftp://app.example", 'the scheme "ftp"'],
    ["base-url", "https://user:word@app.example", "holds a user"],
    ["base-url", "https://app.example/?x=1", "has a query"],
    ["name", "a/b", 'Input "name"'],
    ["profile", "spa", 'Input "profile"'],
    ["health-path", "health", 'Input "health-path"'],
    ["leak-paths", "//other.example", 'Input "leak-paths"'],
    ["spa-dist", "../../outside", "outside the workspace"],
    ["evidence-directory", "../outside", "outside the workspace"],
    ["definition", "../outside.yml", "outside the workspace"],
    ["definition", "missing.yml", "cannot be read"],
    ["release", "a b", "not a build id"],
    ["release-samples", "0", 'Input "release-samples"'],
    ["timeout", "10", "not a duration"],
    ["timeout", "10m", 'Input "timeout"'],
    ["certificate-expiry", "7d warn, 21d fail", "warns later"],
    ["perf", "POST /api/x 5/s for 5s", "neither GET nor HEAD"],
    ["thresholds", "p(95)<fast", "not a duration"],
    ["thresholds", "regression(p95)<1.2x", '"compare-with" is empty'],
    ["compare-with", "self", '"perf" is empty'],
    ["routing-name", "green&x=1", 'Input "routing-name"'],
    ["connect-to", "10.0.0.4", 'Input "connect-to"'],
    ["headers", "no colon", 'Input "headers"'],
    ["suite", 'npx "open', "open double quote"],
    ["allow-private-addresses", "yes", "Use one of"],
    ["health-entries", "database", '"health-path" is empty', { "health-path": "" }],
    ["health-entries", "database", '"health-path" is empty', { profile: "static-site" }],
    ["spa-dist", "dist", 'the profile "api"', { profile: "api" }],
    ["stable-for", "5m", 'Raise "deadline"'],
    ["suite-directory", "nowhere", "is no directory", { suite: "npm test" }],
    ["base-url", "http://site.example", "is plain http", clientIdentity],
    ["profile", "none", "Nothing is asked", { "health-path": "" }],
    ["profile", "api", "Nothing is asked", { "health-path": "", contract: "/a.json absent" }],
    ["perf", "GET /x 1/s for 10s", '10 requests, but "p(95)<3s fail" can only'],
    ["perf", "GET /x 1/s for 10s", "Measure for 59s or longer at this rate"],
    ["perf", "GET /x 10/s for 20s", "with 299 or more", { thresholds: "p(99)<3s" }],
  ])("%s: %s", (name, value, message, beside = {}) => {
    given({ "base-url": "https://site.example", ...beside, [name]: value });
    let refusal: unknown;
    try {
      readTargets();
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ name: "UsageError", remedy: expect.stringMatching(/\w/) });
    const { message: text, remedy } = refusal as { message: string; remedy: string };
    expect(`${text} ${remedy}`).toContain(message);
    expect(text).not.toContain("user:word");
  });
});
