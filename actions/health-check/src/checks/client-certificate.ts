import { createExchange, type ExchangeOptions, shownUrl } from "../http/exchange.ts";
import { ExchangeFailure } from "../http/failure.ts";
import { type Check, failedForGood, outcomeOf, passed } from "./check.ts";
import { refusalOf, wasCut } from "./refusal.ts";

/** App Service and most proxies answer instead of ending the handshake (nginx: 400, 495, 496). */
const refusals = [400, 401, 403, 495, 496];

/**
 * The site asks for a client certificate: with ours it answers, without one it refuses.
 *
 * With TLS 1.3 the handshake succeeds without a certificate and the alert comes on the first read
 * (RFC 8446 §4.4.2.4), so a whole request is sent.
 */
export function clientCertificateCheck(base: URL, options: ExchangeOptions): Check {
  const url = new URL("/", base);
  const where = `GET ${shownUrl(url)}`;
  return {
    name: "client certificate",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const known = await createExchange(options)({ method: "GET", url }, signal);
        if (refusals.includes(known.status)) {
          return failedForGood(
            "client-certificate-refused",
            `${where} answered ${known.status} although our client certificate was offered.`,
            "Check that the certificate is valid and issued by an authority that the site trusts.",
          );
        }
        const { clientIdentity: _, ...anonymous } = options;
        const unknown = createExchange(anonymous);
        const asked = await refusalOf(() => unknown({ method: "GET", url }, signal));
        if ("answer" in asked) {
          const { status } = asked.answer;
          return refusals.includes(status)
            ? passed(`${where} answers with our certificate, and ${status} without one.`)
            : failedForGood(
                "client-certificate-not-asked",
                `${where} answered ${status} without a client certificate.`,
                "Require one (App Service: clientCertMode Required, and no exclusion path that covers this).",
              );
        }
        // The same handshake has just succeeded with our certificate.
        const { error } = asked;
        const code = error instanceof ExchangeFailure ? error.code : "";
        if (code === "client-certificate-refused" || code === "tls-handshake" || wasCut(error)) {
          return passed(`${where} answers with our certificate, and refuses to without one.`);
        }
        throw error;
      }),
  };
}
