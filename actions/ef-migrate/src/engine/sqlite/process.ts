/**
 * The program of the process that holds the SQLite session. Node's SQLite runs a statement on the
 * calling thread and cannot be interrupted, so it lives in a process that can be ended: SQLite's
 * journal then rolls back, exactly as after a crash of the runner.
 *
 * It is handed to `node --eval` as text, so it may use nothing from outside its own body.
 */
export function serveSqlite(): void {
  const sqlite = process.getBuiltinModule("node:sqlite");
  const [file = "", busyMilliseconds = "0"] = process.argv.slice(1);
  const database = new sqlite.DatabaseSync(file, {
    timeout: Number(busyMilliseconds),
    enableForeignKeyConstraints: true,
    // EF quotes names with double quotes only; a mistyped one must be an error and no string.
    enableDoubleQuotedStringLiterals: false,
  });
  // Without a parent there is nobody who would commit; closing rolls back.
  process.on("disconnect", () => process.exit(0));
  // The parent decides about the end; a Ctrl-C of the terminal reaches the whole group.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
  process.on(
    "message",
    (request: { id: number; sql: string; parameters?: (string | number)[] }) => {
      try {
        let rows: unknown[] = [];
        if (request.parameters === undefined) database.exec(request.sql);
        else rows = database.prepare(request.sql).all(...request.parameters);
        process.send?.({ id: request.id, rows });
      } catch (error) {
        const failure = error as Error & { errcode?: number };
        process.send?.({
          id: request.id,
          error: failure.message,
          code: String(failure.errcode ?? ""),
        });
      }
    },
  );
}
