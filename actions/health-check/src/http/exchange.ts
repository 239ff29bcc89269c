import diagnostics from "node:diagnostics_channel";
import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { addressKind } from "./addresses.ts";
import { acceptedEncodings, readBody } from "./body.ts";
import {
  describeFailure,
  ExchangeFailure,
  environmentProxy,
  type Progress,
  timedOut,
  unreachedProxy,
} from "./failure.ts";

export interface ExchangeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Limit for this body alone, in place of the general one. */
  readonly maximumBodyBytes?: number;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case; repeated headers are joined by Node's rules. */
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** From the start of the exchange to the last byte of the body, in milliseconds. */
  readonly milliseconds: number;
  /** The TLS session of the exchange, absent on plain HTTP. */
  readonly tls?: {
    readonly protocol: string | null;
    readonly certificate: ReturnType<TLSSocket["getPeerCertificate"]>;
  };
}

export interface ExchangeOptions {
  /** Limit for the whole exchange: connect, headers and body. */
  readonly timeoutMilliseconds: number;
  /** Limit for the body after unpacking. */
  readonly maximumBodyBytes: number;
  readonly allowPrivateAddresses: boolean;
  /** Where connections to this origin go instead: `{ host, port }`. Name and certificate stay. */
  readonly connectTo?: { readonly origin: string; readonly host: string; readonly port: number };
  /** Certificate and key in PEM, shown to these origins and to nobody else. */
  readonly clientIdentity?: {
    readonly origins: readonly string[];
    readonly certificate: string;
    readonly key: string;
  };
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY are honoured. */
  readonly environment: NodeJS.ProcessEnv;
  /** Further options for TLS, for example the versions offered. */
  readonly tls?: https.RequestOptions;
}

/** Sends one request on a connection of its own and follows nothing. */
export type Exchange = (request: ExchangeRequest, signal?: AbortSignal) => Promise<Answer>;

export function createExchange(options: ExchangeOptions): Exchange {
  return (request, signal) => exchange(request, options, signal);
}

const maximumHeaderBytes = 32 * 1024;

async function exchange(
  request: ExchangeRequest,
  options: ExchangeOptions,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const where = shownRequest(request);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), options.timeoutMilliseconds);
  const started = performance.now();
  const agent = createAgent(request.url, { keepAlive: false }, options);
  let reached: Progress = "none";
  let connection: Socket | undefined;
  try {
    const response = await send(
      request,
      agent,
      options,
      AbortSignal.any(signal === undefined ? [limit.signal] : [limit.signal, signal]),
      (progress) => {
        reached = progress;
      },
      (socket) => {
        connection = socket;
      },
    );
    // A 101 or an unread body must not keep the socket.
    const body = await readBody(
      response,
      request.maximumBodyBytes ?? options.maximumBodyBytes,
      where,
    );
    if (!response.complete) {
      throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    }
    const socket = response.socket;
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      body,
      milliseconds: performance.now() - started,
      ...(socket instanceof TLSSocket ? { tls: sessionOf(socket, response) } : {}),
    };
  } catch (caught) {
    // A body that breaks off tells less than what the parser said of it.
    const error = bodyErrors.get(agent) ?? caught;
    if (limit.signal.aborted) {
      const proxy = environmentProxy(request.url, options.environment);
      // The agent hands out a tunnel's socket when it is secured; what has been read tells the rest.
      if (reached === "none" && connection?.bytesRead) reached = "handshake";
      throw timedOut(where, options.timeoutMilliseconds, reached, proxy);
    }
    if (signal?.aborted) throw deadlinePassed(where);
    const proxy = unreachedProxy(error, request.url, options.environment);
    if (proxy !== undefined) {
      throw new ExchangeFailure(
        "proxy-refused",
        `${where}: the proxy ${proxy.host} could not be reached (${describeFailure(error, where).systemCode}).`,
        "Check HTTPS_PROXY and HTTP_PROXY, and that the proxy runs.",
        true,
      );
    }
    throw describeFailure(error, where, reached);
  } finally {
    clearTimeout(timer);
    agent.destroy();
    connection?.destroy();
  }
}

/**
 * Node.js keeps the first of two media types, where browsers take the last: an answer with several
 * has none that all agree on.
 */
function headersOf(response: http.IncomingMessage): http.IncomingHttpHeaders {
  const types = new Set(response.headersDistinct["content-type"]);
  return types.size > 1
    ? { ...response.headers, "content-type": [...types].join(", ") }
    : response.headers;
}

/** Tells the socket that `open` makes at once, which is the one to the proxy where there is one. */
function withConnection<T>(open: () => T, onConnection: (socket: Socket) => void): T {
  const note = (message: unknown) => onConnection((message as { socket: Socket }).socket);
  diagnostics.subscribe("net.client.socket", note);
  try {
    return open();
  } finally {
    diagnostics.unsubscribe("net.client.socket", note);
  }
}

export function deadlinePassed(where: string): ExchangeFailure {
  return new ExchangeFailure(
    "deadline-passed",
    `${where}: the deadline of the check passed before a complete answer.`,
    'Look at why the answers are slow, or raise "deadline".',
    true,
  );
}

/** What went wrong behind the headers, by the agent that each exchange has for itself. */
const bodyErrors = new WeakMap<http.Agent, Error>();

const sessions = new WeakMap<http.IncomingMessage, NonNullable<Answer["tls"]>>();

