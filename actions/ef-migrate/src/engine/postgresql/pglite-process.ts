/**
 * The program of the process that holds a PGlite session: PostgreSQL inside the process, in memory.
 *
 * It is handed to `node --eval` as text, so it may use nothing from outside its own body.
 */
export function servePglite(): void {
  const [file = ""] = process.argv.slice(1);
  const { createRequire } = process.getBuiltinModule("node:module");
  const { PGlite } = createRequire(file)(file);
  const database = new PGlite();
  process.on("disconnect", () => process.exit(0));
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
  process.on(
    "message",
    async (request: { id: number; sql: string; parameters?: (string | number)[] }) => {
      const { id, sql, parameters = [] } = request;
      try {
        const answer =
          parameters.length === 0
            ? (await database.exec(sql)).at(-1)
            : await database.query(sql, parameters);
        process.send?.({ id, rows: answer?.rows ?? [] });
      } catch (error) {
        const failure = error as Error & { code?: string; position?: string };
        const line =
          failure.position === undefined
            ? undefined
            : sql.slice(0, Number(failure.position) - 1).split("\n").length;
        process.send?.({ id, error: failure.message, code: String(failure.code ?? ""), line });
      }
    },
  );
}
