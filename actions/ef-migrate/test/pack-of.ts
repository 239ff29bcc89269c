import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import type { PlannedContext } from "../src/design-time/answer.ts";
import { writePack } from "../src/pack/files.ts";
import { appliedThrough, planContexts } from "../src/plan/plan.ts";

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

/** A context as Entity Framework's design-time assembly describes it. */
export function contextOf(
  migrations: readonly SqlMigration[],
  provider = "Microsoft.EntityFrameworkCore.Sqlite",
): PlannedContext {
  const command = (text: string) => ({ text: `${text}\n`, outside: false });
  return {
    name: "Test.TestContext",
    provider,
    efVersion: "9.0.23",
    migrationsAssembly: "Test",
    historyTable: "__EFMigrationsHistory",
    history,
    terminator: "\n",
    modelChanges: undefined,
    migrations: migrations.map(({ id, up, down }) => {
      const irreversible = down.startsWith("THROW ");
      return {
        id,
        type: "",
        changes: [`Sql ${up}`],
        forward: [
          command(up),
          command(
            `INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")\nVALUES ('${id}', '9.0.23');`,
          ),
        ],
        rollback: irreversible
          ? undefined
          : [
              command(down),
              command(`DELETE FROM "__EFMigrationsHistory"\nWHERE "MigrationId" = '${id}';`),
            ],
        rollbackReason: irreversible ? down.slice("THROW ".length) : undefined,
        environmentDependent: undefined,
      };
    }),
  };
}

/** The plan of these migrations; `applied` names the last one that the target has. */
export async function planOf(
  migrations: readonly SqlMigration[],
  applied?: string,
  provider?: string,
) {
  const contexts = [contextOf(migrations, provider)];
  return planContexts(contexts, [], [], appliedThrough(contexts, applied), applied === undefined);
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
