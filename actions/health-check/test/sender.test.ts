import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { fingerprint } from "../src/checks/page.ts";
import { createExchange, type ExchangeOptions } from "../src/http/exchange.ts";
import { createSite } from "../src/http/site.ts";
import { createLoadSender } from "../src/performance/sender.ts";
import { type Answers, product, send, shell } from "./product.ts";
import { serve, serveBytes } from "./servers.ts";

const options: ExchangeOptions = {
  timeoutMilliseconds: 10_000,
  maximumBodyBytes: 10_000,
  allowPrivateAddresses: true,
  environment: {},
};

function sender(url: string, path: string, changes: Partial<ExchangeOptions> = {}) {
  const all = { ...options, ...changes };
  const site = createSite(createExchange(all), {
    base: new URL(url),
    headers: {},
    redirects: "none",
  });
  const fallback = fingerprint({
    headers: { "content-type": "text/html; charset=utf-8" },
    body: Buffer.from(shell),
  });
  return createLoadSender(site, { method: "GET", path }, all, { fallback });
}

async function resultOf(
  answers: Parameters<typeof product>[0],
  path = "/api/ping",
  changes: Partial<ExchangeOptions> = {},
) {
  await using server = await serve(product(answers));
  const { send: once, close } = sender(server.url, path, changes);
  try {
    return (await once()).result;
  } finally {
    close();
  }
}

describe("a measured request", () => {
  test.each<[what: string, answers: Answers, path: string, result: string]>([
    ["right", {}, "/api/ping", "ok"],
    ["the shell itself, when that is what is measured", {}, "/", "ok"],
    ["the shell in place of an API", {}, "/api-of-another-build", "spa-fallback-answers"],
    [
      "a server error",
      { "/api/ping": (_, r) => send(r, 500, "text/plain", "") },
      "/api/ping",
      "status-500",
    ],
    [
      "a redirect",
      { "/api/ping": (_, r) => send(r, 302, "text/plain", "") },
      "/api/ping",
      "status-302",
    ],
    [
      "a limiter",
      { "/api/ping": (_, r) => send(r, 429, "text/plain", "") },
      "/api/ping",
      "throttled",
    ],
    [
      "a firewall",
      { "/api/ping": (_, r) => send(r, 403, "text/html", "no") },
      "/api/ping",
      "throttled",
    ],
    [
      "too much",
      { "/api/ping": (_, r) => send(r, 200, "text/plain", "x".repeat(20_000)) },
      "/api/ping",
      "body-too-large",
    ],
  ])("%s", async (_what, answers, path, result) => {
    expect(await resultOf(answers, path)).toBe(result);
  });
  test("one that never ends", async () => {
    const silent = { "/api/ping": () => undefined };
    expect(await resultOf(silent, "/api/ping", { timeoutMilliseconds: 200 })).toBe("timed-out");
  });
});

describe("a connection that dies without a byte", () => {
  const answer = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
  /** Answers a connection's first request and cuts it at its second. */
  const cutsReused = (connections: Socket[]) => (socket: Socket) => {
    connections.push(socket);
    let asked = 0;
    socket.on("data", () => {
      asked += 1;
      if (asked === 1) socket.write(answer);
      else socket.resetAndDestroy();
    });
  };

  test("is no outage when it was a reused one: the request is sent again on a new one", async () => {
    const connections: Socket[] = [];
    await using server = await serveBytes(cutsReused(connections));
    const { send: once, close } = sender(server.url, "/api/ping");
    expect([(await once()).result, (await once()).result]).toEqual(["ok", "ok"]);
    expect(connections).toHaveLength(2);
    close();
  });
  test("is no outage when it dies idle, with the next request made for it already", async () => {
    await using server = await serveBytes((socket) => {
      socket.once("data", () => {
        socket.write(answer);
        setTimeout(() => socket.end(), 20);
      });
    });
    const { send: once, close } = sender(server.url, "/api/ping");
    for (let count = 0; count < 3; count += 1) {
      expect((await once()).result).toBe("ok");
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    close();
  });
  test("is an error when it was a new one", async () => {
    await using server = await serveBytes((socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    const { send: once, close } = sender(server.url, "/api/ping");
    expect((await once()).result).toBe("connection-reset");
    close();
  });
});

test("an answer ends when its last bytes are read, not when it has been looked at", async () => {
  const page = `<!doctype html>${"<p>text</p>".repeat(50)}`;
  await using server = await serve((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.write(page.slice(0, 100));
    setTimeout(() => response.end(page.slice(100)), 50);
  });
  const { send: once, close } = sender(server.url, "/api/ping");
  const started = performance.now();
  const { result, endedAt = Number.NaN } = await once();
  expect(result).toBe("ok");
  expect(endedAt - started).toBeGreaterThan(45);
  expect(endedAt).toBeLessThanOrEqual(performance.now());
  close();
});
