import { withoutEntities } from "./xml-text.ts";

/**
 * The attributes of the start tag that is being read, cut out of the text only when they are asked
 * for: most are not. Valid during the call that hands it over, and used again for the next tag.
 */
export class Attributes {
  #text = "";
  #count = 0;
  readonly #names: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Whether the value has entities or line breaks to be replaced. */
  readonly #raw: boolean[] = [];

  get count(): number {
    return this.#count;
  }

  begin(text: string): void {
    this.#text = text;
    this.#count = 0;
  }

  /** False when the tag already has an attribute of this name. */
  add(name: string, start: number, end: number, raw: boolean): boolean {
    if (this.#find(name) >= 0) return false;
    this.#names[this.#count] = name;
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#raw[this.#count] = raw;
    this.#count++;
    return true;
  }

  /** The value; `undefined` where the tag has no such attribute. */
  get(name: string): string | undefined {
    const at = this.#find(name);
    if (at < 0) return undefined;
    const value = this.#text.slice(this.#starts[at], this.#ends[at]);
    return this.#raw[at] === true ? withoutEntities(value.replace(/\r\n|[\t\n\r]/g, " ")) : value;
  }

  /** The value where it is one to nine digits; -1 otherwise, and `get` says what it is. */
  digits(name: string): number {
    const at = this.#find(name);
    const start = this.#starts[at] ?? 0;
    const end = this.#ends[at] ?? 0;
    if (at < 0 || end === start || end - start > 9) return -1;
    let value = 0;
    for (let index = start; index < end; index++) {
      const digit = this.#text.charCodeAt(index) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  #find(name: string): number {
    for (let at = 0; at < this.#count; at++) if (this.#names[at] === name) return at;
    return -1;
  }
}
