/** A language of SQL that the rules read. */
export type Dialect = "sqlite" | "sqlserver" | "postgresql";

const dialects: Readonly<Record<string, Dialect>> = {
  "Microsoft.EntityFrameworkCore.Sqlite": "sqlite",
  "Microsoft.EntityFrameworkCore.SqlServer": "sqlserver",
  "Npgsql.EntityFrameworkCore.PostgreSQL": "postgresql",
};

/** The language of an EF provider, or `undefined` where the rules do not read it. */
export function sqlDialect(provider: string): Dialect | undefined {
  return Object.hasOwn(dialects, provider) ? dialects[provider] : undefined;
}
