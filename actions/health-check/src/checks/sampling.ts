import type { Site, SiteAnswer } from "../http/site.ts";
import { samplesFor } from "./release.ts";

/** How many connections are asked, and which instances there are. */
export interface Sampling {
  /** A number, or `auto`: enough to meet one stale instance with 99.9 %, 10 without their number. */
  readonly samples: number | "auto";
  /** Ids of the running instances as Azure lists them now; absent when Azure is not asked. */
  readonly instances?: () => Promise<readonly string[]>;
}

export interface Sample {
  readonly answer: SiteAnswer;
  /** The instance that the request was pinned to. */
  readonly instance?: string;
}

export interface Samples {
  readonly samples: readonly Sample[];
  /** "10 connections", "10 connections and each of 2 instances". */
  readonly shown: string;
  /** An instance that did not answer under its own name. */
  readonly missed?: string;
}

/**
 * Asks one address on connections of its own, each without a cookie, so that a balancer picks
 * anew; then every instance that Azure lists, pinned by App Service's affinity cookie.
 *
 * A pinned request has met its instance when the answer does not hand out another affinity; a site
 * without affinity hands out none at all, and then chance has to do.
 */
export async function takeSamples(
  site: Site,
  target: string | URL,
  sampling: Sampling,
  signal: AbortSignal,
): Promise<Samples> {
  const instances = await sampling.instances?.();
  const count =
    sampling.samples !== "auto"
      ? sampling.samples
      : instances === undefined
        ? 10
        : Math.min(200, Math.max(3, samplesFor(instances.length)));
  const samples: Sample[] = [];
  let affinity = false;
  for (let index = 0; index < count; index += 1) {
    const answer = await site.ask({ target }, signal);
    affinity ||= affinityOf(answer) !== undefined;
    samples.push({ answer });
    // What one answer has shown to be wrong, more of them do not mend.
    if (answer.status !== 200) break;
  }
  const connections = samples.length === 1 ? "1 connection" : `${samples.length} connections`;
  if (instances === undefined) return { samples, shown: connections };
  if (!affinity) {
    return { samples, shown: `${connections} to ${instances.length} instances` };
  }
  let missed: string | undefined;
  for (const instance of instances) {
    const headers = { cookie: `ARRAffinity=${instance}; ARRAffinitySameSite=${instance}` };
    const answer = await site.ask({ target, headers }, signal);
    const other = affinityOf(answer);
    if (other !== undefined && other !== instance) missed ??= instance;
    samples.push({ answer, instance });
  }
  return {
    samples,
    shown: `${connections} and each of ${instances.length} instances`,
    ...(missed === undefined ? {} : { missed }),
  };
}

/** The instance that an answer ties its client to. */
function affinityOf(answer: SiteAnswer): string | undefined {
  for (const cookie of answer.headers["set-cookie"] ?? []) {
    const value = /^ARRAffinity=([0-9a-f]{1,128})(;|$)/i.exec(cookie)?.[1];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** An instance id is 64 digits long; its first eight tell it apart for people. */
export function shownInstance(instance: string): string {
  return instance.slice(0, 8);
}
