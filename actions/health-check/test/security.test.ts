import { X509Certificate } from "node:crypto";
import type { RequestListener } from "node:http";
import type { TlsOptions as ServerOptions } from "node:tls";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { httpsRedirectCheck, redirectFault } from "../src/checks/https-redirect.ts";
import { leakIn, leaksCheck } from "../src/checks/leaks.ts";
import { hstsMaxAge, missingProtections } from "../src/checks/security-headers.ts";
import { judgeRefusal, type TlsOptions, tlsCheck } from "../src/checks/tls.ts";
import { createExchange, type ExchangeOptions } from "../src/http/exchange.ts";
import { ExchangeFailure } from "../src/http/failure.ts";
import { createSite } from "../src/http/site.ts";
import { parseExpiry } from "../src/input-values.ts";
import { type Authority, createAuthority } from "./authority.ts";
import { product, send } from "./product.ts";
import { serve, serveCutting, serveProxy, serveTls } from "./servers.ts";

const never = new AbortController().signal;
const plainOptions: ExchangeOptions = {
  timeoutMilliseconds: 5_000,
  maximumBodyBytes: 1_024 * 1_024,
  allowPrivateAddresses: true,
  environment: {},
};
const day = 24 * 3_600_000;
const rules: TlsOptions = {
  minimum: "1.2",
  expiryWarnMilliseconds: 21 * day,
  expiryFailMilliseconds: 7 * day,
};

describe("tls", () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority();
  });
  const old: ServerOptions = { minVersion: "TLSv1", ciphers: "ALL:@SECLEVEL=0" };

  async function judge(
    server: ServerOptions,
    issue: { endsInDays?: number; intermediate?: "sent" } = {},
    changes: Partial<TlsOptions> = {},
    throughProxy = false,
    cut: readonly number[] = [],
  ) {
    const identity = await authority.issue({ host: "site.example", ...issue });
    await using running = await serveTls({ ...identity, ...server }, product());
    await using network = await serveCutting(running.port, cut);
    await using proxy = await serveProxy({ "site.example:443": running.port });
    const base = new URL("https://site.example/");
    const options: ExchangeOptions = throughProxy
      ? { ...plainOptions, environment: { HTTPS_PROXY: proxy.url } }
      : {
          ...plainOptions,
          connectTo: { origin: base.origin, host: "127.0.0.1", port: network.port },
        };
    const check = tlsCheck(
      base,
      { ...options, tls: { ca: authority.root } },
      { ...rules, ...changes },
      Date.now,
    );
    return await check.attempt(never);
  }

  test("a server that refuses versions below 1.2 passes", async () => {
    expect(await judge({})).toMatchObject({ verdict: "pass" });
  });
  test("a server that speaks 1.0 fails, although this machine would not offer it", async () => {
    expect(await judge(old)).toMatchObject({ verdict: "fail", code: "tls-too-old" });
  });
  test("a server that speaks 1.1 but not 1.0 fails", async () => {
    const found = await judge({ ...old, minVersion: "TLSv1.1" });
    expect(found.message).toContain("TLSv1.1");
    expect(found.code).toBe("tls-too-old");
  });
  test("the old version is tried through a CONNECT proxy as well", async () => {
    expect(await judge(old, {}, {}, true)).toMatchObject({ code: "tls-too-old" });
    expect(await judge({}, {}, {}, true)).toMatchObject({ verdict: "pass" });
  });
  test("a connection that the network cuts once or twice is no refusal", async () => {
    const found = await judge(old, {}, {}, false, [2, 3]);
    expect(found).toMatchObject({ verdict: "fail", code: "tls-too-old" });
  });
  test("a server that hangs up on an old version each time refuses it", async () => {
    expect(await judge({}, {}, {}, false, [2, 3, 4])).toMatchObject({ verdict: "pass" });
  });
  test("1.2 is too old where 1.3 is asked for", async () => {
    expect((await judge({}, {}, { minimum: "1.3" })).code).toBe("tls-too-old");
    expect((await judge({ minVersion: "TLSv1.3" }, {}, { minimum: "1.3" })).verdict).toBe("pass");
  });
  test.each([
    [30, "pass"],
    [20, "warn"],
    [5, "fail"],
  ])("a certificate with %d days left: %s", async (endsInDays, verdict) => {
    expect((await judge({}, { endsInDays, intermediate: "sent" })).verdict).toBe(verdict);
  });
  test("what this machine cannot say is not taken for the server's refusal", () => {
    const local = (code: string) =>
      judgeRefusal(new ExchangeFailure("tls-handshake", "", "", false, code), "TLSv1", "x", "1.2");
    expect(local("ERR_SSL_NO_PROTOCOLS_AVAILABLE")?.verdict).toBe("inconclusive");
    expect(local("ERR_SSL_UNSUPPORTED_PROTOCOL")?.verdict).toBe("inconclusive");
    expect(local("EPROTO: unsupported protocol")?.verdict).toBe("inconclusive");
    expect(local("EPROTO: tlsv1 alert protocol version")).toBeUndefined();
    expect(local("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION")).toBeUndefined();
    expect(local("ECONNRESET")).toBeUndefined();
  });
  test("the test's certificates are real", async () => {
    const { cert } = await authority.issue({ host: "site.example" });
    expect(new X509Certificate(cert).verify(new X509Certificate(authority.root).publicKey)).toBe(
      true,
    );
  });
  test("the times of an expiry need units and an order", () => {
    expect(parseExpiry("21d warn, 7d fail").expiryFailMilliseconds).toBe(7 * day);
    for (const text of ["21 warn, 7d fail", "7d warn, 21d fail", "7d"]) {
      expect(() => parseExpiry(text)).toThrow(expect.objectContaining({ name: "UsageError" }));
    }
  });
});

