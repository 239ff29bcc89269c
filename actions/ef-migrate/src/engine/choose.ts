import { UsageError, workspaceDirectory } from "@slipway/toolkit";
import type { DatabaseInputs } from "../inputs.ts";
import type { World } from "../operations/world.ts";
import type { PackContext } from "../pack/pack.ts";
import { sqlDialect } from "../sql/dialect.ts";
import type { Engine } from "./engine.ts";
import { postgresTarget } from "./postgresql/connection-string.ts";
import { PostgresEngine } from "./postgresql/engine.ts";
import { sqliteFile } from "./sqlite/connection-string.ts";
import { inProcesses, SqliteEngine } from "./sqlite/engine.ts";
import { sqlServerTarget } from "./sqlserver/connection-string.ts";
import { SqlServerEngine } from "./sqlserver/engine.ts";

/** The engine of a context's provider at the place that the connection string names. */
export function chooseEngine(inputs: DatabaseInputs, context: PackContext, world: World): Engine {
  const text = inputs.connectionString;
  const weak = (weakness: string) => {
    if (weakness !== "") world.log(`Beware: ${weakness}.`);
  };
  switch (sqlDialect(context.provider)) {
    case "sqlite":
      return new SqliteEngine(
        sqliteFile(text, workspaceDirectory()),
        inProcesses(world.environment),
      );
    case "postgresql": {
      const target = postgresTarget(text);
      if (target.password !== undefined) world.mask(target.password);
      weak(target.weakness);
      return new PostgresEngine({
        target,
        password: async () => {
          const entra = target.host.toLowerCase().endsWith(".postgres.database.azure.com");
          if (target.password !== undefined || !entra) return target.password;
          return await masked(world, (await world.azure()).token("postgresql"));
        },
      });
    }
    case "sqlserver": {
      const target = sqlServerTarget(text);
      if (target.login !== undefined) world.mask(target.login.password);
      weak(target.weakness);
      return new SqlServerEngine({
        target,
        token: async () => await masked(world, (await world.azure()).token("sql")),
      });
    }
    default:
      throw new UsageError(
        `The pack is for ${context.provider}; operation "${inputs.operation}" works on SQL Server, PostgreSQL and SQLite.`,
        "Apply forward.sql of the pack with your database's own tool; the plan and its review hold all the same.",
      );
  }
}

async function masked(world: World, asking: Promise<string>): Promise<string> {
  const token = await asking;
  world.mask(token);
  return token;
}