function sessionOf(socket: TLSSocket, response: http.IncomingMessage): NonNullable<Answer["tls"]> {
  return (
    sessions.get(response) ?? {
      protocol: socket.getProtocol(),
      certificate: socket.getPeerCertificate(true),
    }
  );
}

function send(
  request: ExchangeRequest,
  agent: http.Agent | https.Agent,
  options: ExchangeOptions,
  signal: AbortSignal,
  onProgress: (reached: Progress) => void,
  onConnection: (socket: Socket) => void,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const transport = request.url.protocol === "https:" ? https : http;
    const outgoing = withConnection(
      () =>
        transport.request(
          {
            ...requestOptions(request.url, request.method, options),
            headers: {
              host: request.url.host,
              "user-agent": "slipway-health-check",
              accept: "*/*",
              "accept-encoding": acceptedEncodings,
              ...request.headers,
              ...(request.body === undefined
                ? {}
                : { "content-length": String(Buffer.byteLength(request.body)) }),
            },
            agent,
            signal,
          },
          (response) => {
            onProgress("answering");
            if (response.socket instanceof TLSSocket) {
              // Read now: after the last byte the socket may be gone, and its certificate with it.
              sessions.set(response, {
                protocol: response.socket.getProtocol(),
                certificate: response.socket.getPeerCertificate(true),
              });
            }
            resolve(response);
          },
        ),
      onConnection,
    );
    // A request that waits for a proxy's tunnel does not hear that it was given up.
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    outgoing.once("socket", (socket) => {
      const secure = socket instanceof TLSSocket;
      const connected = () => onProgress(secure ? "handshake" : "asked");
      // The socket in a tunnel has been connected, and maybe secured, before it is handed out.
      if (socket.connecting) onProgress("connecting");
      else connected();
      socket.once("connect", connected);
      socket.once("secureConnect", () => onProgress("asked"));
    });
    outgoing.once("upgrade", (_response, socket) => {
      socket.destroy();
      reject(Object.assign(new Error("unexpected upgrade"), { code: "HPE_UPGRADE" }));
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code?.startsWith("HPE_")) bodyErrors.set(agent, error);
      reject(error);
    });
    outgoing.end(request.body);
  });
}

/** An agent that goes through the environment's proxy, if any. */
export function createAgent(
  url: URL,
  own: https.AgentOptions,
  options: Pick<ExchangeOptions, "environment" | "timeoutMilliseconds">,
): http.Agent | https.Agent {
  // The only thing that ends a connection to a proxy which never opens its tunnel.
  const timeout = options.timeoutMilliseconds + 500;
  const shared = { ...own, timeout, proxyEnv: options.environment };
  return url.protocol === "https:"
    ? new https.Agent({ maxCachedSessions: 0, ...shared })
    : new http.Agent(shared);
}

/** Where to connect, under which name, and with which look at the resolved addresses. */
export function requestOptions(
  url: URL,
  method: string,
  options: ExchangeOptions,
): https.RequestOptions {
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const redirected =
    options.connectTo !== undefined && options.connectTo.origin === url.origin
      ? options.connectTo
      : undefined;
  const host = redirected?.host ?? name;
  if (isIP(host) !== 0) refuseAddress(host, host, options.allowPrivateAddresses);
  const identity = options.clientIdentity?.origins.includes(url.origin)
    ? options.clientIdentity
    : undefined;
  const port = redirected?.port ?? (url.port === "" ? undefined : Number(url.port));
  return {
    method,
    protocol: url.protocol,
    host,
    ...(port === undefined ? {} : { port }),
    path: `${url.pathname}${url.search}`,
    maxHeaderSize: maximumHeaderBytes,
    lookup: guardedLookup(host, options.allowPrivateAddresses),
    ...(url.protocol === "https:" && isIP(name) === 0 ? { servername: name } : {}),
    ...(identity === undefined ? {} : { cert: identity.certificate, key: identity.key }),
    ...options.tls,
  };
}

/**
 * Judges addresses where a name becomes one, so that what is judged is what is connected to.
 * Behind a proxy the name that is looked up here is the proxy's: not ours to judge.
 */
function guardedLookup(target: string, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      try {
        if (hostname === target) {
          for (const { address } of addresses) refuseAddress(address, target, allowPrivate);
        }
      } catch (refusal) {
        return callback(refusal as Error, "", 0);
      }
      const first = addresses[0];
      if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? "", first?.family ?? 0);
    });
  };
}

function refuseAddress(address: string, host: string, allowPrivate: boolean): void {
  const kind = addressKind(address);
  const named = address === host ? host : `${host} (${address})`;
  if (kind === "forbidden") {
    throw new ExchangeFailure(
      "address-refused",
      `${named} is a link-local, metadata or reserved address, which is never asked.`,
      "Use the public name of the site.",
      false,
    );
  }
  if (kind === "private" && !allowPrivate) {
    throw new ExchangeFailure(
      "address-refused",
      `${named} is a private or loopback address.`,
      'Set "allow-private-addresses: true" when that is what you mean.',
      false,
    );
  }
}

/** `GET https://host/path?code=***`: values in a query are not for the log. */
export function shownRequest(request: Pick<ExchangeRequest, "method" | "url">): string {
  return `${request.method} ${shownUrl(request.url)}`;
}

export function shownUrl(url: URL): string {
  const query = [...url.searchParams.keys()].map((name) =>
    name === "x-ms-routing-name"
      ? `${name}=${url.searchParams.get(name)}`
      : `${encodeURIComponent(name)}=***`,
  );
  return `${url.origin}${url.pathname}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}
