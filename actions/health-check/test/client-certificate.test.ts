import { beforeAll, describe, expect, test } from "vitest";
import { clientCertificateCheck } from "../src/checks/client-certificate.ts";
import { createExchange, type ExchangeOptions } from "../src/http/exchange.ts";
import { type Authority, createAuthority, type ServerIdentity } from "./authority.ts";
import { send } from "./product.ts";
import { serveCutting, serveTls } from "./servers.ts";

const never = new AbortController().signal;

describe("a site that asks for a client certificate", () => {
  let authority: Authority;
  let foreign: Authority;
  let server: ServerIdentity;
  let ours: ServerIdentity;
  beforeAll(async () => {
    [authority, foreign] = [await createAuthority(), await createAuthority()];
    server = await authority.issue({ host: "site.example" });
    ours = await authority.issue({ host: "runner.example", client: true });
  });

  const base = new URL("https://site.example/");
  const optionsFor = (port: number, identity: ServerIdentity): ExchangeOptions => ({
    timeoutMilliseconds: 5_000,
    maximumBodyBytes: 1_000,
    allowPrivateAddresses: true,
    environment: {},
    connectTo: { origin: base.origin, host: "127.0.0.1", port },
    tls: { ca: authority.root },
    clientIdentity: { origins: [base.origin], certificate: identity.cert, key: identity.key },
  });
  async function outcome(
    rules: { readonly requestCert?: boolean; readonly maxVersion?: "TLSv1.2" },
    answer: (known: boolean) => number = () => 200,
    identity = ours,
    cut: readonly number[] = [],
  ) {
    await using running = await serveTls(
      { ...server, ca: authority.root, rejectUnauthorized: false, ...rules },
      (request, response) => {
        const socket = request.socket as unknown as { authorized: boolean };
        send(response, answer(socket.authorized), "text/plain", "");
      },
    );
    await using network = await serveCutting(running.port, cut);
    return await clientCertificateCheck(base, optionsFor(network.port, identity)).attempt(never);
  }
  const required = { requestCert: true, rejectUnauthorized: true };

  test("TLS 1.3, where the alert comes only after the handshake", async () => {
    expect(await outcome(required)).toMatchObject({ verdict: "pass" });
  });
  test("TLS 1.2, where the handshake itself fails", async () => {
    expect((await outcome({ ...required, maxVersion: "TLSv1.2" })).verdict).toBe("pass");
  });
  test("App Service, which answers 403 without one", async () => {
    const found = await outcome({ requestCert: true }, (known) => (known ? 200 : 403));
    expect(found.message).toContain("403 without one");
  });
  test("one that answers everybody fails", async () => {
    expect((await outcome({ requestCert: true })).code).toBe("client-certificate-not-asked");
    expect((await outcome({})).code).toBe("client-certificate-not-asked");
  });
  test("a connection that the network cuts is no refusal", async () => {
    const found = await outcome({}, undefined, ours, [2]);
    expect(found.code).toBe("client-certificate-not-asked");
  });
  test("one that does not trust ours says so", async () => {
    const stranger = await foreign.issue({ host: "runner.example", client: true });
    // Node.js hangs up where OpenSSL sends an alert.
    expect(await outcome(required, undefined, stranger)).toMatchObject({ verdict: "fail" });
    const refusing = await outcome({ requestCert: true }, () => 403, stranger);
    expect(refusing.code).toBe("client-certificate-refused");
  });
  test("another host never sees it", async () => {
    const seen: boolean[] = [];
    const other = await authority.issue({ host: "cdn.example" });
    await using running = await serveTls(
      { ...other, ca: authority.root, requestCert: true, rejectUnauthorized: false },
      (request, response) => {
        const socket = request.socket as unknown as {
          getPeerCertificate: () => { subject?: unknown };
        };
        seen.push(socket.getPeerCertificate().subject !== undefined);
        send(response, 200, "text/plain", "");
      },
    );
    const url = new URL("https://cdn.example/");
    const options = {
      ...optionsFor(running.port, ours),
      connectTo: { origin: url.origin, host: "127.0.0.1", port: running.port },
    };
    await createExchange(options)({ method: "GET", url });
    expect(seen).toEqual([false]);
  });
});
