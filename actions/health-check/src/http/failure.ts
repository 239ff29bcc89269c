import { singleLine } from "@slipway/toolkit";

/** An exchange that gave no answer worth judging. */
export class ExchangeFailure extends Error {
  /** Stable reason code, documented in the README. */
  readonly code: string;
  readonly remedy: string;
  /** Whether waiting can mend it: a starting server can, a certificate cannot. */
  readonly heals: boolean;
  /** The code of Node.js or OpenSSL behind it, for example `ECONNRESET`. */
  readonly systemCode: string | undefined;

  constructor(code: string, message: string, remedy: string, heals: boolean, systemCode?: string) {
    super(message);
    this.systemCode = systemCode;
    this.name = "ExchangeFailure";
    this.code = code;
    this.remedy = remedy;
    this.heals = heals;
  }
}

type Description = readonly [code: string, message: string, remedy: string, heals: boolean];

const starting =
  "Look at the application's log: it may still be starting, or it may have stopped at start.";

/** What Node.js and OpenSSL call the ways in which a certificate is not trusted. */
const trust: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "the certificate, or one of its chain, has expired",
  CERT_NOT_YET_VALID: "the certificate is not valid yet",
  CERT_REVOKED: "the certificate is revoked",
  CERT_UNTRUSTED: "the certificate is not trusted",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is self-signed",
  ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another host name",
  SELF_SIGNED_CERT_IN_CHAIN: "the chain ends in a root that this machine does not trust",
  UNABLE_TO_GET_ISSUER_CERT: "the issuer of the certificate is unknown",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the issuer of the certificate is unknown",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server does not send its intermediate certificate",
};

/** The other verdicts of OpenSSL on a certificate, as Node.js spells them (X509_V_ERR_…). */
const verification =
  /^(CERT_|CRL_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERROR_IN_CERT_)/;

const network: Readonly<Record<string, Description>> = {
  ECONNREFUSED: ["connection-refused", "nothing listens there", starting, true],
  ECONNRESET: [
    "connection-reset",
    "the connection was cut before the whole answer",
    starting,
    true,
  ],
  EPIPE: ["connection-reset", "the connection was cut before the whole answer", starting, true],
  ETIMEDOUT: [
    "connection-timed-out",
    "the connection was not accepted in time",
    "Check the address and its access restrictions: a hosted runner cannot reach a private endpoint.",
    true,
  ],
  EHOSTUNREACH: ["host-unreachable", "there is no way to that address", "Check the address.", true],
  ENETUNREACH: ["host-unreachable", "there is no way to that network", "Check the address.", true],
  ENOTFOUND: [
    "name-not-resolved",
    "the host name does not exist in DNS",
    'Check "base-url" for a typo, and that the DNS record has been made.',
    true,
  ],
  EAI_AGAIN: [
    "name-not-resolved",
    "DNS did not answer",
    "Check the runner's DNS and network.",
    true,
  ],
  HPE_HEADER_OVERFLOW: [
    "headers-too-large",
    "the answer has more than 32 KiB of headers",
    "Look at what adds headers, for example cookies that grow with each request.",
    false,
  ],
  ERR_PROXY_TUNNEL: [
    "proxy-refused",
    "the proxy on the way did not open a tunnel",
    "Check HTTPS_PROXY and what that proxy permits.",
    true,
  ],
};

/** The server's alerts about our own certificate (RFC 8446 §6.2). */
const certificateAlert =
  /alert (certificate required|bad certificate|unknown ca|certificate unknown|certificate expired|certificate revoked)/i;

