import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseExpectation } from "../src/checks/expectation.ts";
import { definable, parseDefinition } from "../src/definition.ts";
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
  expect(Object.keys(schema.properties).toSorted()).toEqual(["version", ...definable].toSorted());
  expect(inputs).toEqual(expect.arrayContaining([...definable]));
});

test("what differs from run to run is no key", () => {
  expect(
    inputs.filter((name) => !(definable as readonly string[]).includes(name)).toSorted(),
  ).toEqual([
    "allow-private-addresses",
    "base-url",
    "compare-with",
    "connect-to",
    "definition",
    "evidence-directory",
    "headers",
    "name",
    "on-inconclusive",
    "release",
    "routing-name",
  ]);
});

describe("ready definitions", () => {
  test.each(readdirSync(path.join(folder, "definitions")))(
    "%s keeps the schema and can be read",
    (file) => {
      const text = read(path.join("definitions", file));
      validate(parse(text));
      expect(validate.errors).toBeNull();
      const values = parseDefinition(text, file);
      const lines = (values.get("expect") ?? "").split("\n");
      expect(lines.map(parseExpectation).length).toBeGreaterThan(2);
      expect(parseLoadPlan(values.get("perf") ?? "").perSecond).toBe(20);
      expect(parseThresholds(values.get("thresholds") ?? "").length).toBeGreaterThan(1);
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
    ["version: 1\nprofile: &a api\ndegraded: *a", 'x.yml:3: "degraded" needs text'],
  ])("%j", (text, message) => {
    expect(() => parseDefinition(text, "x.yml")).toThrow(message);
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
