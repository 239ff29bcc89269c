/** A seeded generator (mulberry32), so that each simulation is the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Poisson by inversion; above a mean of 200 as a sum of parts. */
export function poisson(random: () => number, mean: number): number {
  if (mean > 200) return poisson(random, mean / 2) + poisson(random, mean / 2);
  let count = 0;
  let product = random();
  const floor = Math.exp(-mean);
  while (product > floor) {
    count++;
    product *= random();
  }
  return count;
}

/** Standard normal (Box–Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
