import { shownRequest } from "../http/exchange.ts";
import type { Site } from "../http/site.ts";
import { type Check, failedForGood, outcomeOf, passed, warned } from "./check.ts";

const signs: readonly (readonly [what: string, sign: RegExp])[] = [
  ["a .NET stack trace", /^\s*at [\w.<>`[\],+]+\([^)\n]*\)( in .+:line \d+)?\s*$/m],
  ["a .NET exception", /\b(System|Microsoft)\.[\w.]*Exception\b/],
  [
    "the developer exception page",
    /DeveloperExceptionPage|An unhandled exception occurred while processing the request/,
  ],
  ["a JavaScript stack trace", /^\s*at .+ \((\/|file:|[A-Z]:\\).+:\d+:\d+\)\s*$/m],
  [
    "a connection string",
    /\b(Server|Data Source|Host)\s*=[^;<"\n]{1,200};[^<"\n]{0,500}\b(Password|Pwd|User Id|Uid)\s*=/i,
  ],
  ["a storage or bus key", /\b(AccountKey|SharedAccessKey)\s*=\s*[A-Za-z0-9+/]{20}/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

/** What a text gives away, or `undefined`. The text itself is never shown. */
export function leakIn(text: string): string | undefined {
  // JSON and HTML carry line breaks as escapes.
  const plain = text
    .replace(/(\\r)?\\n/g, "\n")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/&#xA;|&#10;/gi, "\n");
  return signs.find(([, sign]) => sign.test(plain))?.[0];
}

/**
 * Answers to missing paths, to broken requests and of the health endpoint give nothing away, and
 * no header names the technology's version.
 */
export function leaksCheck(
  site: Site,
  randomName: string,
  healthPath: string | undefined,
  paths: readonly string[],
): Check {
  const requests = [
    { method: "GET", target: `/slipway-control-${randomName}.json` },
    { method: "GET", target: `/api/slipway-control-${randomName}?id=%00%27` },
    ...(healthPath === undefined ? [] : [{ method: "GET", target: healthPath }]),
    ...paths.map((target) => ({ method: "GET", target })),
  ];
  const base = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "leaks",
    target: base,
    attempt: (signal) =>
      outcomeOf(async () => {
        let named: string | undefined;
        for (const request of requests) {
          const answer = await site.ask(request, signal);
          const where = shownRequest({ method: request.method, url: site.urlOf(request.target) });
          const leak = leakIn(answer.body.toString("utf8"));
          if (leak !== undefined) {
            return failedForGood(
              "leak",
              `${where} answered ${answer.status} with ${leak} in it.`,
              "Use the exception handler instead of the developer page (ASPNETCORE_ENVIRONMENT=Production), and write no exception into health reports.",
            );
          }
          const technology = answer.headers["x-powered-by"] ?? answer.headers["x-aspnet-version"];
          if (technology !== undefined) named = where;
        }
        return named === undefined
          ? passed(`${requests.length} answers give nothing away.`)
          : warned(
              "technology-named",
              `${named} names the server's technology in X-Powered-By or X-AspNet-Version.`,
              "Remove the header (web.config: removeServerHeader and customHeaders).",
            );
      }),
  };
}
