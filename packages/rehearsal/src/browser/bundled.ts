/** Unpacks the browser that the npm package @sparticuz/chromium carries. */

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A browser that may start here. */
export interface Candidate {
  readonly executable: string;
  /** Variables it needs. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Unpacks once (210 MB, about 2 s) and returns what was unpacked from then on; undefined on
 * systems the binary was not built for.
 *
 * The package unpacks into the temporary directory of its process, in place and without a lock:
 * a second process would start a half-written file. So a child does it with a temporary directory
 * of its own, and one rename publishes the result.
 */
export async function unpackBundledChromium(
  home: string,
  log: (line: string) => void = () => {},
): Promise<Candidate | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const entry = import.meta.resolve("@sparticuz/chromium");
  const directory = path.join(home, `bundled-${packageVersion(fileURLToPath(entry))}`);
  if (!existsSync(directory)) {
    log("Unpacking the browser …");
    const part = mkdtempSync(path.join(home, "unpacking-"));
    try {
      const code = `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath();`;
      await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], {
        env: { PATH: process.env.PATH, HOME: part, TMPDIR: part },
        timeout: 120_000,
      });
      writeFileSync(
        path.join(part, "fonts.conf"),
        fontConfiguration(path.join(directory, "fonts")),
      );
      try {
        renameSync(part, directory);
      } catch (error) {
        if (!existsSync(directory)) throw error; // else another process was faster
      }
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
  }
  return {
    executable: path.join(directory, "chromium"),
    environment: { FONTCONFIG_FILE: path.join(directory, "fonts.conf") },
  };
}

function packageVersion(entry: string): string {
  const manifest = path.join(path.dirname(entry), "..", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return version;
}

/** The system's fonts where it has any, then the package's own: text shows on a bare machine too. */
function fontConfiguration(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
}
