import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { type ActionRun, runAction } from "./action.ts";
import { type Authority, createAuthority, type ServerIdentity } from "./authority.ts";
import { commit, json, otherCommit, product, send } from "./product.ts";
import { serve, serveProxy, serveTls } from "./servers.ts";

const quick = {
  consecutive: "1",
  "release-samples": "3",
  deadline: "30s",
  timeout: "30s",
  "warm-up": "0s",
};
const onLoopback = {
  ...quick,
  "allow-private-addresses": "true",
  "security-headers": "off",
};

/** A busy machine must not void the run: the generator may be late by 5 % of this. */
const unhurried = "p(95)<60s, errors<1%";

const validateReport = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../report.schema.json"), "utf8")),
);

function check(run: ActionRun, name: string) {
  const found = run.report?.checks.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no check "${name}" in ${run.log}`);
  return found;
}

function expectValidReport(run: ActionRun) {
  validateReport(run.report);
  expect(validateReport.errors).toBeNull();
}

/** Whether a process still runs; one that has ended and only waits for its parent does not. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    // Where there is no /proc the signal alone decides.
    return process.platform !== "linux" && (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

describe("the bundle on an honest product", () => {
  let run: ActionRun;
  beforeAll(async () => {
    await using server = await serve(product());
    run = await runAction({
      ...onLoopback,
      "base-url": server.url,
      name: "slot",
      release: commit,
      "health-entries": "database",
      expect: "GET /api/users/me -> 401\nGET /api/ping -> 200 json.items[0].name=first",
      perf: "GET /api/ping 60/s for 2s",
      thresholds: unhurried,
    });
  });

  test("passes and exits 0", () => {
    expect(run.log).toContain("slot (");
    expect(run.outputs.verdict).toBe("pass");
    expect(run.exitCode).toBe(0);
  });
  test("says which build answered and how fast", () => {
    expect(run.outputs["served-version"]).toBe(commit);
    expect(Number(run.outputs["p95-ms"])).toBeGreaterThan(0);
  });
  test("writes a report that keeps its schema", () => expectValidReport(run));
  test("writes every check as a JUnit test case", () => {
    expect(run.junit).toContain(`tests="${run.report?.checks.length}" failures="0"`);
    expect(run.junit).toContain('name="expect GET /api/users/me"');
  });
  test("measures as many requests as were offered", () => {
    expect(run.report?.performance?.requests).toBe(120);
    expect(run.report?.performance?.errors).toBe(0);
  });
});

test("an API without a page is sound, and asked only for the headers that an API needs", async () => {
  await using server = await serve((request, response) =>
    request.url === "/health"
      ? send(response, 200, "text/plain", "Healthy")
      : response.writeHead(404, { "x-content-type-options": "nosniff" }).end(),
  );
  const run = await runAction({
    ...onLoopback,
    "security-headers": "fail",
    "base-url": server.url,
    profile: "api",
  });
  expect(run.outputs.verdict, run.log).toBe("pass");
});

describe("the bundle on a product that lies", () => {
  let run: ActionRun;
  beforeAll(async () => {
    let asked = 0;
    await using server = await serve(
      product({
        "/health": (_request, response) => send(response, 200, "text/html", "<!doctype html>"),
        "/build-info.json": (_request, response) =>
          json(response, 200, { commit: ++asked % 2 === 0 ? commit : otherCommit }),
      }),
    );
    run = await runAction({
      ...onLoopback,
      "base-url": server.url,
      release: commit,
      deadline: "5s",
      perf: "GET /api/ping 60/s for 1s",
    });
  });

  test("fails on the page of a single-page app in place of a health report", () => {
    expect(run.exitCode).toBe(1);
    expect(run.outputs.failed).toBe("health, release");
    expect(check(run, "health").code).toBe("health-not-reported");
    expectValidReport(run);
  });
  test("fails when instances run different builds", () => {
    expect(check(run, "release").code).toBe("release-mixed");
  });
  test("does not measure a product that is not right, and says so", () => {
    expect(check(run, "performance").code).toBe("not-tried");
    expect(run.report?.performance).toBeUndefined();
  });

  test("never calls a load of refused requests fast", async () => {
    await using server = await serve(
      product({ "/api/ping": (_request, response) => json(response, 500, {}) }),
    );
    const run = await runAction({
      ...onLoopback,
      "base-url": server.url,
      perf: "GET /api/ping 60/s for 1s",
      timeout: "60s",
      // Failed requests count as the time limit.
      thresholds: "p(95)<50s",
    });
    expect(check(run, "performance")).toMatchObject({ verdict: "fail", code: "too-slow" });
    expect(run.report?.performance?.errorsByCode).toEqual({ "status-500": 60 });
  });
});

describe("what a body or an input says stays text", () => {
  test("a health word with a log command cannot speak to the runner", async () => {
    await using server = await serve(
      product({
        "/health": (_request, response) =>
          json(response, 200, { status: "Healthy\n::error::forged\r\n##[error]forged" }),
      }),
    );
    const run = await runAction({ ...onLoopback, "base-url": server.url, deadline: "5s" });
    expect(check(run, "health").code).toBe("health-word-unknown");
    const commands = run.log.split(/\r\n?|\n/).filter((line) => /^\s*(::|##\[)/.test(line));
    expect(commands.every((line) => line.startsWith("::error title="))).toBe(true);
  });

  test("a secret header reaches the site and nothing else", async () => {
    const secret = "s3cret/with+signs==";
    const seen = new Set<string | undefined>();
    await using server = await serve((request, response) => {
      seen.add(request.headers["x-api-key"] as string | undefined);
      if (request.url === "/health") {
        return json(response, 200, { status: `${secret} ${encodeURIComponent(secret)}` });
      }
      return product()(request, response);
    });
    const run = await runAction({
      ...onLoopback,
      "base-url": server.url,
      deadline: "5s",
      headers: `X-Api-Key: ${secret}`,
    });
    expect([...seen]).toEqual([secret]);
    const printed = run.log
      .split("\n")
      .filter((line) => !line.startsWith("::add-mask::"))
      .join("\n");
    for (const text of [printed, run.summary, JSON.stringify(run.report), run.junit]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(encodeURIComponent(secret));
    }
  });
});

test("a sign-in with a default password is tried once, and what it says is not shown", async () => {
  const asked: string[] = [];
  await using server = await serve((request, response) => {
    if (request.url === "/connect/token") {
      asked.push(request.method ?? "");
      return json(response, 200, { access_token: "header.payload.signature" });
    }
    return product()(request, response);
  });
  const run = await runAction({
    ...onLoopback,
    "base-url": server.url,
    consecutive: "3",
    expect:
      "POST /connect/token form grant_type=password&username=admin&password=tempP%40ss123 -> 400",
  });
  expect(asked).toEqual(["POST"]);
  expect(run.outputs.failed).toBe("expect POST /connect/token");
  const printed = run.log.replace(/^::add-mask::.*$/gm, "");
  for (const text of [printed, run.summary, ...Object.values(run.evidence)]) {
    expect(text).not.toMatch(/tempP|header\.payload/);
  }
});

test("a regression suite runs behind the checks, and its failure fails the step", async () => {
  await using server = await serve(product());
  const suite = `"${process.execPath}" suite.js`;
  const report = '<testsuite><testcase name="signs in"><failure/></testcase></testsuite>';
  const run = await runAction(
    { ...onLoopback, "base-url": server.url, suite },
    {},
    {
      "suite.js": `require("fs").writeFileSync("results.xml", ${JSON.stringify(report)})`,
    },
  );
  expect(check(run, "regression suite")).toMatchObject({ verdict: "fail", code: "suite-failed" });
  expect(run.outputs.failed).toBe("regression suite");
  expectValidReport(run);
});

test("a cancelled job leaves nothing of the suite behind, grandchildren included", async () => {
  await using server = await serve(product());
  const suite = `"${process.execPath}" suite.js`;
  const pids: number[] = [];
  const run = await runAction(
    { ...onLoopback, "base-url": server.url, suite },
    {},
    {
      "suite.js": `const { spawn } = require("child_process");
        const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"]);
        console.log("pids", process.pid, child.pid); setInterval(() => 0, 1000);`,
    },
    (text, child) => {
      const found = /pids (\d+) (\d+)/.exec(text);
      if (found === null) return;
      pids.push(Number(found[1]), Number(found[2]));
      child.kill("SIGTERM");
    },
  );
  expect(pids).toHaveLength(2);
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain("Stopped by SIGTERM");
  expect(check(run, "regression suite").code).toBe("stopped");
  expectValidReport(run);
  await expect.poll(() => pids.filter(runs), { timeout: 10_000 }).toEqual([]);
});

test.each([
  ["checks", { "stable-for": "20s" }, "negative control", "health"],
  ["load", { perf: "GET /api/ping 1/s for 1m" }, "leaks", "performance"],
])(
  "a job that is cancelled during its %s still leaves report, outputs and summary",
  async (_, inputs, before, open) => {
    await using server = await serve(product());
    const run = await runAction(
      { ...onLoopback, "base-url": server.url, ...inputs },
      {},
      {},
      (text, child) => {
        if (text.includes(before)) child.kill("SIGINT");
      },
    );
    expect(run.exitCode).toBe(1);
    expect(check(run, open)).toMatchObject({ verdict: "inconclusive", code: "stopped" });
    expect(run.outputs.verdict).toBe("inconclusive");
    expect(run.summary).toContain("Stopped by SIGINT");
    expectValidReport(run);
  },
);

test("a secret is masked however the site says it back", async () => {
  const token = "correct-horse-battery-staple-9";
  const basic = Buffer.from(`robot:${token}`).toString("base64");
  const upperHex = Buffer.from(token).toString("hex").toUpperCase();
  const inner = Buffer.from(`user=${token}`).toString("base64");
  const saidBack: readonly (readonly [status: string, secret: string])[] = [
    [`${"x".repeat(75)}${token}`, token.slice(0, 10)],
    [upperHex, upperHex.slice(0, 16)],
    [inner, inner.slice(12, 24)],
    [basic, basic.slice(0, 16)],
  ];
  const answers = [...saidBack.keys()].map((index) => `/health/${index}`);
  await using server = await serve(
    product(
      Object.fromEntries(
        saidBack.map(([status], index) => [
          `/health/${index}`,
          (_: unknown, response: ServerResponse) => json(response, 200, { state: status }),
        ]),
      ),
    ),
  );
  const run = await runAction({
    ...onLoopback,
    profile: "none",
    deadline: "1s",
    "base-url": server.url,
    headers: `Authorization: Basic ${basic}`,
    expect: answers.map((path) => `GET ${path} -> 200 json.state=open`).join("\n"),
  });
  const written = [
    run.log.replace(/^::add-mask::.*$/gm, ""),
    run.summary,
    ...Object.values(run.evidence),
  ].join("\n");
  expect(run.report?.reasons.filter(({ code }) => code === "wrong-json")).toHaveLength(4);
  for (const [, secret] of saidBack) expect(written).not.toContain(secret);
});

test("a comparison with a slot of the same address names both sides in its requests", async () => {
  const slots = new Set<string>();
  await using server = await serve((request, response) => {
    const url = new URL(request.url ?? "/", "http://any");
    slots.add(String(url.searchParams.get("x-ms-routing-name")));
    return product()(request, response);
  });
  const run = await runAction({
    ...onLoopback,
    "base-url": server.url,
    "routing-name": "green",
    "compare-with": "self",
    perf: "GET /api/ping 60/s for 1s",
    thresholds: "p(50)<60s, regression(p50)<100x+30s",
    blocks: "5",
  });
  expect([...slots].toSorted()).toEqual(["green", "self"]);
  expect(run.report?.performance?.comparison?.blocks).toHaveLength(5);
  expect(run.summary).toContain("pairs of neighbouring blocks");
  expectValidReport(run);
});

test("a wrong input is told before the first request, with a remedy and without a stack trace", async () => {
  await using server = await serve(() => {
    throw new Error("No request may come.");
  });
  const run = await runAction({ ...onLoopback, "base-url": server.url, deadline: "20" });
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain(
    'Input "deadline" is "20", which is not a duration. Give a number with a unit',
  );
  expect(run.log).not.toContain("    at ");
});

describe("by its real host name through a CONNECT proxy", () => {
  const host = "app-roster-prod-green.azurewebsites.net";
  let authority: Authority;
  let identity: ServerIdentity;
  beforeAll(async () => {
    authority = await createAuthority();
    identity = await authority.issue({ host });
  });

  test("the site is found, its name verified, and the proxy's own address not judged", async () => {
    await using server = await serveTls(identity, product());
    await using proxy = await serveProxy({ [`${host}:443`]: server.port });
    const run = await runAction(
      {
        ...quick,
        "base-url": `https://${host}`,
        release: commit,
        perf: "GET /api/ping 60/s for 1s",
        thresholds: unhurried,
      },
      {
        HTTPS_PROXY: proxy.url,
        NODE_USE_ENV_PROXY: "1",
        NODE_EXTRA_CA_CERTS: "root.pem",
      },
      { "root.pem": authority.root },
    );
    expect(run.outputs.verdict, run.log).toBe("pass");
    expect(new Set(proxy.asked)).toEqual(new Set([`${host}:443`]));
  });

  test("a certificate that is not trusted fails at once", async () => {
    await using server = await serveTls(identity, product());
    await using proxy = await serveProxy({ [`${host}:443`]: server.port });
    const run = await runAction(
      { ...quick, "base-url": `https://${host}` },
      { HTTPS_PROXY: proxy.url },
    );
    expect(check(run, "reachable")).toMatchObject({ code: "certificate-not-trusted", attempts: 1 });
    expect(run.outputs.verdict).toBe("fail");
  });

  test("a proxy that opens no tunnel is missing evidence, not a sick site", async () => {
    await using proxy = await serveProxy({});
    const run = await runAction(
      { ...quick, "base-url": `https://${host}`, deadline: "5s" },
      { HTTPS_PROXY: proxy.url },
    );
    expect(check(run, "reachable")).toMatchObject({
      verdict: "inconclusive",
      code: "proxy-refused",
    });
    expect(run.exitCode).toBe(1);
  });
});
