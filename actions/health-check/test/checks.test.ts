import { createHash } from "node:crypto";
import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import type { Check, Outcome } from "../src/checks/check.ts";
import { parseExpectation } from "../src/checks/expectation.ts";
import { expectationCheck } from "../src/checks/expected-answer.ts";
import { healthCheck } from "../src/checks/health.ts";
import { type NegativeControl, negativeControlCheck } from "../src/checks/negative-control.ts";
import { releaseCheck } from "../src/checks/release.ts";
import { assetsCheck, deepLinkCheck, shellCheck } from "../src/checks/single-page-app.ts";
import { createExchange } from "../src/http/exchange.ts";
import { createSite, type Site } from "../src/http/site.ts";
import {
  type Answers,
  commit,
  json,
  otherCommit,
  product,
  script,
  send,
  shell,
} from "./product.ts";
import { serve } from "./servers.ts";

const never = new AbortController().signal;

/** The outcome of one try against a product on loopback. */
async function outcome(
  handler: RequestListener,
  check: (site: Site, control: NegativeControl) => Check,
): Promise<Outcome> {
  await using server = await serve(handler);
  const site = createSite(
    createExchange({
      timeoutMilliseconds: 2_000,
      maximumBodyBytes: 1_024 * 1_024,
      allowPrivateAddresses: true,
      environment: {},
    }),
    { base: new URL(server.url), headers: {}, redirects: "none" },
  );
  const control: NegativeControl = {};
  await negativeControlCheck(site, "none", "0123456789abcdef", control).attempt(never);
  return await check(site, control).attempt(never);
}

type Zoo = readonly [animal: string, answers: Answers, code: string, heals?: boolean][];

describe("health", () => {
  const check = (site: Site) =>
    healthCheck(site, { path: "/health", entries: ["database"], degraded: "warn" });
  const zoo: Zoo = [
    ["the honest one", {}, "ok"],
    [
      "200 that says Unhealthy",
      { "/health": (_, r) => send(r, 200, "text/plain", "Unhealthy") },
      "unhealthy",
    ],
    [
      "503 that names the part",
      {
        "/health": (_, r) =>
          json(r, 503, { status: "Unhealthy", entries: { database: { status: "Unhealthy" } } }),
      },
      "unhealthy",
    ],
    [
      "503 that says Healthy",
      { "/health": (_, r) => send(r, 503, "text/plain", "Healthy") },
      "unhealthy",
    ],
    [
      "200 and no body",
      { "/health": (_, r) => send(r, 200, "text/plain", "") },
      "health-not-reported",
    ],
    ["204", { "/health": (_, r) => r.writeHead(204).end() }, "wrong-status"],
    [
      "{} of a report without checks",
      { "/health": (_, r) => json(r, 200, {}) },
      "health-not-reported",
    ],
    ["the shell", { "/health": (_, r) => send(r, 200, "text/html", shell) }, "health-not-reported"],
    [
      "the shell as text",
      { "/health": (_, r) => send(r, 200, "text/plain", shell) },
      "health-not-reported",
    ],
    [
      "Starting",
      { "/health": (_, r) => send(r, 200, "text/plain", "Starting") },
      "health-word-unknown",
    ],
    [
      "Healthy without the database's check",
      { "/health": (_, r) => json(r, 200, { status: "Healthy" }) },
      "health-entry-missing",
    ],
    [
      "Healthy with a degraded database",
      {
        "/health": (_, r) =>
          json(r, 200, { status: "Healthy", entries: { database: { status: "Degraded" } } }),
      },
      "degraded",
    ],
    ["not there", { "/health": (_, r) => send(r, 404, "text/plain", "") }, "wrong-status", true],
    [
      "behind a sign-in",
      { "/health": (_, r) => send(r, 401, "text/plain", "") },
      "wrong-status",
      false,
    ],
    [
      "moved",
      { "/health": (_, r) => send(r, 302, "text/plain", "", { location: "/login" }) },
      "redirected",
      false,
    ],
    [
      "App Service's stopped page",
      {
        "/health": (_, r) =>
          send(r, 403, "text/html", "<h1>Error 403 - This web app is stopped.</h1>"),
      },
      "site-stopped",
      false,
    ],
    [
      "App Service's restrictions",
      { "/health": (_, r) => send(r, 403, "text/html", "<h1>Ip Forbidden</h1>") },
      "access-restricted",
      false,
    ],
    [
      "a starting front end",
      { "/health": (_, r) => send(r, 503, "text/html", "Service Unavailable") },
      "wrong-status",
      true,
    ],
  ];
  test.each<Zoo[number]>(zoo)("%s", async (_animal, answers, code, heals?: boolean) => {
    const found = await outcome(product(answers), check);
    expect(found.code, found.message).toBe(code);
    if (heals !== undefined) expect(found.heals).toBe(heals);
  });
  test("the server's wish for the next try is taken over", async () => {
    const found = await outcome(
      product({
        "/health": (_, r) => send(r, 503, "text/plain", "Unhealthy", { "retry-after": "7" }),
      }),
      check,
    );
    expect(found.retryAfterMilliseconds).toBe(7_000);
  });
});

