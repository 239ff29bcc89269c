import {
  type JudgedScript,
  type Judgement,
  type JudgeOptions,
  judgeMigrations,
} from "../src/rules/judge.ts";
import type { Dialect } from "../src/sql/dialect.ts";
import { splitPostgres } from "../src/sql/postgres/statements.ts";
import { splitStatements } from "../src/sql/statements.ts";
import { splitBatches } from "../src/sql/tsql/batches.ts";
import { released } from "./rule-examples.ts";

export const providers: Readonly<Record<Dialect, string>> = {
  sqlserver: "Microsoft.EntityFrameworkCore.SqlServer",
  postgresql: "Npgsql.EntityFrameworkCore.PostgreSQL",
  sqlite: "Microsoft.EntityFrameworkCore.Sqlite",
};

/** A script with its commands; a comment "outside of the transaction" before one marks it so. */
export function asScript(dialect: Dialect, text: string): JudgedScript {
  const parts =
    dialect === "sqlserver"
      ? splitBatches(text)
      : dialect === "postgresql"
        ? splitPostgres(text)
        : splitStatements(text);
  let before = 0;
  return {
    text,
    commands: parts.map(({ start, end }) => {
      const marked = text.slice(before, end).includes("-- outside of the transaction");
      before = end;
      return { start, end, transaction: marked ? "outside" : "inside" };
    }),
  };
}

/** Judges SQL as the migration after what `released` made. */
export function judgeExample(
  dialect: Dialect,
  forward: string,
  rollback: string | null | undefined,
  options: JudgeOptions = {},
): Judgement {
  const judged = (id: string, up: string, down: string | null) => ({
    id,
    forward: asScript(dialect, up),
    rollback: down === null ? undefined : asScript(dialect, down),
    rollbackReason: undefined,
    environmentDependent: undefined,
  });
  const judgements = judgeMigrations(
    providers[dialect],
    [judged("1_First", released[dialect], null), judged("2_Second", forward, rollback ?? "")],
    "__EFMigrationsHistory",
    () => true,
    options,
  );
  const judgement = judgements.get("2_Second");
  if (judgement === undefined) throw new Error("the second migration was not judged");
  return judgement;
}
