import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contractCheck, judgeContract } from "../src/checks/contract.ts";
import type { NegativeControl } from "../src/checks/negative-control.ts";
import { negativeControlCheck } from "../src/checks/negative-control.ts";
import { compareContracts } from "../src/contract/compare.ts";
import { type Contract, ContractRefusal, readContract } from "../src/contract/document.ts";
import { createExchange } from "../src/http/exchange.ts";
import { createSite } from "../src/http/site.ts";
import { type Answers, json, product } from "./product.ts";
import { serve } from "./servers.ts";

type Schema = Readonly<Record<string, unknown>>;
const read = (value: unknown): Contract => readContract(Buffer.from(JSON.stringify(value)));

/** One operation that takes and gives the schema. */
const api = (schema: Schema, changes: Schema = {}, components: Schema = {}) => ({
  openapi: "3.0.1",
  paths: {
    "/api/users/{id}": {
      post: {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "page", in: "query", schema: { type: "integer" } },
        ],
        requestBody: { content: { "application/json": { schema } } },
        responses: { 200: { content: { "application/json": { schema } } }, 404: {} },
        ...changes,
      },
    },
  },
  components: { schemas: components },
});
const user = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "integer" },
    name: { type: "string", maxLength: 100 },
    role: { type: "string", enum: ["user", "admin"] },
  },
};
const withMember = (name: string, schema: Schema) => ({
  ...user,
  properties: { ...user.properties, [name]: schema },
});
const differences = (before: unknown, after: unknown) =>
  compareContracts(read(before), read(after)).map(
    ({ where, what, kind }) => `${kind}: ${where} ${what}`,
  );
const body = "POST /api/users/{id}, body";
const answer = "POST /api/users/{id}, answer 200";

describe("what breaks a client", () => {
  test.each<[what: string, before: unknown, after: unknown, difference: string]>([
    [
      "an operation is gone",
      api(user),
      { openapi: "3.0.1", paths: {} },
      "breaking: POST /api/users/{id} is gone",
    ],
    [
      "a member of the answer is gone",
      api(user),
      api({ ...user, properties: { id: { type: "integer" }, role: user.properties.role } }),
      `breaking: ${answer}.name is gone`,
    ],
    [
      "a member may be missing",
      api(user),
      api({ ...user, required: [] }),
      `breaking: ${answer}.id may be missing now`,
    ],
    [
      "a member is required in the body",
      api(user),
      api({ ...user, required: ["id", "name"] }),
      `breaking: ${body}.name is required now`,
    ],
    [
      "a number becomes text",
      api(user),
      api(withMember("id", { type: "string" })),
      `breaking: ${answer}.id its type is string instead of integer`,
    ],
    [
      "an answer may be null",
      api(user),
      api(withMember("name", { type: "string", nullable: true, maxLength: 100 })),
      `breaking: ${answer}.name its type is string or null instead of string`,
    ],
    [
      "a word is no longer taken",
      api(user),
      api(withMember("role", { type: "string", enum: ["user"] })),
      `breaking: ${body}.role "admin" is no longer taken`,
    ],
    [
      "a word is new in the answer",
      api(user),
      api(withMember("role", { type: "string", enum: ["user", "admin", "guest"] })),
      `breaking: ${answer}.role "guest" is a new value`,
    ],
    [
      "a text may be shorter only",
      api(user),
      api(withMember("name", { type: "string", maxLength: 50 })),
      `breaking: ${body}.name maxLength is 50 now`,
    ],
    [
      "a parameter is required",
      api(user),
      api(user, {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "page", in: "query", required: true, schema: { type: "integer" } },
        ],
      }),
      "breaking: POST /api/users/{id}, query parameter page is required now",
    ],
    [
      "the body is required",
      api(user),
      api(user, {
        requestBody: { required: true, content: { "application/json": { schema: user } } },
      }),
      `breaking: ${body} is required now`,
    ],
    [
      "an answer is gone",
      api(user),
      api(user, { responses: { 204: {} } }),
      `breaking: ${answer} is gone`,
    ],
    [
      "a media type is gone",
      api(user),
      api(user, { responses: { 200: { content: { "text/xml": { schema: user } } } } }),
      `breaking: ${answer} application/json is gone`,
    ],
    [
      "a sign-in is needed",
      api(user),
      api(user, { security: [{ oauth: [] }] }),
      "breaking: POST /api/users/{id} needs a sign-in now",
    ],
    [
      "a choice has changed",
      api({ oneOf: [{ type: "string" }] }),
      api({ oneOf: [{ type: "integer" }] }),
      `undecided: ${answer} oneOf has changed`,
    ],
  ])("%s", (_what, before, after, difference) => {
    expect(differences(before, after)).toContain(difference);
  });
});

