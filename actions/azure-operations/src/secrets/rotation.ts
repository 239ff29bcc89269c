import type { VaultItem } from "@slipway/azure";
import { formatDuration, parseDuration, UsageError } from "@slipway/toolkit";
import { type Finding, passed } from "../finding.ts";

/** A row of the rotation table: which secrets, and how old they may become (milliseconds). */
export interface RotationRule {
  /** Name pattern; `*` stands for any characters, case does not matter. */
  readonly pattern: string;
  readonly maximumAge: number;
}

/** Rules as `pattern duration`, one per line; the first that fits a name counts. */
export function parseRotation(lines: readonly string[]): RotationRule[] {
  return lines.map((line) => {
    const [, pattern, age] = /^(\S+)\s+(\S+)$/.exec(line) ?? [];
    if (pattern === undefined || age === undefined) {
      throw new UsageError(
        `Input "rotation" has the line "${line}".`,
        'Write a name pattern and a duration, for example "*smtp* 180d".',
      );
    }
    return { pattern, maximumAge: parseDuration(age, `Input "rotation", ${pattern},`) };
  });
}

/**
 * Judges the age of each secret: the time since its current version was made. A secret that is
 * switched off or belongs to a certificate is left out; one without a rule is told, because nobody
 * has decided when it is too old.
 *
 * @param warnBefore milliseconds before the end of its time from which a secret is due
 */
export function judgeSecrets(
  secrets: readonly VaultItem[],
  rules: readonly RotationRule[],
  now: number,
  warnBefore: number,
): Finding[] {
  return secrets
    .filter(({ enabled, managed }) => enabled && !managed)
    .map((secret): Finding => {
      const age = now - secret.created.getTime();
      const subject = `secret ${secret.name}`;
      const found = days(age);
      const rule = rules.find(({ pattern }) => fits(pattern, secret.name));
      if (rule === undefined) {
        return {
          subject,
          row: "no rule",
          found,
          allowed: "",
          verdict: "warn",
          reason: {
            code: "no-rotation-rule",
            message: `No rule says how old the secret "${secret.name}" may become; it is ${found} old.`,
            remedy: `Add a line for it to "rotation", for example "${secret.name} 180d".`,
          },
        };
      }
      const row = rule.pattern;
      const allowed = days(rule.maximumAge);
      if (secret.expires !== undefined && secret.expires.getTime() <= now) {
        return {
          subject,
          row,
          found: "expired",
          allowed,
          verdict: "fail",
          reason: {
            code: "secret-expired",
            message: `The secret "${secret.name}" expired on ${day(secret.expires)}.`,
            remedy: "Rotate it: docs/runbooks/lost-credentials.md has the steps.",
          },
        };
      }
      if (age <= rule.maximumAge - warnBefore) return passed(subject, row, found, allowed);
      const over = age > rule.maximumAge;
      return {
        subject,
        row,
        found,
        allowed,
        verdict: over ? "fail" : "warn",
        reason: {
          code: over ? "secret-too-old" : "secret-due",
          message: `The secret "${secret.name}" is ${found} old; its limit is ${allowed}.`,
          remedy: "Rotate it: docs/runbooks/lost-credentials.md has the steps.",
        },
      };
    });
}

export function days(milliseconds: number): string {
  return milliseconds < 86_400_000
    ? formatDuration(Math.max(0, milliseconds))
    : `${Math.floor(milliseconds / 86_400_000)} d`;
}

export function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function fits(pattern: string, name: string): boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${source}$`, "i").test(name);
}
