import type { TlsOptions } from "node:tls";
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { addressKind } from "../src/http/addresses.ts";
import { createExchange, type ExchangeOptions, shownUrl } from "../src/http/exchange.ts";
import { createSite, type SiteOptions } from "../src/http/site.ts";
import { type Authority, createAuthority } from "./authority.ts";
import { send } from "./product.ts";
import { serve, serveBytes, serveProxy, serveTls } from "./servers.ts";

const options: ExchangeOptions = {
  timeoutMilliseconds: 10_000,
  maximumBodyBytes: 1_024 * 1_024,
  allowPrivateAddresses: true,
  environment: {},
};
const get = (url: string, changes: Partial<ExchangeOptions> = {}) =>
  createExchange({ ...options, ...changes })({ method: "GET", url: new URL(url) });
const failure = (code: string, heals?: boolean) =>
  expect.objectContaining({
    name: "ExchangeFailure",
    code,
    ...(heals === undefined ? {} : { heals }),
  });

describe("the limit covers the whole exchange", () => {
  test("a server that accepts and says nothing", async () => {
    await using server = await serveBytes(() => undefined);
    await expect(get(server.url, { timeoutMilliseconds: 300 })).rejects.toEqual(
      failure("timed-out", true),
    );
  });
  test("a byte every 50 ms, which an idle timer never catches", async () => {
    await using server = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(drip));
    });
    await expect(get(server.url, { timeoutMilliseconds: 300 })).rejects.toEqual(
      failure("timed-out"),
    );
  });
  test("headers that never end", async () => {
    await using server = await serveBytes((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("x-a: b\r\n"), 50);
      socket.on("close", () => clearInterval(drip));
    });
    await expect(get(server.url, { timeoutMilliseconds: 300 })).rejects.toEqual(
      failure("timed-out"),
    );
  });
  test("a caller's deadline comes first when it is earlier", async () => {
    await using server = await serveBytes(() => undefined);
    const deadline = AbortSignal.timeout(50);
    const exchange = createExchange({ ...options, timeoutMilliseconds: 30_000 });
    await expect(exchange({ method: "GET", url: new URL(server.url) }, deadline)).rejects.toEqual(
      failure("deadline-passed"),
    );
  });
});

