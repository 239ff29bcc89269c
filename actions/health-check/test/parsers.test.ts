import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { retryAfterMilliseconds } from "../src/checks/check.ts";
import { parseExpectation, splitWords } from "../src/checks/expectation.ts";
import { entryState, type HealthRefusal, readHealth } from "../src/checks/health-words.ts";
import { isJsonType, isScriptType, mediaType } from "../src/checks/media-type.ts";
import { readPage } from "../src/checks/page.ts";
import { sameRelease, samplesFor } from "../src/checks/release.ts";
import { jsonAt, parseStrictJson } from "../src/checks/strict-json.ts";
import {
  bodySecrets,
  parseBytes,
  parseConnectTo,
  parseReleaseProbe,
  readHeaders,
} from "../src/input-values.ts";

const bytes = (text: string) => Buffer.from(text);
const usageError = expect.objectContaining({ name: "UsageError" });

describe("expectation lines", () => {
  test("a status alone", () => {
    expect(parseExpectation("GET /api/me -> 401")).toEqual({
      method: "GET",
      path: "/api/me",
      statuses: [401],
      assertions: [],
    });
  });
  test("assertions of every kind, quoted values included", () => {
    const line = `get /x?a=b -> 200,204 json.items[0].name="two words" type=application/json header.X-A=1 text="a \\"b\\"" size<=10`;
    expect(parseExpectation(line)).toMatchObject({
      method: "GET",
      path: "/x?a=b",
      statuses: [200, 204],
      assertions: [
        { kind: "json", path: "items[0].name", value: "two words" },
        { kind: "type", type: "application/json" },
        { kind: "header", name: "x-a", value: "1" },
        { kind: "text", text: 'a "b"' },
        { kind: "size", maximumBytes: 10 },
      ],
    });
  });
  test("a form body", () => {
    expect(parseExpectation("POST /t form a=b&c=d -> 400 json.error=x")).toMatchObject({
      body: { type: "application/x-www-form-urlencoded", text: "a=b&c=d" },
    });
  });
  test.each([
    "GET /x",
    "GET /x -> ",
    "GET /x -> ok",
    "GET /x -> 700",
    "FETCH /x -> 200",
    "GET x -> 200",
    "GET //other.example/x -> 200",
    "GET /x form a=b -> 200",
    "POST /x json {a} -> 200",
    'GET /x -> 200 text="open',
    "GET /x -> 200 wishful",
    "GET /x -> 200 sha256=abc",
  ])("%s is refused", (line) => {
    expect(() => parseExpectation(line)).toThrow(usageError);
  });
  test("nothing but a usage error comes of any line", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `GET /${text} -> 200 ${text}`),
        ),
        (line) => {
          try {
            expect(parseExpectation(line).path.startsWith("//")).toBe(false);
          } catch (error) {
            expect(error).toMatchObject({ name: "UsageError" });
          }
        },
      ),
    );
  });
  test("every list of words survives quoting", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        const line = words.map((word) => `"${word.replace(/["\\]/g, "\\$&")}"`).join(" ");
        expect(splitWords(line)).toEqual(words);
      }),
    );
  });
});

describe("media types are parsed, not compared", () => {
  test.each([
    ["application/json; charset=utf-8", "application/json"],
    ["Application/JSON;charset=UTF-8", "application/json"],
    [" text/html ", "text/html"],
    ["nonsense", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s", (header, essence) => expect(mediaType(header)).toBe(essence));
  test("case and parameters never matter", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9.+-]{1,12}$/),
        fc.stringMatching(/^[a-z]{1,5}=[a-z0-9-]{1,5}$/),
        (essence, parameter) => {
          expect(mediaType(`${essence.toUpperCase()} ; ${parameter}`)).toBe(essence);
        },
      ),
    );
  });
  test("JSON and script types are families", () => {
    expect(isJsonType("application/problem+json")).toBe(true);
    expect(isJsonType("text/html")).toBe(false);
    expect(["text/javascript", "application/x-javascript"].every(isScriptType)).toBe(true);
    expect(isScriptType("application/json")).toBe(false);
  });
});

