import { UsageError } from "@slipway/toolkit";
import { type Release, unlabelled } from "../state/observed.ts";
import type { HttpAnswer, HttpGet } from "./http.ts";

/** Where a site tells its release. */
export type ReleaseProbe =
  | { readonly path: string; readonly json: readonly string[] }
  | { readonly path: string; readonly header: string };

/** `<path> <JSON path>` or `<path> header <name>`, for example `/build-info.json commit`. */
export function parseReleaseProbe(text: string): ReleaseProbe {
  const [path = "", second, third, ...rest] = text.trim().split(/\s+/);
  if (path.startsWith("/") && second !== undefined && rest.length === 0) {
    const inHeader = second.toLowerCase() === "header";
    if (inHeader && third !== undefined) return { path, header: third };
    if (!inHeader && third === undefined) return { path, json: second.split(".") };
  }
  throw new UsageError(
    `Input "release-probe" is "${text}".`,
    'Use "<path> <JSON path>" or "<path> header <name>", for example "/build-info.json commit".',
  );
}

/**
 * Which release answers at `origin`.
 *
 * @param route value of the routing parameter: `self` asks production past the weights, a slot's
 * name asks that slot through the front end; `undefined` asks without it
 */
export async function releaseAt(
  get: HttpGet,
  origin: string,
  probe: ReleaseProbe,
  route: string | undefined,
): Promise<Release> {
  const url = new URL(probe.path, origin);
  if (route !== undefined) url.searchParams.set("x-ms-routing-name", route);
  return releaseOf(await get(url.href), probe);
}

/** A site that answers but names no release is `unlabelled`; one that fails says nothing. */
export function releaseOf(answer: HttpAnswer | undefined, probe: ReleaseProbe): Release {
  if (answer === undefined || answer.status >= 500 || answer.status === 403) return undefined;
  const id = "header" in probe ? answer.headers[probe.header.toLowerCase()] : inJson(answer, probe);
  return typeof id === "string" && /^[\w.+-]{1,128}$/.test(id.trim()) ? id.trim() : unlabelled;
}

function inJson(answer: HttpAnswer, probe: { readonly json: readonly string[] }): unknown {
  try {
    return probe.json.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | null)?.[key],
      JSON.parse(answer.body),
    );
  } catch {
    return undefined;
  }
}
