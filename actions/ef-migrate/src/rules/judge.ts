import type { Finding, Lock, RollbackKind, Safety } from "../pack/pack.ts";
import { sqlDialect } from "../sql/dialect.ts";
import type { JudgedScript } from "../sql/dialect-effects.ts";
import { catalogue } from "./catalogue.ts";
import { type Change, changesOf, FreshObjects } from "./changes.ts";
import { isBlocking, locksOf } from "./locks.ts";
import { SchemaModel } from "./model.ts";
import { wayBack } from "./rollback.ts";
import type { Edition, MigrationView } from "./rule.ts";
import { expands } from "./script-rules.ts";

export type { JudgedScript } from "../sql/dialect-effects.ts";

/** A migration as it is given to the rules. */
export interface JudgedMigration {
  readonly id: string;
  readonly forward: JudgedScript;
  readonly rollback: JudgedScript | undefined;
  readonly rollbackReason: string | undefined;
  /** A statement that differed between two placeholder connections. */
  readonly environmentDependent: string | undefined;
}

export interface Judgement {
  readonly safety: Safety;
  readonly destructive: boolean;
  readonly blocking: boolean;
  readonly locks: readonly Lock[];
  readonly rollbackKind: RollbackKind;
  readonly findings: readonly Finding[];
}

export interface JudgeOptions {
  /** SQL Server's edition; Azure SQL Database and Managed Instance count as `enterprise`. */
  readonly edition?: Edition;
  /** Rows by table in lower case, for R31. */
  readonly rows?: ReadonlyMap<string, number>;
}

/**
 * Judges a context's migrations in order by the SQL of its provider. `isReleased` says which are in
 * production already: what they create is in use. A provider whose SQL is not read gets
 * `conditional` and `unknown`, never `safe`.
 */
export function judgeMigrations(
  provider: string,
  migrations: readonly JudgedMigration[],
  historyTable: string,
  isReleased: (id: string) => boolean,
  options: JudgeOptions = {},
): Map<string, Judgement> {
  const dialect = sqlDialect(provider);
  if (dialect === undefined) {
    return new Map(migrations.map((migration) => [migration.id, notJudged(provider, migration)]));
  }
  const { edition = "enterprise", rows = new Map<string, number>() } = options;
  const model = new SchemaModel(dialect);
  let fresh = new FreshObjects();
  let releaseExpands = false;
  let releaseContracts = false;
  const judgements = new Map<string, Judgement>();
  for (const migration of migrations) {
    const before = model.copy();
    const changes = changesOf(dialect, migration.forward, model, fresh, historyTable);
    const contracts = hasContraction(changes);
    // Told where the mixture becomes complete, once for a release.
    const mixed = releaseExpands && releaseContracts;
    releaseExpands ||= expands({ changes });
    releaseContracts ||= contracts;
    const view: MigrationView = {
      dialect,
      edition,
      changes,
      rollback: wayBack(
        dialect,
        changes,
        migration.rollback,
        migration.rollbackReason,
        { before, after: model },
        historyTable,
      ),
      environmentDependent: migration.environmentDependent !== undefined,
      releaseExpands: releaseExpands && !mixed,
      releaseContracts: releaseContracts && !mixed,
      rows,
    };
    judgements.set(migration.id, judgement(migration.id, view));
    if (isReleased(migration.id)) {
      fresh = new FreshObjects();
      releaseExpands = false;
      releaseContracts = false;
    }
  }
  return judgements;
}

function hasContraction(changes: readonly Change[]): boolean {
  return changes.some(
    ({ fresh, effect }) =>
      !fresh && (effect.kind === "drop-column" || effect.kind === "drop-table"),
  );
}

function judgement(id: string, view: MigrationView): Judgement {
  const findings = findingsOf(id, view);
  const locks = locksOf(view.dialect, view.edition, view.changes);
  return {
    safety: findings.some(({ severity }) => severity === "unsafe")
      ? "unsafe"
      : findings.some(({ severity }) => severity === "conditional")
        ? "conditional"
        : "safe",
    destructive: findings.some(({ destructive }) => destructive),
    blocking: locks.some(isBlocking),
    locks,
    rollbackKind: view.rollback.kind,
    findings,
  };
}

function findingsOf(id: string, view: MigrationView): Finding[] {
  return catalogue
    .filter(({ engines }) => engines.includes(view.dialect))
    .flatMap((rule) =>
      rule.find(view).map(({ object, detail = object, severity = rule.severity }) => ({
        rule: rule.id,
        severity,
        destructive: rule.destructive,
        migration: id,
        object,
        message: `${id} ${rule.title}${detail === "" ? "" : `: ${detail.replace(/\.$/, "")}`}.`,
        breaks: rule.breaks,
        alternative: rule.alternative,
      })),
    );
}

function notJudged(provider: string, { id, rollback }: JudgedMigration): Judgement {
  const rule = catalogue.find((candidate) => candidate.id === "R17");
  return {
    safety: "conditional",
    destructive: false,
    blocking: false,
    locks: [],
    rollbackKind: rollback === undefined ? "none" : "unknown",
    findings: [
      {
        rule: "R17",
        severity: "conditional",
        destructive: false,
        migration: id,
        object: "",
        message: `${id} is SQL of ${provider}, which the rules do not read.`,
        breaks: rule?.breaks ?? "",
        alternative: "Read its forward and rollback script: nothing is said about what they do.",
      },
    ],
  };
}
