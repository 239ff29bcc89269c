import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";
import type { SiteAnswer } from "../http/site.ts";
import { isHtmlType, mediaType } from "./media-type.ts";

export interface PageReference {
  readonly kind: "script" | "style";
  readonly url: URL;
}

export interface Page {
  /** Scripts and styles in the page's order, each address once. */
  readonly references: readonly PageReference[];
  /** Text of `<title>`. */
  readonly title: string;
}

/** Reads the scripts and styles that a browser would load first, relative to `<base href>`. */
export function readPage(html: string, address: URL): Page {
  const found: { kind: PageReference["kind"]; source: string }[] = [];
  let base: string | undefined;
  let title = "";
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "title") inTitle = true;
      if (name === "base" && base === undefined && attributes.href) base = attributes.href;
      if (name === "script" && attributes.src && !isDataScript(attributes.type)) {
        found.push({ kind: "script", source: attributes.src });
      }
      if (name === "link" && attributes.href) {
        const relations = (attributes.rel ?? "").toLowerCase().split(/\s+/);
        if (relations.includes("stylesheet"))
          found.push({ kind: "style", source: attributes.href });
        if (relations.includes("modulepreload")) {
          found.push({ kind: "script", source: attributes.href });
        }
      }
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(name) {
      if (name === "title") inTitle = false;
    },
  });
  parser.write(html);
  parser.end();

  const root =
    base !== undefined && URL.canParse(base, address.href) ? new URL(base, address) : address;
  const references = new Map<string, PageReference>();
  for (const { kind, source } of found) {
    if (!URL.canParse(source, root.href)) continue;
    const url = new URL(source, root);
    url.hash = "";
    if (url.protocol !== "http:" && url.protocol !== "https:") continue;
    if (!references.has(url.href)) references.set(url.href, { kind, url });
  }
  return { references: [...references.values()], title: title.trim() };
}

/** `<script type="application/json">` and import maps are data, not scripts. */
function isDataScript(type: string | undefined): boolean {
  const essence = type?.trim().toLowerCase() ?? "";
  return essence !== "" && essence !== "module" && !/(java|ecma)script/.test(essence);
}

/** The scripts of an HTML page as one text, `undefined` where there is none. */
export function scriptsOf(answer: Pick<SiteAnswer, "headers" | "body">): string | undefined {
  if (!isHtmlType(mediaType(answer.headers["content-type"]))) return undefined;
  const { references } = readPage(answer.body.toString("utf8"), new URL("https://page.invalid/"));
  const scripts = references.filter(({ kind }) => kind === "script").map(({ url }) => url.href);
  return scripts.length === 0 ? undefined : scripts.join(" ");
}

/**
 * What an answer looks like, for telling the same page from another one: its type and a hash of
 * its text without nonces, anti-forgery tokens and blanks, which differ on every request.
 */
export function fingerprint(answer: Pick<SiteAnswer, "headers" | "body">): string {
  const type = mediaType(answer.headers["content-type"]);
  const text = answer.body.toString("utf8");
  const stable = isHtmlType(type)
    ? text
        .replace(/\snonce=("[^"]*"|'[^']*'|[^\s>]+)/gi, "")
        .replace(/"?ngCspNonce"?=("[^"]*"|'[^']*'|[^\s>]+)/gi, "")
        .replace(/<(input|meta)[^>]*(csrf|xsrf|requestverificationtoken)[^>]*>/gi, "")
        .replace(/\s+/g, " ")
    : text;
  return `${type ?? ""}:${createHash("sha256").update(stable).digest("hex")}`;
}
