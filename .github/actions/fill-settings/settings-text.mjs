/**
 * @typedef {{ name: string, start: number, end: number, line: number, place: "string" | "bare",
 *   path: readonly string[], alone: boolean }} Token
 *   `path`: keys from the root to the value. `alone`: the token is the whole value.
 * @typedef {{ line: number, text: string }} Broken something that begins like a token and is none
 */

const token = /#\{([A-Za-z_][\w.:-]*)\}#/y;

/**
 * Finds the tokens of a settings file: JSON as .NET reads it, with comments and trailing commas.
 * Tokens in comments do not count.
 *
 * @param {string} text
 * @returns {{ tokens: Token[], broken: Broken[] }}
 */
export function tokensOf(text) {
  const tokens = /** @type {Token[]} */ ([]);
  const broken = /** @type {Broken[]} */ ([]);
  const levels =
    /** @type {{ keys: boolean, key: string, index: number, wantsKey: boolean }[]} */ ([]);
  const top = () => levels.at(-1);
  const path = () => levels.map((level) => (level.keys ? level.key : String(level.index)));
  let line = 1;
  let at = 0;
  /** @param {"string" | "bare"} place @param {number | undefined} opened */
  const readToken = (place, opened) => {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) {
      broken.push({ line, text: text.slice(at, at + 40).split("\n")[0] ?? "" });
      at += 2;
      return;
    }
    const end = at + match[0].length;
    const alone = place === "bare" || (opened === at - 1 && text[end] === '"');
    tokens.push({ name: match[1] ?? "", start: at, end, line, place, path: path(), alone });
    at = end;
  };
  const readString = () => {
    const opened = at++;
    while (at < text.length && text[at] !== '"') {
      if (text[at] === "\n") line++;
      if (text[at] === "\\") at += 2;
      else if (text.startsWith("#{", at)) readToken("string", opened);
      else at++;
    }
    const level = top();
    if (level?.wantsKey) level.key = text.slice(opened + 1, at);
    at++;
  };
  const skipComment = () => {
    const end = text.startsWith("//", at) ? text.indexOf("\n", at) : text.indexOf("*/", at) + 2;
    const until = end < at ? text.length : end;
    line += text.slice(at, until).split("\n").length - 1;
    at = until;
  };
  while (at < text.length) {
    const letter = text[at];
    const level = top();
    if (letter === '"') readString();
    else if (text.startsWith("//", at) || text.startsWith("/*", at)) skipComment();
    else if (text.startsWith("#{", at)) readToken("bare", undefined);
    else {
      if (letter === "{") levels.push({ keys: true, key: "", index: 0, wantsKey: true });
      else if (letter === "[") levels.push({ keys: false, key: "", index: 0, wantsKey: false });
      else if (letter === "}" || letter === "]") levels.pop();
      else if (letter === ":" && level) level.wantsKey = false;
      else if (letter === "," && level) {
        level.index++;
        level.wantsKey = level.keys;
      } else if (letter === "\n") line++;
      at++;
    }
  }
  return { tokens, broken };
}
