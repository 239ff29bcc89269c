import { UsageError } from "@slipway/toolkit";
import { parse } from "@tediousjs/connection-string";

/** A connection string of ADO.NET's form, as both .NET drivers take it; keywords in any case. */
export class ConnectionSettings {
  readonly #values: Map<string, string>;
  readonly #what: string;

  /** `what` names the driver in refusals. */
  constructor(text: string, what: string) {
    this.#what = what;
    try {
      this.#values = new Map(
        [...parse(text)].map(([key, value]) => [key.toLowerCase().replace(/\s+/g, ""), value]),
      );
    } catch (error) {
      throw new UsageError(
        `Input "connection-string" is no connection string of ${what}.`,
        'Use the form "Keyword=value;Keyword=value", and put a value with a semicolon into double quotes.',
        { cause: error },
      );
    }
  }

  /** The first of these keywords that is there; blanks in keywords do not matter. */
  text(...keywords: string[]): string | undefined {
    for (const keyword of keywords) {
      const value = this.#values.get(keyword.toLowerCase().replace(/\s+/g, ""));
      if (value !== undefined && value.trim() !== "") return value;
    }
    return undefined;
  }

  required(...keywords: string[]): string {
    const value = this.text(...keywords);
    if (value !== undefined) return value;
    throw new UsageError(
      `The connection string of ${this.#what} has no "${keywords[0]}".`,
      `Add "${keywords[0]}=…" to the secret behind "connection-string".`,
    );
  }

  number(fallback: number, ...keywords: string[]): number {
    const text = this.text(...keywords);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value > 0) return value;
    throw new UsageError(
      `The connection string of ${this.#what} has no usable number in "${keywords[0]}".`,
      'Correct the secret behind "connection-string".',
    );
  }

  flag(fallback: boolean, ...keywords: string[]): boolean {
    const text = this.text(...keywords)?.toLowerCase();
    if (text === undefined) return fallback;
    return ["true", "yes", "1"].includes(text);
  }
}

/** A host that no network lies before. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1|\[::1\])$/i.test(host);
}
