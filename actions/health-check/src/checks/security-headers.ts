import { shownRequest } from "../http/exchange.ts";
import type { Site, SiteAnswer } from "../http/site.ts";
import { type Check, outcomeOf, passed, unexpectedStatus } from "./check.ts";
import { isHtmlType, mediaType } from "./media-type.ts";

/**
 * Seconds of `max-age` in a Strict-Transport-Security header (RFC 6797 §6.1): directives in any
 * order and case, values quoted or not, each at most once. `undefined` when it is not valid.
 */
export function hstsMaxAge(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  // Node.js joins repeated headers with a comma; a browser takes the first one (§8.1).
  const first = header.split(",")[0] ?? "";
  const seen = new Set<string>();
  let maxAge: number | undefined;
  for (const directive of first.split(";")) {
    if (directive.trim() === "") continue;
    const parts = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s"]+))\s*)?$/.exec(
      directive,
    );
    if (parts === null) return undefined;
    const name = (parts[1] ?? "").toLowerCase();
    if (seen.has(name)) return undefined;
    seen.add(name);
    if (name === "max-age") {
      const value = parts[2] ?? parts[3] ?? "";
      if (!/^\d{1,15}$/.test(value)) return undefined;
      maxAge = Number(value);
    }
  }
  return maxAge;
}

/** What is missing in an answer's headers, each as a phrase; policies and frames are a page's. */
export function missingProtections(
  answer: Pick<SiteAnswer, "headers" | "url">,
  hstsSeconds: number,
  isPage = true,
): string[] {
  const missing: string[] = [];
  const header = (name: string) => {
    const value = answer.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  // Browsers ignore HSTS on plain http.
  if (answer.url.protocol === "https:") {
    const maxAge = hstsMaxAge(header("strict-transport-security"));
    if (maxAge === undefined) missing.push("no valid Strict-Transport-Security");
    else if (maxAge < hstsSeconds) {
      missing.push(`Strict-Transport-Security for ${days(maxAge)} instead of ${days(hstsSeconds)}`);
    }
  }
  const policy = header("content-security-policy")?.trim() ?? "";
  if (isPage && policy === "") missing.push("no Content-Security-Policy");
  if (header("x-content-type-options")?.trim().toLowerCase() !== "nosniff") {
    missing.push("no X-Content-Type-Options: nosniff");
  }
  const framed =
    header("x-frame-options") === undefined && !/(^|;)\s*frame-ancestors\s/i.test(policy);
  if (isPage && framed) {
    missing.push("nothing against foreign frames (frame-ancestors or X-Frame-Options)");
  }
  return missing;
}

/**
 * The page that users open carries the headers that protect them. An API may have no page: what it
 * answers in its place, 401 or 404 included, carries those that an API needs.
 */
export function securityHeadersCheck(
  site: Site,
  severity: "warn" | "fail",
  hstsSeconds: number,
  hasPage = true,
): Check {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "security headers",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const answer = await site.ask({ target: "/" }, signal);
        if (answer.status >= (hasPage ? 400 : 500))
          return unexpectedStatus(answer, where, "a page");
        const isPage = hasPage || isHtmlType(mediaType(answer.headers["content-type"]));
        const missing = missingProtections(answer, hstsSeconds, isPage);
        if (missing.length === 0) return passed(`${where} carries the protecting headers.`);
        return {
          verdict: severity,
          code: "security-headers-missing",
          message: `${where} has ${missing.join("; ")}.`,
          remedy:
            'Set them in the application (UseHsts, a header middleware), or set "security-headers".',
          heals: false,
        };
      }),
  };
}

function days(seconds: number): string {
  return `${Math.floor(seconds / 86_400)} days`;
}
