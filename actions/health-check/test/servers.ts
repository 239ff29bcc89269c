import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import type { TlsOptions } from "node:tls";

export interface Running extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
}

/** A real server on a free loopback port, ended with its connections when the test is done. */
export async function serve(handler: http.RequestListener): Promise<Running> {
  const server = http.createServer(handler);
  return listening(server, "http");
}

export async function serveTls(
  options: TlsOptions,
  handler: http.RequestListener,
): Promise<Running> {
  return listening(https.createServer(options, handler), "https");
}

/** Bytes on a socket, for answers that no HTTP server would give. */
export async function serveBytes(onConnection: (socket: net.Socket) => void): Promise<Running> {
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  return listening(server, "http");
}

/** A network in front of a port that cuts the connections of these numbers, counted from 1. */
export async function serveCutting(port: number, cut: readonly number[]): Promise<Running> {
  let count = 0;
  return serveBytes((socket) => {
    count += 1;
    if (cut.includes(count)) return socket.destroy();
    const onward = net.connect(port, "127.0.0.1");
    onward.on("error", () => socket.destroy());
    socket.on("close", () => onward.destroy());
    onward.on("close", () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
}

async function listening(server: net.Server, scheme: string): Promise<Running> {
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A CONNECT proxy that knows hosts by name and keeps a list of what was asked of it. */
export async function serveProxy(
  routes: Readonly<Record<string, number>>,
): Promise<Running & { readonly asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer((_request, response) => {
    response.writeHead(405).end();
  });
  server.on("connect", (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(request.url ?? "");
    const port = routes[request.url ?? ""];
    if (port === undefined) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const target = net.connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.pipe(socket);
      socket.pipe(target);
    });
    target.on("error", () => socket.destroy());
    socket.on("error", () => target.destroy());
    socket.on("close", () => target.destroy());
  });
  const running = await listening(server, "http");
  return { ...running, asked };
}
