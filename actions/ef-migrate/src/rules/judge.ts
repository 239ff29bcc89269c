import type { Finding, Lock, PackCommand, RollbackKind, Safety } from "../pack/pack.ts";
import { sqlDialect } from "../sql/dialect.ts";
import { splitStatements } from "../sql/statements.ts";
import { Schema } from "./schema.ts";
import { type Hit, type MigrationStatements, sqliteHits } from "./sqlite-rules.ts";
import { type Rule, ruleTexts } from "./texts.ts";

/** A script and the commands in it, as the pack holds them. */
export interface JudgedScript {
  readonly text: string;
  readonly commands: readonly Pick<PackCommand, "start" | "end" | "transaction">[];
}

/** A migration as it is given to the rules. */
export interface JudgedMigration {
  readonly id: string;
  readonly forward: JudgedScript;
  readonly rollback: JudgedScript | undefined;
  readonly rollbackReason: string | undefined;
  /** A statement that differed between two placeholder connections. */
  readonly environmentDependent: string | undefined;
}

/** A migration as the rules see it. */
interface Judged {
  readonly id: string;
  readonly forward: MigrationStatements;
  readonly rollback: MigrationStatements | undefined;
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
): Map<string, Judgement> {
  if (sqlDialect(provider) !== "sqlite") {
    return new Map(migrations.map((migration) => [migration.id, notJudged(provider, migration)]));
  }
  const statements = ({ text, commands }: JudgedScript): MigrationStatements => ({
    statements: splitStatements(text),
    outside: commands.map(({ transaction }) => transaction === "outside"),
  });
  return judgeSqlite(
    migrations.map((migration) => ({
      ...migration,
      forward: statements(migration.forward),
      rollback: migration.rollback && statements(migration.rollback),
    })),
    historyTable,
    isReleased,
  );
}

function notJudged(provider: string, { id, rollback }: JudgedMigration): Judgement {
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
        breaks: "Unknown: nothing is said about what it does.",
        alternative: "Read its forward and rollback script.",
      },
    ],
  };
}

/**
 * Judges a context's migrations in order. `isReleased` says which are in production already: they
 * build the schema, but what they create is not new any more.
 */
function judgeSqlite(
  migrations: readonly Judged[],
  historyTable: string,
  isReleased: (id: string) => boolean,
): Map<string, Judgement> {
  const schema = new Schema();
  let fresh = new Set<string>();
  const judgements = new Map<string, Judgement>();
  for (const migration of migrations) {
    const findings: Finding[] = [];
    const add = (rule: Rule, object: string, detail: string) => {
      const text = ruleTexts[rule];
      findings.push({
        rule,
        severity: text.severity,
        destructive: text.destructive,
        migration: migration.id,
        object,
        message: `${migration.id} ${text.title}${detail === "" ? "" : `: ${detail.replace(/\.$/, "")}`}.`,
        breaks: text.breaks,
        alternative: text.alternative,
      });
    };
    const before = schema.copy();
    const hits = sqliteHits(migration.forward, schema, fresh, historyTable);
    for (const { rule, object, detail } of hits) add(rule, object, detail);
    if (migration.environmentDependent !== undefined)
      add("R29", "", "two placeholder connections gave two scripts");
    if (expandsAndContracts(hits, migration.forward)) add("R32", "", "");

    const kind = rollbackKind(migration, before, schema, historyTable);
    if (kind.kind === "none") add("R25", "", kind.why);
    else if (kind.kind !== "lossless") add("R26", "", kind.why);
    judgements.set(migration.id, {
      safety: findings.some(({ severity }) => severity === "unsafe")
        ? "unsafe"
        : findings.some(({ severity }) => severity === "conditional")
          ? "conditional"
          : "safe",
      destructive: findings.some(({ destructive }) => destructive),
      blocking: false,
      locks: [],
      rollbackKind: kind.kind,
      findings,
    });
    if (isReleased(migration.id)) fresh = new Set();
  }
  return judgements;
}

/** New structures and dropped ones in one migration: neither version fits both ends of it. */
function expandsAndContracts(hits: readonly Hit[], forward: MigrationStatements): boolean {
  const contracts = hits.some(({ rule }) => rule === "R01" || rule === "R02");
  const creates = forward.statements.some(({ text }) =>
    /^(CREATE\s+TABLE\s+(?!"?ef_temp_)|ALTER\s+TABLE\s+\S+\s+ADD\b)/i.test(text),
  );
  return contracts && creates;
}

/** What the way back costs, from the rules applied to the rollback on the schema it starts from. */
function rollbackKind(
  migration: Judged,
  before: Schema,
  after: Schema,
  historyTable: string,
): { kind: RollbackKind; why: string } {
  if (migration.rollback === undefined) {
    return { kind: "none", why: migration.rollbackReason ?? "it has no Down()" };
  }
  const forwardWork = migration.forward.statements.length > 1;
  if (forwardWork && migration.rollback.statements.length <= 1) {
    return { kind: "none", why: "Down() is empty, so it would only delete the history row" };
  }
  const hits = sqliteHits(migration.rollback, after.copy(), new Set(), historyTable);
  const of = (...rules: Rule[]) => hits.find(({ rule }) => rules.includes(rule));
  const lost = sqliteHits(migration.forward, before, new Set(), historyTable).find(
    ({ rule }) => ruleTexts[rule].destructive || rule === "R19",
  );
  if (lost) {
    return {
      kind: "lossy",
      why: `what the migration changed or dropped in ${lost.object} does not come back`,
    };
  }
  const lossy = of("R01", "R02", "R18");
  if (lossy) return { kind: "lossy", why: `it ${ruleTexts[lossy.rule].title}: ${lossy.detail}` };
  const fails = of("R05", "R07", "R08", "R10", "R12", "R14", "R15");
  if (fails) return { kind: "may-fail", why: `it ${ruleTexts[fails.rule].title}: ${fails.detail}` };
  return { kind: "lossless", why: "" };
}