describe("bodies end at the limit after unpacking", () => {
  const zeros = Buffer.alloc(16 * 1_024 * 1_024);
  test.each([
    ["gzip", gzipSync(zeros)],
    ["deflate", deflateSync(zeros)],
    ["br", brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ["zstd", zstdCompressSync(zeros)],
    ["gzip, gzip", gzipSync(gzipSync(zeros))],
  ])("a bomb in %s", async (encoding, bomb) => {
    await using server = await serve((_request, response) =>
      send(response, 200, "text/plain", bomb, { "content-encoding": encoding }),
    );
    await expect(get(server.url)).rejects.toEqual(failure("body-too-large", false));
  });
  test("an encoding that is only a word of JavaScript is none", async () => {
    await using server = await serve((_request, response) =>
      send(response, 200, "text/plain", "ok", { "content-encoding": "constructor" }),
    );
    await expect(get(server.url)).rejects.toEqual(failure("broken-encoding"));
  });
  test("an answer to HEAD names an encoding and has no body to unpack", async () => {
    await using server = await serve((_request, response) =>
      send(response, 200, "text/plain", gzipSync("ok"), { "content-encoding": "gzip" }),
    );
    const exchange = createExchange(options);
    const answer = await exchange({ method: "HEAD", url: new URL(server.url) });
    expect(answer.body).toHaveLength(0);
  });
  test("chunks without end", async () => {
    await using server = await serve((_request, response) => {
      const block = Buffer.alloc(64 * 1_024);
      const more = () => {
        while (response.write(block) && !response.destroyed);
      };
      response.on("drain", more);
      more();
    });
    await expect(get(server.url)).rejects.toEqual(failure("body-too-large"));
  });
  test("packed text arrives unpacked", async () => {
    await using server = await serve((_request, response) =>
      send(response, 200, "text/plain", gzipSync("Healthy"), { "content-encoding": "GZIP" }),
    );
    expect((await get(server.url)).body.toString()).toBe("Healthy");
  });
  test.each([
    ["cut", gzipSync("Healthy, or is it?").subarray(0, 20), "gzip"],
    ["not packed at all", Buffer.from("Healthy"), "gzip"],
    ["in an unknown way", Buffer.from("Healthy"), "smoke"],
    ["three times", Buffer.from("Healthy"), "gzip, gzip, gzip"],
  ])("a body packed %s is refused", async (_what, body, encoding) => {
    await using server = await serve((_request, response) =>
      send(response, 200, "text/plain", body, { "content-encoding": encoding }),
    );
    await expect(get(server.url)).rejects.toEqual(failure("broken-encoding"));
  });
});

describe("answers that are none", () => {
  test.each([
    ["no HTTP", "SSH-2.0-OpenSSH\r\n\r\n", "malformed-answer"],
    [
      "a body cut short",
      "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nHealthy",
      "connection-reset",
    ],
    [
      "chunks cut short",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\nHealthy\r\n",
      "connection-reset",
    ],
    [
      "two lengths",
      "HTTP/1.1 200 OK\r\ncontent-length: 7\r\ncontent-length: 8\r\n\r\nHealthy",
      "malformed-answer",
    ],
    [
      "an upgrade",
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
      "malformed-answer",
    ],
    [
      "64 KiB of headers",
      `HTTP/1.1 200 OK\r\nx: ${"y".repeat(65_536)}\r\n\r\n`,
      "headers-too-large",
    ],
    ["nothing", "", "connection-reset"],
  ])("%s", async (_what, text, code) => {
    await using server = await serveBytes((socket) => {
      socket.once("data", () => socket.end(text));
    });
    await expect(get(server.url)).rejects.toEqual(failure(code));
  });
  test("a port where nothing listens", async () => {
    const server = await serve(() => undefined);
    await server[Symbol.asyncDispose]();
    await expect(get(server.url)).rejects.toEqual(failure("connection-refused", true));
  });
  test("a server without TLS on an https address", async () => {
    await using server = await serve(() => undefined);
    await expect(get(server.url.replace("http:", "https:"))).rejects.toEqual(
      failure("tls-handshake", false),
    );
  });
});

describe("addresses", () => {
  test.each([
    ["127.0.0.1", "private"],
    ["10.1.2.3", "private"],
    ["::1", "private"],
    ["[::1]", "private"],
    ["::ffff:10.0.0.1", "private"],
    ["fd12::1", "private"],
    ["169.254.169.254", "forbidden"],
    ["::ffff:169.254.169.254", "forbidden"],
    ["168.63.129.16", "forbidden"],
    ["fe80::1%eth0", "forbidden"],
    ["0.0.0.0", "forbidden"],
    ["64:ff9b::169.254.169.254", "forbidden"],
    ["64:ff9b::a00:4", "private"],
    ["64:ff9b::1401:203", "public"],
    ["64:ff9b:1::7f00:1", "private"],
    ["2002:a9fe:a9fe::1", "forbidden"],
    ["20.1.2.3", "public"],
    ["2603:1030::1", "public"],
  ])("%s is %s", (address, kind) => expect(addressKind(address)).toBe(kind));

  test.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "localhost",
  ])("%s is refused without permission and before any connection", async (host) => {
    let connections = 0;
    await using server = await serveBytes(() => {
      connections += 1;
    });
    await expect(
      get(`http://${host}:${server.port}/`, { allowPrivateAddresses: false }),
    ).rejects.toEqual(failure("address-refused", false));
    expect(connections).toBe(0);
  });
  test("metadata addresses are refused even with permission", async () => {
    await expect(get("http://169.254.169.254/")).rejects.toEqual(failure("address-refused"));
  });
  test("another address for the same name does not escape the judgement", async () => {
    await expect(
      get("https://site.example/", {
        allowPrivateAddresses: false,
        connectTo: { origin: "https://site.example", host: "10.0.0.4", port: 443 },
      }),
    ).rejects.toEqual(failure("address-refused"));
  });
});

