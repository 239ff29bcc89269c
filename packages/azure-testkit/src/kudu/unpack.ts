import { createWriteStream } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise } from "yauzl";

export interface UnpackLimits {
  readonly entries: number;
  readonly bytes: number;
}

export const unpackLimits: UnpackLimits = { entries: 100_000, bytes: 4 * 1024 ** 3 };

/** A package that must not be unpacked. The text is for whoever sent it. */
export class BadPackage extends Error {}

/** Unpacks a zip file below a directory; nothing is ever written outside of it. */
export async function unpack(
  file: string,
  directory: string,
  limits: UnpackLimits = unpackLimits,
): Promise<number> {
  const zip = await openPromise(file, { autoClose: false }).catch((error: Error) => {
    throw new BadPackage(`The package is not a zip file: ${error.message}`);
  });
  let files = 0;
  let entries = 0;
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      bytes += entry.uncompressedSize;
      if (entries > limits.entries) {
        throw new BadPackage(`The package has more than ${limits.entries} entries.`);
      }
      if (bytes > limits.bytes) {
        throw new BadPackage(`The package unpacks to more than ${limits.bytes} bytes.`);
      }
      const target = safeTarget(directory, entry);
      if (entry.fileName.endsWith("/")) {
        await mkdir(target, { recursive: true });
        continue;
      }
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      const mode = unixMode(entry);
      if ((mode & 0o111) !== 0) await chmod(target, 0o755);
      files += 1;
    }
  } catch (error) {
    // yauzl itself refuses absolute names, ".." and backslashes while it reads.
    if (error instanceof BadPackage) throw error;
    throw new BadPackage(`The package cannot be read: ${(error as Error).message}`);
  } finally {
    zip.close();
  }
  return files;
}

function safeTarget(directory: string, entry: Entry): string {
  const target = join(directory, entry.fileName);
  const inside = relative(directory, target);
  if (inside.startsWith("..") || inside.includes(`..${sep}`)) {
    throw new BadPackage(
      `The entry ${JSON.stringify(entry.fileName)} leaves the site's directory.`,
    );
  }
  if ((unixMode(entry) & 0o170_000) === 0o120_000) {
    throw new BadPackage(`The entry ${JSON.stringify(entry.fileName)} is a symbolic link.`);
  }
  return target;
}

function unixMode(entry: Entry): number {
  return entry.externalFileAttributes >>> 16;
}