describe("single-page app", () => {
  const built = new Map([
    ["main-CD34.js", createHash("sha256").update(script).digest("hex")],
    ["styles-AB12.css", createHash("sha256").update("body{}").digest("hex")],
  ]);
  const checks = {
    shell: (site: Site) => shellCheck(site),
    assets: (site: Site) => assetsCheck(site, undefined),
    built: (site: Site) => assetsCheck(site, built),
    link: (site: Site) => deepLinkCheck(site, "/people/7"),
  };
  const zoo: readonly (readonly [string, keyof typeof checks, Answers, string])[] = [
    ["an honest shell", "shell", {}, "ok"],
    ["honest files", "assets", {}, "ok"],
    ["the built files", "built", {}, "ok"],
    ["an honest deep link", "link", {}, "ok"],
    [
      "App Service's default page",
      "shell",
      { "/": (_, r) => send(r, 200, "text/html", "<h1>Hey, .NET developers!</h1>") },
      "shell-without-script",
    ],
    ["an API at the root", "shell", { "/": (_, r) => json(r, 200, {}) }, "wrong-media-type"],
    [
      "a script that is gone",
      "assets",
      { "/main-CD34.js": (_, r) => send(r, 404, "text/plain", "") },
      "asset-missing",
    ],
    [
      "the shell in place of a script",
      "assets",
      { "/main-CD34.js": (_, r) => send(r, 200, "text/html", shell) },
      "asset-wrong-type",
    ],
    [
      "a script served as text",
      "assets",
      { "/main-CD34.js": (_, r) => send(r, 200, "text/plain", script) },
      "asset-wrong-type",
    ],
    [
      "an empty script",
      "assets",
      { "/main-CD34.js": (_, r) => send(r, 200, "text/javascript", "") },
      "asset-wrong-type",
    ],
    [
      "a style served as HTML",
      "assets",
      { "/styles-AB12.css": (_, r) => send(r, 200, "text/html", shell) },
      "asset-wrong-type",
    ],
    [
      "a script that something changed",
      "built",
      { "/main-CD34.js": (_, r) => send(r, 200, "text/javascript", `${script}//`) },
      "asset-not-built",
    ],
    [
      "another build's names",
      "built",
      {
        "/": (_, r) => send(r, 200, "text/html", shell.replace("CD34", "EF56")),
        "/main-EF56.js": (_, r) => send(r, 200, "text/javascript", script),
      },
      "asset-not-built",
    ],
    [
      "a deep link without fallback",
      "link",
      { "/people/7": (_, r) => send(r, 404, "text/plain", "") },
      "wrong-status",
    ],
    [
      "a deep link to another page",
      "link",
      { "/people/7": (_, r) => send(r, 200, "text/html", `${shell}<p>other</p>`) },
      "deep-link-differs",
    ],
  ];
  test.each(zoo)("%s (%s)", async (_animal, which, answers, code) => {
    const found = await outcome(product(answers), checks[which]);
    expect(found.code, found.message).toBe(code);
  });
  test("nonces on every request do not make two shells of one", async () => {
    let nonce = 0;
    const changing: Answers[string] = (_, response) =>
      send(response, 200, "text/html", shell.replace("<script", `<script nonce="n${++nonce}"`));
    const found = await outcome(product({ "/": changing, "/people/7": changing }), checks.link);
    expect(found.code).toBe("ok");
  });
  test("files on another host get none of our headers", async () => {
    const seen: (string | undefined)[] = [];
    await using cdn = await serve((request, response) => {
      seen.push(request.headers["x-api-key"] as string | undefined);
      send(response, 200, "text/javascript", script);
    });
    await using server = await serve(
      product({
        "/": (_, r) => send(r, 200, "text/html", `<script src="${cdn.url}/main.js"></script>`),
      }),
    );
    const site = createSite(
      createExchange({
        timeoutMilliseconds: 2_000,
        maximumBodyBytes: 1_000,
        allowPrivateAddresses: true,
        environment: {},
      }),
      { base: new URL(server.url), headers: { "x-api-key": "secret" }, redirects: "none" },
    );
    expect((await assetsCheck(site, undefined).attempt(never)).code).toBe("ok");
    expect(seen).toEqual([undefined]);
  });
});

describe("negative control", () => {
  const control = (profile: "aspnet-spa" | "api") => (site: Site) =>
    negativeControlCheck(site, profile, "fedcba9876543210", {});
  const everything: RequestListener = (_request, response) =>
    send(response, 200, "text/html", shell);
  test("the honest app: shell for a path, 404 for a file", async () => {
    expect((await outcome(product(), control("aspnet-spa"))).code).toBe("ok");
  });
  test("an app that answers missing files", async () => {
    expect((await outcome(everything, control("aspnet-spa"))).code).toBe("missing-file-answered");
  });
  test("an API that answers everything", async () => {
    expect((await outcome(everything, control("api"))).code).toBe("answers-everything");
  });
});

