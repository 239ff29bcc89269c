/**
 * The rehearsal of 160 migrations on a real PostgreSQL: forward, back and forward again, with the
 * schema compared four times each. The peer is the same SQL with psql, forward only, one call for
 * each migration, which proves nothing about the way back.
 *
 * `node --conditions=source bench/migrations/rehearsal.ts` runs it alone.
 */
import { execFileSync } from "node:child_process";
import { Bench } from "../../actions/ef-migrate/test/operate.ts";
import { postgresPrograms, startCluster } from "../../actions/ef-migrate/test/postgres-cluster.ts";
import { type ServerMigration, serverPack } from "../../actions/ef-migrate/test/server-pack.ts";

/** A product that grew: tables with keys, columns, indexes, a view or a function now and then. */
export function grownMigrations(count: number): ServerMigration[] {
  return Array.from({ length: count }, (_, index): ServerMigration => {
    const id = `2025${String(index).padStart(10, "0")}_Step${index}`;
    const table = `"T${index - (index % 5)}"`;
    switch (index % 5) {
      case 0:
        return {
          id,
          up: [
            `CREATE TABLE ${table} ("Id" uuid NOT NULL, "Name" character varying(200) NOT NULL, "At" timestamp with time zone NOT NULL, "Parent" uuid, CONSTRAINT "PK_T${index}" PRIMARY KEY ("Id")${index === 0 ? "" : `, CONSTRAINT "FK_T${index}" FOREIGN KEY ("Parent") REFERENCES "T${index - 5}" ("Id") ON DELETE CASCADE`});`,
            `CREATE INDEX "IX_T${index}_Parent" ON ${table} ("Parent");`,
          ],
          down: [`DROP TABLE ${table};`],
        };
      case 1:
        return {
          id,
          up: [1, 2, 3].map(
            (n) => `ALTER TABLE ${table} ADD "C${index}_${n}" integer NOT NULL DEFAULT 0;`,
          ),
          down: [1, 2, 3].map((n) => `ALTER TABLE ${table} DROP COLUMN "C${index}_${n}";`),
        };
      case 2:
        return {
          id,
          up: [`CREATE UNIQUE INDEX "IX_${index}" ON ${table} ("Name", "At");`],
          down: [`DROP INDEX "IX_${index}";`],
        };
      case 3:
        return {
          id,
          up: [
            `CREATE VIEW "V${index}" AS SELECT "Id", upper("Name") AS "Upper" FROM ${table};`,
            `CREATE FUNCTION "F${index}"(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + ${index}';`,
          ],
          down: [`DROP FUNCTION "F${index}"(integer);`, `DROP VIEW "V${index}";`],
        };
      default:
        return {
          id,
          up: [
            `ALTER TABLE ${table} ALTER COLUMN "C${index - 3}_1" TYPE bigint;`,
            `INSERT INTO ${table} ("Id", "Name", "At") VALUES (gen_random_uuid(), 'seed ${index}', now());`,
          ],
          down: [
            `DELETE FROM ${table} WHERE "Name" = 'seed ${index}';`,
            `ALTER TABLE ${table} ALTER COLUMN "C${index - 3}_1" TYPE integer;`,
          ],
        };
    }
  });
}

export interface RehearsalFigures {
  readonly migrations: number;
  readonly restored: number;
  readonly rehearsalSeconds: number;
  readonly psqlForwardSeconds: number;
}

/** Nothing where no PostgreSQL is installed. */
export async function rehearsalFigures(count = 160): Promise<RehearsalFigures | undefined> {
  const programs = postgresPrograms();
  if (programs === undefined) return undefined;
  const cluster = await startCluster(programs);
  try {
    const loaded = serverPack("postgresql", grownMigrations(count));
    using bench = new Bench(loaded);
    let begun = Date.now();
    const { report } = await bench.run("rehearse", {
      connectionString: cluster.connectionString("postgres"),
      budgets: {
        lockMilliseconds: 5_000,
        statementMilliseconds: 60_000,
        totalMilliseconds: 600_000,
      },
    });
    const rehearsalSeconds = (Date.now() - begun) / 1000;
    const rehearsals = report.contexts[0]?.rehearsals ?? [];
    const database = cluster.database();
    begun = Date.now();
    const context = loaded.pack.contexts[0];
    const scripts = [
      context?.history,
      ...(context?.migrations ?? []).map(({ forward }) => forward),
    ];
    for (const script of scripts) {
      execFileSync(
        "psql",
        [
          "-h",
          "127.0.0.1",
          "-p",
          String(cluster.port),
          "-U",
          "owner",
          "-d",
          database,
          "-qX1",
          "-v",
          "ON_ERROR_STOP=1",
        ],
        {
          input: loaded.scripts.get(script?.file ?? "") ?? "",
          stdio: ["pipe", "ignore", "inherit"],
        },
      );
    }
    return {
      migrations: rehearsals.length,
      restored: rehearsals.filter(({ outcome }) => outcome === "restored").length,
      rehearsalSeconds,
      psqlForwardSeconds: (Date.now() - begun) / 1000,
    };
  } finally {
    await cluster.stop();
  }
}

if (import.meta.main) {
  const figures = await rehearsalFigures();
  console.log(
    JSON.stringify(
      figures ?? "not run: no PostgreSQL server is installed (apt-get install postgresql)",
    ),
  );
}
