/** HTTPS through a CONNECT proxy, connections shared and kept alive. Cookies are the caller's. */

import http from "node:http";
import https from "node:https";

export interface Environment {
  /** `http://127.0.0.1:8080`; absent: direct. */
  readonly proxy?: string;
  /** PEM; trusted instead of the system's authorities. */
  readonly certificateAuthority?: string;
}

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly release?: string;
  readonly setCookie: readonly string[];
}

export interface Transport {
  /** Resolves after the last byte of the answer. Rejects where no whole answer came. */
  send(exchange: Exchange, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

export function openTransport(
  baseUrl: string,
  environment: Environment,
  timeoutMilliseconds: number,
): Transport {
  const base = new URL(baseUrl);
  const secure = base.protocol === "https:";
  const { proxy, certificateAuthority } = environment;
  const agent = new (secure ? https : http).Agent({
    keepAlive: true,
    maxSockets: 256,
    scheduling: "lifo",
    ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
    ...(proxy === undefined ? {} : { proxyEnv: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy } }),
  });
  const { request } = secure ? https : http;
  return {
    send: ({ method, path, headers, body }, signal) =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          new URL(path, base),
          {
            agent,
            method,
            headers:
              body === undefined
                ? headers
                : {
                    ...headers,
                    "content-type": "application/json",
                    "content-length": String(Buffer.byteLength(body)),
                  },
          },
          (incoming) => {
            incoming.on("error", reject);
            incoming.on("close", () => {
              if (!incoming.complete) reject(new Error("The answer was cut off."));
            });
            incoming.on("end", () => {
              clearTimeout(timer);
              const release = incoming.headers["x-release"];
              resolve({
                status: incoming.statusCode ?? 0,
                setCookie: incoming.headers["set-cookie"] ?? [],
                ...(typeof release === "string" ? { release } : {}),
              });
            });
            incoming.resume();
          },
        );
        // From sending to the last byte; a socket timeout would start again with every byte.
        // A request that is destroyed while its tunnel opens tells nobody: reject here as well.
        const breakOff = (reason: Error) => {
          outgoing.destroy(reason);
          reject(reason);
        };
        const timer = setTimeout(
          () => breakOff(new Error(`No answer within ${timeoutMilliseconds / 1_000} s.`)),
          timeoutMilliseconds,
        );
        const onAbort = () => breakOff(new Error("The user has left."));
        signal.addEventListener("abort", onAbort, { once: true });
        outgoing.on("error", reject);
        outgoing.on("close", () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", onAbort);
        });
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}