describe("Strict-Transport-Security as RFC 6797 reads it", () => {
  test.each([
    ["max-age=31536000", 31_536_000],
    ["includeSubDomains; Max-Age=31536000 ; preload", 31_536_000],
    ['max-age="31536000"', 31_536_000],
    [" max-age = 5 ;", 5],
    ["max-age=5, max-age=31536000", 5],
    ["max-age=0", 0],
    ["max-age=1; max-age=2", undefined],
    ["max-age", undefined],
    ["max-age=-1", undefined],
    ["max-age=1e9", undefined],
    ["includeSubDomains", undefined],
    ["x-max-age=31536000", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s", (header, seconds) => expect(hstsMaxAge(header)).toBe(seconds));
  test("order, case, quotes and blanks never matter", () => {
    const directives = fc.shuffledSubarray(["includeSubDomains", "preload", 'x="a=b"']);
    fc.assert(
      fc.property(
        directives,
        fc.nat(),
        fc.boolean(),
        fc.nat(3),
        fc.boolean(),
        (others, age, quoted, at, upper) => {
          const maxAge = `${upper ? "MAX-AGE" : "max-age"}=${quoted ? `"${age}"` : age}`;
          const all = others.toSpliced(Math.min(at, others.length), 0, maxAge);
          expect(hstsMaxAge(all.join(" ; "))).toBe(age);
        },
      ),
    );
  });
});

describe("security headers", () => {
  const year = 365 * 86_400;
  const good = {
    "strict-transport-security": "max-age=31536000",
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  };
  const missing = (headers: Record<string, string>, address = "https://site.example/") =>
    missingProtections({ headers, url: new URL(address) }, year);
  test("all there", () => expect(missing(good)).toEqual([]));
  test("30 days, ASP.NET's default, are not a year", () => {
    expect(missing({ ...good, "strict-transport-security": "max-age=2592000" })).toEqual([
      "Strict-Transport-Security for 30 days instead of 365 days",
    ]);
  });
  test("HSTS is not asked of plain http, where browsers ignore it", () => {
    const { "strict-transport-security": _, ...rest } = good;
    expect(missing(rest, "http://site.example/")).toEqual([]);
    expect(missing(rest)).toHaveLength(1);
  });
  test("a policy that only reports protects nobody", () => {
    const { "content-security-policy": policy, ...rest } = good;
    expect(missing({ ...rest, "content-security-policy-report-only": policy })).toContain(
      "no Content-Security-Policy",
    );
  });
  test("frames are kept out by either header", () => {
    const framed = { ...good, "content-security-policy": "default-src 'self'" };
    expect(missing(framed)).toHaveLength(1);
    expect(missing({ ...framed, "x-frame-options": "DENY" })).toEqual([]);
  });
});

describe("https redirect", () => {
  const plain = new URL("http://site.example/x");
  const secure = new URL("https://site.example/x");
  test.each([
    [301, "https://site.example/x", undefined],
    [307, "https://site.example/x?y=1", undefined],
    [200, undefined, "instead of a redirect"],
    [301, undefined, "instead of a redirect"],
    [301, "http://site.example/x", "not to https"],
    [301, "/x", "not to https"],
    [301, "https://other.example/x", "another host"],
    [301, "https://site.example:8443/x", "another port"],
    [301, "https://site.example/", "another path"],
  ])("%d %s", (status, location, fault) => {
    const found = redirectFault(status, location, plain, secure);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });
  test("is asked without following", async () => {
    let asked = 0;
    await using server = await serve((_request, response) => {
      asked += 1;
      response.writeHead(307, { location: "https://127.0.0.1/" }).end();
    });
    const check = httpsRedirectCheck(
      createExchange(plainOptions),
      new URL(server.url),
      new URL("https://127.0.0.1/"),
      "fail",
    );
    expect((await check.attempt(never)).verdict).toBe("pass");
    expect(asked).toBe(1);
  });
});

describe("leaks", () => {
  test.each([
    ["   at Roster.Api.Users.Get(Int32 id) in /src/Users.cs:line 12", "a .NET stack trace"],
    ['{"detail":"boom\\r\\n   at Roster.Users.<Get>d__1.MoveNext()\\n"}', "a .NET stack trace"],
    ["System.InvalidOperationException: no", "a .NET exception"],
    ["Microsoft.Data.SqlClient.SqlException (0x80131904)", "a .NET exception"],
    ["    at handler (/home/site/app.js:10:5)", "a JavaScript stack trace"],
    ["Server=tcp:x.database.windows.net;Database=d;User ID=sa;Password=p", "a connection string"],
    [
      "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abcdefghijklmnopqrstuvwx==",
      "a storage or bus key",
    ],
    ["-----BEGIN RSA PRIVATE KEY-----", "a private key"],
    ["Healthy", undefined],
    ["Meet us at noon (in the hall)", undefined],
    [
      '{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404}',
      undefined,
    ],
  ])("%s", (text, leak) => expect(leakIn(text)).toBe(leak));

  const judge = async (handler: RequestListener, paths: string[] = []) => {
    await using server = await serve(handler);
    const site = createSite(createExchange(plainOptions), {
      base: new URL(server.url),
      headers: {},
      redirects: "none",
    });
    return await leaksCheck(site, "abc", "/health", paths).attempt(never);
  };
  test("the honest product gives nothing away", async () => {
    expect((await judge(product())).verdict).toBe("pass");
  });
  test("an error page of a path that fails on purpose is found, and not shown", async () => {
    const secret = "Data Source=db;User ID=sa;Password=hunter22";
    const found = await judge(
      product({ "/api/throw": (_, r) => send(r, 500, "text/plain", `failed: ${secret}`) }),
      ["/api/throw"],
    );
    expect(found).toMatchObject({ verdict: "fail", code: "leak", heals: false });
    expect(found.message).not.toContain("hunter22");
  });
  test("an exception in the health report is found", async () => {
    const found = await judge(
      product({
        "/health": (_, r) =>
          send(
            r,
            503,
            "application/json",
            '{"status":"Unhealthy","exception":"System.TimeoutException"}',
          ),
      }),
    );
    expect(found.code).toBe("leak");
  });
  test("a named technology warns", async () => {
    const found = await judge((_request, response) =>
      send(response, 404, "text/plain", "", { "x-powered-by": "ASP.NET" }),
    );
    expect(found.code).toBe("technology-named");
  });
});
