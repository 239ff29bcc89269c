import { loadModule, parseSync } from "libpg-query";
import { beforeAll, describe, expect, it } from "vitest";
import type { Effect } from "../src/sql/effects.ts";
import { classifyPostgres } from "../src/sql/postgres/classify.ts";
import { splitPostgres } from "../src/sql/postgres/statements.ts";
import { classifyTsql } from "../src/sql/tsql/classify.ts";
import { splitTsql, type TsqlStatement } from "../src/sql/tsql/statements.ts";
import { emittedScripts } from "./emitted-sql/corpus.ts";
import { postgresTraps } from "./postgres-traps.ts";
import { ruleExamples } from "./rule-examples.ts";
import { type DomAnswer, type DomStatement, scriptDom } from "./scriptdom.ts";
import { tsqlTraps } from "./tsql-traps.ts";

interface Sample {
  readonly name: string;
  readonly sql: string;
}

/** EF's own scripts, invalid where a migration creates a view (R23); the plan does not use them. */
const wholeScript = /^chain forward (Default|Idempotent)/;
const emitted = emittedScripts("sqlserver");
const tsql: readonly Sample[] = [
  ...emitted.flatMap(({ name, form, versions, sql }) => {
    const label = `${name} ${form} EF ${versions}`;
    if (!wholeScript.test(label)) return [{ name: label, sql }];
    // Batch by batch, so that an invalid one does not hide the others.
    return splitTsql(sql).map(({ start, end }) => ({ name: label, sql: sql.slice(start, end) }));
  }),
  ...tsqlTraps.map((sql) => ({ name: sql, sql })),
  ...Object.entries(ruleExamples).flatMap(([rule, { sqlserver }]) =>
    // A view behind another command is the very thing that R23 finds.
    sqlserver && rule !== "R23"
      ? [sqlserver.bad, sqlserver.good].map((sql) => ({ name: rule, sql }))
      : [],
  ),
];

/** Which effect a statement of ScriptDom's kind must have; the rest is `unknown` or `harmless`. */
const effectOfDom: Readonly<Record<string, readonly Effect["kind"][]>> = {
  CreateTableStatement: ["create-table"],
  DropTableStatement: ["drop-table"],
  AlterTableAddTableElementStatement: [
    "add-column",
    "add-constraint",
    "set-default",
    "system-versioning",
  ],
  AlterTableDropTableElementStatement: ["drop-column", "drop-constraint", "system-versioning"],
  AlterTableAlterColumnStatement: ["alter-column", "unknown"],
  AlterTableConstraintModificationStatement: ["check-rows", "unknown"],
  AlterTableSetStatement: ["system-versioning"],
  AlterTableRebuildStatement: ["unknown"],
  AlterTableSwitchStatement: ["unknown"],
  AlterTableTriggerModificationStatement: ["unknown"],
  CreateIndexStatement: ["create-index"],
  CreateColumnStoreIndexStatement: ["create-index"],
  DropIndexStatement: ["drop-index"],
  AlterIndexStatement: ["unknown"],
  CreateSchemaStatement: ["create-schema"],
  DropSchemaStatement: ["drop-schema"],
  AlterSchemaStatement: ["rename-table"],
  CreateSequenceStatement: ["create-sequence"],
  AlterSequenceStatement: ["alter-sequence"],
  DropSequenceStatement: ["drop-sequence"],
  InsertStatement: ["insert"],
  UpdateStatement: ["update"],
  DeleteStatement: ["delete"],
  MergeStatement: ["merge"],
  TruncateTableStatement: ["truncate"],
  SelectStatement: ["harmless", "create-table"],
  AlterDatabaseSetStatement: ["database"],
  AlterDatabaseCollateStatement: ["database"],
  BeginTransactionStatement: ["transaction"],
  CommitTransactionStatement: ["transaction"],
  RollbackTransactionStatement: ["transaction"],
};

/** What ExecuteStatement may turn out to be is not ScriptDom's to say. */
const openKinds = /^(Execute|If|BeginEndBlock|While|TryCatch)Statement$/;

