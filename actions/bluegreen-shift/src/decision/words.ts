/** `5.2 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

/** `1.2`, `13`, `over a million`. */
export function amount(value: number): string {
  if (value >= 1e6) return "over a million";
  return String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}

/** A large count with thin spaces: `12 345`. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/**
 * An e-value for somebody who has never met one: `12 times more likely than chance that green is
 * slower than blue; needs 400`.
 */
export function inWords(value: number, claim: string, limit: number | undefined): string {
  const needs = limit === undefined ? "" : `; needs ${amount(limit)}`;
  if (value < 1.5) return `nothing says that ${claim}${needs}`;
  return `${amount(value)} times more likely than chance that ${claim}${needs}`;
}
