import type { Verdict } from "@slipway/toolkit";
import { ExchangeFailure } from "../http/failure.ts";
import type { SiteAnswer } from "../http/site.ts";

/** What one try of a check has found. */
export interface Outcome {
  readonly verdict: Verdict;
  /** Stable reason code, documented in the README. */
  readonly code: string;
  /** What was seen, as a sentence. */
  readonly message: string;
  readonly remedy?: string;
  /** Whether waiting can change it; what cannot heal is not tried again. */
  readonly heals: boolean;
  /** The server's wish for the next try. */
  readonly retryAfterMilliseconds?: number;
}

export interface Check {
  readonly name: string;
  /** What is asked, as shown to people; values of a query are hidden. */
  readonly target: string;
  /** One try. What the server does wrong is an outcome, never an exception. */
  readonly attempt: (signal: AbortSignal) => Promise<Outcome>;
  /** A request that is not idempotent is sent once. */
  readonly once?: boolean;
}

export function passed(message: string): Outcome {
  return { verdict: "pass", code: "ok", message, heals: true };
}

export function failed(code: string, message: string, remedy: string): Outcome {
  return { verdict: "fail", code, message, remedy, heals: true };
}

/** A failure that no waiting mends. */
export function failedForGood(code: string, message: string, remedy: string): Outcome {
  return { ...failed(code, message, remedy), heals: false };
}

export function warned(code: string, message: string, remedy: string): Outcome {
  return { verdict: "warn", code, message, remedy, heals: true };
}

/** Failures that say nothing about the site. */
const missingEvidence = ["proxy-refused", "azure-not-read"];

/** Runs a try and turns a failed exchange into its outcome. */
export async function outcomeOf(attempt: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    const { code, message, remedy, heals } = error;
    return {
      verdict: missingEvidence.includes(code) ? "inconclusive" : "fail",
      code,
      message,
      remedy,
      heals,
    };
  }
}

/**
 * An unexpected status, with what it usually means on App Service; 400, 401 and 403 are
 * configuration and do not heal by waiting.
 */
export function unexpectedStatus(answer: SiteAnswer, where: string, wanted: string): Outcome {
  const { status } = answer;
  const message = `${where} answered ${status}, expected ${wanted}.`;
  if (status === 403) return { ...blocked(answer, message), heals: false };
  if (status >= 300 && status < 400) {
    return failedForGood(
      "redirected",
      `${message.slice(0, -1)}; it redirects.`,
      'Expect the redirect\'s status, probe the final address, or set "redirects: same-host".',
    );
  }
  if (status === 400 || status === 401) {
    return failedForGood(
      "wrong-status",
      message,
      'Check the request and its credentials in "headers", or expect this status.',
    );
  }
  const retryAfter = retryAfterMilliseconds(answer.headers["retry-after"], Date.now());
  return {
    ...failed(
      "wrong-status",
      message,
      status >= 500
        ? "Look at the application's log for this request."
        : "Check the path, and that this build maps it.",
    ),
    ...(retryAfter === undefined ? {} : { retryAfterMilliseconds: retryAfter }),
  };
}

function blocked(answer: SiteAnswer, message: string): Outcome {
  const body = answer.body.toString("latin1");
  if (/web app[^<]{0,40}stopped/i.test(body)) {
    return failed("site-stopped", `${message} The web app is stopped.`, "Start the web app.");
  }
  if (/ip forbidden|web app[^<]{0,60}blocked|access to this web app/i.test(body)) {
    return failed(
      "access-restricted",
      `${message} The site's access restrictions refuse this machine.`,
      "Permit the runner in the access restrictions, or use a runner inside the network.",
    );
  }
  return failed(
    "wrong-status",
    message,
    "Check credentials, access restrictions and the firewall in front of the site.",
  );
}

/**
 * Milliseconds of a Retry-After header in either form (RFC 9110 §10.2.3); the caller bounds it by
 * its deadline.
 */
export function retryAfterMilliseconds(
  header: string | undefined,
  now: number,
): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === "") return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) || !/^[A-Z][a-z]{2},? /.test(text)
    ? undefined
    : Math.max(0, date - now);
}
