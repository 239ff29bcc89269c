import type { ClientRequest, IncomingMessage } from "node:http";
import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { isHtmlType, mediaType } from "../checks/media-type.ts";
import { isFallback, type NegativeControl, startsFallback } from "../checks/negative-control.ts";
import { acceptedEncodings, readBody } from "../http/body.ts";
import { createAgent, type ExchangeOptions, requestOptions } from "../http/exchange.ts";
import { describeFailure } from "../http/failure.ts";
import type { Site } from "../http/site.ts";
import type { Sent, SentResult } from "./open-loop.ts";

/** Above this many connections requests wait for one, and their wait counts. */
const maximumSockets = 1_000;

/** Sends the measured request on kept-alive connections and says what became of it. */
export interface LoadSender {
  readonly send: () => Promise<Sent>;
  readonly close: () => void;
}

/**
 * An answer ends when its last bytes are read from the socket, before any of our code looks at it,
 * by `performance.now()`: what we do with it is not the site's time.
 */
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

  const make = () => transport.request(outgoingOptions);
  /**
   * The next request, made while there is nothing else to do, since making one takes a tenth of a
   * millisecond. Only on a connection that is there already: what connecting takes has to count.
   */
  let spare: ClientRequest | undefined;
  let closed = false;
  let sentAt = 0;
  let hurried = false;
  const keepSpare = () => {
    if (closed || spare !== undefined || Object.keys(agent.freeSockets).length === 0) return;
    const made = make();
    made.once("error", () => {
      if (spare === made) spare = undefined;
    });
    spare = made;
  };
  const takeSpare = () => {
    const taken = spare;
    spare = undefined;
    return taken?.destroyed ? undefined : taken;
  };

  function once(mayRepeat: boolean): Promise<Sent> {
    return new Promise((resolve) => {
      let timedOut = false;
      let socket: StampedSocket | undefined;
      const outgoing = takeSpare() ?? make();
      const now = performance.now();
      hurried = now - sentAt < 1;
      sentAt = now;
      outgoing.once("response", (response) => {
        socket = stamped(response.socket);
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
        if (!hurried && spare === undefined) setImmediate(keepSpare);
        const endedAt = socket?.[readAt];
        resolve({
          result: timedOut ? "timed-out" : result,
          ...(endedAt === undefined ? {} : { endedAt }),
        });
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
  return {
    send: () => once(true),
    close: () => {
      closed = true;
      takeSpare()?.destroy();
      agent.destroy();
    },
  };
}

/** When bytes were read from this socket last, by `performance.now()`. */
const readAt = Symbol("readAt");
type StampedSocket = Socket & { [readAt]?: number };

function stamped(socket: StampedSocket): StampedSocket {
  if (socket[readAt] === undefined) {
    socket[readAt] = performance.now();
    // Before the parser's own listener; for TLS these are the decrypted bytes.
    socket.prependListener("data", stamp);
  }
  return socket;
}

function stamp(this: StampedSocket): void {
  this[readAt] = performance.now();
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
