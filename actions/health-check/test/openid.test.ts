import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openidCheck } from "../src/checks/openid.ts";
import type { Sampling } from "../src/checks/sampling.ts";
import { createExchange } from "../src/http/exchange.ts";
import { createSite } from "../src/http/site.ts";
import { type Answers, json, product, send, shell } from "./product.ts";
import { serve } from "./servers.ts";

const never = new AbortController().signal;
const key = (kid: string) => ({
  ...generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" }),
  kid,
});
const [first, second] = [key("one"), key("two")];

/** The base address is only known when the server listens: discovery answers with the request's host. */
const tokenServer = (changes: Readonly<Record<string, unknown>> = {}): Answers => ({
  "/.well-known/openid-configuration": (request, response) => {
    const issuer = `http://${request.headers.host}`;
    json(response, 200, {
      issuer: `${issuer}/`,
      jwks_uri: `${issuer}/.well-known/jwks`,
      token_endpoint: `${issuer}/connect/token`,
      ...changes,
    });
  },
  "/.well-known/jwks": (_request, response) => json(response, 200, { keys: [first] }),
});

async function outcome(answers: Answers, sampling: Sampling = { samples: 4 }, issuer?: string) {
  await using server = await serve(product(answers));
  const site = createSite(
    createExchange({
      timeoutMilliseconds: 2_000,
      maximumBodyBytes: 100_000,
      allowPrivateAddresses: true,
      environment: {},
    }),
    { base: new URL(server.url), headers: {}, redirects: "none" },
  );
  const options = { issuer: new URL(issuer ?? server.url), sampling };
  return await openidCheck(site, options).attempt(never);
}

describe("OpenID discovery", () => {
  test("the right issuer and one key on all connections", async () => {
    const found = await outcome(tokenServer());
    expect(found.message).toContain("4 connections show the same key");
    expect(found.verdict).toBe("pass");
  });
  test.each<[what: string, answers: Answers, code: string]>([
    ["no token server", {}, "spa-fallback-answers"],
    [
      "not mapped",
      { "/.well-known/openid-configuration": (_, r) => send(r, 404, "text/plain", "") },
      "wrong-status",
    ],
    [
      "OpenIddict behind TLS termination",
      { "/.well-known/openid-configuration": (_, r) => json(r, 400, { error: "https only" }) },
      "wrong-status",
    ],
    ["no issuer", tokenServer({ issuer: undefined }), "openid-issuer-wrong"],
    ["another issuer", tokenServer({ issuer: "https://other.example/" }), "openid-issuer-wrong"],
    [
      "keys elsewhere",
      tokenServer({ jwks_uri: "http://169.254.169.254/keys" }),
      "openid-endpoint-wrong",
    ],
    ["no keys' address", tokenServer({ jwks_uri: undefined }), "openid-endpoint-wrong"],
    [
      "tokens elsewhere",
      tokenServer({ token_endpoint: "https://other.example/t" }),
      "openid-endpoint-wrong",
    ],
    [
      "the shell for keys",
      { ...tokenServer(), "/.well-known/jwks": (_, r) => send(r, 200, "text/html", shell) },
      "spa-fallback-answers",
    ],
    [
      "no keys",
      { ...tokenServer(), "/.well-known/jwks": (_, r) => json(r, 200, { keys: [] }) },
      "no-signing-key",
    ],
    [
      "only a key for encryption",
      {
        ...tokenServer(),
        "/.well-known/jwks": (_, r) => json(r, 200, { keys: [{ ...first, use: "enc" }] }),
      },
      "no-signing-key",
    ],
    [
      "a private key",
      {
        ...tokenServer(),
        "/.well-known/jwks": (_, r) => json(r, 200, { keys: [{ ...first, d: "AAAA" }] }),
      },
      "private-key-published",
    ],
    [
      "a key without its members",
      { ...tokenServer(), "/.well-known/jwks": (_, r) => json(r, 200, { keys: [{ kty: "EC" }] }) },
      "no-signing-key",
    ],
  ])("%s", async (_what, answers, code) => {
    expect((await outcome(answers)).code).toBe(code);
  });
  test("an ephemeral key of each instance is found, whatever it is called", async () => {
    let asked = 0;
    const found = await outcome({
      ...tokenServer(),
      "/.well-known/jwks": (_request, response) =>
        json(response, 200, { keys: [asked++ % 2 ? { ...second, kid: "one" } : first] }),
    });
    expect(found).toMatchObject({ verdict: "fail", code: "openid-keys-differ" });
    expect(found.remedy).toContain("ephemeral");
  });
  test("the order of the keys does not matter", async () => {
    let asked = 0;
    const found = await outcome({
      ...tokenServer(),
      "/.well-known/jwks": (_request, response) =>
        json(response, 200, { keys: asked++ % 2 ? [second, first] : [first, second] }),
    });
    expect(found.message).toContain("the same 2 keys");
  });
});

describe("each instance of App Service", () => {
  /** Ids of two instances; a client without a cookie always meets the first. */
  const ids = ["a".repeat(64), "b".repeat(64)] as const;
  const affine =
    (keyOf: (instance: string) => unknown): Answers[string] =>
    (request, response) => {
      const wanted = /ARRAffinity=([0-9a-f]{64})/.exec(request.headers.cookie ?? "")?.[1];
      const instance = ids.find((id) => id === wanted) ?? ids[0];
      if (wanted !== instance) {
        response.setHeader("set-cookie", [`ARRAffinity=${instance};Path=/;HttpOnly`]);
      }
      json(response, 200, { keys: [keyOf(instance)] });
    };
  const instances = async () => ids;

  test("is asked by its affinity cookie", async () => {
    const found = await outcome(
      { ...tokenServer(), "/.well-known/jwks": affine(() => first) },
      { samples: "auto", instances },
    );
    expect(found.message).toContain("10 connections and each of 2 instances show the same key");
  });
  test("shows a key that chance would not have met", async () => {
    const found = await outcome(
      {
        ...tokenServer(),
        "/.well-known/jwks": affine((instance) => (instance === ids[0] ? first : second)),
      },
      { samples: 3, instances },
    );
    expect(found.code).toBe("openid-keys-differ");
    expect(found.message).toContain("instance bbbbbbbb");
  });
  test("that does not answer under its name has not been seen", async () => {
    const found = await outcome(
      { ...tokenServer(), "/.well-known/jwks": affine(() => first) },
      { samples: 3, instances: async () => [...ids, "c".repeat(64)] },
    );
    expect(found).toMatchObject({ verdict: "fail", code: "instance-not-reached", heals: true });
  });
  test("is left to chance where the site hands out no affinity", async () => {
    const found = await outcome(tokenServer(), { samples: "auto", instances });
    expect(found.message).toContain("10 connections to 2 instances show the same key");
  });
});
