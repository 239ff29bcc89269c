import { shownRequest } from "../http/exchange.ts";
import type { Site, SiteAnswer } from "../http/site.ts";
import { type Check, failed, outcomeOf, passed, unexpectedStatus, warned } from "./check.ts";
import { isHtmlType, mediaType } from "./media-type.ts";
import { fingerprint, scriptsOf } from "./page.ts";

/**
 * What the site answers for a path that cannot exist. A check whose answer looks the same has
 * proved nothing: a single-page app answers 200 for every path.
 */
export interface NegativeControl {
  /** Fingerprint of the answer to a random path, when its status was 2xx. */
  fallback?: string;
  /** The scripts of that answer, when it was a page with scripts. */
  fallbackScripts?: string;
}

export type Profile = "aspnet-spa" | "static-site" | "api" | "none";

/** Whether the answer is only what every missing path gets. */
export function isFallback(
  control: NegativeControl,
  answer: Pick<SiteAnswer, "headers" | "body">,
): boolean {
  return control.fallback !== undefined && fingerprint(answer) === control.fallback;
}

/**
 * Whether the answer is a page that starts the same scripts as the one of every missing path. Where
 * something on the way writes a word of its own into each page (a request id, a ray id), no two
 * shells are the same text.
 */
export function startsFallback(
  control: NegativeControl,
  answer: Pick<SiteAnswer, "headers" | "body">,
): boolean {
  return control.fallbackScripts !== undefined && scriptsOf(answer) === control.fallbackScripts;
}

/**
 * Asks for a random path without an extension and one with, and fills `control`.
 *
 * A single-page app answers the first with its shell; the second must be missing, or an outdated
 * page would get HTML for its scripts.
 */
export function negativeControlCheck(
  site: Site,
  profile: Profile,
  randomName: string,
  control: NegativeControl,
): Check {
  const path = `/slipway-control-${randomName}`;
  const where = shownRequest({ method: "GET", url: site.urlOf(path) });
  return {
    name: "negative control",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const plain = await site.ask({ target: path }, signal);
        if (plain.status >= 500) return unexpectedStatus(plain, where, "no server error");
        delete control.fallback;
        delete control.fallbackScripts;
        if (plain.status >= 200 && plain.status < 300) {
          control.fallback = fingerprint(plain);
          const scripts = scriptsOf(plain);
          if (scripts !== undefined) control.fallbackScripts = scripts;
        }
        if (profile === "none")
          return passed(`A path that does not exist answers ${plain.status}.`);
        if (profile === "api" || profile === "static-site") {
          return control.fallback === undefined
            ? passed(`A path that does not exist answers ${plain.status}.`)
            : warned(
                "answers-everything",
                `${where} answered ${plain.status} although no such path exists.`,
                'Answer 404 for unknown paths, or use "profile: aspnet-spa" for a single-page app.',
              );
        }
        const file = await site.ask({ target: `${path}.js` }, signal);
        const fileWhere = shownRequest({ method: "GET", url: site.urlOf(`${path}.js`) });
        if (file.status >= 500) return unexpectedStatus(file, fileWhere, "404");
        if (file.status >= 200 && file.status < 300) {
          return warned(
            "missing-file-answered",
            `${fileWhere} answered ${file.status} although no such file exists: an outdated page would read ${isHtmlType(mediaType(file.headers["content-type"])) ? "HTML" : "that"} as its script.`,
            "Limit the fallback to paths without a dot in the last segment (MapFallbackToFile does).",
          );
        }
        return passed(
          `A path that does not exist answers ${plain.status}, a missing file ${file.status}.`,
        );
      }),
  };
}

/** The outcome for an API answer that turned out to be the fallback page. */
export function fallbackOutcome(where: string) {
  return failed(
    "spa-fallback-answers",
    `${where} answered with the page that every missing path gets, so nothing is mapped there.`,
    'Check the path; map the endpoint before the SPA fallback, and deploy the build that has it. For a page of the app itself expect "type=text/html".',
  );
}
