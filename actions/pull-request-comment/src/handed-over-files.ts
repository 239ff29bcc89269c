import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import path from "node:path";

/** A comment has at most 65,536 characters; JSON may write each as `\uXXXX`. */
const largest = 6 * 65_536 + 4_096;
const most = 20;

export interface HandedOverFile {
  readonly name: string;
  readonly text: string;
}

export interface RefusedFile {
  readonly name: string;
  readonly reason: string;
}

/**
 * The files of the untrusted directory, by name. Links are not followed, and nothing beyond the
 * size of a comment is read. A directory that is not there has none.
 */
export function readHandedOver(directory: string): (HandedOverFile | RefusedFile)[] {
  let names: string[];
  try {
    names = readdirSync(directory).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return names.slice(0, most).map((name) => {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(
        path.join(directory, name),
        constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
      );
      const status = fstatSync(descriptor);
      if (!status.isFile()) return { name, reason: "it is no file" };
      if (status.size > largest) return { name, reason: "it is larger than a comment can be" };
      const bytes = Buffer.alloc(status.size);
      return { name, text: bytes.subarray(0, readSync(descriptor, bytes)).toString("utf8") };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      return { name, reason: code === "ELOOP" ? "it is a link" : `it cannot be read (${code})` };
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  });
}
