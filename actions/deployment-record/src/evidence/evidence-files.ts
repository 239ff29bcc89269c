import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
} from "node:fs";
import path from "node:path";

/** A coverage report that lists every file of a large product has a few megabytes. */
const largestBytes = 32_000_000;
const mostFiles = 500;

/** One file of the downloaded artifacts. */
export interface EvidenceFile {
  /** Relative to the directory, with `/`: `evidence-package/ef-migrate-plan-report.json`. */
  readonly path: string;
  readonly bytes: number;
  /** 64 hex digits; empty for a file that was not read. */
  readonly sha256: string;
  /** What a `.json` file holds, where that is an object. */
  readonly content?: Readonly<Record<string, unknown>>;
  /** Why it was not read. */
  readonly problem?: string;
}

/**
 * The files below a directory, by path. Whoever changes the repository decides what a job uploads:
 * links are not followed, nothing above the limits is read. A directory that is not there has none.
 */
export function readEvidenceFiles(directory: string, most = mostFiles): EvidenceFile[] {
  return filesBelow(directory, "")
    .toSorted()
    .map((file, index) =>
      index < most
        ? readOne(directory, file)
        : { path: file, bytes: 0, sha256: "", problem: `there are more than ${most} files` },
    );
}

/** The text of the files of a kind below a directory, by path, under the same limits. */
export function readTexts(
  directory: string,
  kind: RegExp,
): { readonly path: string; readonly text: string }[] {
  return filesBelow(directory, "")
    .filter((name) => kind.test(name))
    .toSorted()
    .slice(0, mostFiles)
    .flatMap((name) => {
      const bytes = bytesOf(directory, name);
      return typeof bytes === "string" ? [] : [{ path: name, text: bytes.toString("utf8") }];
    });
}

function filesBelow(directory: string, below: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.join(directory, below), { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(directory, name) : [name];
  });
}

function readOne(directory: string, name: string): EvidenceFile {
  const bytes = bytesOf(directory, name);
  if (typeof bytes === "string") return { path: name, bytes: 0, sha256: "", problem: bytes };
  const known = {
    path: name,
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  if (!name.endsWith(".json")) return known;
  const content = objectOf(bytes.toString("utf8"));
  return content === undefined
    ? { ...known, problem: "it is no JSON object" }
    : { ...known, content };
}

/** The file, or why it was not read. */
function bytesOf(directory: string, name: string): Buffer | string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(
      path.join(directory, name),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    const status = fstatSync(descriptor);
    if (!status.isFile()) return "it is no file";
    if (status.size > largestBytes) return `it has more than ${largestBytes} bytes`;
    return readFileSync(descriptor);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === "ELOOP" ? "it is a link" : `it cannot be read (${code})`;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
