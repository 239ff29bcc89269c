/** Reading JSON whose author is somebody else: what is missing or of another type is undefined. */

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text; the first of the names that holds some. */
export function text(of: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = of[name];
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

/** A finite number, also one written as text; the first of the names that holds one. */
export function number(of: Fields, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = of[name];
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  }
  return undefined;
}

/** Furthest moment that a Date can hold (ECMAScript, "Time Values and Time Range"). */
const furthest = 8.64e15;

/** Milliseconds since 1970 of an ISO 8601 time or of a number. */
export function time(of: Fields, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = of[name];
    if (typeof value === "number" && Math.abs(value) <= furthest) return value;
    if (typeof value === "string") {
      const parsed = Date.parse(value);
      if (!Number.isNaN(parsed)) return parsed;
    }
  }
  return undefined;
}

export type Verdict = "pass" | "warn" | "fail" | "inconclusive" | "not-run";

const verdicts: readonly string[] = ["pass", "warn", "fail", "inconclusive", "not-run"];

/** An unknown word is `inconclusive`: it is never read as a pass. */
export function verdict(of: Fields, name = "verdict"): Verdict {
  const value = of[name];
  return typeof value === "string" && verdicts.includes(value)
    ? (value as Verdict)
    : "inconclusive";
}

export interface ReasonRead {
  readonly code?: string;
  readonly message: string;
  readonly remedy?: string;
  readonly file?: string;
}

export function reasons(of: Fields): readonly ReasonRead[] {
  return items(of.reasons).flatMap((item) => {
    const reason = fields(item);
    const message = text(reason, "message", "code");
    if (message === undefined) return [];
    const [code, remedy, file] = [
      text(reason, "code"),
      text(reason, "remedy"),
      text(reason, "file"),
    ];
    return [
      {
        message,
        ...(code === undefined ? {} : { code }),
        ...(remedy === undefined ? {} : { remedy }),
        ...(file === undefined ? {} : { file }),
      },
    ];
  });
}
