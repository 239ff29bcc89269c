/** Added or modified lines by file, each list ascending. */
export type ChangedLines = ReadonlyMap<string, readonly number[]>;

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
 * The added lines of a diff without context. A renamed file has only the lines that changed; a
 * deleted or binary one has none. The body of a hunk is skipped by its length, because a line of
 * a file may look like a header (`-- comment` removed is `--- comment`).
 */
export function parseDiff(diff: string): ChangedLines {
  const changed = new Map<string, number[]>();
  let file: number[] | undefined;
  let body = 0;
  for (const line of diff.split("\n")) {
    if (body > 0 && (line.startsWith("+") || line.startsWith("-"))) {
      body--;
      continue;
    }
    if (line.startsWith("\\")) continue;
    if (line.startsWith("+++ ")) {
      const name = fileName(line.slice(4));
      file = name === undefined ? undefined : (changed.get(name) ?? []);
      if (name !== undefined && file !== undefined) changed.set(name, file);
      continue;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const [, removed = "1", start, added = "1"] = hunk;
    body = Number(removed) + Number(added);
    for (let index = 0; index < Number(added); index++) file?.push(Number(start) + index);
  }
  for (const [name, lines] of changed) if (lines.length === 0) changed.delete(name);
  return changed;
}

/** The name behind `+++ `: with a tab at its end if it has blanks, quoted if it has odd bytes. */
function fileName(text: string): string | undefined {
  const name = text.startsWith('"')
    ? unquoted(text.slice(1, text.lastIndexOf('"')))
    : text.replace(/\t$/, "");
  return name.startsWith("b/") ? name.slice(2) : undefined;
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
