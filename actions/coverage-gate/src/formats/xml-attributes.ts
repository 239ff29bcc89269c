/**
 * The attributes of the start tag that is being read: one view for all tags, so it is valid only
 * during the call that hands it over.
 */
export class Attributes {
  #values: Readonly<Record<string, string>> = {};

  /** Shows another tag; the record has no prototype. */
  show(values: Readonly<Record<string, string>>): this {
    this.#values = values;
    return this;
  }

  /** The value; `undefined` where the tag has no such attribute. */
  get(name: string): string | undefined {
    return this.#values[name];
  }

  /** The value where it is one to nine digits; -1 otherwise, and `get` says what it is. */
  digits(name: string): number {
    const text = this.#values[name];
    return text === undefined ? -1 : plainNumber(text);
  }
}

/** The number that up to nine digits are, or -1 for any other text. */
export function plainNumber(text: string): number {
  const { length } = text;
  if (length === 0 || length > 9) return -1;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
