/** Several real host names on loopback behind one CONNECT proxy. */

import { once } from "node:events";
import { writeFileSync } from "node:fs";
import http, { type RequestListener } from "node:http";
import https from "node:https";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { selfSigned } from "../users-edge.ts";

/** @returns the environment of a client */
export async function hostsEdge(
  hosts: Record<string, RequestListener>,
  directory: string,
): Promise<Record<string, string>> {
  const ports = new Map<string, number>();
  const certificates: string[] = [];
  for (const [host, listener] of Object.entries(hosts)) {
    const identity = await selfSigned(host);
    certificates.push(identity.cert);
    ports.set(`${host}:443`, await listen(https.createServer(identity, listener)));
  }
  const proxy = http.createServer();
  proxy.on("connect", (request, socket, head) => {
    const port = ports.get(request.url ?? "");
    if (port === undefined) {
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const upstream = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) end.on("error", () => {});
    socket.on("close", () => upstream.destroy());
  });
  const port = await listen(proxy);
  const authorities = join(directory, "ca.pem");
  writeFileSync(authorities, certificates.join("\n"));
  return {
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    NODE_USE_ENV_PROXY: "1",
    NODE_EXTRA_CA_CERTS: authorities,
  };
}

export async function listen(server: http.Server | https.Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
