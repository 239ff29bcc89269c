import { maskSecret, parseDuration, UsageError } from "@slipway/toolkit";
import type { Expectation } from "./checks/expectation.ts";
import type { ReleaseProbe } from "./checks/release.ts";
import type { TlsOptions } from "./checks/tls.ts";

/** An http(s) address without user, query and fragment. */
export function readBaseUrl(text: string, name = "base-url"): URL {
  const refuse = (why: string): never => {
    throw new UsageError(
      `Input "${name}" ${why}.`,
      'Give the site\'s address, for example "https://app-example.azurewebsites.net".',
    );
  };
  if (!URL.canParse(text)) return refuse("is not an address");
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    maskSecret(url.password);
    return refuse('holds a user or password; use "headers" instead');
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refuse(`has the scheme "${url.protocol.slice(0, -1)}", not https or http`);
  }
  if (url.search !== "" || url.hash !== "") return refuse("has a query or a fragment");
  return url;
}

/** `/build-info.json commit` (file and JSON path) or `/ header X-Release`. */
export function parseReleaseProbe(text: string): ReleaseProbe {
  const words = text.split(/\s+/);
  const [path = "", second = "", third] = words;
  if (path.startsWith("/") && !path.startsWith("//")) {
    if (words.length === 2 && second !== "header") return { path, json: second };
    if (words.length === 3 && second === "header" && third && /^[\w-]+$/.test(third)) {
      return { path, header: third };
    }
  }
  throw new UsageError(
    `Input "release-probe" is "${text}".`,
    'Write "/build-info.json commit" (path and JSON path) or "/ header X-Release".',
  );
}

/** `10.0.0.4:443` or `[fd00::4]:443`, or a host name with a port. */
export function parseConnectTo(
  text: string | undefined,
): { host: string; port: number } | undefined {
  if (text === undefined) return undefined;
  const parts = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(text);
  const port = Number(parts?.[2]);
  if (parts === null || port < 1 || port > 65_535) {
    throw new UsageError(
      `Input "connect-to" is "${text}".`,
      'Give an address and a port, for example "10.0.0.4:443".',
    );
  }
  return { host: (parts[1] ?? "").replace(/^\[|\]$/g, ""), port };
}

/** Bytes of `1MiB`, `512KiB` or `1000B`. */
export function parseBytes(text: string): number {
  const parts = /^(\d{1,6})(B|KiB|MiB)$/.exec(text);
  const factor = { B: 1, KiB: 1_024, MiB: 1_048_576 }[parts?.[2] ?? ""] ?? 0;
  const bytes = Number(parts?.[1]) * factor;
  if (parts === null || bytes < 1 || bytes > 64 * 1_048_576) {
    throw new UsageError(
      `Input "max-body" is "${text}".`,
      'Give a size up to 64MiB with a unit (B, KiB, MiB), for example "1MiB".',
    );
  }
  return bytes;
}

/**
 * A header's value is a secret as a whole, and so is what follows a scheme such as `Bearer`; of
 * `Basic` also the name and the password that it stands for (RFC 7617 §2).
 */
export function headerSecrets(headers: Readonly<Record<string, string>>): string[] {
  return Object.values(headers).flatMap((value) => {
    const basic = /^basic\s+(\S+)$/i.exec(value)?.[1];
    const pair = basic === undefined ? "" : Buffer.from(basic, "base64").toString("utf8");
    const password = pair.slice(pair.indexOf(":") + 1);
    return [value, ...value.split(" ").slice(1), pair, password].filter((part) => part !== "");
  });
}

/** Values of form or JSON fields whose names say that they are secret. */
export function bodySecrets({ body }: Expectation): string[] {
  if (body === undefined) return [];
  const secretName = /pass|secret|token|key|credential|assertion/i;
  if (body.type === "application/x-www-form-urlencoded") {
    return [...new URLSearchParams(body.text)]
      .filter(([name, value]) => secretName.test(name) && value.length >= 4)
      .map(([, value]) => value);
  }
  const found: string[] = [];
  JSON.parse(body.text, (name, value) => {
    if (secretName.test(name) && typeof value === "string" && value.length >= 4) found.push(value);
    return value;
  });
  return found;
}

