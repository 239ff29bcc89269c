/**
 * The 95 % score interval of a share (Wilson 1927): it stays inside [0, 1] and holds for few
 * observations, unlike the textbook's ± 1.96 standard errors.
 */
export function wilson(successes: number, n: number): { lower: number; upper: number } {
  const z = 1.959_963_984_540_054;
  const share = successes / n;
  const scale = 1 + (z * z) / n;
  const middle = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return {
    lower: successes === 0 ? 0 : (middle - half) / scale,
    upper: successes === n ? 1 : (middle + half) / scale,
  };
}
