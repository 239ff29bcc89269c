import type { PackCommand } from "../pack/pack.ts";
import type { Dialect } from "./dialect.ts";
import type { PlacedEffect } from "./effects.ts";
import { postgresEffects } from "./postgres/classify.ts";
import { type KnownTables, sqliteEffects } from "./sqlite-effects.ts";
import { tsqlEffects } from "./tsql/classify.ts";

/** A script and the commands in it, as the pack holds them. */
export interface JudgedScript {
  readonly text: string;
  readonly commands: readonly Pick<PackCommand, "start" | "end" | "transaction">[];
}

/** The effects of a script, command by command, in the language of its engine. */
export function dialectEffects(
  dialect: Dialect,
  { text, commands }: JudgedScript,
  tables: KnownTables,
): Iterable<PlacedEffect> {
  if (dialect === "sqlite") return sqliteEffects(text, tables);
  const read = dialect === "sqlserver" ? tsqlEffects : postgresEffects;
  let line = 1;
  let seen = 0;
  return commands.flatMap(({ start, end }, index) => {
    for (; seen < start; seen++) if (text[seen] === "\n") line++;
    return read(text.slice(start, end), line, index, index < commands.length - 1);
  });
}
