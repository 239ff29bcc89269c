/**
 * A Chromium for tests, without the reader doing anything.
 *
 * The npm package @sparticuz/chromium carries the binary, so nothing is downloaded. It needs a few
 * system libraries (libnss3, libnspr4); where they are missing an installed browser is taken, and
 * where there is none and this is root on Debian, Debian's is installed.
 */

import { execFile } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { accessSync, chmodSync, constants, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { singleLine, UsageError } from "@slipway/toolkit";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { type Candidate, unpackBundledChromium } from "./bundled.ts";

export interface WrapperOptions {
  /**
   * PEM certificates whose keys are trusted beside the system's, such as the simulated Azure's
   * authority. No other certificate error is ignored.
   */
  readonly trust?: readonly string[];
  /** One line about what takes long; nothing by default. */
  readonly log?: (line: string) => void;
  /** Where programs are looked for; default: the PATH of this process. */
  readonly searchPath?: string;
}

const installed = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/**
 * Flags for a browser that only ever meets loopback addresses: Chromium's sandbox does not start
 * as root or in most containers, and /dev/shm is 64 MB there. The browser's own traffic (updates,
 * variations, account) is switched off. Web security stays on, unlike in the package's own list,
 * and it is not a single process, which loses the browser with its first closed context.
 */
const flags = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
];

/**
 * Writes an executable script that starts a Chromium proven to start on this machine, and returns
 * its absolute path. It fits everything that takes a browser's path, such as `CHROME_BIN`, and
 * signals reach the browser. All files are kept below `directory`, for the next call too.
 *
 * Rejects with `UsageError` where no browser can be had.
 */
export async function chromiumWrapper(
  directory: string,
  options: WrapperOptions = {},
): Promise<string> {
  const home = path.resolve(directory);
  mkdirSync(home, { recursive: true });
  const failures: string[] = [];
  for (const candidate of candidates(home, options)) {
    const found = await candidate().catch((error: Error) => error);
    if (found === undefined) continue;
    if (found instanceof Error) {
      failures.push(singleLine(found.message, 200));
      continue;
    }
    const wrapper = writeWrapper(home, found, options.trust ?? []);
    const refusal = await whyItDoesNotStart(wrapper);
    if (refusal === undefined) return wrapper;
    failures.push(`${path.basename(found.executable)}: ${refusal}`);
  }
  throw new UsageError(
    `No Chromium starts on this machine (${failures.join("; ") || "none found"}).`,
    "Install one, for example with `sudo apt-get install chromium`, and run the command again.",
  );
}

/** Starts such a browser under Playwright. The caller closes it. */
export async function openChromium(
  directory: string,
  options: WrapperOptions & { readonly launch?: LaunchOptions } = {},
): Promise<Browser> {
  const executablePath = await chromiumWrapper(directory, options);
  return chromium.launch({ ...options.launch, executablePath });
}

function* candidates(
  home: string,
  options: WrapperOptions,
): Generator<() => Promise<Candidate | undefined>> {
  yield async () => unpackBundledChromium(home, options.log);
  const searchPath = options.searchPath ?? process.env.PATH ?? "";
  for (const name of installed) {
    yield async () => {
      const executable = findProgram(name, searchPath);
      return executable === undefined ? undefined : { executable, environment: {} };
    };
  }
  yield async () => {
    const aptGet = findProgram("apt-get", searchPath);
    if (aptGet === undefined || process.getuid?.() !== 0) return undefined;
    options.log?.("Installing Debian's chromium, because the bundled one does not start here …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const call of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
      await promisify(execFile)(aptGet, call, { env });
    }
    const executable = findProgram("chromium", searchPath);
    return executable === undefined ? undefined : { executable, environment: {} };
  };
}

function findProgram(name: string, searchPath: string): string | undefined {
  return searchPath
    .split(path.delimiter)
    .filter((directory) => directory !== "")
    .map((directory) => path.join(directory, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function writeWrapper(home: string, candidate: Candidate, trust: readonly string[]): string {
  const trustFlags =
    trust.length === 0
      ? []
      : [`--ignore-certificate-errors-spki-list=${trust.map(keyFingerprint).join(",")}`];
  const script = [
    "#!/bin/sh",
    ...Object.entries(candidate.environment).map(
      ([name, value]) => `export ${name}=${shellQuoted(value)}`,
    ),
    `exec ${shellQuoted(candidate.executable)} ${[...flags, ...trustFlags].join(" ")} "$@"`,
    "",
  ].join("\n");
  // The name tells wrappers apart that trust different keys; the same script gets the same name.
  const digest = createHash("sha256").update(script).digest("hex").slice(0, 8);
  const wrapper = path.join(home, `chromium-${digest}`);
  const part = `${wrapper}.${process.pid}.part`;
  writeFileSync(part, script);
  chmodSync(part, 0o755);
  renameSync(part, wrapper);
  return wrapper;
}

/** Chromium's form: base64 of the SHA-256 of the public key's SubjectPublicKeyInfo. */
function keyFingerprint(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Undefined where a page can be opened; `--version` alone would not touch the sandbox or fonts. */
async function whyItDoesNotStart(executablePath: string): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 });
    try {
      const page = await browser.newPage();
      await page.setContent("<p>ready</p>");
      const text = await page.textContent("p");
      return text === "ready" ? undefined : "it shows no page";
    } finally {
      await browser.close();
    }
  } catch (error) {
    return firstCause(error instanceof Error ? error.message : String(error));
  }
}

function firstCause(message: string): string {
  const lines = message.split("\n").map((line) => line.replace(/^[\s-]*(\[[^\]]*\]\s*)*/, ""));
  const cause =
    lines.find((line) =>
      /error while loading shared libraries|cannot open|not found/i.test(line),
    ) ??
    lines[0] ??
    "";
  return singleLine(cause, 200);
}
