import { type Finding, notKnown, passed } from "../finding.ts";
import { days } from "../secrets/rotation.ts";

const row = "Security patches";

/** An open Dependabot alert, as far as it is judged. */
export interface Alert {
  readonly number: number;
  readonly packageName: string;
  readonly severity: string;
  /** Milliseconds since 1970 at which GitHub raised it. */
  readonly since: number;
  readonly hasPatch: boolean;
}

/** Reads GitHub's list ("List Dependabot alerts for a repository", 2022-11-28). */
export function readAlerts(list: readonly unknown[]): Alert[] {
  return list.map((item) => {
    const {
      number,
      created_at,
      security_vulnerability: vulnerability,
    } = (item ?? {}) as {
      number?: unknown;
      created_at?: unknown;
      security_vulnerability?: {
        severity?: unknown;
        package?: { name?: unknown };
        first_patched_version?: unknown;
      };
    };
    const since = Date.parse(String(created_at));
    if (typeof number !== "number" || Number.isNaN(since) || vulnerability === undefined) {
      throw new Error("GitHub's answer is no list of Dependabot alerts.");
    }
    return {
      number,
      packageName: String(vulnerability.package?.name),
      severity: String(vulnerability.severity),
      since,
      hasPatch: (vulnerability.first_patched_version ?? null) !== null,
    };
  });
}

/**
 * Judges how long a known vulnerability has been open: with a patch it fails above the limit (from
 * patch to production in 24 h); without one it warns, since there is nothing to deploy.
 */
export function judgeAlerts(
  repository: string,
  alerts: readonly Alert[],
  now: number,
  limit: number,
): Finding[] {
  if (alerts.length === 0) {
    return [passed(repository, row, "no open Dependabot alert", `patched within ${days(limit)}`)];
  }
  return alerts.map(({ number, packageName, severity, since, hasPatch }): Finding => {
    const age = now - since;
    const subject = `alert ${number}, ${packageName}`;
    const found = `${severity}, open for ${days(age)}${hasPatch ? "" : ", no patch yet"}`;
    const allowed = `patched within ${days(limit)}`;
    if (hasPatch && age <= limit) return passed(subject, row, found, allowed);
    return {
      subject,
      row,
      found,
      allowed,
      verdict: hasPatch ? "fail" : "warn",
      reason: {
        code: hasPatch ? "patch-overdue" : "no-patch-yet",
        message: `${packageName}: a vulnerability (${severity}) is known for ${days(age)}${hasPatch ? " and has a patch" : "; there is no patch yet"}.`,
        remedy: hasPatch
          ? `Merge the update of ${packageName} and ship it (Security, Dependabot, alert ${number}).`
          : "Decide: do without the package, or dismiss the alert with its reason.",
      },
    };
  });
}

/** @param status of GitHub's answer; `undefined` when there was none */
export function alertsNotRead(
  repository: string,
  status: number | undefined,
  message: string,
): Finding {
  const forbidden = status === 403 || status === 404;
  return notKnown(repository, row, {
    code: forbidden ? "alerts-not-permitted" : "alerts-not-read",
    message: `The Dependabot alerts of ${repository} could not be read: ${message}`,
    remedy: forbidden
      ? 'Turn Dependabot alerts on (Settings, Advanced Security) and give the job "vulnerability-alerts: read".'
      : "Check the network of the runner and run this again.",
  });
}
