import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { writePack } from "../src/pack/files.ts";
import { planContexts } from "../src/plan/plan.ts";

export interface SqlMigration {
  readonly id: string;
  readonly up: string;
  readonly down: string;
}

const history = `CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
`;

/** What `dotnet ef migrations script` answers for these migrations, in the shape EF gives it. */
export function scriptSource(migrations: readonly SqlMigration[]) {
  const at = (id: string) => migrations.findIndex((migration) => migration.id === id);
  return async (from: string, to: string, noTransactions: boolean) => {
    const forward = at(from) < at(to);
    const chosen = forward
      ? migrations.slice(at(from) + 1, at(to) + 1)
      : migrations.slice(at(to) + 1, at(from) + 1).reverse();
    const parts = chosen.map(({ id, up, down }) => {
      const row = forward
        ? `INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")\nVALUES ('${id}', '9.0.23');`
        : `DELETE FROM "__EFMigrationsHistory"\nWHERE "MigrationId" = '${id}';`;
      const commands = `${forward ? up : down}\n\n${row}\n`;
      return noTransactions ? commands : `BEGIN TRANSACTION;\n${commands}\nCOMMIT;\n`;
    });
    const failing = forward ? undefined : chosen.find(({ down }) => down.startsWith("THROW "));
    if (failing !== undefined) {
      return { ok: false as const, message: failing.down.slice("THROW ".length) };
    }
    const preamble = forward && from === "0" ? `${history}\n` : "";
    return { ok: true as const, sql: preamble + parts.join("\n") };
  };
}

export function planOf(
  migrations: readonly SqlMigration[],
  appliedThrough?: string,
  provider = "Microsoft.EntityFrameworkCore.Sqlite",
) {
  return planContexts(
    [
      {
        name: "Test.TestContext",
        provider,
        efVersion: "9.0.23",
        migrations: migrations.map(({ id }) => ({ id, name: id.slice(15) })),
        pendingModelChanges: false,
        script: scriptSource(migrations),
      },
    ],
    [],
    [],
    appliedThrough,
  );
}

const made: string[] = [];

afterAll(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** Writes the pack of these migrations into a directory of its own and returns the directory. */
export async function packDirectory(
  migrations: readonly SqlMigration[],
  provider?: string,
): Promise<string> {
  const { loaded } = await planOf(migrations, undefined, provider);
  const root = mkdtempSync(path.join(os.tmpdir(), "slipway-ef-pack-"));
  made.push(root);
  const directory = path.join(root, "pack");
  writePack(directory, loaded, {});
  return directory;
}
