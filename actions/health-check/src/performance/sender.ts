import type { IncomingMessage } from "node:http";
import http from "node:http";
import https from "node:https";
import { isHtmlType, mediaType } from "../checks/media-type.ts";
import { isFallback, type NegativeControl, startsFallback } from "../checks/negative-control.ts";
import { acceptedEncodings, readBody } from "../http/body.ts";
import { createAgent, type ExchangeOptions, requestOptions } from "../http/exchange.ts";
import { describeFailure } from "../http/failure.ts";
import type { Site } from "../http/site.ts";
import type { SentResult } from "./open-loop.ts";

/** Above this many connections requests wait for one, and their wait counts. */
const maximumSockets = 1_000;

/** Sends the measured request on kept-alive connections and says what became of it. */
export interface LoadSender {
  readonly send: () => Promise<SentResult>;
  readonly close: () => void;
}

export function createLoadSender(
  site: Site,
  request: { readonly method: "GET" | "HEAD"; readonly path: string },
  options: ExchangeOptions,
  control: NegativeControl,
): LoadSender {
  const url = site.urlOf(request.path);
  const agent = createAgent(
    url,
    { keepAlive: true, maxSockets: maximumSockets, maxCachedSessions: 100 },
    options,
  );
  const transport = url.protocol === "https:" ? https : http;
  // The shell itself may be what is measured.
  const isShell = url.pathname === site.urlOf("/").pathname;
  const outgoingOptions = {
    ...requestOptions(url, request.method, options),
    headers: {
      host: url.host,
      "user-agent": "slipway-health-check",
      accept: "*/*",
      "accept-encoding": acceptedEncodings,
      ...site.headersFor(url),
    },
    agent,
  };

  async function judge(response: IncomingMessage): Promise<SentResult> {
    const type = mediaType(response.headers["content-type"]);
    const status = response.statusCode ?? 0;
    if (isHtmlType(type) && !isShell && control.fallback !== undefined) {
      const body = await readBody(response, options.maximumBodyBytes, "");
      const answer = { headers: response.headers, body };
      if (isFallback(control, answer) || startsFallback(control, answer)) {
        return "spa-fallback-answers";
      }
    } else {
      const size = await drained(response, options.maximumBodyBytes);
      if (size > options.maximumBodyBytes) return "body-too-large";
    }
    if (!response.complete) return "connection-reset";
    if (status === 429 || status === 403) return "throttled";
    return status >= 200 && status < 300 ? "ok" : `status-${status}`;
  }

  function once(mayRepeat: boolean): Promise<SentResult> {
    return new Promise((resolve) => {
      let timedOut = false;
      const outgoing = transport.request(outgoingOptions, (response) => {
        judge(response)
          .then(finish, (error) => finish(describeFailure(error, "").code))
          .finally(() => response.destroy());
      });
      const timer = setTimeout(() => {
        timedOut = true;
        outgoing.destroy(new Error("timed out"));
      }, options.timeoutMilliseconds);
      const finish = (result: SentResult) => {
        clearTimeout(timer);
        resolve(timedOut ? "timed-out" : result);
      };
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        // A balancer may drop an idle connection at the moment of its reuse: no fault of the site.
        if (mayRepeat && !timedOut && outgoing.reusedSocket && error.code === "ECONNRESET") {
          clearTimeout(timer);
          resolve(once(false));
        } else finish(describeFailure(error, "").code);
      });
      outgoing.end();
    });
  }
  return { send: () => once(true), close: () => agent.destroy() };
}

/** Reads a body away and gives its size; events cost a third of what an iterator does. */
function drained(response: IncomingMessage, maximumBytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maximumBytes) resolve(size);
    });
    response.once("end", () => resolve(size));
    response.once("error", reject);
  });
}
