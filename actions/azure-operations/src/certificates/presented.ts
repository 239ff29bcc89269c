import https from "node:https";
import type { TLSSocket } from "node:tls";

/**
 * When the certificate expires that a host presents. It is read and not trusted: an expired one is
 * an answer too. Goes through the proxy of the environment.
 */
export function presentedExpiry(address: URL, milliseconds: number): Promise<Date | undefined> {
  return new Promise((resolve, reject) => {
    const request = https.request(
      address,
      {
        method: "HEAD",
        agent: new https.Agent({ proxyEnv: process.env }),
        rejectUnauthorized: false,
        timeout: milliseconds,
        headers: { "user-agent": "slipway" },
      },
      (response) => {
        const certificate = (response.socket as TLSSocket).getPeerCertificate();
        response.destroy();
        const expires = new Date(certificate.valid_to ?? Number.NaN);
        resolve(Number.isNaN(expires.getTime()) ? undefined : expires);
      },
    );
    request.once("timeout", () => request.destroy(new Error("no answer in time")));
    request.once("error", reject);
    request.end();
  });
}
