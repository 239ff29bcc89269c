import { createHash } from "node:crypto";
import { singleLine } from "@slipway/toolkit";
import { shownRequest } from "../http/exchange.ts";
import type { Site, SiteAnswer } from "../http/site.ts";
import {
  type Check,
  failed,
  failedForGood,
  type Outcome,
  outcomeOf,
  passed,
  unexpectedStatus,
} from "./check.ts";
import { isHtmlType, mediaType } from "./media-type.ts";
import { type Sampling, shownInstance, takeSamples } from "./sampling.ts";
import { type Json, JsonRefusal, jsonAt, parseStrictJson } from "./strict-json.ts";

export interface OpenidOptions {
  /** The issuer that tokens must name, for example `https://example.org/`. */
  readonly issuer: URL;
  readonly sampling: Sampling;
}

const discoveryPath = "/.well-known/openid-configuration";

/** The members of a public key that its thumbprint is made of (RFC 7638 §3.2, RFC 8037 §2). */
const thumbprintMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ["e", "kty", "n"],
  EC: ["crv", "kty", "x", "y"],
  OKP: ["crv", "kty", "x"],
};

/** Members that only a private or a symmetric key has (RFC 7518 §6). */
const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "k"];

/**
 * OpenID Connect discovery says the right issuer and encrypted endpoints, and every instance signs
 * with the same published keys: with keys of its own (an ephemeral signing key) each instance
 * refuses the tokens of the others, and every restart ends all sessions.
 */
export function openidCheck(site: Site, options: OpenidOptions): Check {
  const where = shownRequest({ method: "GET", url: site.urlOf(discoveryPath) });
  return {
    name: "openid",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const discovery = readJson(await site.ask({ target: discoveryPath }, signal), where);
        if (!("json" in discovery)) return discovery;
        const wrong = discoveryFault(discovery.json, options.issuer);
        if (wrong !== undefined) {
          return failedForGood(wrong[0], `${where} ${wrong[1]}.`, wrong[2]);
        }
        const address = new URL(String(jsonAt(discovery.json, "jwks_uri")));
        // The keys of this site, also where the issuer is the public name in front of it.
        const target = new URL(address.pathname + address.search, site.base.origin);
        const keysWhere = shownRequest({ method: "GET", url: site.urlOf(target) });
        const taken = await takeSamples(site, target, options.sampling, signal);
        let first: readonly string[] | undefined;
        for (const { answer, instance } of taken.samples) {
          const keys = readJson(answer, keysWhere);
          if (!("json" in keys)) return keys;
          const thumbprints = publicKeys(keys.json);
          if (typeof thumbprints === "string") {
            return failedForGood(
              thumbprints.startsWith("publishes") ? "private-key-published" : "no-signing-key",
              `${keysWhere} ${thumbprints}.`,
              "Look at the signing certificate of the token server (OpenIddict: AddSigningCertificate).",
            );
          }
          first ??= thumbprints;
          if (thumbprints.join() !== first.join()) {
            return failed(
              "openid-keys-differ",
              `${keysWhere}: ${instance === undefined ? "two connections" : `instance ${shownInstance(instance)} and another`} publish different signing keys (${shown(first)} and ${shown(thumbprints)}), so a token of one is refused by the other.`,
              "Give all instances one signing certificate that stays (from Key Vault), not an ephemeral or development one.",
            );
          }
        }
        if (taken.missed !== undefined) {
          return failed(
            "instance-not-reached",
            `${keysWhere}: instance ${shownInstance(taken.missed)} did not answer itself; another one did.`,
            "It may be starting or leaving: wait, or look at the app's instances in Azure.",
          );
        }
        const count = first?.length ?? 0;
        return passed(
          `${where} is valid, and ${taken.shown} show the same ${count === 1 ? "key" : `${count} keys`}.`,
        );
      }),
  };
}

function readJson(answer: SiteAnswer, where: string): { json: Json } | Outcome {
  if (answer.status !== 200) return unexpectedStatus(answer, where, "200");
  if (isHtmlType(mediaType(answer.headers["content-type"]))) {
    return failed(
      "spa-fallback-answers",
      `${where} answered an HTML page, so no token server is mapped there.`,
      "Map the token server before the SPA fallback, and deploy the build that has it.",
    );
  }
  try {
    return { json: parseStrictJson(answer.body) };
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    return failed("not-json", `${where}: ${error.message}.`, "Look at the answer.");
  }
}

/** Code, phrase and remedy of what is wrong with a discovery document (OpenID Discovery 1.0 §3, §4.3). */
export function discoveryFault(
  document: Json,
  issuer: URL,
): readonly [code: string, what: string, remedy: string] | undefined {
  const behindTls =
    "Tell the application its public address: ASPNETCORE_FORWARDEDHEADERS_ENABLED=true behind App Service, or the issuer in its options.";
  const named = jsonAt(document, "issuer");
  if (typeof named !== "string" || !URL.canParse(named)) {
    return ["openid-issuer-wrong", "names no issuer", behindTls];
  }
  if (new URL(named).href !== issuer.href) {
    const text = singleLine(named, 80);
    return ["openid-issuer-wrong", `names the issuer ${text}, not ${issuer.href}`, behindTls];
  }
  for (const name of ["jwks_uri", "authorization_endpoint", "token_endpoint"]) {
    const value = jsonAt(document, name);
    // Only the keys are needed by everyone; which endpoints exist depends on the flows.
    if (value === undefined && name !== "jwks_uri") continue;
    if (typeof value !== "string" || !URL.canParse(value)) {
      return ["openid-endpoint-wrong", `has no usable ${name}`, behindTls];
    }
    const url = new URL(value);
    if (url.protocol !== issuer.protocol || url.hostname !== issuer.hostname) {
      return [
        "openid-endpoint-wrong",
        `has its ${name} at ${singleLine(`${url.origin}${url.pathname}`, 80)}, not at ${issuer.origin}`,
        behindTls,
      ];
    }
  }
  return undefined;
}

/** Sorted thumbprints of the signing keys, or what is wrong as a phrase. */
export function publicKeys(document: Json): readonly string[] | string {
  const keys = jsonAt(document, "keys");
  if (!Array.isArray(keys)) return "has no list of keys";
  const thumbprints: string[] = [];
  for (const key of keys) {
    if (typeof key !== "object" || key === null || Array.isArray(key)) return "has a broken key";
    if (privateMembers.some((name) => Object.hasOwn(key, name))) return "publishes a private key";
    if (key.use === "enc") continue;
    const members = thumbprintMembers[String(key.kty)];
    if (members === undefined) continue;
    if (members.some((name) => typeof key[name] !== "string")) return "has a broken key";
    const text = JSON.stringify(Object.fromEntries(members.map((name) => [name, key[name]])));
    thumbprints.push(createHash("sha256").update(text).digest("base64url"));
  }
  return thumbprints.length === 0 ? "has no signing key" : thumbprints.sort();
}

function shown(thumbprints: readonly string[]): string {
  return thumbprints.map((thumbprint) => thumbprint.slice(0, 8)).join(", ");
}
