/** HTTPS from a stand-in: through the step's proxy, trusting the step's certificates. */

import { createReadStream, readFileSync } from "node:fs";
import { Agent, type RequestOptions, request } from "node:https";
import { rootCertificates } from "node:tls";
import type { StandInStep } from "./stand-in.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Body {
  /** Text, or the file to send. */
  readonly content: string | { readonly file: string; readonly bytes: number };
  readonly type: string;
}

export interface Client {
  send(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body?: Body,
  ): Promise<Answer>;
  close(): void;
}

const timeoutMilliseconds = 120_000;

export function stepClient(step: StandInStep): Client {
  const extra = step.environment.NODE_EXTRA_CA_CERTS;
  const agent = new Agent({
    keepAlive: true,
    proxyEnv: { ...step.environment },
    ...(extra ? { ca: [...rootCertificates, readFileSync(extra, "utf8")] } : {}),
  });
  return {
    send: (method, url, headers, body) => exchange(agent, step.signal, method, url, headers, body),
    close: () => agent.destroy(),
  };
}

function exchange(
  agent: Agent,
  signal: AbortSignal,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Body | undefined,
): Promise<Answer> {
  const size =
    body === undefined
      ? 0
      : typeof body.content === "string"
        ? Buffer.byteLength(body.content)
        : body.content.bytes;
  const options: RequestOptions = {
    agent,
    method,
    signal,
    timeout: timeoutMilliseconds,
    headers: {
      ...headers,
      "content-length": size,
      ...(body === undefined ? {} : { "content-type": body.type }),
    },
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    outgoing.on("timeout", () =>
      outgoing.destroy(new Error(`No answer from ${new URL(url).host}.`)),
    );
    outgoing.on("error", reject);
    if (body !== undefined && typeof body.content !== "string") {
      createReadStream(body.content.file).on("error", reject).pipe(outgoing);
    } else outgoing.end(body?.content);
  });
}