/** `Name: value` lines. */
export function readHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (colon < 1 || !/^[\w-]+$/.test(name) || !/^[\x20-\x7e]+$/.test(value)) {
      throw new UsageError(
        `Input "headers" has a line that is not "Name: value" (${name || "no name"}).`,
        'Write for example "Authorization: Bearer …" with the token from a secret.',
      );
    }
    if (["host", "content-length", "transfer-encoding", "connection", "cookie"].includes(name)) {
      throw new UsageError(
        `Input "headers" sets "${name}", which the check itself decides.`,
        name === "host"
          ? 'Use "connect-to" to reach another address by this name.'
          : "Leave it out.",
      );
    }
    headers[name] = value;
  }
  return headers;
}

/** An address, or the name of a slot behind `base-url` (`self` is production). */
export function parseCompareWith(
  text: string | undefined,
  base: URL,
): { base: URL; routingName?: string } | undefined {
  if (text === undefined) return undefined;
  if (/^[a-z0-9-]{1,60}$/i.test(text)) return { base, routingName: text };
  return { base: readBaseUrl(text, "compare-with") };
}

/** `21d warn, 7d fail` in milliseconds. */
export function parseExpiry(
  text: string,
): Pick<TlsOptions, "expiryWarnMilliseconds" | "expiryFailMilliseconds"> {
  const parts = /^(\S+)\s+warn\s*,\s*(\S+)\s+fail$/.exec(text);
  const [warn, fail] = [1, 2].map((part) =>
    parseDuration(parts?.[part] ?? "", 'A time in input "certificate-expiry"'),
  ) as [number, number];
  if (warn < fail) {
    throw new UsageError(
      `Input "certificate-expiry" is "${text}", which warns later than it fails.`,
      'Write for example "21d warn, 7d fail".',
    );
  }
  return { expiryWarnMilliseconds: warn, expiryFailMilliseconds: fail };
}

/** `200`, or `200, 404` where Storage answers with its error document. */
export function parseDeepLinkStatuses(text: string): number[] {
  const statuses = text.split(/[\s,]+/).filter((word) => word !== "");
  if (statuses.length === 0 || statuses.some((word) => word !== "200" && word !== "404")) {
    throw new UsageError(
      `Input "deep-link-status" is "${text}".`,
      'Use "200", or "200, 404" for Storage, which answers the shell as its error document.',
    );
  }
  return statuses.map(Number);
}

/** A certificate with its key, both PEM; every line of the key is masked. */
export function readClientIdentity(
  certificate: string | undefined,
  key: string | undefined,
): { certificate: string; key: string } | undefined {
  for (const line of (key ?? "").split(/\r?\n/)) {
    if (line.length > 8 && !line.startsWith("-----")) maskSecret(line);
  }
  if (certificate === undefined && key === undefined) return undefined;
  const isPem = (text: string | undefined, kind: RegExp) => text !== undefined && kind.test(text);
  if (!isPem(certificate, /-----BEGIN CERTIFICATE-----/)) {
    throw new UsageError(
      'Input "client-certificate" is not a certificate in PEM.',
      'Give "-----BEGIN CERTIFICATE-----…", with its intermediates behind it, together with "client-key".',
    );
  }
  if (!isPem(key, /-----BEGIN (RSA |EC )?PRIVATE KEY-----/)) {
    throw new UsageError(
      'Input "client-key" is not an unencrypted private key in PEM.',
      'Give "-----BEGIN PRIVATE KEY-----…" from a secret.',
    );
  }
  return { certificate: certificate ?? "", key: key ?? "" };
}
