import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseExpectation } from "../src/checks/expectation.ts";
import { definable, locating, parseDefinition } from "../src/definition.ts";
import { parseLoadPlan } from "../src/performance/load-line.ts";
import { parseThresholds } from "../src/performance/thresholds.ts";
import { runAction } from "./action.ts";
import { json, product } from "./product.ts";
import { serve } from "./servers.ts";

const folder = path.resolve(import.meta.dirname, "..");
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
const schema = JSON.parse(read("definition.schema.json"));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const inputs = Object.keys(parse(read("action.yml")).inputs);

test("schema, reader and action know the same keys", () => {
  expect(Object.keys(schema.properties).toSorted()).toEqual(
    ["version", "targets", ...definable].toSorted(),
  );
  expect(Object.keys(schema.$defs.target.properties).toSorted()).toEqual(
    [...locating, ...definable].toSorted(),
  );
  expect(inputs).toEqual(expect.arrayContaining([...definable]));
});

test("what differs from run to run is no key", () => {
  expect(
    inputs.filter((name) => !(definable as readonly string[]).includes(name)).toSorted(),
  ).toEqual([
    "allow-private-addresses",
    "app-name",
    "base-url",
    "client-certificate",
    "client-id",
    "client-key",
    "compare-with",
    "connect-to",
    "definition",
    "evidence-directory",
    "headers",
    "history",
    "merge",
    "name",
    "on-inconclusive",
    "release",
    "resource-group",
    "routing-name",
    "shard",
    "slot",
    "subscription-id",
    "tenant-id",
  ]);
});

const linesOf = (values: ReadonlyMap<string, string>, key: string) =>
  (values.get(key) ?? "").split("\n").filter((line) => line !== "");

describe("ready definitions", () => {
  test("there is one for each kind of product, and two for the first user", () => {
    expect(readdirSync(path.join(folder, "definitions")).toSorted()).toEqual([
      "aspnet-spa.yml",
      "qarvgut-health.yml",
      "qarvgut-unchanged.yml",
      "static-site.yml",
    ]);
  });
  test.each(readdirSync(path.join(folder, "definitions")))(
    "%s keeps the schema and can be read",
    (file) => {
      const text = read(path.join("definitions", file));
      validate(parse(text));
      expect(validate.errors).toBeNull();
      expect(text).toMatch(/^# yaml-language-server: \$schema=\S+definition\.schema\.json\n/);
      const environment = { GREEN_URL: "https://g.example", BLUE_URL: "https://b.example" };
      const { values } = parseDefinition(text, file, { ...environment, RELEASE: "abcdef1" });
      for (const line of linesOf(values, "expect")) parseExpectation(line);
      for (const line of linesOf(values, "perf")) expect(parseLoadPlan(line).perSecond).toBe(20);
      for (const line of linesOf(values, "contract")) expect(line).toContain("absent");
      expect(parseThresholds(values.get("thresholds") ?? "p(95)<3s").length).toBeGreaterThan(0);
    },
  );
});

describe("a definition is refused with file and line", () => {
  test.each([
    [
      "version: 1\nhealth-pth: /x",
      'x.yml:2: "health-pth" is no key of a definition; is "health-path" meant',
    ],
    ["version: 1\nbase-url: https://x.example", "x.yml:2"],
    ["version: 2", "its version is 2"],
    ["profile: api", "its version is missing"],
    ["- a", "not a mapping"],
    ["", "not a mapping"],
    ["version: 1\nexpect:\n  - [a]", "x.yml:3: an item"],
    ["version: 1\nexpect:\n  a: b", 'x.yml:2: "expect" needs text or a list'],
    ["version: 1\nprofile: [api]", 'x.yml:2: "profile" needs text'],
    ["version: 1\nversion: 1", "x.yml:2: it is not YAML"],
    ['version: 1\nprofile: "api', "it is not YAML"],
    ["version: 1\ntargets: {}", 'x.yml:2: "targets" needs names'],
    ["version: 1\ntargets:\n  green: {}", 'x.yml:3: the target "green" has no url'],
    ["version: 1\ntargets:\n  green: https://g.example", "is not a mapping"],
    ["version: 1\ntargets:\n  a b: { url: https://g.example }", "is no name of a target"],
    [
      "version: 1\ntargets:\n  green:\n    url: https://g.example\n    headers: x",
      'x.yml:5: "headers" is no key of a target',
    ],
    [`version: 1\nopenid-issuer: \${NO_SUCH}`, "x.yml:2: the environment has no NO_SUCH"],
    [`version: 1\nopenid-issuer: \${GITHUB_TOKEN}`, "the environment has no GITHUB_TOKEN"],
    ["version: 1\nprofile: &a api\ndegraded: *a", 'x.yml:3: "degraded" needs text'],
  ])("%j", (text, message) => {
    expect(() => parseDefinition(text, "x.yml", { GITHUB_TOKEN: "x" })).toThrow(message);
  });
  test("a variable is the environment's, in targets and in lists", () => {
    const text = `version: 1\nexpect: ['GET /\${P} -> 200']\ntargets:\n  green: { url: 'https://\${H}', release: '\${R}' }`;
    const found = parseDefinition(text, "x.yml", { P: "ping", H: "g.example", R: "abcdef1" });
    expect(found.values.get("expect")).toBe("GET /ping -> 200");
    expect([...(found.targets.get("green") ?? [])]).toEqual([
      ["base-url", "https://g.example"],
      ["release", "abcdef1"],
    ]);
  });
  test("nothing but a usage error comes of any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."version: 1\n-[]{}&*!|>'\"%@`#a") }),
        (text) => {
          try {
            parseDefinition(text, "x.yml");
          } catch (error) {
            expect(error).toMatchObject({ name: "UsageError" });
          }
        },
      ),
    );
  });
});

test("the bundle judges by the file, which wins over the inputs", async () => {
  await using server = await serve(
    product({ "/ready": (_request, response) => json(response, 200, { status: "UP" }) }),
  );
  const definition =
    "version: 1\nprofile: none\nhealth-path: /ready\nconsecutive: 1\nsecurity-headers: off\nexpect:\n  - GET /api/ping -> 200 json.pong=true\n";
  const run = await runAction(
    {
      "base-url": server.url,
      "allow-private-addresses": "true",
      "health-path": "/health",
      definition: "validate.yml",
    },
    {},
    { "validate.yml": definition },
  );
  expect(run.outputs.verdict, run.log).toBe("pass");
  expect(run.report?.checks.map(({ name }) => name)).toEqual([
    "reachable",
    "negative control",
    "health",
    "leaks",
    "expect GET /api/ping",
  ]);
  expect(run.report?.checks.find(({ name }) => name === "health")?.target).toContain("/ready");
});
