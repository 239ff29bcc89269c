import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAzure } from "../src/index.ts";
import { type Fixture, fixture } from "./support/azure.ts";
import { temporaryDirectory } from "./support/temporary.ts";

let f: Fixture;
beforeAll(async () => {
  f = await fixture();
});
afterAll(async () => {
  await f[Symbol.asyncDispose]();
});

function connectStatus(authority: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({
      host: "127.0.0.1",
      port: f.azure.proxyPort,
      method: "CONNECT",
      path: authority,
    });
    call.once("connect", (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    call.once("error", reject);
    call.end();
  });
}

describe("the way in", () => {
  it("opens a tunnel to a host that the local Azure has", async () => {
    expect(await connectStatus("management.azure.com:443")).toBe(200);
  });

  it("refuses every other host and remembers it", async () => {
    expect(await connectStatus("registry.example:443")).toBe(403);
    expect(f.azure.control.refusedHosts()).toContain("registry.example");
  });

  it("refuses another port of a known host", async () => {
    expect(await connectStatus("management.azure.com:80")).toBe(403);
  });

  it("refuses to forward a plain request", async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(
        { host: "127.0.0.1", port: f.azure.proxyPort, path: "http://somewhere.example/" },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      call.once("error", reject);
      call.end();
    });
    expect(status).toBe(403);
    expect(f.azure.control.refusedHosts()).toContain("somewhere.example");
  });

  it("gives clients whose list of authorities is replaced the system's ones too", () => {
    const { SSL_CERT_FILE = "", NODE_EXTRA_CA_CERTS = "" } = f.azure.environment;
    const own = readFileSync(NODE_EXTRA_CA_CERTS, "utf8").trim();
    const bundle = readFileSync(SSL_CERT_FILE, "utf8");
    expect(bundle).toContain(own);
    expect(bundle.length).toBeGreaterThan(own.length * 10);
  });

  it("names the port and the remedy when the port is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", () => resolve()));
    const { port } = holder.address() as { port: number };
    const directory = await temporaryDirectory();
    await expect(startAzure({ directory, port })).rejects.toMatchObject({
      name: "UsageError",
      message: expect.stringContaining(`Port ${port}`),
      remedy: expect.stringContaining("another port"),
    });
    holder.close();
  });
});
