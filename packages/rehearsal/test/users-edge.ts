/** A small edge for the tests: TLS servers on loopback, reached by name through a CONNECT proxy. */

import { generateKeyPairSync, webcrypto } from "node:crypto";
import { once } from "node:events";
import http, { type RequestListener } from "node:http";
import https from "node:https";
import { type AddressInfo, connect } from "node:net";
import "reflect-metadata/lite";
import * as x509 from "@peculiar/x509";

export interface KeyAndCertificate {
  /** PEM */
  readonly key: string;
  /** PEM */
  readonly cert: string;
}

export async function selfSigned(hostName: string): Promise<KeyAndCertificate> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const { subtle } = webcrypto;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: "01",
      name: `CN=${hostName}`,
      notBefore: new Date(Date.now() - 3_600_000),
      notAfter: new Date(Date.now() + 86_400_000),
      signingAlgorithm: algorithm,
      keys: {
        privateKey: await subtle.importKey(
          "pkcs8",
          privateKey.export({ type: "pkcs8", format: "der" }),
          algorithm,
          true,
          ["sign"],
        ),
        publicKey: await subtle.importKey(
          "spki",
          publicKey.export({ type: "spki", format: "der" }),
          algorithm,
          true,
          ["verify"],
        ),
      },
      extensions: [new x509.SubjectAlternativeNameExtension([{ type: "dns", value: hostName }])],
    },
    webcrypto as Parameters<typeof x509.X509CertificateGenerator.createSelfSigned>[1],
  );
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    cert: certificate.toString("pem"),
  };
}

export interface Edge extends AsyncDisposable {
  readonly proxy: string;
  readonly certificateAuthority: string;
  /** Tunnels opened so far: `name:port` each. */
  readonly tunnels: readonly string[];
}

/** Serves one host name; tunnels to any other are refused with 502. */
export async function openEdge(hostName: string, listener: RequestListener): Promise<Edge> {
  const identity = await selfSigned(hostName);
  const server = https.createServer(identity, listener);
  const port = await listen(server);
  const tunnels: string[] = [];
  const proxy = http.createServer();
  proxy.on("connect", (request, socket, head) => {
    socket.on("error", () => {});
    if (request.url !== `${hostName}:443`) {
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    tunnels.push(request.url);
    const upstream = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("close", () => upstream.destroy());
  });
  const proxyPort = await listen(proxy);
  return {
    proxy: `http://127.0.0.1:${proxyPort}`,
    certificateAuthority: identity.cert,
    tunnels,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      proxy.closeAllConnections();
      server.close();
      proxy.close();
    },
  };
}

async function listen(server: http.Server | https.Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
