import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { parseExpectation } from "../../src/checks/expectation.ts";
import type { HealthCheckInputs } from "../../src/inputs.ts";
import {
  type Answers,
  commit,
  json,
  otherCommit,
  product,
  script,
  send,
  shell,
} from "../product.ts";
import { serve } from "../servers.ts";
import type { Animal } from "./keeper.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Row = readonly [
  name: string,
  answers: Answers | RequestListener,
  verdict: Animal["verdict"],
  codes: readonly string[],
  inputs?: Partial<HealthCheckInputs>,
];

const text =
  (status: number, body: string, type = "text/plain", headers = {}): Handler =>
  (_request, response) =>
    send(response, status, type, body, headers);
const health = (status: number, body: unknown): Answers => ({
  "/health": (_request, response) => json(response, status, body),
});
const database = { status: "Healthy", entries: { database: { status: "Healthy" } } };
/** Another behaviour for the first requests, as of a site that is starting. */
const after = (count: number, before: Handler): RequestListener => {
  const honest = product();
  let asked = 0;
  return (request, response) => (asked++ < count ? before : honest)(request, response);
};
const turns = (...handlers: readonly Handler[]): Handler => {
  let asked = 0;
  return (request, response) => handlers[asked++ % handlers.length]?.(request, response);
};
const build =
  (id: unknown): Handler =>
  (_request, response) =>
    json(response, 200, { commit: id });
const packed =
  (encoding: string, pack: (body: Buffer) => Buffer): RequestListener =>
  (_request, response) =>
    send(response, 200, "text/html", pack(Buffer.from(shell)), { "content-encoding": encoding });

const honest: readonly Row[] = [
  ["as it should be", {}, "pass", []],
  [
    "as it should be, packed with gzip",
    { "/": packed("gzip", gzipSync), "/slipway/deep-link": packed("gzip", gzipSync) },
    "pass",
    [],
  ],
  [
    "as it should be, packed with brotli",
    {
      "/": packed("br", brotliCompressSync),
      "/slipway/deep-link": packed("br", brotliCompressSync),
    },
    "pass",
    [],
  ],
  [
    "a nonce on every page",
    (request, response) => {
      const pages = shell.replace("<script", `<script nonce="${Math.random()}"`);
      return request.method === "GET" &&
        !/^\/(api|health|build|main|styles)|\.\w+$/.test(request.url ?? "")
        ? send(response, 200, "text/html", pages)
        : product()(request, response);
    },
    "pass",
    [],
  ],
  [
    "slow to start: 503 at first",
    after(3, text(503, "Service Unavailable", "text/html")),
    "pass",
    [],
  ],
  [
    "slow to start: connections cut at first",
    after(3, (request) => request.socket.destroy()),
    "pass",
    [],
  ],
  [
    "slow to start, with a wish for the next try",
    after(2, text(503, "", "text/plain", { "retry-after": "2" })),
    "pass",
    [],
  ],
  [
    "a wish beyond all patience",
    after(2, text(503, "", "text/plain", { "retry-after": "86400" })),
    "pass",
    [],
  ],
  [
    "health in the words of the draft",
    health(200, { status: "pass", checks: { database: [{ status: "pass" }] } }),
    "pass",
    [],
  ],
  [
    "health in the words of Spring",
    health(200, { status: "UP", components: { database: { status: "UP" } } }),
    "pass",
    [],
  ],
  [
    "health in other letters",
    health(200, { Status: "healthy", Entries: { Database: { Status: "HEALTHY" } } }),
    "pass",
    [],
  ],
];

