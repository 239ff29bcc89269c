import type { Answer, Exchange } from "./exchange.ts";
import { shownRequest, shownUrl } from "./exchange.ts";
import { ExchangeFailure } from "./failure.ts";

export interface SiteOptions {
  /** Scheme, host and an optional path prefix, for example `https://example.org/app`. */
  readonly base: URL;
  /** Sent to the base's own origin and to nobody else. */
  readonly headers: Readonly<Record<string, string>>;
  /** Slot of App Service that every request is pinned to by `x-ms-routing-name`. */
  readonly routingName?: string;
  readonly redirects: "none" | "same-host";
}

export interface SiteRequest {
  readonly method?: string;
  /** A path below the base, or an absolute address. */
  readonly target: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly maximumBodyBytes?: number;
}

export interface SiteAnswer extends Answer {
  /** Where the answer came from, after redirects. */
  readonly url: URL;
}

export interface Site {
  readonly base: URL;
  readonly urlOf: (target: string | URL) => URL;
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
  readonly ask: (request: SiteRequest, signal?: AbortSignal) => Promise<SiteAnswer>;
}

const maximumRedirects = 5;

/** The probed site: one origin, its headers and its redirect policy around a bare exchange. */
export function createSite(exchange: Exchange, options: SiteOptions): Site {
  const urlOf = (target: string | URL) => {
    const url =
      typeof target === "string" && target.startsWith("/")
        ? new URL(options.base.pathname.replace(/\/$/, "") + target, options.base.origin)
        : new URL(target, options.base);
    if (options.routingName !== undefined && url.origin === options.base.origin) {
      url.searchParams.set("x-ms-routing-name", options.routingName);
    }
    return url;
  };
  const headersFor = (url: URL) => (url.origin === options.base.origin ? options.headers : {});

  async function ask(request: SiteRequest, signal?: AbortSignal): Promise<SiteAnswer> {
    const method = request.method ?? "GET";
    let url = urlOf(request.target);
    const seen = new Set<string>();
    for (;;) {
      const answer = await exchange(
        {
          method,
          url,
          headers: { ...headersFor(url), ...request.headers },
          ...(request.body === undefined ? {} : { body: request.body }),
          ...(request.maximumBodyBytes === undefined
            ? {}
            : { maximumBodyBytes: request.maximumBodyBytes }),
        },
        signal,
      );
      const location = answer.headers.location;
      const follows =
        options.redirects === "same-host" &&
        (method === "GET" || method === "HEAD") &&
        [301, 302, 303, 307, 308].includes(answer.status) &&
        location !== undefined;
      if (!follows) return { ...answer, url };
      seen.add(url.href);
      // The way to the slot goes on: a redirect of the application does not repeat it.
      const next = urlOf(redirectTarget(url, location, shownRequest({ method, url })));
      if (seen.has(next.href) || seen.size > maximumRedirects) {
        throw new ExchangeFailure(
          "redirect-loop",
          `${shownRequest({ method, url })}: redirected in a circle or more than ${maximumRedirects} times.`,
          "Look at the application's redirect rules and its forwarded headers.",
          false,
        );
      }
      url = next;
    }
  }
  return { base: options.base, urlOf, headersFor, ask };
}

/** The next hop of a redirect; another host and a step from https to http are refused. */
export function redirectTarget(from: URL, location: string, where: string): URL {
  let next: URL;
  try {
    next = new URL(location, from);
  } catch {
    throw new ExchangeFailure(
      "redirect-refused",
      `${where}: redirected to something that is not an address.`,
      "Look at the application's redirect rules.",
      false,
    );
  }
  if (
    next.hostname !== from.hostname ||
    (from.protocol === "https:" && next.protocol !== "https:")
  ) {
    throw new ExchangeFailure(
      "redirect-refused",
      `${where}: redirected to ${shownUrl(next)}, which is another host or no longer encrypted.`,
      "Probe the final address itself, or expect the redirect's status.",
      false,
    );
  }
  return next;
}
