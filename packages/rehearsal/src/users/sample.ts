/** What one synthetic user saw of one request, and sums of many. Plain data, no I/O. */

export interface Sample {
  /** When the request was sent: milliseconds since 1970 on the clock given to `startUsers`. */
  readonly at: number;
  /** Number of the user, from 1. A user that left never comes back under the same number. */
  readonly user: number;
  readonly method: string;
  readonly path: string;
  /** Absent where no answer came. */
  readonly status?: number;
  /** Why no answer came, one line. */
  readonly error?: string;
  /** Whether the journey expected this answer; an unexpected status or none at all is a failure. */
  readonly ok: boolean;
  /** From sending to the last byte of the answer, real milliseconds. */
  readonly milliseconds: number;
  /** The release that answered (`X-Release`); absent where the answer names none. */
  readonly release?: string;
}
