import { type Exchange, shownUrl } from "../http/exchange.ts";
import { type Check, type Outcome, outcomeOf, passed } from "./check.ts";

/**
 * Plain http leads to https on the same host and path. Asked without any header of ours, and the
 * target is judged, not fetched.
 */
export function httpsRedirectCheck(
  exchange: Exchange,
  plain: URL,
  secure: URL,
  severity: "warn" | "fail",
): Check {
  const where = `GET ${shownUrl(plain)}`;
  return {
    name: "https redirect",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const answer = await exchange({ method: "GET", url: plain }, signal);
        const wrong = redirectFault(answer.status, answer.headers.location, plain, secure);
        return wrong === undefined
          ? passed(`${where} leads to https with ${answer.status}.`)
          : fault(severity, `${where} ${wrong}.`);
      }),
  };
}

/** Why an answer is not a redirect to https, as a phrase; `undefined` when it is one. */
export function redirectFault(
  status: number,
  location: string | undefined,
  plain: URL,
  secure: URL,
): string | undefined {
  if (![301, 302, 307, 308].includes(status) || location === undefined) {
    return `answered ${status} instead of a redirect to https`;
  }
  if (!URL.canParse(location, plain.href)) return "redirects to something that is no address";
  const target = new URL(location, plain);
  if (target.protocol !== "https:") return "redirects, but not to https";
  if (target.hostname !== secure.hostname) return "redirects to another host";
  if (target.port !== secure.port) return "redirects to another port";
  return target.pathname === plain.pathname ? undefined : "redirects to another path";
}

function fault(severity: "warn" | "fail", message: string): Outcome {
  return {
    verdict: severity,
    code: "https-redirect-missing",
    message,
    remedy: "Switch on HTTPS only (App Service: httpsOnly).",
    heals: false,
  };
}
