/** Why a text is no well-formed XML; the scanner knows where. */
export class XmlFault extends Error {
  /** Perhaps well-formed, and longer than anything that a coverage tool writes. */
  readonly tooLong: boolean;

  constructor(message: string, tooLong = false) {
    super(message);
    this.tooLong = tooLong;
  }
}

const predefined: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
});

/** The text with its entities replaced. There are the five of XML and numbers, and no others. */
export function withoutEntities(text: string): string {
  return text.replace(/&([^;&<]{0,40})(;?)/g, (_, name: string, end: string) => {
    const code = /^#(?:(\d{1,9})|x([\da-fA-F]{1,8}))$/.exec(name);
    const character =
      code === null
        ? predefined[name]
        : characterOf(code[1] === undefined ? Number.parseInt(code[2] ?? "", 16) : Number(code[1]));
    if (character === undefined || end === "") throw new XmlFault("undefined entity");
    return character;
  });
}

function characterOf(code: number): string | undefined {
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}

/** Text between tags, checked: no control characters, no end of a section that was not begun. */
export function checkedText(text: string): string {
  if (/[^\t\n\r\u0020-\ufffd]/.test(text)) throw new XmlFault("disallowed character");
  if (text.includes("]]>")) throw new XmlFault("the text contains ]]>");
  return text.includes("&") ? withoutEntities(text) : text;
}

/** Where a name ends that begins at `from`; `from` itself where none does. */
export function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && isNameCharacter(text.charCodeAt(at))) at++;
  return at > from && isNameStart(text.charCodeAt(from)) ? at : from;
}

function isNameStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 58 ||
    code >= 0xc0
  );
}

/** Letters, digits, `_ : - .` and everything beyond Latin 1's signs. */
function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 58) ||
    code === 95 ||
    code === 45 ||
    code === 46 ||
    code === 0xb7 ||
    code >= 0xc0
  );
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
