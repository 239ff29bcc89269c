/** A string literal of KQL: no character of it can end the literal or start a command. */
export function kqlString(text: string): string {
  const escaped = text.replace(/[\\"'\p{Cc}\u2028\u2029]/gu, (character) =>
    character === "\\" || character === '"' || character === "'"
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

export function kqlTime(milliseconds: number): string {
  return `datetime(${new Date(milliseconds).toISOString()})`;
}

/** A finite, plain number of KQL; `1e21` and the like are no literals there. */
export function kqlNumber(value: number): string {
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`A number in a query has to be finite and not negative, not ${value}.`);
  }
  return String(Number(value.toFixed(3)));
}

/** Where telemetry says its release: a column of AppRequests, or `Properties.<name>`. */
export type ReleaseColumn = string;
const column = /^(?:AppVersion|AppRoleName|AppRoleInstance|Properties\.[A-Za-z_][\w.-]{0,100})$/;

export function isReleaseColumn(text: string): boolean {
  return column.test(text);
}

function releaseExpression(name: ReleaseColumn): string {
  if (!isReleaseColumn(name)) throw new RangeError(`"${name}" is no column that tells a release.`);
  const property = /^Properties\.(.+)$/.exec(name)?.[1];
  return property === undefined
    ? `tostring(${name})`
    : `tostring(Properties[${kqlString(property)}])`;
}

export interface RequestScope {
  /** Milliseconds since 1970; whole minutes. */
  readonly from: number;
  readonly to: number;
  /** Requests of roles whose name starts so. */
  readonly rolePrefix: string;
  readonly releaseColumn: ReleaseColumn;
  /** Requests whose address holds this word are no users'. */
  readonly ownMark: string;
  readonly newRelease: string;
  /** `undefined` when the old release does not tell its id: everything else is old then. */
  readonly oldRelease: string | undefined;
}

function requestsOf(scope: RequestScope): string[] {
  const old =
    scope.oldRelease === undefined
      ? '"old"'
      : `iff(Release has ${kqlString(scope.oldRelease)}, "old", "other")`;
  return [
    "AppRequests",
    `| where TimeGenerated >= ${kqlTime(scope.from)} and TimeGenerated < ${kqlTime(scope.to)}`,
    `| where AppRoleName startswith ${kqlString(scope.rolePrefix)}`,
    `| where Url !has ${kqlString(scope.ownMark)}`,
    `| extend Release = ${releaseExpression(scope.releaseColumn)}`,
    `| extend Side = iff(Release has ${kqlString(scope.newRelease)}, "new", ${old})`,
  ];
}

/**
 * Requests, failures (5xx), requests over each cut (milliseconds), and the ingestion lag (seconds,
 * p99), per minute and side. Sampled items count with their `ItemCount`.
 */
export function countsQuery(scope: RequestScope, cuts: readonly number[]): string {
  const over = cuts.map(
    (cut, index) => `Over${index} = sumif(ItemCount, DurationMs > ${kqlNumber(cut)})`,
  );
  const sums = [
    "Requests = sum(ItemCount)",
    "Errors = sumif(ItemCount, toint(ResultCode) >= 500)",
    "Milliseconds = sum(DurationMs * ItemCount)",
    "Clump = max(ItemCount)",
    "LagSeconds = percentile((ingestion_time() - TimeGenerated) / 1s, 99)",
    ...over,
  ];
  return [
    ...requestsOf(scope),
    `| summarize ${sums.join(", ")} by Minute = bin(TimeGenerated, 1m), Side`,
    "| order by Minute asc",
  ].join("\n");
}

/** The old release's own quantiles of the response time, in milliseconds. */
export function quantilesQuery(scope: RequestScope, quantiles: readonly number[]): string {
  const percents = quantiles.map((quantile) => kqlNumber(quantile * 100)).join(", ");
  const names = quantiles.map((_, index) => `Cut${index}`).join(", ");
  return [
    ...requestsOf(scope),
    '| where Side == "old"',
    `| summarize Requests = sum(ItemCount), (${names}) = percentilesw(DurationMs, ItemCount, ${percents})`,
  ].join("\n");
}
