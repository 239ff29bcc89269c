import { createHash } from "node:crypto";
import { shownRequest, shownUrl } from "../http/exchange.ts";
import type { Site, SiteAnswer } from "../http/site.ts";
import { type Check, failed, type Outcome, outcomeOf, passed, unexpectedStatus } from "./check.ts";
import { isHtmlType, isScriptType, isStyleType, mediaType } from "./media-type.ts";
import { fingerprint, type Page, type PageReference, readPage } from "./page.ts";

/** The files of the built single-page app: path below its root → sha256 in hex. */
export type BuiltFiles = ReadonlyMap<string, string>;

/** A shell that scripts fill, or a page that is complete as it is. */
export type PageKind = "app" | "page";

const maximumReferences = 100;

/** Bundles are larger than what an API answers. */
const maximumAssetBytes = 16 * 1024 * 1024;

/** The page is HTML and, as the shell of an app, refers to at least one script. */
export function shellCheck(site: Site, kind: PageKind = "app"): Check {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: kind === "app" ? "app shell" : "start page",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const shell = await askForPage(site, "/", signal, kind);
        if ("verdict" in shell) return shell;
        return passed(
          `${where} answered the ${kind === "app" ? "shell" : "page"} with ${shell.page.references.length} scripts and styles.`,
        );
      }),
  };
}

/**
 * Every script and style that the shell refers to is there, with a type that a browser runs, and
 * is what was built when the built files are known. Files on another host get none of our headers.
 */
export function assetsCheck(
  site: Site,
  built: BuiltFiles | undefined,
  kind: PageKind = "app",
): Check {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "scripts and styles",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const shell = await askForPage(site, "/", signal, kind);
        if ("verdict" in shell) return shell;
        const references = shell.page.references.slice(0, maximumReferences);
        let compared = 0;
        for (const reference of references) {
          const wrong = await assetOutcome(site, shell, reference, built, signal);
          if (typeof wrong === "object") return wrong;
          if (wrong) compared += 1;
        }
        if (built !== undefined && compared === 0) {
          return failed(
            "asset-not-built",
            `${where}: none of the shell's files is among the built ones.`,
            'Check that "spa-dist" is the directory that holds the built index.html, and which build is deployed.',
          );
        }
        return passed(
          `${references.length} files are there with the right type${compared > 0 ? `, ${compared} equal to the built ones` : ""}.`,
        );
      }),
  };
}

/**
 * A path inside the app gives the shell, so that a reload or a bookmark works. Storage answers with
 * its error document, the shell with status 404: right there, so the statuses are the caller's.
 */
export function deepLinkCheck(
  site: Site,
  path: string,
  statuses: readonly number[] = [200],
): Check {
  const where = shownRequest({ method: "GET", url: site.urlOf(path) });
  return {
    name: "deep link",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const shell = await askForPage(site, "/", signal, "app");
        if ("verdict" in shell) return shell;
        const link = await askForPage(site, path, signal, "app", statuses);
        if ("verdict" in link) return link;
        if (fingerprint(link.answer) !== fingerprint(shell.answer)) {
          return failed(
            "deep-link-differs",
            `${where} answered a page that is not the app's shell.`,
            "Check the SPA fallback (MapFallbackToFile), and that all instances run the same build.",
          );
        }
        return passed(`${where} answered the shell.`);
      }),
  };
}

interface Shell {
  readonly answer: SiteAnswer;
  readonly page: Page;
}

async function askForPage(
  site: Site,
  path: string,
  signal: AbortSignal,
  kind: PageKind,
  statuses: readonly number[] = [200],
): Promise<Shell | Outcome> {
  const answer = await site.ask({ target: path, headers: { accept: "text/html" } }, signal);
  const where = shownRequest({ method: "GET", url: site.urlOf(path) });
  if (!statuses.includes(answer.status)) {
    return unexpectedStatus(answer, where, statuses.join(" or "));
  }
  const type = mediaType(answer.headers["content-type"]);
  if (!isHtmlType(type)) {
    return failed(
      "wrong-media-type",
      `${where} answered ${type ?? "no content type"}, expected text/html.`,
      "Check that the SPA's files were in wwwroot before dotnet publish.",
    );
  }
  const page = readPage(answer.body.toString("utf8"), answer.url);
  if (kind === "app" && !page.references.some(({ kind }) => kind === "script")) {
    return failed(
      "shell-without-script",
      `${where} answered a page without any script, which is no built single-page app.`,
      "Check that the built index.html is deployed, not a placeholder or a default page.",
    );
  }
  return { answer, page };
}

/** An outcome when something is wrong, otherwise whether the file was compared with the built one. */
async function assetOutcome(
  site: Site,
  shell: Shell,
  reference: PageReference,
  built: BuiltFiles | undefined,
  signal: AbortSignal,
): Promise<Outcome | boolean> {
  const where = `GET ${shownUrl(reference.url)}`;
  const answer = await site.ask(
    { target: reference.url, maximumBodyBytes: maximumAssetBytes },
    signal,
  );
  if (answer.status !== 200) {
    return {
      ...unexpectedStatus(answer, where, "200"),
      code: "asset-missing",
      remedy:
        "The shell and its files are of different builds, or the files came into wwwroot after dotnet publish.",
    };
  }
  const type = mediaType(answer.headers["content-type"]);
  const right = reference.kind === "script" ? isScriptType(type) : isStyleType(type);
  if (!right || answer.body.length === 0) {
    return failed(
      "asset-wrong-type",
      `${where} answered ${answer.body.length === 0 ? "an empty body" : (type ?? "no content type")}, expected a ${reference.kind}.`,
      fingerprint(answer) === fingerprint(shell.answer)
        ? "The fallback answers for a missing file: deploy shell and files of one build."
        : "Check the static files middleware and its content types.",
    );
  }
  if (built === undefined || reference.url.origin !== site.base.origin) return false;
  const root = new URL(".", shell.answer.url).pathname;
  const name = decodeURIComponent(reference.url.pathname).slice(root.length);
  const wanted = built.get(name);
  const digest = createHash("sha256").update(answer.body).digest("hex");
  if (wanted === undefined || wanted !== digest) {
    return failed(
      "asset-not-built",
      `${where} is ${wanted === undefined ? "not among the built files" : "not the file that was built"}.`,
      "Another build is deployed, or something on the way changes files.",
    );
  }
  return true;
}
