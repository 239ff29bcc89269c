import { sha256 } from "../pack/pack.ts";

/** The schema as lines that compare: one per object, `table Customers: …`, sorted. */
export type Fingerprint = readonly string[];

/** What `after` lacks and what it has beside `before`. */
export function differences(before: Fingerprint, after: Fingerprint): string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `missing: ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `left over: ${line}`),
  ];
}

/**
 * The schema without the defaults of columns. EF gives an added column a default for the rows that
 * exist, and its rebuild of the table drops that again.
 */
export function withoutDefaults(print: Fingerprint): Fingerprint {
  return print.map((line) =>
    line.replace(/ DEFAULT (?:'(?:[^']|'')*'|\([^)]*\)|[+-]? ?[\w.]+)/g, ""),
  );
}

/** The schema as one value, to compare two databases by. */
export function fingerprintDigest(print: Fingerprint): string {
  return sha256(print.join("\n"));
}
