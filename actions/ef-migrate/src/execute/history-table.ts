import { UsageError } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext } from "../pack/pack.ts";

/** EF's history table as this context has it; name, schema and columns are configurable in EF. */
export interface HistoryTable {
  /** `undefined` where the database's default schema holds it. */
  readonly schema: string | undefined;
  readonly name: string;
  /** `MigrationId`, or what a naming convention made of it. */
  readonly idColumn: string;
}

const name = '(?:"(?:[^"]|"")+"|\\[(?:[^\\]]|\\]\\])+\\]|`(?:[^`]|``)+`|[\\w$]+)';
const row = new RegExp(
  `INSERT\\s+INTO\\s+(${name})(?:\\s*\\.\\s*(${name}))?\\s*\\(\\s*(${name})`,
  "gi",
);

/** Reads the table from the row that a migration's own forward script writes last. */
export function historyTableOf(context: PackContext, loaded: LoadedPack): HistoryTable {
  const script = context.migrations[0]?.forward;
  const last = script?.commands.at(-1);
  const text = loaded.scripts.get(script?.file ?? "") ?? "";
  const match = [...text.slice(last?.start, last?.end).matchAll(row)].at(-1);
  if (match?.[1] === undefined || match[3] === undefined) {
    throw new UsageError(
      `${script?.file ?? context.name} does not end with a row for the migration history.`,
      "Plan again with this version of the action.",
    );
  }
  const [, first, second, column] = match;
  return {
    schema: second === undefined ? undefined : bare(first),
    name: bare(second ?? first),
    idColumn: bare(column),
  };
}

function bare(quoted: string): string {
  const mark = quoted[0] ?? "";
  if (mark === "[") return quoted.slice(1, -1).replaceAll("]]", "]");
  if (mark === '"' || mark === "`") return quoted.slice(1, -1).replaceAll(mark + mark, mark);
  return quoted;
}
