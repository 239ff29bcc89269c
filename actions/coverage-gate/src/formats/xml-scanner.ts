import { Attributes } from "./xml-attributes.ts";
import { checkedText, endOfName, isBlank, XmlFault } from "./xml-text.ts";

export interface ScannerHandlers {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  doctype(declaration: string): void;
}

/** A name of an element or attribute, and the attributes that the last such element had. */
interface Name {
  readonly text: string;
  readonly attributes: string[];
}

/** A tag with more attributes is no coverage tool's. */
const mostAttributes = 200;

const [lessThan, greaterThan, slash, equals, ampersand] = [60, 62, 47, 61, 38];

/**
 * Reads XML that comes in pieces and refuses what is not well-formed (XML 1.0, without the content
 * of a document type). Compared with a general parser in the tests; it exists because it does not
 * build what nobody asks for, which is most of a coverage report.
 */
export class XmlScanner {
  readonly #handlers: ScannerHandlers;
  readonly #attributes = new Attributes();
  readonly #open: string[] = [];
  readonly #names = new Map<number, Name>();
  /** What was read and is not understood yet: the beginning of a tag, or text. */
  #rest = "";
  /** A search in `#rest` has come so far. */
  #searched = 0;
  #started = false;
  #rootSeen = false;
  #doctypeSeen = false;
  /** Where in the current text the scanner is; tells the line of a fault. */
  #at = 0;
  #text = "";
  #linesBefore = 0;
  readonly #positions: boolean;

  /** `positions` asks for `line`, which costs time. */
  constructor(handlers: ScannerHandlers, positions: boolean) {
    this.#handlers = handlers;
    this.#positions = positions;
  }

  /** Characters that wait for what comes next. */
  get waiting(): number {
    return this.#rest.length;
  }

  get depth(): number {
    return this.#open.length;
  }

  get hasRoot(): boolean {
    return this.#rootSeen;
  }

  /** The line on which the tag or text begins that is being read, from 1. */
  get line(): number {
    return 1 + this.#linesBefore + this.#linesPassed();
  }

  /** Reads on; what is not whole waits for the next piece. */
  write(piece: string): void {
    if (this.#positions) this.#linesBefore += this.#linesPassed();
    const text = this.#rest === "" ? piece : this.#rest + piece;
    this.#text = text;
    this.#at = 0;
    let at = 0;
    while (at < text.length) {
      this.#at = at;
      const next =
        text.charCodeAt(at) === lessThan ? this.#markup(text, at) : this.#content(text, at);
      if (next < 0) break;
      this.#searched = 0;
      at = next;
    }
    this.#at = at;
    this.#rest = at === 0 ? text : text.slice(at);
  }

  /** Ends the document, which has to be whole. */
  end(): void {
    const { length } = this.#open;
    if (this.#rest.trim() !== "") throw new XmlFault("the last tag or text is not complete");
    if (length > 0) throw new XmlFault(`unclosed tag: ${this.#open[length - 1]}`);
  }

  #linesPassed(): number {
    return this.#text.slice(0, this.#at).split("\n").length - 1;
  }

  /** Text up to the next tag; -1 where that is not here yet. */
  #content(text: string, from: number): number {
    this.#started = true;
    let at = from;
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    if (at < text.length && text.charCodeAt(at) === lessThan) return at;
    if (this.#open.length === 0) {
      if (at < text.length) throw new XmlFault("text outside of the root element");
      return at;
    }
    const next = text.indexOf("<", Math.max(at, from + this.#searched));
    if (next < 0) {
      this.#searched = text.length - from;
      return -1;
    }
    this.#handlers.text(checkedText(text.slice(from, next)));
    return next;
  }

  #markup(text: string, at: number): number {
    const code = text.charCodeAt(at + 1);
    if (Number.isNaN(code)) return -1;
    if (code === slash) return this.#endTag(text, at);
    if (code === 33) return this.#declaration(text, at);
    if (code === 63) return this.#instruction(text, at);
    return this.#startTag(text, at);
  }

  #endTag(text: string, at: number): number {
    const name = this.#open[this.#open.length - 1];
    if (name === undefined) throw new XmlFault("an end tag without a start tag");
    const end = at + 2 + name.length;
    if (text.length <= end) {
      if (!`</${name}`.startsWith(text.slice(at, end))) throw new XmlFault("unexpected end tag");
      return -1;
    }
    if (!text.startsWith(name, at + 2)) throw new XmlFault(`unexpected end tag, not </${name}>`);
    let close = end;
    while (isBlank(text.charCodeAt(close))) close++;
    if (close === text.length) return -1;
    if (text.charCodeAt(close) !== greaterThan) {
      throw new XmlFault(`unexpected end tag, not </${name}>`);
    }
    this.#open.pop();
    this.#handlers.close(name);
    return close + 1;
  }

