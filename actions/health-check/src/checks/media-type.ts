import { MIMEType } from "node:util";

/** The essence of a content-type header (`application/json`) in lower case, parsed, not compared. */
export function mediaType(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  try {
    return new MIMEType(header).essence;
  } catch {
    return undefined;
  }
}

/** `application/json`, `text/json` and every `…+json` (RFC 6839). */
export function isJsonType(type: string | undefined): boolean {
  return type === "application/json" || type === "text/json" || (type?.endsWith("+json") ?? false);
}

/** The JavaScript types of RFC 9239, including the obsolete ones that browsers still run. */
export function isScriptType(type: string | undefined): boolean {
  return /^(text|application)\/(x-)?(java|ecma)script$/.test(type ?? "");
}

export function isStyleType(type: string | undefined): boolean {
  return type === "text/css";
}

export function isHtmlType(type: string | undefined): boolean {
  return type === "text/html" || type === "application/xhtml+xml";
}
