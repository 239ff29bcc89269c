/** Added or modified lines by file, each list ascending. */
export type ChangedLines = ReadonlyMap<string, readonly number[]>;

/** One place of a file: lines `oldStart…` gave way to lines `newStart…`, each list perhaps empty. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
}

/** What a diff says of one file; a name is missing where the file was made or deleted. */
export interface FileChange {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly hunks: readonly Hunk[];
}

/** The options of `git diff` whose output `parseDiff` reads; no setting of a user changes them. */
export const diffOptions = [
  "diff",
  "--unified=0",
  "--find-renames",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--src-prefix=a/",
  "--dst-prefix=b/",
  "--inter-hunk-context=0",
  "--relative",
] as const;

/**
 * The files of a diff without context. The body of a hunk is skipped by its length, because a line
 * of a file may look like a header (`-- comment` removed is `--- comment`).
 */
export function parseFileChanges(diff: string): FileChange[] {
  const files: { from: string | undefined; to: string | undefined; hunks: Hunk[] }[] = [];
  let body = 0;
  for (const line of diff.split("\n")) {
    if (body > 0 && (line.startsWith("+") || line.startsWith("-"))) {
      body--;
      continue;
    }
    if (line.startsWith("\\")) continue;
    const file = files.at(-1);
    if (line.startsWith("diff --git ")) {
      files.push({ from: undefined, to: undefined, hunks: [] });
    } else if (file === undefined) continue;
    else if (line.startsWith("rename from ")) file.from = unquotedName(line.slice(12));
    else if (line.startsWith("rename to ")) file.to = unquotedName(line.slice(10));
    else if (line.startsWith("--- ")) file.from = fileName(line.slice(4), "a/");
    else if (line.startsWith("+++ ")) file.to = fileName(line.slice(4), "b/");
    else {
      const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (hunk === null) continue;
      const [, oldStart, oldLines = "1", newStart, newLines = "1"] = hunk;
      body = Number(oldLines) + Number(newLines);
      file.hunks.push({
        oldStart: Number(oldStart),
        oldLines: Number(oldLines),
        newStart: Number(newStart),
        newLines: Number(newLines),
      });
    }
  }
  return files.filter(({ from, to }) => from !== undefined || to !== undefined);
}

/**
 * The added lines of a diff. A renamed file has only the lines that changed; a deleted or binary
 * one has none.
 */
export function addedLines(files: readonly FileChange[]): ChangedLines {
  const changed = new Map<string, number[]>();
  for (const { to, hunks } of files) {
    if (to === undefined) continue;
    const lines = changed.get(to) ?? [];
    for (const { newStart, newLines } of hunks) {
      for (let index = 0; index < newLines; index++) lines.push(newStart + index);
    }
    if (lines.length > 0) changed.set(to, lines);
  }
  return changed;
}

export function parseDiff(diff: string): ChangedLines {
  return addedLines(parseFileChanges(diff));
}

/** The name behind `+++ `: with a tab at its end if it has blanks, quoted if it has odd bytes. */
function fileName(text: string, prefix: string): string | undefined {
  const name = unquotedName(text.startsWith('"') ? text : text.replace(/\t$/, ""));
  return name.startsWith(prefix) ? name.slice(2) : undefined;
}

function unquotedName(text: string): string {
  return text.startsWith('"') ? unquoted(text.slice(1, text.lastIndexOf('"'))) : text;
}

const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  "\\": 92,
};

/** git quotes as C does, with the bytes of a character as octal numbers. */
function unquoted(text: string): string {
  const bytes: Buffer[] = [];
  for (const [part, octal, letter] of text.matchAll(/\\(?:([0-7]{3})|(.))|[^\\]+/g)) {
    if (octal !== undefined) bytes.push(Buffer.from([Number.parseInt(octal, 8)]));
    else if (letter !== undefined) bytes.push(Buffer.from([escapes[letter] ?? 63]));
    else bytes.push(Buffer.from(part));
  }
  return Buffer.concat(bytes).toString();
}
