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

export interface ReleaseFigures {
  readonly requests: number;
  readonly errors: number;
  /** Milliseconds; absent where nothing was answered. */
  readonly p50?: number;
  readonly p95?: number;
}

export interface Bucket {
  /** Start of the bucket, milliseconds since 1970, a multiple of the bucket's length. */
  readonly at: number;
  /** Key: release id; `""` for requests that no release answered. */
  readonly releases: Readonly<Record<string, ReleaseFigures>>;
}

export interface UserCounts {
  /** Users that sent at least one request. */
  readonly total: number;
  /** Users with at least one answer as expected. */
  readonly served: number;
  /** Users with at least one failed request. */
  readonly hit: number;
}

export interface UsersSummary {
  readonly bucketMilliseconds: number;
  /** In order of time; buckets without any request are left out. */
  readonly buckets: readonly Bucket[];
  readonly requests: number;
  readonly errors: number;
  readonly users: UserCounts;
  /** A user who met two releases counts for both. Key as in `Bucket`. */
  readonly usersByRelease: Readonly<Record<string, UserCounts>>;
  readonly figuresByRelease: Readonly<Record<string, ReleaseFigures>>;
  /** When the last request that the release answered was sent, milliseconds since 1970. */
  readonly lastRequestByRelease: Readonly<Record<string, number>>;
}
