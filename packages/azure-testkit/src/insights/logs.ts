import type { ScaledClock } from "../clock.ts";
import type { ServedRequest } from "../contract.ts";
import { type HttpCall, json, type Reply } from "../http.ts";
import type { Entra } from "../identity/entra.ts";
import { isAllowed } from "../identity/principals.ts";

/** Both names answer; the second is the older one ("Azure Monitor Log Analytics API request format"). */
export const logHosts = ["api.loganalytics.azure.com", "api.loganalytics.io"];
/** Audience of the tokens ("Access the Azure Monitor Logs query API"). */
const audiences = ["https://api.loganalytics.io", "https://api.loganalytics.azure.com"];
/** Needed to query a table ("Manage access to Log Analytics workspaces": custom roles per table). */
const permissions = ["query/read", "query/AppRequests/read"];

export interface LogAnalyticsSettings {
  readonly clock: ScaledClock;
  readonly entra: Entra;
  /** Virtual seconds until a request can be queried. */
  readonly ingestDelaySeconds: number;
}

interface Row extends ServedRequest {
  readonly roleName: string;
}

type Count = (row: Row) => number;

/**
 * The query API of one Log Analytics workspace with the table AppRequests, filled from what the
 * front router served, as the Application Insights SDK in an app would: `AppVersion` is the
 * `x-release` header, `AppRoleName` the site, with the slot's name appended.
 *
 * Not a KQL engine: it answers the two shapes of query that Slipway sends (a summary by minute and
 * side, weighted quantiles), reads filters, cuts and bins from their text, and refuses every other
 * with 400. The shapes themselves are held to Microsoft's own KQL compiler in `packages/azure`.
 * Answer, errors and `PartialError` beside rows: "Azure Monitor Log Analytics API response format".
 */
export class LogAnalytics {
  readonly #settings: LogAnalyticsSettings;
  readonly #rows: Row[] = [];

  constructor(settings: LogAnalyticsSettings) {
    this.#settings = settings;
  }

  add(request: ServedRequest): void {
    const roleName =
      request.slot === "production" ? request.site : `${request.site}-${request.slot}`;
    this.#rows.push({ ...request, roleName });
  }

  async answer(call: HttpCall): Promise<Reply> {
    if (!/^\/v1\/workspaces\/[^/]+\/query$/.test(call.path) || call.method !== "POST") {
      return refused(404, "PathNotFoundError", "The requested path does not exist");
    }
    const token = /^Bearer (.+)$/i.exec(call.headers.authorization ?? "")?.[1] ?? "";
    const principal = await this.#settings.entra.authenticate(token, audiences);
    if (typeof principal === "string") {
      return refused(401, "InvalidTokenError", "The provided authentication is not valid");
    }
    // The address names the workspace by its guid, so a role counts whatever its scope.
    const allowed = permissions.some((name) =>
      principal.roles.some(({ scope }) =>
        isAllowed(principal, `Microsoft.OperationalInsights/workspaces/${name}`, scope),
      ),
    );
    if (!allowed) {
      return refused(
        403,
        "InsufficientAccessError",
        "The provided credentials have insufficient access to perform the requested operation",
      );
    }
    let query: unknown;
    try {
      ({ query } = JSON.parse(call.body.toString("utf8")) as { query?: unknown });
    } catch {
      return refused(400, "BadArgumentError", "The request had some invalid properties");
    }
    return typeof query === "string"
      ? this.#run(query)
      : refused(400, "BadArgumentError", "The request had some invalid properties");
  }