  #startTag(text: string, at: number): number {
    this.#started = true;
    if (this.#open.length === 0 && this.#rootSeen) throw new XmlFault("more than one root element");
    let next = endOfName(text, at + 1);
    if (next === text.length) return this.#later(text, at);
    if (next === at + 1) throw new XmlFault("a tag has no name");
    const element = this.#name(text, at + 1, next);
    const name = element.text;
    const attributes = this.#attributes;
    attributes.begin(text);
    for (;;) {
      const gap = next;
      while (isBlank(text.charCodeAt(next))) next++;
      const code = text.charCodeAt(next);
      if (code === greaterThan) {
        this.#rootSeen = true;
        this.#open.push(name);
        this.#handlers.open(name, attributes);
        return next + 1;
      }
      if (code === slash) {
        if (next + 1 === text.length) return this.#later(text, at);
        if (text.charCodeAt(next + 1) !== greaterThan) throw new XmlFault("a / inside of a tag");
        this.#rootSeen = true;
        this.#open.push(name);
        this.#handlers.open(name, attributes);
        this.#open.pop();
        this.#handlers.close(name);
        return next + 2;
      }
      if (next >= text.length) return this.#later(text, at);
      if (gap === next) throw new XmlFault("no blank before an attribute");
      next = this.#attribute(text, next, element.attributes);
      if (next < 0) return this.#later(text, at);
    }
  }

