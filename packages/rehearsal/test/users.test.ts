import type { IncomingMessage, ServerResponse } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CookieJar } from "../src/users/cookie-jar.ts";
import {
  type Journey,
  type Sample,
  seededRandom,
  startUsers,
  summariseUsers,
  type UsersOptions,
} from "../src/users/index.ts";
import { session } from "../src/users/journey.ts";
import { quantile } from "../src/users/summary.ts";
import { openEdge } from "./users-edge.ts";

const host = "app-roster-prod.azurewebsites.net";

const visitors: Journey[] = [
  { name: "visitor", weight: 3, opening: [{ path: "/" }], afterwards: [{ path: "/api/session" }] },
  {
    name: "member",
    opening: [
      { path: "/" },
      { path: "/api/session", body: { email: "ada@roster.example", password: "secret" } },
    ],
    afterwards: [{ path: "/api/users" }],
  },
];

/** Runs users until `requests` samples were taken. */
async function visit(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
  options: Partial<UsersOptions> & { readonly requests: number },
) {
  await using edge = await openEdge(host, respond);
  const ended = new AbortController();
  const samples: Sample[] = [];
  const users = startUsers({
    baseUrl: `https://${host}`,
    environment: { proxy: edge.proxy, certificateAuthority: edge.certificateAuthority },
    journeys: visitors,
    ratePerSecond: 400,
    thinkMilliseconds: 1,
    sessionRequests: { minimum: 3, maximum: 6 },
    random: seededRandom(1),
    now: Date.now,
    signal: ended.signal,
    ...options,
    onRequest(sample) {
      samples.push(sample);
      if (samples.length === options.requests) ended.abort();
    },
  });
  const end = await users.finished;
  return { samples, end, tunnels: edge.tunnels };
}

describe("synthetic users", () => {
  it("reach the public name through the proxy and report what answered", async () => {
    const { samples } = await visit(
      (_, response) => response.setHeader("X-Release", "a1b2c3").end("hello"),
      { requests: 40, now: () => 1_700_000_000_000 },
    );
    expect(samples).toHaveLength(40);
    expect(
      samples.every(({ ok, status, release }) => ok && status === 200 && release === "a1b2c3"),
    ).toBe(true);
    expect(samples[0]).toMatchObject({ at: 1_700_000_000_000, user: 1, method: "GET", path: "/" });
  });

  it("stay with the release their first answer pinned them to", async () => {
    let arrivals = 0;
    const { samples } = await visit(
      ({ headers }, response) => {
        const pinned = /x-ms-routing-name=(\w+)/.exec(headers.cookie ?? "")?.[1];
        const slot = pinned ?? (arrivals++ % 2 === 0 ? "self" : "green");
        response
          .setHeader("Set-Cookie", `x-ms-routing-name=${slot}; path=/; Max-Age=3600; HttpOnly`)
          .setHeader("X-Release", slot)
          .end();
      },
      { requests: 200 },
    );
    const releases = Map.groupBy(samples, ({ user }) => user);
    for (const ofUser of releases.values()) {
      expect(new Set(ofUser.map(({ release }) => release)).size).toBe(1);
    }
    expect(new Set(samples.map(({ release }) => release))).toEqual(new Set(["self", "green"]));
  });

  it("sign in with a body and come back with the session they were given", async () => {
    const bodies = new Set<string>();
    const { samples } = await visit(
      async (request, response) => {
        const body = await text(request);
        if (request.method === "POST") {
          bodies.add(`${request.headers["content-type"]} ${body}`);
          response.setHeader("Set-Cookie", "session=member; HttpOnly");
        }
        if (request.url === "/api/users" && !request.headers.cookie?.includes("session=")) {
          response.statusCode = 401;
        }
        response.end();
      },
      { requests: 200 },
    );
    expect([...bodies]).toEqual([
      'application/json {"email":"ada@roster.example","password":"secret"}',
    ]);
    expect(samples.some(({ path }) => path === "/api/users")).toBe(true);
    expect(samples.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("count an unexpected status, a cut answer and silence as failures, and go on", async () => {
    let number = 0;
    const { samples } = await visit(
      (_, response) => {
        number++;
        if (number % 4 === 0) response.writeHead(500).end();
        else if (number % 4 === 1) response.writeHead(200, { "content-length": "9" }).write("half");
        else if (number % 4 === 2) response.socket?.destroy();
        else response.end();
        if (number % 4 === 1) setImmediate(() => response.destroy());
      },
      { requests: 80, timeoutMilliseconds: 500 },
    );
    const failures = samples.filter(({ ok }) => !ok);
    expect(failures.some(({ status }) => status === 500)).toBe(true);
    expect(failures.some(({ error }) => error !== undefined)).toBe(true);
    expect(samples.some(({ ok }) => ok)).toBe(true);
  });

  it("give up on a request that is never answered", async () => {
    const { samples } = await visit(() => {}, { requests: 2, timeoutMilliseconds: 50 });
    expect(samples[0]?.error).toBe("No answer within 0.05 s.");
  });

  it("take no more than the highest number of users that a silent server would pile up", async () => {
    const { end } = await visit(() => {}, {
      requests: 6,
      timeoutMilliseconds: 200,
      maximumUsers: 3,
    });
    expect(end.turnedAway).toBeGreaterThan(0);
  });

  it("keep connections alive instead of opening one for each request", async () => {
    const { samples, tunnels } = await visit((_, response) => response.end(), { requests: 300 });
    expect(tunnels.length).toBeLessThan(samples.length / 4);
  });

  it("leave no sample behind for requests that the end broke off", async () => {
    const ended = new AbortController();
    const { samples } = await visit(
      (_, response) => {
        if (!ended.signal.aborted) setImmediate(() => ended.abort());
        void response;
      },
      { requests: 1_000, signal: ended.signal },
    );
    expect(samples).toEqual([]);
  });

  it("say why the name cannot be reached", async () => {
    await using edge = await openEdge("other.azurewebsites.net", (_, response) => response.end());
    const ended = new AbortController();
    const errors: string[] = [];
    await startUsers({
      baseUrl: `https://${host}`,
      environment: { proxy: edge.proxy, certificateAuthority: edge.certificateAuthority },
      journeys: visitors,
      ratePerSecond: 100,
      thinkMilliseconds: 1,
      sessionRequests: { minimum: 1, maximum: 1 },
      random: seededRandom(1),
      now: Date.now,
      signal: ended.signal,
      onRequest({ error = "" }) {
        errors.push(error);
        ended.abort();
      },
    }).finished;
    expect(errors[0]).toMatch(/502|proxy/i);
  });
});

describe("a session", () => {
  const [, member] = visitors as [Journey, Journey];

  it("opens in order and goes on with the other requests", () => {
    const paths = [...session(member, 5, seededRandom(7))].map(({ path }) => path);
    expect(paths).toEqual(["/", "/api/session", "/api/users", "/api/users", "/api/users"]);
  });

  it("starts its opening again where there is nothing else", () => {
    const short: Journey = { name: "short", opening: [{ path: "/" }, { path: "/about" }] };
    const paths = [...session(short, 3, seededRandom(7))].map(({ path }) => path);
    expect(paths).toEqual(["/", "/about", "/"]);
  });
});

describe("seeded chance", () => {
  it("repeats itself and stays within [0, 1)", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [a, b] = [seededRandom(seed), seededRandom(seed)];
        for (let index = 0; index < 20; index++) {
          const value = a();
          expect(value).toBe(b());
          expect(value >= 0 && value < 1).toBe(true);
        }
      }),
    );
  });
});