describe("trust", () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority();
  });
  const ask = async (
    identity: { key: string; cert: string },
    host: string,
    trusted: string | undefined,
  ) => {
    await using server = await serveTls(identity, (_request, response) =>
      send(response, 200, "text/plain", "ok"),
    );
    return await get(`https://${host}/`, {
      timeoutMilliseconds: 5_000,
      connectTo: { origin: `https://${host}`, host: "127.0.0.1", port: server.port },
      ...(trusted === undefined ? {} : { tls: { ca: trusted } }),
    });
  };

  test("production name and certificate at another address", async () => {
    const identity = await authority.issue({ host: "site.example" });
    const answer = await ask(identity, "site.example", authority.root);
    expect(answer.status).toBe(200);
    expect(answer.tls?.protocol).toBe("TLSv1.3");
  });
  test("an intermediate that is sent", async () => {
    const identity = await authority.issue({ host: "site.example", intermediate: "sent" });
    expect((await ask(identity, "site.example", authority.root)).status).toBe(200);
  });
  test.each([
    ["an unknown authority", { host: "site.example" }, false, "trust"],
    ["another host's name", { host: "other.example" }, true, "another host name"],
    ["an expired certificate", { host: "site.example", endsInDays: -1 }, true, "expired"],
    [
      "an expired intermediate",
      { host: "site.example", intermediate: "expired" as const },
      true,
      "or one of its chain, has expired",
    ],
    [
      "an intermediate that is kept back",
      { host: "site.example", intermediate: "kept-back" as const },
      true,
      "intermediate",
    ],
  ])("%s is not trusted, and says why", async (_what, issue, known, word) => {
    const identity = await authority.issue(issue);
    const refusal = ask(identity, "site.example", known ? authority.root : undefined);
    await expect(refusal).rejects.toEqual(failure("certificate-not-trusted", false));
    await expect(refusal).rejects.toThrow(word === "trust" ? /intermediate|issuer|trust/ : word);
  });
});

test("a host name that the server refuses by hanging up is a failed TLS handshake", async () => {
  const SNICallback: TlsOptions["SNICallback"] = (name, done) => done(new Error(name));
  await using server = await serveTls({ SNICallback }, (_request, response) => response.end());
  const exchange = createExchange({
    ...options,
    connectTo: { origin: "https://site.example", host: "127.0.0.1", port: server.port },
  });
  const refused = exchange({ method: "GET", url: new URL("https://site.example/") });
  await expect(refused).rejects.toEqual(failure("tls-handshake"));
  await expect(refused).rejects.toThrow("cut during the TLS handshake (ECONNRESET)");
});

describe("redirects", () => {
  const site = (base: string, changes: Partial<SiteOptions> = {}) =>
    createSite(createExchange(options), {
      base: new URL(base),
      headers: { "x-api-key": "secret-key" },
      redirects: "same-host",
      ...changes,
    });
  const redirectTo = (location: string, status = 302) =>
    serve((request, response) => {
      if (request.url === "/end") return send(response, 200, "text/plain", "end");
      response.writeHead(status, { location }).end();
    });

  test("are an answer of their own by default", async () => {
    await using server = await redirectTo("/end");
    const answer = await site(server.url, { redirects: "none" }).ask({ target: "/" });
    expect(answer.status).toBe(302);
  });
  test("are followed on the same host when asked", async () => {
    await using server = await redirectTo("/end", 307);
    const answer = await site(server.url).ask({ target: "/" });
    expect([answer.status, answer.url.pathname]).toEqual([200, "/end"]);
  });
  test("stay on the slot that was asked, although the application does not name it", async () => {
    await using server = await serve((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://any");
      if (pathname === "/") return void response.writeHead(302, { location: "/end" }).end();
      send(response, 200, "text/plain", String(searchParams.get("x-ms-routing-name")));
    });
    const answer = await site(server.url, { routingName: "green" }).ask({ target: "/" });
    expect(answer.body.toString()).toBe("green");
  });
  test("in a circle end", async () => {
    await using server = await redirectTo("/again");
    await expect(site(server.url).ask({ target: "/" })).rejects.toEqual(failure("redirect-loop"));
  });
  test("without end, always to another path, end", async () => {
    let hop = 0;
    await using server = await serve((_request, response) => {
      hop += 1;
      response.writeHead(302, { location: `/hop-${hop}` }).end();
    });
    await expect(site(server.url).ask({ target: "/" })).rejects.toEqual(failure("redirect-loop"));
    expect(hop).toBeLessThan(10);
  });
  test.each(["http://localhost:1/", "//other.example/", "https://other.example/"])(
    "to %s are refused and nobody there is asked",
    async (location) => {
      await using server = await redirectTo(location);
      await expect(site(server.url).ask({ target: "/" })).rejects.toEqual(
        failure("redirect-refused"),
      );
    },
  );
  test("another port of the host gets none of our headers", async () => {
    const seen: (string | undefined)[] = [];
    await using other = await serve((request, response) => {
      seen.push(request.headers["x-api-key"] as string | undefined);
      send(response, 200, "text/plain", "other");
    });
    await using server = await redirectTo(`${other.url}/`);
    await site(server.url).ask({ target: "/" });
    expect(seen).toEqual([undefined]);
  });
});

