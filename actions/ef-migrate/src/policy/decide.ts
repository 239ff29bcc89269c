import type { Finding, PackMigration } from "../pack/pack.ts";
import { contractions } from "../rules/catalogue.ts";
import type { Allowance, EnvironmentPolicy, PolicyTarget } from "./parse.ts";

/** A migration that the policy keeps out, with the reason of its own kind. */
export interface Denial {
  readonly code:
    | "contraction-while-old-version-kept"
    | "policy-denied"
    | "allowance-expired"
    | "allowance-for-other-sql";
  readonly migration: string;
  readonly message: string;
  readonly remedy: string;
}

/** Something denied that an allowance lets through. */
export interface Allowed {
  readonly migration: string;
  readonly target: PolicyTarget;
  readonly reason: string;
  readonly expires: string;
}

export interface Decision {
  readonly denials: readonly Denial[];
  readonly allowed: readonly Allowed[];
}

/** A migration with what was found of it in the release at hand. */
export interface PolicyCase {
  readonly migration: Pick<PackMigration, "id" | "forward" | "blocking" | "rollbackKind">;
  readonly findings: readonly Finding[];
}

/**
 * Decides which migrations may be applied. A contraction is refused while the old version may still
 * be needed, whatever the policy allows: `oldVersion` says whether it is kept. `now` is in
 * milliseconds since the epoch.
 */
export function decide(
  cases: readonly PolicyCase[],
  policy: EnvironmentPolicy | undefined,
  oldVersion: "kept" | "gone",
  now: number,
): Decision {
  const denials: Denial[] = [];
  const allowed: Allowed[] = [];
  for (const item of cases) {
    if (oldVersion === "kept") denials.push(...contraction(item));
    for (const target of new Set(policy?.deny)) {
      const why = met(item, target);
      if (why === undefined || policy === undefined) continue;
      const answer = allowance(item, target, why, policy, now);
      if ("code" in answer) denials.push(answer);
      else allowed.push(answer);
    }
  }
  return { denials, allowed };
}

function contraction({ migration, findings }: PolicyCase): Denial[] {
  const found = findings.find(
    ({ rule, severity }) => contractions.has(rule) && severity === "unsafe",
  );
  if (found === undefined) return [];
  return [
    {
      code: "contraction-while-old-version-kept",
      migration: migration.id,
      message: `${found.message.replace(/\.$/, "")} (${found.rule}), and the old version is kept. ${found.breaks}`,
      remedy: `${found.alternative} When no instance of the old version is left and it will not be brought back, set "old-version: gone".`,
    },
  ];
}

/** Why a migration falls under a target of the policy, or `undefined`. */
function met({ migration, findings }: PolicyCase, target: PolicyTarget): string | undefined {
  const said = (finding: Finding | undefined) => finding?.message.replace(/\.$/, "");
  switch (target) {
    case "unsafe":
    case "conditional":
      return said(findings.find(({ severity }) => severity === target));
    case "destructive":
      return said(findings.find(({ destructive }) => destructive));
    case "blocking":
      return migration.blocking
        ? `${migration.id} locks a table for as long as it is large`
        : undefined;
    case "no-rollback":
      return migration.rollbackKind === "none" ? `${migration.id} has no way back` : undefined;
    default:
      return said(findings.find(({ rule }) => rule === target));
  }
}

function allowance(
  { migration }: PolicyCase,
  target: PolicyTarget,
  why: string,
  policy: EnvironmentPolicy,
  now: number,
): Denial | Allowed {
  const denied = `${why}: ${target} is denied in ${policy.environment}`;
  const of = policy.allow.filter(
    (item) => item.target === target && item.migration === migration.id,
  );
  const same = of.filter(({ sha256 }) => sha256 === migration.forward.sha256);
  const valid = same.find((item) => now < endOf(item));
  if (valid !== undefined) {
    return { migration: migration.id, target, reason: valid.reason, expires: valid.expires };
  }
  const expired = same[0];
  if (expired !== undefined) {
    return {
      code: "allowance-expired",
      migration: migration.id,
      message: `${denied}, and the allowance ended on ${expired.expires}.`,
      remedy: "Have it allowed again with a new day, or take the migration out of the release.",
    };
  }
  const sha = `sha256 ${migration.forward.sha256}`;
  if (of.length > 0) {
    return {
      code: "allowance-for-other-sql",
      migration: migration.id,
      message: `${denied}, and what was allowed is other SQL than this (${sha}).`,
      remedy: "Review the migration as it is now, and bind the allowance to its sha256.",
    };
  }
  return {
    code: "policy-denied",
    migration: migration.id,
    message: `${denied}.`,
    remedy: `Change the migration, or allow it in the policy with rule ${target}, migration ${migration.id}, ${sha}, a reason and a last day.`,
  };
}

/** The moment after the allowance's last day, in UTC. */
function endOf({ expires }: Allowance): number {
  return Date.parse(`${expires}T00:00:00Z`) + 86_400_000;
}
