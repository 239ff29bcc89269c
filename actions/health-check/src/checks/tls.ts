import type { PeerCertificate, SecureVersion } from "node:tls";
import { createExchange, type ExchangeOptions, shownUrl } from "../http/exchange.ts";
import { ExchangeFailure } from "../http/failure.ts";
import { type Check, failedForGood, type Outcome, outcomeOf, passed, warned } from "./check.ts";
import { refusalOf, wasCut } from "./refusal.ts";

export interface TlsOptions {
  readonly minimum: "1.2" | "1.3";
  /** Remaining validity below which a certificate warns or fails, in milliseconds. */
  readonly expiryWarnMilliseconds: number;
  readonly expiryFailMilliseconds: number;
}

const day = 24 * 3_600_000;

/** The versions that must be refused, by the lowest one that may be spoken. */
const tooOld: Readonly<Record<TlsOptions["minimum"], readonly SecureVersion[]>> = {
  "1.2": ["TLSv1.1", "TLSv1"],
  "1.3": ["TLSv1.2", "TLSv1.1", "TLSv1"],
};

/**
 * Certificates last long enough, and old versions are refused by the server itself.
 *
 * The downward probe offers one old version only, with security level 0: without it Node.js
 * refuses to speak so old a version, and every server would seem to pass.
 */
export function tlsCheck(
  base: URL,
  exchangeOptions: ExchangeOptions,
  options: TlsOptions,
  now: () => number,
): Check {
  const url = new URL("/", base);
  const where = `GET ${shownUrl(url)}`;
  return {
    name: "tls",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const answer = await createExchange(exchangeOptions)({ method: "GET", url }, signal);
        const certificate = answer.tls?.certificate;
        if (certificate === undefined) throw new Error("An https answer without a certificate.");
        const expiry = judgeExpiry(certificate, options, now(), where);
        if (expiry.verdict === "fail") return expiry;
        for (const version of tooOld[options.minimum]) {
          const probe = createExchange({
            ...exchangeOptions,
            tls: {
              ...exchangeOptions.tls,
              minVersion: version,
              maxVersion: version,
              ciphers: "ALL:@SECLEVEL=0",
            },
          });
          const asked = await refusalOf(() => probe({ method: "GET", url }, signal));
          const refusal = "error" in asked ? asked.error : undefined;
          const wrong = judgeRefusal(refusal, version, where, options.minimum);
          if (wrong !== undefined) return wrong;
        }
        return expiry.verdict === "warn"
          ? expiry
          : passed(
              `${where}: ${answer.tls?.protocol ?? "TLS"}; versions below ${options.minimum} are refused; ${expiry.message}`,
            );
      }),
  };
}

/** The certificate of the chain that ends first; a root that signs itself is not judged. */
export function judgeExpiry(
  leaf: PeerCertificate,
  options: TlsOptions,
  now: number,
  where: string,
): Outcome {
  let first = { name: nameOf(leaf), ends: Date.parse(leaf.valid_to) };
  const seen = new Set<string>();
  let next: PeerCertificate | undefined = leaf;
  while (next !== undefined && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    const issuer: PeerCertificate | undefined = issuerOf(next);
    const selfSigned: boolean = issuer?.fingerprint256 === next.fingerprint256;
    const ends = Date.parse(next.valid_to);
    if (!selfSigned && ends < first.ends) first = { name: nameOf(next), ends };
    next = selfSigned ? undefined : issuer;
  }
  const left = first.ends - now;
  const date = new Date(first.ends).toISOString().slice(0, 10);
  const message = `The certificate of ${first.name} ends on ${date}, in ${Math.floor(left / day)} days.`;
  const remedy = "Renew it, and check why the automatic renewal did not.";
  if (left < options.expiryFailMilliseconds) {
    return failedForGood("certificate-expires", `${where}: ${message}`, remedy);
  }
  return left < options.expiryWarnMilliseconds
    ? warned("certificate-expires", `${where}: ${message}`, remedy)
    : passed(message);
}

function issuerOf(certificate: PeerCertificate): PeerCertificate | undefined {
  return "issuerCertificate" in certificate
    ? (certificate.issuerCertificate as PeerCertificate | undefined)
    : undefined;
}

function nameOf(certificate: PeerCertificate): string {
  const name = certificate.subject?.CN ?? certificate.subject?.O;
  return (Array.isArray(name) ? name[0] : name) ?? "unknown";
}

/** `undefined` when the server refused; only its alert or its hanging up is a refusal. */
export function judgeRefusal(
  refusal: unknown,
  version: string,
  where: string,
  minimum: string,
): Outcome | undefined {
  if (refusal === undefined) {
    return failedForGood(
      "tls-too-old",
      `${where}: the server speaks ${version}, which is below ${minimum}.`,
      "Raise the minimum TLS version (App Service: minTlsVersion).",
    );
  }
  if (!(refusal instanceof ExchangeFailure)) throw refusal;
  const code = refusal.systemCode ?? "";
  if (/\balert\b|_ALERT_/.test(code) || wasCut(refusal)) return undefined;
  return {
    verdict: "inconclusive",
    code: "tls-not-probed",
    message: `${where}: ${version} could not be tried (${code || refusal.code}).`,
    remedy:
      "Try again; when it stays, check whether this machine's OpenSSL can speak that version.",
    heals: refusal.heals,
  };
}