describe("T-SQL as Microsoft's own parser reads it", () => {
  let answers: DomAnswer[];
  beforeAll(() => {
    answers = scriptDom(tsql.map(({ sql }) => sql));
  });

  const flat = (statement: TsqlStatement): TsqlStatement[] => [
    statement,
    ...statement.inner.flatMap(flat),
  ];
  const pairs = () =>
    tsql.flatMap((sample, at) => {
      const dom = answers[at];
      return dom === undefined || dom.errors.length > 0 ? [] : [{ ...sample, dom }];
    });

  it("parses every batch that the plan generates, and every hand-written sample", () => {
    const broken = tsql.filter((_, at) => answers[at]?.errors.length !== 0).map(({ name }) => name);
    expect(broken.filter((name) => !wholeScript.test(name))).toEqual([]);
    expect(broken.length).toBeLessThan(tsql.length / 20);
  });

  it("has the same batches", () => {
    for (const { name, sql, dom } of pairs()) {
      const theirs = dom.batches.filter(({ statements }) => statements.length > 0);
      expect([name, splitTsql(sql).length]).toEqual([name, theirs.length]);
    }
  });

  it("has the same statements from the first to the last character", () => {
    let compared = 0;
    for (const { name, sql, dom } of pairs()) {
      const mine = splitTsql(sql).flatMap(({ statements }) => statements.flatMap(flat));
      const theirs = dom.batches.flatMap(({ statements }) => statements);
      const place = ({ start, end }: { start: number; end: number }) => sql.slice(start, end);
      expect([name, ...mine.map(place)]).toEqual([name, ...theirs.map(place)]);
      compared += mine.length;
    }
    expect(compared).toBeGreaterThan(3_000);
  });

  it("takes each statement for what it is, with its target, names and WHERE", () => {
    for (const { name, sql, dom } of pairs()) {
      const mine = splitTsql(sql).flatMap(({ statements }) => statements.flatMap(flat));
      const theirs = dom.batches.flatMap(({ statements }) => statements);
      for (const [at, statement] of mine.entries()) {
        const other = theirs[at];
        if (other === undefined || openKinds.test(other.kind)) continue;
        const effects = classifyTsql(statement.tokens);
        const text = `${name}: ${sql.slice(statement.start, statement.end)}`;
        expect([text, kindMismatch(effects, other)]).toEqual([text, ""]);
        expect([text, detailMismatch(effects, other)]).toEqual([text, ""]);
      }
    }
  });
});

function kindMismatch(effects: readonly Effect[], dom: DomStatement): string {
  const program = /^(Create|Alter|CreateOrAlter)(View|Procedure|Function|Trigger)Statement$/;
  const allowed = program.test(dom.kind)
    ? ["create-program"]
    : /^Drop(View|Procedure|Function|Trigger|Synonym|Type)Statement$/.test(dom.kind)
      ? ["drop-program"]
      : /^Create(Synonym|TypeUddt)Statement$/.test(dom.kind)
        ? ["create-program"]
        : (effectOfDom[dom.kind] ?? ["unknown", "harmless"]);
  const wrong = effects.filter(({ kind }) => !(allowed as readonly string[]).includes(kind));
  return wrong.length === 0 && effects.length > 0
    ? ""
    : `${dom.kind} taken for ${effects.map(({ kind }) => kind).join()}`;
}

function detailMismatch(effects: readonly Effect[], dom: DomStatement): string {
  const short = (name: string) => name.replace(/^dbo\./i, "");
  for (const effect of effects) {
    if (effect.kind === "unknown" || effect.kind === "harmless" || dom.kind === "SelectStatement")
      continue;
    if ("table" in effect && effect.table && dom.target !== "") {
      const mine = [effect.table.schema, effect.table.name].filter((part) => part !== "").join(".");
      const isAlias =
        (effect.kind === "update" || effect.kind === "delete") && dom.target.length === 1;
      const all = [dom.target, ...dom.names].map(short);
      if (!isAlias && !all.includes(mine)) return `table ${mine} is not ${all.join()}`;
    }
    if ((effect.kind === "update" || effect.kind === "delete") && dom.where !== null) {
      const asked = effect.rows !== "all";
      if (asked && !dom.where) return "a WHERE that is not there";
    }
    const named = namesOf(effect).filter((name) => name !== "");
    const missing = named.filter((name) => !dom.names.includes(name));
    if (missing.length > 0) return `${missing.join()} is not in ${dom.names.join()}`;
    if (effect.kind === "create-index" && dom.kind === "CreateIndexStatement") {
      if (effect.unique !== dom.names.includes("UNIQUE")) return "uniqueness";
    }
  }
  return "";
}

function namesOf(effect: Effect): readonly string[] {
  switch (effect.kind) {
    case "create-table":
      return effect.columns.map(({ name }) => name);
    case "add-column":
      return [effect.column.name];
    case "alter-column":
    case "drop-column":
      return [effect.column];
    case "drop-constraint":
      return [effect.constraint];
    case "add-constraint":
      return effect.constraint.name === "" ? [] : [effect.constraint.name];
    default:
      return [];
  }
}