  #run(query: string): Reply {
    const [table, ...lines] = query.split("\n");
    const scope = scopeOf(lines);
    if (table !== "AppRequests" || scope === undefined) return notImitated(query);
    const ingestedUntil = this.#settings.clock.now() - this.#settings.ingestDelaySeconds * 1_000;
    const rows = this.#rows.filter(
      (row) =>
        row.at >= scope.from &&
        row.at < scope.to &&
        row.at <= ingestedUntil &&
        row.roleName.toLowerCase().startsWith(scope.rolePrefix.toLowerCase()) &&
        !row.path.includes(scope.ownMark),
    );
    const rest = lines.slice(5).join("\n");
    if (/^\| summarize .* by Minute = bin\(TimeGenerated, 1m\), Side\n\| order by/.test(rest)) {
      return this.#counts(rest, rows, scope.sideOf);
    }
    const quantiles = /percentilesw\(DurationMs, ItemCount, ([\d., ]+)\)$/.exec(rest)?.[1];
    if (!rest.startsWith('| where Side == "old"\n') || quantiles === undefined) {
      return notImitated(query);
    }
    const times = rows
      .filter((row) => scope.sideOf(row) === "old")
      .map(({ milliseconds }) => milliseconds)
      .sort((a, b) => a - b);
    const cuts = quantiles.split(",").map((percent) => {
      const rank = Math.max(1, Math.ceil((Number(percent) / 100) * times.length));
      return times[rank - 1] ?? null;
    });
    return primaryResult(
      ["Requests", ...cuts.map((_, index) => `Cut${index}`)],
      [[times.length, ...cuts]],
    );
  }

  #counts(summary: string, rows: readonly Row[], sideOf: (row: Row) => string): Reply {
    const cuts = [...summary.matchAll(/sumif\(ItemCount, DurationMs > ([\d.]+)\)/g)].map(
      ([, cut]) => Number(cut),
    );
    const columns: [string, (group: readonly Row[]) => number][] = [
      ["Requests", sum(() => 1)],
      ["Errors", sum(({ status }) => (status >= 500 ? 1 : 0))],
      ["Milliseconds", sum(({ milliseconds }) => milliseconds)],
      ["Clump", () => 1],
      ["LagSeconds", () => this.#settings.ingestDelaySeconds],
      ...cuts.map((cut, index): [string, (group: readonly Row[]) => number] => [
        `Over${index}`,
        sum(({ milliseconds }) => (milliseconds > cut ? 1 : 0)),
      ]),
    ];
    const groups = Map.groupBy(
      rows,
      (row) => `${Math.floor(row.at / 60_000) * 60_000} ${sideOf(row)}`,
    );
    const answers = [...groups].map(([key, group]) => {
      const [minute, side] = key.split(" ");
      return [
        new Date(Number(minute)).toISOString(),
        side,
        ...columns.map(([, of]) => of(group)),
      ] as const;
    });
    answers.sort((one, other) => String(one[0]).localeCompare(String(other[0])));
    return primaryResult(["Minute", "Side", ...columns.map(([name]) => name)], answers);
  }
}

function sum(count: Count): (group: readonly Row[]) => number {
  return (group) => group.reduce((total, row) => total + count(row), 0);
}

/** The five lines that narrow the table down, in Slipway's order. */
function scopeOf(lines: readonly string[]) {
  const [time = "", role = "", url = "", release, side = ""] = lines;
  const [, from, to] =
    /^\| where TimeGenerated >= datetime\((.+?)\) and TimeGenerated < datetime\((.+?)\)$/.exec(
      time,
    ) ?? [];
  const rolePrefix = literal(/^\| where AppRoleName startswith (".*")$/.exec(role)?.[1]);
  const ownMark = literal(/^\| where Url !has (".*")$/.exec(url)?.[1]);
  const [, newText, oldText] =
    /^\| extend Side = iff\(Release has ("(?:[^"\\]|\\.)*"), "new", (?:"old"|iff\(Release has ("(?:[^"\\]|\\.)*"), "old", "other"\))\)$/.exec(
      side,
    ) ?? [];
  const newRelease = literal(newText);
  const oldRelease = literal(oldText);
  if (
    from === undefined ||
    to === undefined ||
    rolePrefix === undefined ||
    ownMark === undefined ||
    newRelease === undefined ||
    release !== "| extend Release = tostring(AppVersion)"
  ) {
    return undefined;
  }
  return {
    from: Date.parse(from),
    to: Date.parse(to),
    rolePrefix,
    ownMark,
    sideOf: ({ release: served }: Row) => {
      if (served === newRelease) return "new";
      return oldRelease === undefined || served === oldRelease ? "old" : "other";
    },
  };
}

/** The escapes that Slipway writes are those of JSON, but for the apostrophe's. */
function literal(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (JSON.parse(text.replaceAll("\\'", "'")) as string);
}

function primaryResult(names: readonly string[], rows: readonly (readonly unknown[])[]): Reply {
  const type = (name: string) =>
    name === "Minute" ? "datetime" : name === "Side" ? "string" : "real";
  return json(200, {
    tables: [
      {
        name: "PrimaryResult",
        columns: names.map((name) => ({ name, type: type(name) })),
        rows,
      },
    ],
  });
}

function refused(status: number, code: string, message: string): Reply {
  return json(status, { error: { message, code } });
}

function notImitated(query: string): Reply {
  return json(400, {
    error: {
      message: "The request had some invalid properties",
      code: "BadArgumentError",
      innererror: {
        code: "SyntaxError",
        message: `The local Azure answers Slipway's two queries only, not this one: ${query.slice(0, 200)}`,
      },
    },
  });
}
