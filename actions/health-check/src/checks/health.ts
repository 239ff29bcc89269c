import { singleLine, type Verdict } from "@slipway/toolkit";
import { shownRequest } from "../http/exchange.ts";
import type { Site } from "../http/site.ts";
import {
  type Check,
  failed,
  type Outcome,
  outcomeOf,
  passed,
  retryAfterMilliseconds,
  unexpectedStatus,
} from "./check.ts";
import { entryState, HealthRefusal, type HealthReport, readHealth } from "./health-words.ts";
import { mediaType } from "./media-type.ts";

export interface HealthOptions {
  readonly path: string;
  /** Entries that must be there and healthy, for example `database`. */
  readonly entries: readonly string[];
  readonly degraded: Verdict;
}

/** The health endpoint means what it says: words and parts, not only the status. */
export function healthCheck(site: Site, options: HealthOptions): Check {
  const url = site.urlOf(options.path);
  const where = shownRequest({ method: "GET", url });
  return {
    name: "health",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const answer = await site.ask({ target: options.path }, signal);
        // 503 is how ASP.NET Core says Unhealthy; its body names the part.
        if (answer.status !== 200 && answer.status !== 503) {
          return unexpectedStatus(answer, where, "200");
        }
        let report: HealthReport;
        try {
          report = readHealth(mediaType(answer.headers["content-type"]), answer.body);
        } catch (error) {
          if (!(error instanceof HealthRefusal)) throw error;
          if (answer.status === 503) return unexpectedStatus(answer, where, "200");
          return failed(
            error.code,
            `${where} answered 200, but ${error.message}.`,
            "Map the health endpoint before the SPA fallback (MapHealthChecks), and let it answer Healthy, Degraded or Unhealthy.",
          );
        }
        const retryAfter = retryAfterMilliseconds(answer.headers["retry-after"], Date.now());
        return {
          ...judgeHealth(report, answer.status, options, where),
          ...(retryAfter === undefined ? {} : { retryAfterMilliseconds: retryAfter }),
        };
      }),
  };
}

/** The verdict on a health report that came with this status. */
export function judgeHealth(
  report: HealthReport,
  status: number,
  options: HealthOptions,
  where: string,
): Outcome {
  const ill = [...report.entries].filter(([, state]) => state !== "healthy");
  const named = ill
    .slice(0, 5)
    .map(([name, state]) => `${singleLine(name, 60)} is ${state}`)
    .join(", ");
  if (report.state === "unhealthy" || status !== 200) {
    return failed(
      "unhealthy",
      `${where} answered ${status} and reports ${report.state}${named ? `: ${named}` : ""}.`,
      "Look at the application's log for the failing part.",
    );
  }
  const missing = options.entries.filter((name) => entryState(report, name) === undefined);
  if (missing.length > 0) {
    return failed(
      "health-entry-missing",
      `${where} does not report ${missing.map((name) => `"${name}"`).join(", ")}.`,
      "Register the check in the application and let the endpoint write its entries as JSON.",
    );
  }
  const weak = options.entries.filter((name) => entryState(report, name) !== "healthy");
  if (report.state === "degraded" || weak.length > 0) {
    return {
      verdict: options.degraded,
      code: "degraded",
      message: `${where} reports degraded${named ? `: ${named}` : ""}.`,
      remedy: "Look at the application's log for the failing part.",
      heals: true,
    };
  }
  return passed(`${where} reports healthy${shownEntries([...report.entries.keys()])}.`);
}

const shownNames = 10;

/** ` with database, queue`; the names are the server's, and as many as it likes. */
function shownEntries(names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, shownNames).map((name) => singleLine(name, 60));
  const more = names.length - shown.length;
  return ` with ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