/** Which effects a statement of PostgreSQL's own kind may have. */
const effectOfNode: Readonly<Record<string, RegExp>> = {
  AlterTableStmt:
    /^(add-column|drop-column|alter-column|set-default|add-constraint|drop-constraint|check-rows|unknown)$/,
  AlterObjectSchemaStmt: /^(rename-table|rename-sequence|unknown)$/,
  AlterSeqStmt: /^alter-sequence$/,
  AlterEnumStmt: /^unknown$/,
  AlterDatabaseSetStmt: /^database$/,
  CommentStmt: /^harmless$/,
  CreateDomainStmt: /^create-program$/,
  CreateEnumStmt: /^create-program$/,
  CreateExtensionStmt: /^create-program$/,
  CreateFunctionStmt: /^create-program$/,
  CreateSchemaStmt: /^create-schema$/,
  CreateSeqStmt: /^create-sequence$/,
  CreateStmt: /^create-table$/,
  CreateTableAsStmt: /^(create-table|create-program)$/,
  CreateTrigStmt: /^create-program$/,
  DeleteStmt: /^(delete|unknown)$/,
  DropStmt: /^(drop-table|drop-index|drop-sequence|drop-schema|drop-program|unknown)$/,
  IndexStmt: /^create-index$/,
  InsertStmt: /^(insert|unknown)$/,
  MergeStmt: /^merge$/,
  RenameStmt: /^(rename-table|rename-column|rename-index|rename-sequence|unknown)$/,
  SelectStmt: /^(harmless|unknown|create-table)$/,
  TransactionStmt: /^(transaction|unknown)$/,
  TruncateStmt: /^truncate$/,
  UpdateStmt: /^(update|unknown)$/,
  VariableSetStmt: /^harmless$/,
  VacuumStmt: /^(harmless|unknown)$/,
  ViewStmt: /^create-program$/,
};

describe("PostgreSQL's SQL as its own parser reads it", () => {
  const samples: readonly Sample[] = [
    ...emittedScripts("postgresql").map(({ name, form, versions, sql }) => ({
      name: `${name} ${form} EF ${versions}`,
      sql,
    })),
    ...postgresTraps.map((sql) => ({ name: sql, sql })),
    ...Object.entries(ruleExamples).flatMap(([rule, { postgresql }]) =>
      postgresql ? [postgresql.bad, postgresql.good].map((sql) => ({ name: rule, sql })) : [],
    ),
  ];

  beforeAll(loadModule);

  it("has the same statements, each whole", () => {
    let compared = 0;
    for (const { name, sql } of samples) {
      const mine = splitPostgres(sql);
      for (const { text } of mine) {
        expect([text, parseSync(text).stmts?.length]).toEqual([text, 1]);
        compared++;
      }
      if (mine.some(({ unterminated }) => unterminated)) {
        expect(() => parseSync(sql)).toThrow("syntax error");
      } else {
        expect([name, parseSync(sql).stmts?.length ?? 0]).toEqual([name, mine.length]);
      }
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  it("takes each statement for what it is, with its table and WHERE", () => {
    for (const { sql } of samples) {
      for (const { text, tokens } of splitPostgres(sql)) {
        const node = parseSync(text).stmts?.[0]?.stmt as Record<string, Node>;
        const [kind = "", body = {}] = Object.entries(node)[0] ?? [];
        if (kind === "DoStmt") continue;
        const { effects } = classifyPostgres(tokens);
        expect([text, effects.length > 0]).toEqual([text, true]);
        for (const effect of effects) {
          const allowed = effectOfNode[kind] ?? /^(unknown)$/;
          expect([text, kind, allowed.test(effect.kind), effect.kind]).toEqual([
            text,
            kind,
            true,
            effect.kind,
          ]);
          if ("table" in effect && effect.table && body.relation?.relname !== undefined) {
            const { relname, schemaname } = body.relation;
            const schema = schemaname === "public" ? "" : (schemaname ?? "");
            expect([text, effect.table]).toEqual([text, { schema, name: relname }]);
          }
          if ((effect.kind === "update" || effect.kind === "delete") && effect.rows !== "all") {
            expect([text, body.whereClause !== undefined]).toEqual([text, true]);
          }
          if (effect.kind === "create-index") {
            expect([text, effect.unique, effect.online, effect.index]).toEqual([
              text,
              body.unique === true,
              body.concurrent === true,
              body.idxname ?? "",
            ]);
          }
          if (effect.kind === "create-table" && body.tableElts !== undefined) {
            const columns = body.tableElts.flatMap(({ ColumnDef }) => ColumnDef?.colname ?? []);
            expect([text, effect.columns.map(({ name }) => name)]).toEqual([text, columns]);
          }
        }
      }
    }
  });
});

/** The parts of PostgreSQL's tree that are compared. */
interface Node {
  readonly relation?: { readonly relname?: string; readonly schemaname?: string };
  readonly whereClause?: unknown;
  readonly unique?: boolean;
  readonly concurrent?: boolean;
  readonly idxname?: string;
  readonly tableElts?: readonly { readonly ColumnDef?: { readonly colname: string } }[];
}