/** The proxy that the environment names for addresses like this one, whether NO_PROXY spares it or not. */
export function environmentProxy(url: URL, environment: NodeJS.ProcessEnv): URL | undefined {
  const name = url.protocol === "https:" ? "https_proxy" : "http_proxy";
  const text = environment[name] ?? environment[name.toUpperCase()] ?? "";
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** What Node.js says when the other side hangs up without a word, as at a refused host name (SNI). */
const beforeSecured = /before secure TLS connection was established/;

/** How far an exchange has come. */
export type Progress = "none" | "connecting" | "handshake" | "asked" | "answering";

/** An exchange that ended by its time limit, and in which part of the way. */
export function timedOut(
  where: string,
  milliseconds: number,
  reached: Progress,
  proxy: URL | undefined,
): ExchangeFailure {
  // The agent hands out a socket at once, but for a tunnel, which it waits for.
  if (reached === "none" && proxy !== undefined) {
    return new ExchangeFailure(
      "proxy-refused",
      `${where}: the proxy ${proxy.host} opened no tunnel within ${milliseconds} ms, so the site was not asked.`,
      "Check HTTPS_PROXY and that the proxy runs and permits this host.",
      true,
    );
  }
  const [state, remedy] = standstill[reached];
  return new ExchangeFailure(
    "timed-out",
    `${where}: no complete answer within ${milliseconds} ms; ${state}.`,
    remedy,
    true,
  );
}

const slow = 'Look at why the answer is slow, or raise "timeout".';
const unreachable =
  "Check the address, its access restrictions, and the proxy if there is one: a hosted runner cannot reach a private endpoint.";

const standstill: Readonly<Record<Progress, readonly [state: string, remedy: string]>> = {
  none: ["no connection was accepted", unreachable],
  connecting: ["no connection was accepted", unreachable],
  handshake: [
    "the connection was accepted, but the TLS handshake did not end",
    "Check that the port speaks TLS, and what stands before the site.",
  ],
  asked: ["it was asked, but did not begin to answer", slow],
  answering: ["the answer began, but did not end", slow],
};

/**
 * The address of the environment's proxy for `url`, when it was the proxy that could not be reached:
 * the site has not been asked then.
 */
export function unreachedProxy(
  error: unknown,
  url: URL,
  environment: NodeJS.ProcessEnv,
): URL | undefined {
  const proxy = environmentProxy(url, environment);
  if (proxy === undefined) return undefined;
  const portOf = ({ port, protocol }: URL) => Number(port) || (protocol === "https:" ? 443 : 80);
  const met = (causes(error) as { code?: string; port?: number; hostname?: string }[]).some(
    ({ code = "", port, hostname }) =>
      /^(ENOTFOUND|EAI_AGAIN)$/.test(code)
        ? hostname === proxy.hostname && hostname !== url.hostname
        : /^(ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(code) &&
          port === portOf(proxy) &&
          port !== portOf(url),
  );
  return met ? proxy : undefined;
}

/**
 * Names a low-level error.
 *
 * @param where the request as shown to people
 * @param reached how far the exchange had come
 */
export function describeFailure(
  error: unknown,
  where: string,
  reached: Progress = "none",
): ExchangeFailure {
  if (error instanceof ExchangeFailure) return error;
  const chain = causes(error);
  for (const cause of chain) if (cause instanceof ExchangeFailure) return cause;
  for (const { code, message } of chain as { code?: unknown; message?: unknown }[]) {
    if (typeof code !== "string") continue;
    if (code === "EPROTO" || code.startsWith("ERR_SSL_")) {
      const cause = `${code}${openSslReason(String(message ?? ""))}`;
      if (certificateAlert.test(cause.replaceAll("_", " "))) {
        return new ExchangeFailure(
          "client-certificate-refused",
          `${where}: the server wants another client certificate (${cause}).`,
          'Give one that the server trusts in "client-certificate" and "client-key".',
          false,
          cause,
        );
      }
      return new ExchangeFailure(
        "tls-handshake",
        `${where}: the TLS handshake failed (${cause}).`,
        "Check that the port speaks TLS, and the server's TLS settings.",
        false,
        cause,
      );
    }
    const why = trust[code] ?? (verification.test(code) ? "it does not verify" : undefined);
    if (why !== undefined) {
      return new ExchangeFailure(
        "certificate-not-trusted",
        `${where}: ${why} (${code}).`,
        "Renew or complete the certificate; for a private authority give its certificate in NODE_EXTRA_CA_CERTS.",
        false,
      );
    }
    const cut = code === "ECONNRESET" || code === "EPIPE";
    if (cut && (reached === "handshake" || beforeSecured.test(String(message)))) {
      // A server in front that is not ready yet does the same, so waiting may mend it.
      return new ExchangeFailure(
        "tls-handshake",
        `${where}: the connection was cut during the TLS handshake (${code}).`,
        "Check that the server has a certificate for this host name (App Service: custom domain and its TLS binding) and that the port speaks TLS; it may also still be starting.",
        true,
        code,
      );
    }
    const known = network[code];
    if (known !== undefined) {
      return new ExchangeFailure(
        known[0],
        `${where}: ${known[1]} (${code}).`,
        known[2],
        known[3],
        code,
      );
    }
    if (code.startsWith("HPE_")) {
      return new ExchangeFailure(
        "malformed-answer",
        `${where}: the answer is not HTTP (${code}).`,
        "Check the port and what listens there.",
        true,
      );
    }
    if (code.startsWith("Z_") || code.startsWith("ERR__ERROR_FORMAT") || code === "ERR_BROTLI") {
      return brokenEncoding(where);
    }
  }
  const text = error instanceof Error ? error.message : String(error);
  return new ExchangeFailure("no-answer", `${where}: ${singleLine(text, 200)}.`, starting, true);
}

/** `: tlsv1 alert protocol version` from OpenSSL's `error:…:library:function:reason:…`. */
function openSslReason(message: string): string {
  const reason = /:SSL routines:[^:]*:([A-Za-z0-9 _]+)/.exec(message)?.[1];
  return reason === undefined ? "" : `: ${reason}`;
}

export function brokenEncoding(where: string): ExchangeFailure {
  return new ExchangeFailure(
    "broken-encoding",
    `${where}: the body cannot be unpacked as its content-encoding says.`,
    "Look at the compression middleware, and at a proxy that changes bodies.",
    true,
  );
}

function causes(error: unknown): unknown[] {
  const found: unknown[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < 16) {
    const next = waiting.shift();
    if (typeof next !== "object" || next === null || found.includes(next)) continue;
    found.push(next);
    if (next instanceof AggregateError) waiting.push(...next.errors);
    waiting.push((next as { cause?: unknown }).cause);
  }
  return found;
}