describe("what breaks nobody", () => {
  test.each<[what: string, before: unknown, after: unknown]>([
    ["the same", api(user), api(user)],
    ["an optional member more", api(user), api(withMember("mail", { type: "string" }))],
    [
      "another name of a path parameter",
      api(user),
      JSON.parse(
        JSON.stringify(api(user))
          .replaceAll("{id}", "{user}")
          .replaceAll('"name":"id"', '"name":"user"'),
      ),
    ],
    [
      "an optional parameter more",
      api(user),
      api(user, {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "page", in: "query", schema: { type: "integer" } },
          { name: "sort", in: "query", schema: { type: "string" } },
        ],
      }),
    ],
    [
      "a schema behind a reference",
      api(user),
      api({ $ref: "#/components/schemas/User" }, {}, { User: user }),
    ],
    [
      "a schema from parts",
      api(user),
      api({
        allOf: [
          { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
          { properties: { name: user.properties.name, role: user.properties.role } },
        ],
      }),
    ],
    [
      "nullable in both spellings",
      api({ type: "string", nullable: true }),
      api({ type: ["string", "null"] }),
    ],
  ])("%s", (_what, before, after) => {
    expect(differences(before, after)).toEqual([]);
  });
  test("a schema that contains itself ends", () => {
    const tree = {
      type: "object",
      properties: { child: { $ref: "#/components/schemas/Tree" } },
    };
    const document = api({ $ref: "#/components/schemas/Tree" }, {}, { Tree: tree });
    expect(differences(document, document)).toEqual([]);
  });
  test("every schema is compatible with itself", () => {
    const schema = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.record({ type: fc.constantFrom("string", "integer", "boolean", "number") }),
        fc.record({ enum: fc.uniqueArray(fc.string(), { minLength: 1 }) }),
        fc.record({ type: fc.constant("array"), items: tie("any") }),
        fc.record({
          type: fc.constant("object"),
          properties: fc.dictionary(fc.string(), tie("any")),
        }),
        fc.record({ allOf: fc.array(tie("any"), { maxLength: 2 }) }),
      ),
    })).any as fc.Arbitrary<Schema>;
    fc.assert(
      fc.property(schema, (one) => {
        expect(differences(api(one), api(one))).toEqual([]);
      }),
    );
  });
});

test("what is no OpenAPI 3 document is refused with its reason", () => {
  const refusal = (text: string) => {
    try {
      readContract(Buffer.from(text));
      return "taken";
    } catch (error) {
      expect(error).toBeInstanceOf(ContractRefusal);
      return (error as Error).message;
    }
  };
  expect(refusal("<!doctype html>")).toContain("not JSON");
  expect(refusal("{}")).toContain("no OpenAPI document");
  expect(refusal('{"swagger":"2.0","paths":{}}')).toContain("Swagger 2.0");
  expect(refusal('{"openapi":"3.0.1"}')).toContain("no paths");
  expect(refusal("openapi: 3.1.0\npaths: {}\n")).toBe("taken");
});

describe("the contract that a site publishes", () => {
  const baseline = read(api(user));
  async function outcome(answers: Answers, wanted: "absent" | "compatible" | "equal") {
    await using server = await serve(product(answers));
    const site = createSite(
      createExchange({
        timeoutMilliseconds: 2_000,
        maximumBodyBytes: 1_000,
        allowPrivateAddresses: true,
        environment: {},
      }),
      { base: new URL(server.url), headers: {}, redirects: "none" },
    );
    const control: NegativeControl = {};
    const never = new AbortController().signal;
    await negativeControlCheck(site, "none", "0123456789abcdef", control).attempt(never);
    const rule =
      wanted === "absent" ? { kind: wanted } : { kind: wanted, baseline, name: "api/openapi.json" };
    return await contractCheck(
      site,
      { source: { path: "/api/openapi" }, wanted: rule },
      control,
    ).attempt(never);
  }
  const serving = (value: unknown): Answers => ({
    "/api/openapi": (_request, response) => json(response, 200, value),
  });
  test.each([
    ["the same", serving(api(user)), "compatible", "ok"],
    ["the same", serving(api(user)), "equal", "ok"],
    ["one that breaks", serving(api({ type: "string" })), "compatible", "contract-broken"],
    ["another one", serving(api({ type: "string" })), "equal", "contract-differs"],
    ["no document", serving({ title: "x" }), "compatible", "contract-unreadable"],
    ["nothing", {}, "compatible", "wrong-status"],
    ["nothing", {}, "absent", "ok"],
    ["a document", serving(api(user)), "absent", "contract-published"],
    ["a closed door", { "/api/openapi": (_, r) => json(r, 401, {}) }, "absent", "ok"],
    ["a fault", { "/api/openapi": (_, r) => json(r, 500, {}) }, "absent", "wrong-status"],
    [
      "the shell in its place",
      { "/api/openapi": (_, r) => r.writeHead(200, { "content-type": "text/html" }).end("x") },
      "compatible",
      "contract-unreadable",
    ],
  ] satisfies [string, Answers, "absent" | "compatible" | "equal", string][])(
    "%s where it must be %s",
    async (_what, answers, wanted, code) => {
      const found = await outcome(answers, wanted);
      expect(found.code, found.message).toBe(code);
    },
  );
  test("a document larger than other bodies may be is read", async () => {
    const large = { ...api(user), info: { description: "x".repeat(5_000) } };
    expect((await outcome(serving(large), "compatible")).code).toBe("ok");
  });
  test("what cannot be told warns", () => {
    const found = judgeContract(
      read(api(withMember("name", { type: "string", maxLength: 100, format: "email" }))),
      { kind: "compatible", baseline, name: "api/openapi.json" },
      "GET /x",
    );
    expect(found).toMatchObject({ verdict: "warn", code: "contract-undecided" });
  });
  test("a file of the build takes the place of a path", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "contract-"));
    try {
      const file = path.join(directory, "swagger.json");
      writeFileSync(file, JSON.stringify(api({ type: "string" })));
      const source = { file, name: "build/swagger.json" };
      const wanted = { kind: "compatible" as const, baseline, name: "api/openapi.json" };
      const site = createSite(
        createExchange({
          timeoutMilliseconds: 1,
          maximumBodyBytes: 1,
          allowPrivateAddresses: false,
          environment: {},
        }),
        { base: new URL("http://127.0.0.1:1"), headers: {}, redirects: "none" },
      );
      const check = contractCheck(site, { source, wanted }, {});
      const found = await check.attempt(new AbortController().signal);
      expect(found.message).toContain("build/swagger.json breaks clients of api/openapi.json");
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