describe("health words", () => {
  test.each([
    ["text/plain", "Healthy", "healthy"],
    ["text/plain", " UNHEALTHY\n", "unhealthy"],
    ["text/plain", "Degraded", "degraded"],
    [undefined, "healthy", "healthy"],
    ["application/json", '"Healthy"', "healthy"],
    ["application/json", '\uFEFF{"status":"Healthy"}', "healthy"],
    ["application/json", '{"Status":"Unhealthy"}', "unhealthy"],
    ["application/health+json", '{"status":"pass"}', "healthy"],
    ["application/health+json", '{"status":"warn"}', "degraded"],
    ["application/vnd.spring-boot.actuator.v3+json", '{"status":"UP"}', "healthy"],
    ["application/json", '{"status":"OUT_OF_SERVICE"}', "unhealthy"],
    [
      "application/json",
      '{"status":"Healthy","entries":{"db":{"status":"Unhealthy"}}}',
      "unhealthy",
    ],
    ["application/json", '{"status":"Healthy","results":{"db":{"status":"Degraded"}}}', "degraded"],
    [
      "application/json",
      '{"status":"Healthy","checks":[{"name":"db","status":"Unhealthy"}]}',
      "unhealthy",
    ],
    [
      "application/json",
      '{"status":"Healthy","database":"Unhealthy","level":"error"}',
      "unhealthy",
    ],
    [
      "application/json",
      '{"status":"UP","components":{"db":{"status":"UP","components":{"a":{"status":"DOWN"}}}}}',
      "unhealthy",
    ],
  ])("%s %s means %s", (type, body, state) => {
    expect(readHealth(type, bytes(body)).state).toBe(state);
  });
  test.each([
    ["text/plain", "Starting", "health-word-unknown"],
    ["text/plain", "Healthy.", "health-word-unknown"],
    ["text/plain", "not healthy", "health-word-unknown"],
    ["text/plain", "", "health-not-reported"],
    ["text/html", "Healthy", "health-not-reported"],
    ["text/plain", "<!DOCTYPE html><p>Healthy", "health-not-reported"],
    ["application/json", "{}", "health-not-reported"],
    ["application/json", "[]", "health-not-reported"],
    ["application/json", '{"status":true}', "health-not-reported"],
    ["application/json", '{"status":"Healthy"', "health-not-reported"],
    ["application/json", '{"status":"Unhealthy","status":"Healthy"}', "health-not-reported"],
    ["application/json", '{"__proto__":{"status":"Healthy"}}', "health-not-reported"],
    ["application/json", '{"status":"constructor"}', "health-word-unknown"],
    [
      "application/json",
      `{"status":"Healthy","x":${"[".repeat(80)}${"]".repeat(80)}}`,
      "health-not-reported",
    ],
  ])("%s %s is no health report", (type, body, code) => {
    expect(() => readHealth(type, bytes(body))).toThrow(expect.objectContaining({ code }));
  });
  test("no text that only contains a health word is healthy", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (before, after) => {
        fc.pre(/\S/.test(before.replace(/\uFEFF/g, "")));
        try {
          expect(readHealth("text/plain", bytes(`${before}healthy${after}`)).state).not.toBe(
            "healthy",
          );
        } catch (error) {
          expect((error as HealthRefusal).code).toMatch(/^health-/);
        }
      }),
    );
  });
  test("an entry is found by its whole name or its name before a colon, in any case", () => {
    const report = readHealth(
      "application/health+json",
      bytes(
        '{"status":"pass","checks":{"Database:responseTime":[{"status":"pass"}],"sql2":[{"status":"pass"}]}}',
      ),
    );
    expect(entryState(report, "database")).toBe("healthy");
    expect(entryState(report, "sql")).toBeUndefined();
  });
});

describe("strict JSON", () => {
  test("agrees with JSON.parse on every value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseStrictJson(bytes(text))).toEqual(JSON.parse(text));
      }),
    );
  });
  test("bytes that are not UTF-8 are refused", () => {
    expect(() => parseStrictJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow("not UTF-8");
  });
  test("quotes, braces and colons inside text confuse nothing", () => {
    const text = JSON.stringify({ 'a":{"b': '":{[', c: "\\" });
    expect(parseStrictJson(bytes(text))).toEqual(JSON.parse(text));
  });
  test("a name twice is refused however it is written", () => {
    expect(() => parseStrictJson(bytes('{"a":1,"\\u0061":2}'))).toThrow("twice");
  });
  test("paths reach own properties and items only", () => {
    const value = parseStrictJson(bytes('{"a":[{"b":1}],"x.y":2}'));
    expect(jsonAt(value, "a[0].b")).toBe(1);
    expect(jsonAt(value, "a.0.b")).toBe(1);
    expect(jsonAt(value, '["x.y"]')).toBe(2);
    expect(jsonAt(value, "constructor.name")).toBeUndefined();
    expect(jsonAt(value, "a.length")).toBeUndefined();
  });
});

