export function unused(value: number): number {
  if (value > 1) return value;
  return -value;
}
