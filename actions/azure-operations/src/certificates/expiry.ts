import { type Finding, passed } from "../finding.ts";
import { day, days } from "../secrets/rotation.ts";

export interface Certificate {
  /** For example `certificate site of kv-roster-prod` or `www.example.org`. */
  readonly subject: string;
  readonly expires: Date | undefined;
}

/** Judges the remaining validity. @param limits milliseconds */
export function judgeCertificate(
  { subject, expires }: Certificate,
  now: number,
  limits: { readonly warnBefore: number; readonly failBefore: number },
): Finding {
  const row = "SSL certificates";
  const allowed = `at least ${days(limits.failBefore)}`;
  if (expires === undefined) {
    return {
      subject,
      row,
      found: "no date",
      allowed,
      verdict: "inconclusive",
      reason: {
        code: "certificate-without-date",
        message: `Nothing tells when ${subject} expires.`,
        remedy: "Look at it in the portal: a certificate without a date cannot be watched.",
      },
    };
  }
  const left = expires.getTime() - now;
  const found = left <= 0 ? `expired on ${day(expires)}` : `${days(left)} left`;
  if (left > limits.warnBefore) return passed(subject, row, found, allowed);
  const fails = left <= limits.failBefore;
  return {
    subject,
    row,
    found,
    allowed,
    verdict: fails ? "fail" : "warn",
    reason: {
      code: left <= 0 ? "certificate-expired" : "certificate-expires",
      message: `The certificate of ${subject} ${left <= 0 ? "expired" : "expires"} on ${day(expires)}.`,
      remedy:
        "Managed certificates renew themselves 45 days before: look at the custom domain in the portal. One in the vault is renewed by its own job.",
    },
  };
}
