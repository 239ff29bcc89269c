import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Slot } from "../web/model.ts";

const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "upgrade",
  "te",
  "trailer",
]);

/** What the front end tells a site's process of a request. */
export function forwardedHeaders(request: IncomingMessage, host: string, slot: Slot): string[] {
  const headers: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? "";
    const lower = name.toLowerCase();
    if (hopByHop.has(lower) || lower === "host" || lower.startsWith("x-forwarded-")) continue;
    headers.push(name, request.rawHeaders[index + 1] ?? "");
  }
  const before = request.headers["x-forwarded-for"];
  const client = peer(request);
  headers.push(
    "host", host,
    "x-forwarded-for", before === undefined ? client : `${before}, ${client}`,
    "x-forwarded-proto", "https",
    "x-forwarded-host", host,
    "x-appservice-proto", "https",
    "x-arr-ssl", "2048|256|CN=Slipway local Azure|CN=*.azurewebsites.net",
    "x-arr-log-id", randomUUID(),
    "x-original-url", request.url ?? "/",
    "x-site-deployment-id", slot.deploymentId,
    "was-default-hostname", slot.hostName,
    "disguised-host", host,
    "client-ip", client,
  ); // biome-ignore format: pairs
  if (request.headers["transfer-encoding"] !== undefined) {
    headers.push("transfer-encoding", "chunked");
  }
  return headers;
}

/** What the client gets of the process's answer. */
export function replyHeaders(reply: IncomingMessage, cookies: readonly string[]): string[] {
  const headers: string[] = [];
  for (let index = 0; index < reply.rawHeaders.length; index += 2) {
    const name = reply.rawHeaders[index] ?? "";
    if (!hopByHop.has(name.toLowerCase())) headers.push(name, reply.rawHeaders[index + 1] ?? "");
  }
  for (const cookie of cookies) headers.push("set-cookie", cookie);
  return headers;
}

/** Address and port of the client's tunnel. */
export function peer(request: IncomingMessage): string {
  const { remoteAddress, remotePort } = request.socket as Socket;
  return `${remoteAddress ?? "127.0.0.1"}:${remotePort ?? 0}`;
}
