import { shownRequest } from "../http/exchange.ts";
import type { Site, SiteAnswer } from "../http/site.ts";
import { type Check, failed, type Outcome, outcomeOf, passed, unexpectedStatus } from "./check.ts";
import { isHtmlType, mediaType } from "./media-type.ts";
import { type Sampling, shownInstance, takeSamples } from "./sampling.ts";
import { JsonRefusal, jsonAt, parseStrictJson } from "./strict-json.ts";

/** Where the running build says which one it is. */
export type ReleaseProbe =
  | { readonly path: string; readonly json: string }
  | { readonly path: string; readonly header: string };

export interface ReleaseOptions {
  readonly release: string;
  readonly probe: ReleaseProbe;
  readonly sampling: Sampling;
  /** A new word on each call, to get past a cache. */
  readonly newWord: () => string;
}

/**
 * Exact, or one is a prefix of at least seven hex digits of the other's commit id. Never a part of
 * a text: `1.2.3` is in `1.2.30`.
 */
export function sameRelease(wanted: string, served: string): boolean {
  const [a, b] = [wanted.trim(), served.trim()];
  if (a === b) return a !== "";
  const hex = /^[0-9a-f]{7,64}$/i;
  if (!hex.test(a) || !hex.test(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    (long.length === 40 || long.length === 64) && long.toLowerCase().startsWith(short.toLowerCase())
  );
}

/**
 * Samples needed to meet one stale instance of `instances` with a chance of 1 − `miss`, when a
 * balancer picks at random: ln miss / ln(1 − 1/instances).
 */
export function samplesFor(instances: number, miss = 0.001): number {
  return instances <= 1 ? 1 : Math.ceil(Math.log(miss) / Math.log(1 - 1 / instances));
}

/**
 * Every sampled connection and every instance that Azure lists is answered by the expected build;
 * `onServed` gets what was seen.
 */
export function releaseCheck(
  site: Site,
  options: ReleaseOptions,
  onServed: (served: string) => void,
): Check {
  const where = shownRequest({ method: "GET", url: site.urlOf(options.probe.path) });
  return {
    name: "release",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const seen = new Map<string, number>();
        const stale = new Map<string, string>();
        const taken = await takeSamples(site, options.probe.path, options.sampling, signal);
        for (const { answer, instance } of taken.samples) {
          const served = readRelease(answer, options.probe, where);
          if (typeof served !== "string") return served;
          seen.set(served, (seen.get(served) ?? 0) + 1);
          if (instance !== undefined && !sameRelease(options.release, served)) {
            stale.set(instance, served);
          }
          onServed(served);
        }
        const counts = [...seen].map(([id, count]) => `${id} (${count})`).join(", ");
        const right = [...seen.keys()].filter((id) => sameRelease(options.release, id));
        if (right.length === seen.size) {
          return taken.missed === undefined
            ? passed(`${taken.shown} were answered by ${right[0]}.`)
            : failed(
                "instance-not-reached",
                `${where}: instance ${shownInstance(taken.missed)} did not answer itself; another one did.`,
                "It may be starting or leaving: wait, or look at the app's instances in Azure.",
              );
        }
        if (right.length > 0) {
          const named = [...stale]
            .slice(0, 5)
            .map(([instance, served]) => `; instance ${shownInstance(instance)} runs ${served}`);
          return failed(
            "release-mixed",
            `${where}: ${taken.shown} met different builds: ${counts}${named.join("")}; expected only ${options.release}.`,
            "Wait for the swap or the restart of all instances; look for an instance that did not take the build.",
          );
        }
        return wrongRelease(site, options, counts, where, signal);
      }),
  };
}

/** Tells a cache that still serves the old file from a site that runs the old build. */
async function wrongRelease(
  site: Site,
  options: ReleaseOptions,
  counts: string,
  where: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const url = site.urlOf(options.probe.path);
  url.searchParams.set("slipway", options.newWord());
  const fresh = await site.ask({ target: url }, signal);
  const served = readRelease(fresh, options.probe, where);
  if (typeof served === "string" && sameRelease(options.release, served)) {
    return failed(
      "release-cached",
      `${where} shows ${counts} from a cache, while the application itself runs ${options.release}.`,
      "Purge the cache or CDN in front of the site: users still see the old build.",
    );
  }
  return failed(
    "release-wrong",
    `${where} shows ${counts}, expected ${options.release}.`,
    "Check that the deployment or the swap has finished and that it deployed this build.",
  );
}

function readRelease(answer: SiteAnswer, probe: ReleaseProbe, where: string): string | Outcome {
  if (answer.status !== 200) return unexpectedStatus(answer, where, "200");
  if ("header" in probe) {
    const value = answer.headers[probe.header.toLowerCase()];
    const text = Array.isArray(value) ? value[0] : value;
    return text !== undefined && plain.test(text)
      ? text
      : unreadable(where, `no usable header ${probe.header}`);
  }
  if (isHtmlType(mediaType(answer.headers["content-type"]))) {
    return unreadable(where, "an HTML page: the SPA fallback answers for a missing file");
  }
  try {
    const value = jsonAt(parseStrictJson(answer.body), probe.json);
    return typeof value === "string" && plain.test(value)
      ? value
      : unreadable(where, `no text at "${probe.json}"`);
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    return unreadable(where, error.message);
  }
}

/** A build id goes into outputs and messages: one word of harmless characters. */
const plain = /^[\w.+-]{1,128}$/;

function unreadable(where: string, what: string): Outcome {
  return failed(
    "release-unreadable",
    `${where} does not tell the build: ${what}.`,
    'Write the build id into that file before dotnet publish, or name another place in "release-probe".',
  );
}