  /** One attribute; gives where it ends, or -1 where that is not here yet. */
  #attribute(text: string, at: number, expected: string[]): number {
    const { count } = this.#attributes;
    if (count >= mostAttributes) throw new XmlFault("too many attributes", true);
    let name = expected[count] ?? "";
    let next = at + name.length;
    // A tool writes the attributes of an element in one order, so the name is most often known.
    if (name === "" || text.charCodeAt(next) !== equals || !isAt(text, name, at)) {
      next = endOfName(text, at);
      if (next === at) throw new XmlFault("a disallowed character in the name of an attribute");
      name = this.#name(text, at, next).text;
      expected[count] = name;
      while (isBlank(text.charCodeAt(next))) next++;
      if (next >= text.length) return -1;
      if (text.charCodeAt(next) !== equals)
        throw new XmlFault(`the attribute ${name} has no value`);
    }
    next++;
    while (isBlank(text.charCodeAt(next))) next++;
    if (next >= text.length) return -1;
    const quote = text.charCodeAt(next);
    if (quote !== 34 && quote !== 39) throw new XmlFault(`the attribute ${name} has no quotes`);
    const start = ++next;
    let raw = false;
    for (; next < text.length; next++) {
      const code = text.charCodeAt(next);
      const kind = code < 128 ? valueCharacters[code] : code > 0xfffd ? kinds.disallowed : 0;
      if (kind === 0) continue;
      if (code === quote) {
        if (!this.#attributes.add(name, start, next, raw)) {
          throw new XmlFault(`duplicate attribute: ${name}`);
        }
        // A value is checked whether or not anyone asks for it.
        if (raw) this.#attributes.get(name);
        return next + 1;
      }
      if (kind === kinds.replaced) raw = true;
      else if (kind === kinds.disallowed) {
        throw new XmlFault("a disallowed character inside of an attribute");
      }
    }
    return -1;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith("<!--", at)) {
      const end = this.#find(text, "--", at, 4);
      if (end < 0 || end + 2 === text.length) return -1;
      if (text.charCodeAt(end + 2) !== greaterThan) throw new XmlFault("-- inside of a comment");
      if (/[^\t\n\r\u0020-\ufffd]/.test(text.slice(at, end))) {
        throw new XmlFault("disallowed character");
      }
      this.#started = true;
      return end + 3;
    }
    if (text.startsWith("<![CDATA[", at) && this.#open.length > 0) {
      const end = this.#find(text, "]]>", at, 9);
      if (end < 0) return -1;
      const content = text.slice(at + 9, end);
      if (/[^\t\n\r\u0020-\ufffd]/.test(content)) throw new XmlFault("disallowed character");
      this.#handlers.text(content);
      return end + 3;
    }
    if (text.startsWith("<!DOCTYPE", at)) {
      if (this.#rootSeen || this.#doctypeSeen) throw new XmlFault("a misplaced document type");
      const end = endOfDoctype(text, at + 9);
      if (end < 0) return -1;
      this.#doctypeSeen = true;
      this.#started = true;
      this.#handlers.doctype(text.slice(at + 9, end));
      return end + 1;
    }
    const beginning = text.slice(at, at + 9);
    if (["<!--", "<![CDATA[", "<!DOCTYPE"].some((mark) => mark.startsWith(beginning))) return -1;
    throw new XmlFault("a misplaced <!");
  }

  #instruction(text: string, at: number): number {
    const end = this.#find(text, "?>", at, 2);
    if (end < 0) return -1;
    const nameEnd = endOfName(text, at + 2);
    const name = text.slice(at + 2, nameEnd);
    const body = text.slice(nameEnd, end);
    if (name === "" || (body !== "" && !isBlank(body.charCodeAt(0)))) {
      throw new XmlFault("a processing instruction without a name");
    }
    if (name.toLowerCase() === "xml") {
      if (name !== "xml" || this.#started) {
        throw new XmlFault("an XML declaration that is not at the start");
      }
      if (!xmlDeclaration.test(body)) throw new XmlFault("an XML declaration that is not valid");
    } else if (/[^\t\n\r\u0020-\ufffd]/.test(body)) throw new XmlFault("disallowed character");
    this.#started = true;
    return end + 2;
  }

  /** Searches for a mark behind `at + skip`, and does not search twice what waits for more. */
  #find(text: string, mark: string, at: number, skip: number): number {
    const from = Math.max(at + skip, at + this.#searched - mark.length);
    const found = text.indexOf(mark, from);
    if (found < 0) this.#searched = text.length - at;
    return found;
  }

  /** A tag that is not whole is read again when more of it is there. */
  #later(text: string, at: number): number {
    // Nothing of a tag this long is a report's, and reading it again and again costs time.
    if (text.length - at > 1024 * 1024) throw new XmlFault("a tag is too long", true);
    return -1;
  }

  /** One lasting string for each name, found by its characters without cutting it out. */
  #name(text: string, from: number, to: number): Name {
    let hash = to - from;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const known = this.#names.get(hash);
    if (known !== undefined && known.text.length === to - from && isAt(text, known.text, from)) {
      return known;
    }
    const name = {
      text: Buffer.from(text.slice(from, to), "utf16le").toString("utf16le"),
      attributes: [],
    };
    if (this.#names.size < 1000) this.#names.set(hash, name);
    return name;
  }
}

/** Whether the name stands there. */
function isAt(text: string, name: string, at: number): boolean {
  for (let index = 0; index < name.length; index++) {
    if (text.charCodeAt(at + index) !== name.charCodeAt(index)) return false;
  }
  return true;
}

/** What the value of an attribute has to be looked at for. */
const kinds = { quote: 1, replaced: 2, disallowed: 3 } as const;

const valueCharacters = new Uint8Array(128);
valueCharacters.fill(kinds.disallowed, 0, 32);
valueCharacters[lessThan] = kinds.disallowed;
for (const code of [9, 10, 13, ampersand]) valueCharacters[code] = kinds.replaced;
for (const code of [34, 39]) valueCharacters[code] = kinds.quote;

const xmlDeclaration =
  /^\s+version\s*=\s*(["'])1\.\d+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*$/;

/** Where the document type's ">" is, behind quotes, comments and brackets; -1 where not here yet. */
function endOfDoctype(text: string, from: number): number {
  let inBrackets = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
      if (at < 0) return -1;
    } else if (inBrackets && text.startsWith("<!--", at)) {
      at = text.indexOf("-->", at + 4);
      if (at < 0) return -1;
      at += 2;
    } else if (character === "[") inBrackets = true;
    else if (character === "]") inBrackets = false;
    else if (character === ">" && !inBrackets) return at;
  }
  return -1;
}
