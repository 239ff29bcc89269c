/** Repeatable chance: the same seed gives the same users on every machine. */

export type Random = () => number;

/** Uniform in [0, 1). Bob Jenkins' small fast generator (sfc32), seeded with one number. */
export function seededRandom(seed: number): Random {
  let a = seed | 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** Exponentially distributed: the gaps of a Poisson process. */
export function exponential(mean: number, random: Random): number {
  return -mean * Math.log(1 - random());
}

/** A whole number from `minimum` to `maximum`, both included. */
export function wholeNumber(minimum: number, maximum: number, random: Random): number {
  return minimum + Math.floor(random() * (maximum - minimum + 1));
}

/** One of the items, each as likely as its weight says; weights default to 1. */
export function choose<T extends { readonly weight?: number }>(
  items: readonly T[],
  random: Random,
): T | undefined {
  const total = items.reduce((sum, item) => sum + (item.weight ?? 1), 0);
  let left = random() * total;
  for (const item of items) {
    left -= item.weight ?? 1;
    if (left < 0) return item;
  }
  return items.at(-1);
}
