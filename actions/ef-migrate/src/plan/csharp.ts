/**
 * C# source with the text of comments (and, on wish, of strings) replaced by blanks; offsets and
 * lines stay the same. A text scan, not a compiler: preprocessor branches are all read.
 */
export function blankCSharp(source: string, what: "comments" | "comments-and-strings"): string {
  let result = "";
  let at = 0;
  while (at < source.length) {
    const [length, kind] = lexemeAt(source, at);
    const text = source.slice(at, at + length);
    const hidden = kind === "comment" || (kind === "string" && what === "comments-and-strings");
    result += hidden ? text.replace(/[^\n]/g, " ") : text;
    at += length;
  }
  return result;
}

function lexemeAt(source: string, at: number): [number, "comment" | "string" | "other"] {
  const rest = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  const comment = rest(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y);
  if (comment !== undefined) return [comment.length, "comment"];
  const raw = rest(/\$*("{3,})[\s\S]*?(?:\1"*|$)/y);
  if (raw !== undefined) return [raw.length, "string"];
  const text = rest(
    /(?:@\$|\$@|@)"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.[^'\n]{0,8}|[^'\\\n])'/y,
  );
  if (text !== undefined) return [text.length, "string"];
  return [1, "other"];
}

/** Line of an offset, counted from 1. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length;
}
