/** What users saw of both releases, summed up. Plain data. */

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
