import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { parseExpectation } from "../src/checks/expectation.ts";
import { createAuthority } from "./authority.ts";
import { commit } from "./product.ts";
import { type Animal, observeAll, usualInputs } from "./zoo/keeper.ts";
import { hasDotnet, startVariants } from "./zoo/middleware.ts";

const host = "roster.example";

/** What the validation says of the example product without one of its parts. */
const expected: Readonly<
  Record<string, readonly [verdict: Animal["verdict"], ...codes: string[]]>
> = {
  "": ["pass"],
  UseReleaseHeader: ["fail", "wrong-header"],
  UseUncachedApi: ["fail", "wrong-header"],
  UseForwardedHeaders: ["fail", "security-headers-missing"],
  UseHsts: ["fail", "security-headers-missing"],
  UseSecurityHeaders: ["fail", "security-headers-missing"],
  // Nothing fails in these requests: whoever has a path that does names it in "leak-paths".
  UseExceptionHandler: ["pass"],
  UseStatusCodePages: ["fail", "wrong-media-type"],
  UseResponseCompression: ["fail", "wrong-header"],
  UseSpaFiles: ["fail", "asset-missing", "wrong-status"],
  UseCrossOriginGuard: ["fail", "wrong-status"],
  // ASP.NET Core puts these two in by itself when they are not named.
  UseRouting: ["pass"],
  UseAuthentication: ["pass"],
  UseAuthorization: ["fail", "wrong-status"],
  MapHealth: ["fail", "health-not-reported"],
  MapSession: ["fail", "wrong-status"],
  MapUsers: ["fail", "wrong-status"],
  MapAccessRequests: ["fail", "wrong-status"],
  MapAudit: ["fail", "wrong-status"],
  MapFallback: ["fail", "wrong-status"],
  MapSpaFallback: ["fail", "wrong-status"],
};

test("the example product without each of its parts", { timeout: 480_000 }, async (ctx) => {
  if (!(await hasDotnet())) ctx.skip("not run: dotnet is not installed");
  const authority = await createAuthority();
  const identity = await authority.issue({ host });
  const directory = mkdtempSync(path.join(tmpdir(), "zoo-product-"));
  try {
    await using variants = await startVariants(directory);
    expect(["", ...variants.parts].toSorted()).toEqual(Object.keys(expected).toSorted());
    const usual = {
      ...usualInputs({
        "base-url": `https://${host}`,
        "health-entries": "database",
        release: commit,
        "release-samples": "2",
        consecutive: "1",
        // Many applications in one process on a machine that has other work: none is hurried.
        deadline: "5m",
        timeout: "1m",
        "allow-private-addresses": "true",
        "security-headers": "fail",
        "minimum-tls": "off",
        // A browser says this of another site's page; a read does not mind.
        headers: "Sec-Fetch-Site: cross-site",
      }),
      expectations: [
        `GET / -> 200 type=text/html header.x-release=${commit} header.content-encoding=br`,
        "GET /api/users -> 401 header.cache-control=no-store type=application/problem+json",
        "GET /api/session -> 401,200",
        "GET /api/access-requests -> 401",
        "GET /api/audit -> 401",
        "GET /api/unknown -> 404 type=application/problem+json",
        "POST /api/session json {} -> 403",
      ].map(parseExpectation),
    };
    const animals = Object.entries(expected).map(
      ([part, [verdict, ...codes]]): Animal => ({
        name: part === "" ? "the whole product" : `without ${part}`,
        serve: () => variants.without(part, identity),
        host,
        ca: authority.root,
        verdict,
        codes,
      }),
    );
    const found = await observeAll(animals, usual, { atOnce: 3, haste: 300 });
    const wrong = animals.flatMap(({ name, verdict, codes }) => {
      const seen = found.get(name);
      const [wanted, observed] = [
        `${verdict} ${codes.join(", ")}`,
        `${seen?.verdict} ${seen?.codes.join(", ")}`,
      ];
      return wanted === observed ? [] : [`${name}: ${observed}; expected ${wanted}\n${seen?.told}`];
    });
    expect(wrong).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
