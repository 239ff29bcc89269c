import { beforeAll, describe, expect, test } from "vitest";
import { parseExpectation } from "../src/checks/expectation.ts";
import { createAuthority } from "./authority.ts";
import { commit } from "./product.ts";
import { hasOpenssl, nodeCertificates, opensslCertificates } from "./zoo/certificates.ts";
import { type Animal, type Observation, observeAll, usualInputs } from "./zoo/keeper.ts";
import { products } from "./zoo/products.ts";
import { wires } from "./zoo/wires.ts";

/**
 * Every animal is a real server on loopback, and the whole validation runs against it. Beside these
 * stands the example product with each middleware missing (zoo-product.test.ts).
 */
const usual = {
  ...usualInputs({
    "base-url": "http://127.0.0.1:1",
    "health-entries": "database",
    release: commit,
    "release-samples": "4",
    consecutive: "1",
    deadline: "60s",
    "allow-private-addresses": "true",
  }),
  expectations: [
    "GET /api/users/me -> 401",
    "GET /api/ping -> 200 type=application/json json.pong=true",
  ].map(parseExpectation),
};

const right = (animals: readonly Animal[], found: ReadonlyMap<string, Observation>) => {
  const wrong = animals.flatMap(({ name, verdict, codes }) => {
    const seen = found.get(name);
    const expected = `${verdict} ${codes.join(", ")}`;
    const observed = `${seen?.verdict} ${seen?.codes.join(", ")}`;
    return observed === expected
      ? []
      : [`${name}: ${observed}; expected ${expected}\n${seen?.told}`];
  });
  expect(wrong).toEqual([]);
};

describe("the zoo", () => {
  const animals: Record<"node" | "openssl", Animal[]> = { node: [], openssl: [] };
  beforeAll(async () => {
    const authority = await createAuthority();
    animals.node = await nodeCertificates(authority);
    animals.openssl = await opensslCertificates(authority);
  });

  test("products that answer wrongly, and those that are right", { timeout: 60_000 }, async () => {
    right(products, await observeAll(products, usual));
  });
  test("servers that are wrong below HTTP or beyond every measure", {
    timeout: 60_000,
  }, async () => {
    right(wires, await observeAll(wires, usual));
  });
  test("certificates and versions of TLS", { timeout: 60_000 }, async () => {
    right(animals.node, await observeAll(animals.node, usual));
  });
  test("OpenSSL's own server", { timeout: 60_000 }, async (ctx) => {
    if (!hasOpenssl()) ctx.skip("not run: openssl is not installed");
    right(animals.openssl, await observeAll(animals.openssl, usual, { atOnce: 2 }));
  });
  test("has more than eighty animals, each with a name of its own", () => {
    const all = [...products, ...wires, ...animals.node, ...animals.openssl];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(80);
  });
});