const ill: readonly Row[] = [
  ["200 that says Unhealthy", { "/health": text(200, "Unhealthy") }, "fail", ["unhealthy"]],
  [
    "503 that names the database",
    health(503, { status: "Unhealthy", entries: { database: { status: "Unhealthy" } } }),
    "fail",
    ["unhealthy"],
  ],
  ["503 that says Healthy", health(503, database), "fail", ["unhealthy"]],
  [
    "Healthy as text, without the database",
    { "/health": text(200, "Healthy") },
    "fail",
    ["health-entry-missing"],
  ],
  [
    "Healthy without the database",
    health(200, { status: "Healthy", entries: {} }),
    "fail",
    ["health-entry-missing"],
  ],
  [
    "Healthy with an ill database",
    health(200, { status: "Healthy", entries: { database: { status: "Unhealthy" } } }),
    "fail",
    ["unhealthy"],
  ],
  ["degraded", health(200, { ...database, status: "Degraded" }), "warn", ["degraded"]],
  [
    "a degraded database",
    health(200, { status: "Healthy", entries: { database: { status: "Degraded" } } }),
    "warn",
    ["degraded"],
  ],
  ["no report at all", health(200, {}), "fail", ["health-not-reported"]],
  ["an empty report", { "/health": text(200, "") }, "fail", ["health-not-reported"]],
  [
    "204 for health",
    { "/health": (_request, response) => void response.writeHead(204).end() },
    "fail",
    ["wrong-status"],
  ],
  ["Starting, for ever", { "/health": text(200, "Starting") }, "fail", ["health-word-unknown"]],
  [
    "the shell for health",
    { "/health": text(200, shell, "text/html") },
    "fail",
    ["health-not-reported"],
  ],
  [
    "the shell for health, as text",
    { "/health": text(200, shell) },
    "fail",
    ["health-not-reported"],
  ],
  [
    "health behind a sign-in",
    { "/health": text(302, "", "text/plain", { location: "/login" }) },
    "fail",
    ["redirected"],
  ],
  ["health that is not mapped", { "/health": text(404, "") }, "fail", ["wrong-status"]],
  [
    "health as broken JSON",
    { "/health": text(200, '{"status":"Healthy"', "application/json") },
    "fail",
    ["health-not-reported"],
  ],
  [
    "health twice in one JSON",
    { "/health": text(200, '{"status":"Unhealthy","status":"Healthy"}', "application/json") },
    "fail",
    ["health-not-reported"],
  ],
  [
    "App Service's page of a stopped app",
    text(403, "<h1>Error 403 - This web app is stopped.</h1>", "text/html"),
    "fail",
    ["site-stopped"],
    {},
  ],
  [
    "App Service's page of a refused address",
    { "/health": text(403, "<h1>Ip Forbidden</h1>", "text/html") },
    "fail",
    ["access-restricted"],
  ],
];

const app: readonly Row[] = [
  [
    "App Service's start page",
    { "/": text(200, "<h1>Hey, .NET developers!</h1>", "text/html") },
    "fail",
    ["shell-without-script"],
  ],
  [
    "an API at the root",
    { "/": (_request, response) => json(response, 200, {}) },
    "fail",
    ["wrong-media-type"],
  ],
  ["a script that is gone", { "/main-CD34.js": text(404, "") }, "fail", ["asset-missing"]],
  [
    "the shell in place of a script",
    { "/main-CD34.js": text(200, shell, "text/html") },
    "fail",
    ["asset-wrong-type"],
  ],
  ["a script as text", { "/main-CD34.js": text(200, script) }, "fail", ["asset-wrong-type"]],
  [
    "an empty script",
    { "/main-CD34.js": text(200, "", "text/javascript") },
    "fail",
    ["asset-wrong-type"],
  ],
  [
    "a style as HTML",
    { "/styles-AB12.css": text(200, shell, "text/html") },
    "fail",
    ["asset-wrong-type"],
  ],
  [
    "no fallback for a deep link",
    { "/slipway/deep-link": text(404, "") },
    "fail",
    ["wrong-status"],
  ],
  [
    "another page for a deep link",
    { "/slipway/deep-link": text(200, `${shell}<p>other</p>`, "text/html") },
    "fail",
    ["deep-link-differs"],
  ],
  [
    "Storage's error document as fallback",
    { "/slipway/deep-link": text(404, shell, "text/html") },
    "pass",
    [],
    { deepLinkStatuses: [200, 404] },
  ],
  [
    "the shell for every missing file",
    (request, response) =>
      /control.*\.js$/.test(request.url ?? "")
        ? send(response, 200, "text/html", shell)
        : product()(request, response),
    "warn",
    ["missing-file-answered"],
  ],
  [
    "a static site",
    text(200, "<h1>Hello</h1>", "text/html"),
    "warn",
    ["answers-everything"],
    { profile: "static-site", healthPath: undefined, release: undefined, expectations: [] },
  ],
  [
    "a static site with its 404",
    (request, response) =>
      request.url === "/"
        ? send(response, 200, "text/html", "<h1>Hello</h1>")
        : send(response, 404, "text/html", "gone"),
    "pass",
    [],
    { profile: "static-site", healthPath: undefined, release: undefined, expectations: [] },
  ],
  [
    "a page in place of everything",
    text(200, shell, "text/html"),
    "fail",
    [
      "asset-wrong-type",
      "health-not-reported",
      "missing-file-answered",
      "release-unreadable",
      "spa-fallback-answers",
      "wrong-status",
    ],
  ],
];