describe("releases", () => {
  const sha = "0123456789abcdef0123456789abcdef01234567";
  test.each([
    [sha, sha, true],
    ["0123456", sha, true],
    [sha.toUpperCase(), sha, true],
    ["012345", sha, false],
    ["1234567", sha, false],
    ["1.2.3", "1.2.30", false],
    ["1.2.3", "1.2.3", true],
    ["0123456", "01234567", false],
    ["", "", false],
  ])("%s is %s: %s", (wanted, served, same) => expect(sameRelease(wanted, served)).toBe(same));
  test("enough samples to meet a stale instance", () => {
    expect([1, 2, 10].map((instances) => samplesFor(instances))).toEqual([1, 10, 66]);
  });
});

test("Retry-After is seconds or a date", () => {
  const now = Date.parse("Tue, 24 Nov 2026 09:00:00 GMT");
  expect(retryAfterMilliseconds("120", now)).toBe(120_000);
  expect(retryAfterMilliseconds("Tue, 24 Nov 2026 09:00:30 GMT", now)).toBe(30_000);
  expect(retryAfterMilliseconds("Tue, 24 Nov 2026 08:00:00 GMT", now)).toBe(0);
  for (const text of ["soon", "-5", "1.5", "", undefined]) {
    expect(retryAfterMilliseconds(text, now)).toBeUndefined();
  }
});

test("a page's scripts and styles are found where a browser finds them", () => {
  const html = `<base href="/app/"><script src="a.js"></script><SCRIPT SRC='b.js?x=1#y'></SCRIPT>
    <script type="application/json" src="no.json"></script><link rel="preload stylesheet" href=c.css>
    <link rel=modulepreload href="https://cdn.example/d.js"><!-- <script src="no.js"></script> -->
    <script>var s = '<script src="no2.js">';</script><script src="a.js"></script><link rel=icon href=no.ico>
    <script src="data:text/javascript,1"></script>`;
  const page = readPage(html, new URL("https://site.example/deep/link"));
  expect(page.references.map(({ kind, url }) => `${kind} ${url.href}`)).toEqual([
    "script https://site.example/app/a.js",
    "script https://site.example/app/b.js?x=1",
    "style https://site.example/app/c.css",
    "script https://cdn.example/d.js",
  ]);
});

test("what a body calls secret is masked, what it does not is not", () => {
  const secrets = (line: string) => bodySecrets(parseExpectation(line));
  expect(secrets("POST /t form username=nobody&password=a%26bcd&client_id=app -> 400")).toEqual([
    "a&bcd",
  ]);
  expect(secrets('POST /t json {"user":"nobody","deep":{"apiKey":"k-123"}} -> 400')).toEqual([
    "k-123",
  ]);
  expect(() => parseExpectation("POST /t form password=abcd -> often")).toThrow(
    /form \*\*\* -> often/,
  );
});

describe("inputs of one line", () => {
  test("release probes", () => {
    expect(parseReleaseProbe("/build-info.json commit")).toEqual({
      path: "/build-info.json",
      json: "commit",
    });
    expect(parseReleaseProbe("/ header X-Release")).toEqual({ path: "/", header: "X-Release" });
    for (const text of ["build-info.json commit", "/x", "/ header", "//other/x a"]) {
      expect(() => parseReleaseProbe(text)).toThrow(usageError);
    }
  });
  test("addresses to connect to", () => {
    expect(parseConnectTo("10.0.0.4:443")).toEqual({ host: "10.0.0.4", port: 443 });
    expect(parseConnectTo("[fd00::4]:8443")).toEqual({ host: "fd00::4", port: 8443 });
    for (const text of ["10.0.0.4", "10.0.0.4:0", "10.0.0.4:99999", "https://x:1"]) {
      expect(() => parseConnectTo(text)).toThrow(usageError);
    }
  });
  test("sizes need a unit", () => {
    expect(parseBytes("1MiB")).toBe(1_048_576);
    for (const text of ["1", "1MB", "100MiB", "0B"])
      expect(() => parseBytes(text)).toThrow(usageError);
  });
  test("headers cannot be split or steer the request", () => {
    expect(readHeaders(["X-Api-Key: a b"])).toEqual({ "x-api-key": "a b" });
    for (const line of ["no colon", "Host: other", "Cookie: a=b", "X: a\u0000b", "X Y: z"]) {
      expect(() => readHeaders([line])).toThrow(usageError);
    }
  });
});
