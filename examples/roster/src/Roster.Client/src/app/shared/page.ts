/** One page of a list, as the server answers it. `number` starts at 1. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly number: number;
  readonly size: number;
  readonly total: number;
}