const builds: readonly Row[] = [
  ["another build", { "/build-info.json": build(otherCommit) }, "fail", ["release-wrong"]],
  [
    "one of two instances is old",
    { "/build-info.json": turns(build(commit), build(otherCommit)) },
    "fail",
    ["release-mixed"],
  ],
  [
    "a cache in front shows the old build",
    {
      "/build-info.json": (request, response) =>
        json(response, 200, { commit: request.url?.includes("slipway=") ? commit : otherCommit }),
    },
    "fail",
    ["release-cached"],
  ],
  [
    "the shell for the build",
    { "/build-info.json": text(200, shell, "text/html") },
    "fail",
    ["release-unreadable"],
  ],
  ["a build without an id", { "/build-info.json": build(null) }, "fail", ["release-unreadable"]],
  [
    "a build id that speaks to the runner",
    { "/build-info.json": build(`${commit}\n::error::x`) },
    "fail",
    ["release-unreadable"],
  ],
  [
    "a build that only begins alike",
    { "/build-info.json": build(`${commit.slice(0, 39)}0`) },
    "fail",
    ["release-wrong"],
  ],
  ["no build id file", { "/build-info.json": text(404, "") }, "fail", ["wrong-status"]],
];

const answers: readonly Row[] = [
  [
    "an API that lets everybody in",
    { "/api/users/me": (_request, response) => json(response, 200, { id: 1 }) },
    "fail",
    ["wrong-status"],
  ],
  [
    "an API that lost its data",
    { "/api/ping": (_request, response) => json(response, 200, { pong: false }) },
    "fail",
    ["wrong-json"],
  ],
  [
    "an API with two media types",
    {
      "/api/ping": (_request, response) => {
        response.setHeader("content-type", ["application/json", "text/html"]);
        response.end('{"pong":true}');
      },
    },
    "fail",
    ["wrong-media-type"],
  ],
  ["an API that answers text", { "/api/ping": text(200, "pong") }, "fail", ["wrong-media-type"]],
  [
    "an API whose database is gone",
    { "/api/ping": (_request, response) => json(response, 500, {}) },
    "fail",
    ["wrong-status"],
  ],
  [
    "the shell for an API path",
    { "/api/ping": text(200, shell, "text/html") },
    "fail",
    ["spa-fallback-answers"],
  ],
  ["a plain 500 for everything", text(500, "oops"), "fail", ["wrong-status"]],
  [
    "an error page with a stack trace",
    { "/api/throw": text(500, "   at Roster.Users.Get(Int32 id) in /src/Users.cs:line 12") },
    "fail",
    ["leak"],
    { leakPaths: ["/api/throw"] },
  ],
  [
    "a health report with an exception",
    health(503, { status: "Unhealthy", exception: "System.TimeoutException" }),
    "fail",
    ["leak", "unhealthy"],
  ],
  [
    "a connection string on a page that is missing",
    (request, response) =>
      /control.*json$/.test(request.url ?? "")
        ? send(response, 404, "text/plain", "Server=tcp:db;User ID=sa;Password=x")
        : product()(request, response),
    "fail",
    ["leak"],
  ],
  [
    "a server that names its technology",
    (request, response) => {
      response.setHeader("x-powered-by", "ASP.NET");
      return product()(request, response);
    },
    "warn",
    ["technology-named"],
  ],
  [
    "no protecting headers",
    {
      "/": (_request, response) =>
        void response.writeHead(200, { "content-type": "text/html" }).end(shell),
      "/slipway/deep-link": text(200, shell, "text/html"),
    },
    "warn",
    ["security-headers-missing"],
  ],
  [
    "no protecting headers where they must be",
    {
      "/": (_request, response) =>
        void response.writeHead(200, { "content-type": "text/html" }).end(shell),
    },
    "fail",
    ["security-headers-missing"],
    { securityHeaders: "fail" },
  ],
  [
    "a redirect at the root",
    { "/": text(301, "", "text/plain", { location: "https://other.example/" }) },
    "fail",
    ["redirected"],
  ],
  [
    "a redirect to another host, to be followed",
    { "/": text(301, "", "text/plain", { location: "https://other.example/" }) },
    "fail",
    ["redirect-refused"],
    { redirects: "same-host" },
  ],
  [
    "a redirect without end",
    {
      "/health": (request, response) =>
        send(response, 302, "text/plain", "", {
          location: `/health?${(request.url?.length ?? 0) + 1}`,
        }),
    },
    "fail",
    ["redirect-loop"],
    { redirects: "same-host" },
  ],
];

/** A slow answer is judged by one line of the user, however fast the machine is. */
const slow: Row = [
  "an API that takes its time",
  {
    "/api/ping": (_request, response) =>
      void setTimeout(() => json(response, 200, { pong: true }), 60),
  },
  "fail",
  ["too-slow"],
  { expectations: [parseExpectation("GET /api/ping -> 200 time<=50ms")] },
];

export const products: readonly Animal[] = [
  ...honest,
  ...ill,
  ...app,
  ...builds,
  ...answers,
  slow,
].map(([name, given, verdict, codes, inputs]) => ({
  name,
  serve: () => serve(typeof given === "function" ? given : product(given)),
  verdict,
  codes,
  ...(inputs === undefined ? {} : { inputs }),
}));
