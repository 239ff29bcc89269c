import type { LoadedPack } from "../src/pack/files.ts";
import type { PackContext, PackScript } from "../src/pack/pack.ts";
import { packDigest, packSchema, packScript } from "../src/pack/pack.ts";

/** A command of a migration; `!` before it: EF runs it outside of the transaction. */
export type CommandText = string;

export interface ServerMigration {
  readonly id: string;
  readonly up: readonly CommandText[];
  readonly down: readonly CommandText[] | null;
  readonly kind?: "lossless" | "lossy";
}

const providers = {
  postgresql: "Npgsql.EntityFrameworkCore.PostgreSQL",
  sqlserver: "Microsoft.EntityFrameworkCore.SqlServer",
} as const;

export interface PackOptions {
  readonly schema?: string;
  readonly table?: string;
  readonly idColumn?: string;
}

/** A pack as the plan makes it: EF's commands one by one, the history row last. */
export function serverPack(
  dialect: keyof typeof providers,
  migrations: readonly ServerMigration[],
  options: PackOptions = {},
): LoadedPack {
  const { table = "__EFMigrationsHistory", idColumn = "MigrationId" } = options;
  const quote = (name: string) => (dialect === "postgresql" ? `"${name}"` : `[${name}]`);
  const full = `${options.schema === undefined ? "" : `${quote(options.schema)}.`}${quote(table)}`;
  const columns = `${quote(idColumn)}, ${quote("ProductVersion")}`;
  const scripts = new Map<string, string>();
  const store = (file: string, commands: readonly CommandText[]): PackScript => {
    let text = "";
    const placed = commands.map((command) => {
      const bare = command.replace(/^!/, "");
      const start = text.length;
      const line = text.split("\n").length;
      text += `${bare}\n${dialect === "sqlserver" ? "GO\n" : "\n"}`;
      return {
        start,
        end: start + bare.length,
        line,
        transaction: command.startsWith("!") ? ("outside" as const) : ("inside" as const),
      };
    });
    return packScript(scripts, file, text, placed);
  };
  const history =
    dialect === "postgresql"
      ? `${options.schema === undefined ? "" : `CREATE SCHEMA IF NOT EXISTS ${quote(options.schema)};\n`}CREATE TABLE IF NOT EXISTS ${full} (${quote(idColumn)} character varying(150) NOT NULL PRIMARY KEY, "ProductVersion" character varying(32) NOT NULL);`
      : `IF OBJECT_ID(N'${full}') IS NULL BEGIN CREATE TABLE ${full} (${quote(idColumn)} nvarchar(150) NOT NULL, [ProductVersion] nvarchar(32) NOT NULL, CONSTRAINT [PK] PRIMARY KEY (${quote(idColumn)})); END;`;
  const n = dialect === "postgresql" ? "" : "N";
  const context: PackContext = {
    name: "Test.TestContext",
    provider: providers[dialect],
    efVersion: "10.0.14",
    historyTable: table,
    history: store("Test.TestContext/history.sql", [history]),
    migrations: migrations.map(({ id, up, down, kind = "lossless" }) => ({
      id,
      name: id.slice(15),
      changes: [],
      source: { file: "", line: 1 },
      forward: store(`Test.TestContext/${id}.forward.sql`, [
        ...up,
        `INSERT INTO ${full} (${columns})\nVALUES (${n}'${id}', ${n}'10.0.14');`,
      ]),
      rollback:
        down === null
          ? null
          : store(`Test.TestContext/${id}.rollback.sql`, [
              ...down,
              `DELETE FROM ${full}\nWHERE ${quote(idColumn)} = ${n}'${id}';`,
            ]),
      rollbackReason: down === null ? "Irreversible migration" : null,
      safety: "safe" as const,
      destructive: false,
      blocking: false,
      locks: [],
      rollbackKind: down === null ? ("none" as const) : kind,
      findings: [],
    })),
  };
  const content = { schema: packSchema, contexts: [context] } as const;
  return { pack: { ...content, digest: packDigest(content) }, scripts };
}