describe("expectations", () => {
  const expectation = (line: string) => (site: Site, control: NegativeControl) =>
    expectationCheck(site, parseExpectation(line), control);
  test.each([
    ["GET /api/users/me -> 401", "ok"],
    ["GET /api/ping -> 200 type=application/json json.pong=true", "ok"],
    ["GET /api/ping -> 200 json.items[0].name=first size<=100", "ok"],
    ["GET / -> 200 type=text/html text=<app-root>", "ok"],
    ["POST /people -> 405", "ok"],
    ["GET /api/ping -> 200 json.pong=false", "wrong-json"],
    ["GET /api/ping -> 200 json.toString=x", "wrong-json"],
    ["GET /api/ping -> 200 type=text/plain", "wrong-media-type"],
    ["GET /api/ping -> 200 header.x-frame-options=DENY", "wrong-header"],
    ["GET /api/ping -> 200 size<=5", "wrong-size"],
    ["GET /api/ping -> 200 text=absent", "wrong-text"],
    [`GET /api/ping -> 200 sha256=${"0".repeat(64)}`, "wrong-content"],
    ["GET /main-CD34.js -> 200 json.a=b", "not-json"],
    ["GET /swagger -> 200", "spa-fallback-answers"],
    ["GET /swagger/v1/swagger.json -> 404", "ok"],
    ["GET /api/none -> 200", "wrong-status"],
  ])("%s: %s", async (line, code) => {
    const found = await outcome(product(), expectation(line));
    expect(found.code, found.message).toBe(code);
  });
  test.each([
    ["GET /api/users -> 200", "spa-fallback-answers"],
    ["GET /about -> 200 type=text/html", "ok"],
    ["GET /about -> 200 text=<app-root>", "ok"],
  ])("a shell with another word in it each time, %s: %s", async (line, code) => {
    let requests = 0;
    const marked: RequestListener = (_request, response) => {
      requests += 1;
      send(response, 200, "text/html", shell.replace("</body>", `<!-- ${requests} --></body>`));
    };
    expect((await outcome(marked, expectation(line))).code).toBe(code);
  });
  test("a POST is sent once", async () => {
    await using server = await serve(product());
    const site = createSite(
      createExchange({
        timeoutMilliseconds: 1_000,
        maximumBodyBytes: 1_000,
        allowPrivateAddresses: true,
        environment: {},
      }),
      { base: new URL(server.url), headers: {}, redirects: "none" },
    );
    expect(expectationCheck(site, parseExpectation("POST /x -> 405"), {}).once).toBe(true);
  });
});

describe("release", () => {
  const served: string[] = [];
  const check = (release: string) => (site: Site) =>
    releaseCheck(
      site,
      {
        release,
        probe: { path: "/build-info.json", json: "commit" },
        sampling: { samples: 4 },
        newWord: () => "fresh",
      },
      (id) => served.push(id),
    );
  const zoo: Zoo = [
    ["the build that was asked for", {}, "ok"],
    [
      "another build",
      { "/build-info.json": (_, r) => json(r, 200, { commit: otherCommit }) },
      "release-wrong",
    ],
    [
      "a cache that serves the old build",
      {
        "/build-info.json": (q, r) =>
          json(r, 200, { commit: q.url?.includes("slipway=") ? commit : otherCommit }),
      },
      "release-cached",
    ],
    [
      "the shell",
      { "/build-info.json": (_, r) => send(r, 200, "text/html", shell) },
      "release-unreadable",
    ],
    [
      "no build id",
      { "/build-info.json": (_, r) => json(r, 200, { commit: null }) },
      "release-unreadable",
    ],
    [
      "a build id with a line break",
      { "/build-info.json": (_, r) => json(r, 200, { commit: `${commit}\n::error::x` }) },
      "release-unreadable",
    ],
    ["no file", { "/build-info.json": (_, r) => send(r, 404, "text/plain", "") }, "wrong-status"],
  ];
  test.each<Zoo[number]>(zoo)("%s", async (_animal, answers, code) => {
    const found = await outcome(product(answers), check(commit));
    expect(found.code, found.message).toBe(code);
  });
  test("a short commit of seven digits is enough, one of six is not", async () => {
    expect((await outcome(product(), check(commit.slice(0, 7)))).code).toBe("ok");
    expect((await outcome(product(), check(commit.slice(0, 6)))).code).toBe("release-wrong");
  });
  test("one stale instance of two is a mixture, told with its share", async () => {
    let asked = 0;
    const found = await outcome(
      product({
        "/build-info.json": (_, r) => json(r, 200, { commit: asked++ % 2 ? otherCommit : commit }),
      }),
      check(commit),
    );
    expect(found.code).toBe("release-mixed");
    expect(found.message).toContain(`${otherCommit} (2)`);
  });
  test("every sample has a connection of its own and no cookie", async () => {
    const ports = new Set<number | undefined>();
    const cookies = new Set<string | undefined>();
    await outcome(
      product({
        "/build-info.json": (request, response) => {
          ports.add(request.socket.remotePort);
          cookies.add(request.headers.cookie);
          response.setHeader("set-cookie", "ARRAffinity=one");
          json(response, 200, { commit });
        },
      }),
      check(commit),
    );
    expect(ports.size).toBe(4);
    expect([...cookies]).toEqual([undefined]);
  });
});
