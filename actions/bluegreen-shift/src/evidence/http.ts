import http from "node:http";
import https from "node:https";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A GET that never throws for what the other side does: `undefined` is "no answer". */
export type HttpGet = (
  url: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<HttpAnswer | undefined>;

/** Real milliseconds; a network is no faster because a clock is. */
const timeoutMilliseconds = 10_000;
const longestBody = 256 * 1024;

/** Honours the proxy of the environment; each request is a new client without cookies. */
export function httpGet(environment: NodeJS.ProcessEnv): HttpGet {
  const proxied = { proxyEnv: environment, keepAlive: false };
  const secure = new https.Agent(proxied);
  const plain = new http.Agent(proxied);
  return (url, headers = {}) =>
    new Promise((resolve) => {
      const isSecure = url.startsWith("https:");
      const request = (isSecure ? https : http).get(
        url,
        {
          agent: isSecure ? secure : plain,
          headers: {
            "user-agent": "slipway-bluegreen-shift",
            "cache-control": "no-cache",
            ...headers,
          },
          signal: AbortSignal.timeout(timeoutMilliseconds),
        },
        (response) => {
          let body = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => {
            if (body.length < longestBody) body += chunk;
          });
          response.on("error", () => resolve(undefined));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          );
        },
      );
      request.on("error", () => resolve(undefined));
    });
}
