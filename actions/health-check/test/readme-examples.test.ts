import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { readTargets, type Target } from "../src/targets.ts";
import { type Authority, createAuthority } from "./authority.ts";
import { type Answers, commit, json, product, script, send, shell } from "./product.ts";
import { serveTls } from "./servers.ts";
import { observe } from "./zoo/keeper.ts";

/**
 * Every example of the README and both definitions for QARvGut: read as the action reads them,
 * and run over TLS against a product for which they are meant. Load and suite are planned only.
 */
const folder = path.resolve(import.meta.dirname, "..");
const readme = readFileSync(path.join(folder, "README.md"), "utf8");
const metadata = parse(readFileSync(path.join(folder, "action.yml"), "utf8")) as {
  inputs: Record<string, { default?: string }>;
};

type Values = Readonly<Record<string, string>>;
interface Example {
  readonly title: string;
  readonly values: Values;
  /** The definition file that the example stands for or names. */
  readonly definition?: string;
}

/** Each block with the words before it. */
const blocks = readme
  .split("```yaml\n")
  .slice(1)
  .map((part, index, parts) => {
    const before = index === 0 ? readme.slice(0, readme.indexOf("```yaml")) : parts[index - 1];
    const words = before?.split("\n").findLast((line) => /\w/.test(line) && !line.startsWith(" "));
    return { title: `${index + 1}: ${words}`, text: part.slice(0, part.indexOf("```")) };
  });
const isDefinition = (text: string) => /^version: 1$/m.test(text);
const shared = blocks.find(({ text }) => text.includes("yaml-language-server"))?.text ?? "";

function exampleOf({ title, text }: { title: string; text: string }): Example {
  if (isDefinition(text)) {
    const targeted = text.includes("targets:");
    const values: Values = targeted ? {} : { "base-url": "https://example.org" };
    return { title, values, definition: text };
  }
  const step = parse(text) as Record<string, unknown> | [{ with: Record<string, unknown> }];
  const given = Array.isArray(step) ? step[0].with : step;
  const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, `${value}`]));
  return { title, values, ...(values.definition === undefined ? {} : { definition: shared }) };
}

const definition = (name: string) =>
  readFileSync(path.join(folder, "definitions", `${name}.yml`), "utf8");
const examples: Example[] = [
  ...blocks.map(exampleOf),
  {
    title: "QARvGut as it is",
    values: { "base-url": "https://example.org" },
    definition: definition("qarvgut-unchanged"),
  },
  { title: "QARvGut with health", values: {}, definition: definition("qarvgut-health") },
  ...["aspnet-spa", "static-site"].map((name) => ({
    title: `definition ${name}`,
    values: { "base-url": "https://example.org", release: commit },
    definition: definition(name),
  })),
];

const openapi = {
  openapi: "3.0.3",
  info: { title: "Example", version: "1" },
  paths: { "/api/orders": { get: { responses: { 200: { description: "all" } } } } },
};
const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });

/** A product that has what the examples ask for; QARvGut's paths are those of its own source. */
function answers(health: boolean): Answers {
  const grant = (_: unknown, response: ServerResponse) =>
    json(response, 400, { error: "invalid_grant" });
  return {
    ...(health
      ? {}
      : { "/health": (_, response) => send(response, 200, "text/html; charset=utf-8", shell) }),
    ...(health
      ? {
          "/health": (_, response) =>
            json(response, 200, {
              status: "Healthy",
              entries: { database: { status: "Healthy" }, sqlserver: { status: "Healthy" } },
            }),
        }
      : {}),
    "/api/account/users/me": (_, response) => send(response, 401, "text/plain", ""),
    "/api/Customer": (_, response) => json(response, 200, [{ name: "first" }]),
    "/api/Customer/throw": (_, response) => response.writeHead(500).end(),
    "/api/orders": (_, response) => json(response, 200, []),
    "/openapi/v1.json": (_, response) => json(response, 200, openapi),
    "/connect/token": grant,
    "/.well-known/openid-configuration": (_, response) =>
      json(response, 200, {
        issuer: "https://example.org/",
        jwks_uri: "https://example.org/.well-known/jwks",
        token_endpoint: "https://example.org/connect/token",
        authorization_endpoint: "https://example.org/connect/authorize",
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      }),
    "/.well-known/jwks": (_, response) =>
      json(response, 200, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
      }),
  };
}