test("a slot is named in every request to the site and in no other", async () => {
  const pinned = createSite(createExchange(options), {
    base: new URL("https://site.example/app/"),
    headers: {},
    redirects: "none",
    routingName: "green",
  });
  expect(pinned.urlOf("/api?x=1").href).toBe(
    "https://site.example/app/api?x=1&x-ms-routing-name=green",
  );
  expect(pinned.urlOf("https://cdn.example/a.js").href).toBe("https://cdn.example/a.js");
});

test("values of a query are not shown", () => {
  expect(shownUrl(new URL("https://s.example/x?code=abc&x-ms-routing-name=green"))).toBe(
    "https://s.example/x?code=***&x-ms-routing-name=green",
  );
});

test("a proxy that is not there is no fault of the site", async () => {
  const unused = await serveBytes(() => undefined);
  await unused[Symbol.asyncDispose]();
  for (const proxy of [unused.url, "http://no-such-proxy.invalid:3128"]) {
    await expect(
      get("https://site.example/", { environment: { https_proxy: proxy } }),
    ).rejects.toEqual(failure("proxy-refused"));
  }
});

describe("a time limit says which part of the way stood still", () => {
  const swallowing = () => serveBytes((socket) => socket.resume());
  const impatient = { timeoutMilliseconds: 300 };

  test("a proxy that accepts and opens no tunnel is no fault of the site", async () => {
    await using proxy = await swallowing();
    await expect(
      get("https://site.example/", { ...impatient, environment: { https_proxy: proxy.url } }),
    ).rejects.toMatchObject({
      code: "proxy-refused",
      message: expect.stringContaining(`the proxy 127.0.0.1:${proxy.port} opened no tunnel`),
    });
  });
  test("a site that says nothing behind a proxy that does its work", async () => {
    await using site = await swallowing();
    await using proxy = await serveProxy({ "site.example:443": site.port });
    await expect(
      get("https://site.example/", { ...impatient, environment: { https_proxy: proxy.url } }),
    ).rejects.toMatchObject({
      code: "timed-out",
      message: expect.stringContaining("TLS handshake did not end"),
    });
  });
  test.each<[state: string, bytes: string]>([
    ["did not begin to answer", ""],
    ["the answer began, but did not end", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf"],
  ])("%s", async (state, bytes) => {
    await using site = await serveBytes((socket) => socket.write(bytes));
    await expect(get(site.url, impatient)).rejects.toMatchObject({
      code: "timed-out",
      message: expect.stringContaining(state),
    });
  });
});

test("NO_PROXY is honoured and then the address is judged again", async () => {
  await using proxy = await serveProxy({});
  const environment = { HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1" };
  await using server = await serve((_request, response) => send(response, 200, "text/plain", "ok"));
  expect((await get(server.url, { environment })).status).toBe(200);
  await expect(get(server.url, { environment, allowPrivateAddresses: false })).rejects.toEqual(
    failure("address-refused"),
  );
});
