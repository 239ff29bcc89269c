import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { UsageError } from "@slipway/toolkit";
import type { CertificateAuthority } from "./certificates.ts";
import { type HostKind, hostKind } from "./hosts.ts";

export type HostHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  kind: HostKind,
) => void;

export type UpgradeHandler = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  host: string,
) => void;

/**
 * The way in: an HTTP CONNECT proxy on loopback that ends TLS itself for the hosts of `hosts.ts`
 * and refuses every other one, so nothing that goes through it can leave the machine.
 */
export class Edge {
  readonly #proxy: Server;
  readonly #tls: TlsServer;
  readonly #sockets = new Set<Duplex>();
  readonly #refused = new Set<string>();

  constructor(authority: CertificateAuthority, handle: HostHandler, upgrade: UpgradeHandler) {
    this.#tls = createTlsServer({
      ALPNProtocols: ["http/1.1"],
      keepAlive: true,
      SNICallback: (name, done) => {
        authority.contextFor(name.toLowerCase()).then(
          (context) => done(null, context),
          (error: Error) => done(error),
        );
      },
    });
    // A client decides how long it keeps a connection; a short limit here would race with it.
    this.#tls.keepAliveTimeout = 120_000;
    this.#tls.requestTimeout = 0;
    this.#tls.on("request", (request, response) => {
      const host = hostOf(request);
      const kind = hostKind(host);
      if (kind === undefined) {
        this.#refused.add(host);
        response.writeHead(421, { "content-type": "text/plain" }).end("No such host here.\n");
        return;
      }
      handle(request, response, host, kind);
    });
    this.#tls.on("upgrade", (request, socket, head) => {
      socket.on("error", () => socket.destroy());
      if (hostKind(hostOf(request)) === "site") upgrade(request, socket, head, hostOf(request));
      else socket.destroy();
    });
    this.#tls.on("tlsClientError", (_error, socket) => socket.destroy());
    this.#tls.on("clientError", (_error, socket) => socket.destroy());

    this.#proxy = createServer((request, response) => this.#refusePlain(request, response));
    this.#proxy.on("connection", (socket: Socket) => this.#watch(socket));
    this.#proxy.on("connect", (request, socket, head) => this.#connect(request, socket, head));
    this.#proxy.on("clientError", (_error, socket) => socket.destroy());
  }

  get refusedHosts(): readonly string[] {
    return [...this.#refused];
  }

  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#proxy.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port)));
      this.#proxy.listen(port, "127.0.0.1", () => resolve());
    });
    return (this.#proxy.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (this.#proxy.listening) this.#proxy.close();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => setImmediate(resolve));
  }

  #watch(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  #connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const authority = request.url ?? "";
    const separator = authority.lastIndexOf(":");
    const host = authority.slice(0, separator).toLowerCase();
    if (authority.slice(separator + 1) !== "443" || hostKind(host) === undefined) {
      this.#refused.add(host);
      refuse(socket, authority);
      return;
    }
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    this.#tls.emit("connection", socket);
  }

  #refusePlain(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? "/";
    const host = URL.canParse(url) ? new URL(url).hostname : "";
    if (host !== "") this.#refused.add(host);
    response.writeHead(403, { "content-type": "text/plain", connection: "close" });
    response.end("This proxy opens tunnels (CONNECT) to the local Azure, and nothing else.\n");
  }
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
}

function refuse(socket: Duplex, authority: string): void {
  const text = `The local Azure has no host ${JSON.stringify(authority)}.\n`;
  socket.end(
    `HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new UsageError(
      `Port ${port} on 127.0.0.1 is already in use, so the local Azure cannot listen there.`,
      "End the program that holds it, or choose another port (0 takes a free one).",
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new UsageError(
      `Port ${port} on 127.0.0.1 needs more rights than this process has.`,
      "Choose a port above 1023 (0 takes a free one).",
      { cause: error },
    );
  }
  return error;
}