describe("the cookie jar", () => {
  it("forgets a cookie when its time on the server's clock is over", () => {
    let now = 0;
    const jar = new CookieJar(() => now);
    jar.take(["x-ms-routing-name=green; Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT"]);
    expect(jar.header("/")).toBe("x-ms-routing-name=green");
    now = 3_600_000;
    expect(jar.header("/")).toBeUndefined();
  });

  it("sends a cookie only below its path and takes the newest value", () => {
    const jar = new CookieJar(() => 0);
    jar.take(["a=1; path=/api", "b=2", "a=3=3; path=/api", "=nameless", "valueless"]);
    expect(jar.header("/api/users?x=1")).toBe("a=3=3; b=2");
    expect(jar.header("/apiary")).toBe("b=2");
  });

  it("takes any header without complaint", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (headers) => {
        const jar = new CookieJar(() => 0);
        jar.take(headers);
        jar.header("/");
      }),
    );
  });
});

describe("the summary", () => {
  const sample = (fields: Partial<Sample>): Sample => ({
    at: 0,
    user: 1,
    method: "GET",
    path: "/",
    ok: true,
    status: 200,
    milliseconds: 10,
    release: "old",
    ...fields,
  });

  it("counts requests, failures and quantiles for each minute and release", () => {
    const summary = summariseUsers(
      [
        sample({ at: 60_000, milliseconds: 30, release: "new", ok: false, status: 500 }),
        sample({ at: 59_999, milliseconds: 10 }),
        sample({ at: 1, milliseconds: 20 }),
        sample({
          at: 61_000,
          ok: false,
          status: undefined,
          error: "reset",
          release: undefined,
        } as unknown as Sample),
      ],
      60_000,
    );
    expect(summary.buckets).toEqual([
      { at: 0, releases: { old: { requests: 2, errors: 0, p50: 10, p95: 20 } } },
      {
        at: 60_000,
        releases: {
          new: { requests: 1, errors: 1, p50: 30, p95: 30 },
          "": { requests: 1, errors: 1 },
        },
      },
    ]);
    expect(summary.lastRequestByRelease).toEqual({ old: 59_999, new: 60_000, "": 61_000 });
  });

  it("counts a user once, however often they were hit", () => {
    const summary = summariseUsers(
      [
        sample({ user: 1 }),
        sample({ user: 1, ok: false, release: "new" }),
        sample({ user: 1, ok: false, release: "new" }),
        sample({ user: 2, release: "new" }),
        sample({ user: 3, ok: false, release: "new" }),
      ],
      60_000,
    );
    expect(summary.users).toEqual({ total: 3, served: 2, hit: 2 });
    expect(summary.usersByRelease).toEqual({
      old: { total: 1, served: 1, hit: 0 },
      new: { total: 3, served: 1, hit: 2 },
    });
  });

  it("neither loses nor invents a request", () => {
    const samples = fc.array(
      fc.record({
        at: fc.nat(10_000_000),
        user: fc.nat(20),
        release: fc.constantFrom("old", "new", "__proto__"),
        ok: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 1_000_000 }), (list, bucket) => {
        const summary = summariseUsers(list.map(sample), bucket);
        const counted = summary.buckets.flatMap(({ releases }) => Object.values(releases));
        expect(counted.reduce((sum, { requests }) => sum + requests, 0)).toBe(list.length);
        expect(counted.reduce((sum, { errors }) => sum + errors, 0)).toBe(summary.errors);
      }),
    );
  });

  it("takes the nearest rank, as the definition says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, q) => {
          const sorted = values.toSorted((a, b) => a - b);
          const found = quantile(sorted, q) ?? Number.NaN;
          expect(sorted.filter((value) => value <= found).length).toBeGreaterThanOrEqual(
            q * sorted.length,
          );
          expect(sorted.filter((value) => value < found).length).toBeLessThan(q * sorted.length);
        },
      ),
    );
  });
});

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