const staticSite: RequestListener = (request, response) => {
  const there = ["/", "/main-CD34.js", "/styles-AB12.css", "/build-info.json"];
  const path = request.url?.split("?")[0] ?? "";
  if (there.includes(path)) product()(request, response);
  else send(response, 404, "text/plain", "");
};

describe("what the README shows", () => {
  let authority: Authority;
  let client: { key: string; cert: string };
  const workspace = mkdtempSync(path.join(tmpdir(), "readme-examples-"));
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), content);
  };
  beforeAll(async () => {
    authority = await createAuthority();
    client = await authority.issue({ host: "client", client: true });
    write("api/openapi.json", JSON.stringify(openapi));
    mkdirSync(path.join(workspace, "e2e"));
    for (const dist of ["dist/app/browser", "QARvGut/QARvGut.client/dist/QARvGut.client/browser"]) {
      write(`${dist}/index.html`, shell);
      write(`${dist}/main-CD34.js`, script);
      write(`${dist}/styles-AB12.css`, "body{}");
    }
  });
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  function read({ values, definition: file }: Example): Target[] {
    vi.stubEnv("GITHUB_WORKSPACE", workspace);
    vi.stubEnv("PUBLIC_URL", "https://example.org");
    vi.stubEnv("GREEN_URL", "https://green.example.org");
    vi.stubEnv("BLUE_URL", "https://blue.example.org");
    for (const name of ["NEW_RELEASE", "OLD_RELEASE", "RELEASE"]) vi.stubEnv(name, commit);
    if (file !== undefined) write(".github/validate.yml", file);
    const given: Values = {
      // A fragment of a step leaves out what all steps have.
      ...(file?.includes("targets:") ? {} : { "base-url": "https://example.org" }),
      ...values,
      ...(file === undefined ? {} : { definition: ".github/validate.yml" }),
    };
    const filled: Values = {
      "${{ github.sha }}": commit,
      "${{ secrets.CLIENT_CERTIFICATE }}": client.cert,
      "${{ secrets.CLIENT_KEY }}": client.key,
    };
    for (const [name, input] of Object.entries(metadata.inputs)) {
      const value = given[name] ?? input.default ?? "";
      const guid = "00000000-0000-0000-0000-000000000001";
      vi.stubEnv(
        `INPUT_${name.toUpperCase()}`,
        filled[value] ?? value.replace(/\$\{\{ vars\.\w+ \}\}/g, guid),
      );
    }
    return readTargets();
  }

  test("is all of it tried here", () => {
    expect(blocks.length).toBe(readme.match(/```yaml/g)?.length);
    expect(blocks.length).toBeGreaterThanOrEqual(14);
  });

  test.each(examples)("$title", async (example) => {
    for (const { inputs } of read(example)) {
      const { clientIdentity } = inputs;
      const host = inputs.baseUrl.hostname;
      const identity = await authority.issue({ host });
      const observed = await observe(
        {
          name: example.title,
          serve: () =>
            serveTls(
              clientIdentity === undefined
                ? identity
                : { ...identity, ca: authority.root, requestCert: true, rejectUnauthorized: true },
              inputs.profile === "static-site"
                ? staticSite
                : product(answers(inputs.healthPath !== undefined)),
            ),
          host,
          ca: authority.root,
          verdict: "pass",
          codes: [],
        },
        {
          ...inputs,
          // Only what leaves loopback or lasts: plain http on port 80, load and suite.
          httpsRedirect: "off",
          load: undefined,
          suite: undefined,
          allowPrivateAddresses: true,
          consecutive: 1,
          stableForMilliseconds: 0,
          releaseSamples: 2,
        },
        5,
      );
      expect(observed, observed.told).toMatchObject({ verdict: "pass", codes: [] });
    }
  });
});
