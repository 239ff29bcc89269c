import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** A request of the control plane, read whole. */
export interface HttpCall {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

/** Bodies of the control plane are small; a larger one is a mistake of the client. */
const bodyLimitBytes = 4 * 1024 * 1024;

export class BodyTooLarge extends Error {}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw new BodyTooLarge(`More than ${bodyLimitBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function send(response: ServerResponse, reply: Reply): void {
  const body = reply.body ?? "";
  response.writeHead(reply.status, {
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    ...reply.headers,
    ...(reply.status === 204 ? {} : { "content-length": String(Buffer.byteLength(body)) }),
  });
  response.end(reply.status === 204 ? undefined : body);
}
