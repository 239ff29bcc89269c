import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";

/** The file of a connection string of Microsoft.Data.Sqlite; a relative path starts at `base`. */
export function sqliteFile(connectionString: string, base: string): string {
  const pairs = new Map<string, string>();
  for (const part of connectionString.split(";")) {
    if (part.trim() === "") continue;
    const equals = part.indexOf("=");
    if (equals < 0) throw malformed();
    pairs.set(
      part.slice(0, equals).trim().toLowerCase().replace(/\s+/g, " "),
      part
        .slice(equals + 1)
        .trim()
        .replace(/^(["'])(.*)\1$/, "$2"),
    );
  }
  const source = pairs.get("data source") ?? pairs.get("datasource") ?? pairs.get("filename");
  if (source === undefined || source === "") throw malformed();
  if (
    /^:memory:$/i.test(source) ||
    /^memory$/i.test(pairs.get("mode") ?? "") ||
    /^file:/i.test(source)
  ) {
    throw new UsageError(
      'The connection string in "connection-string" names a database in memory or a URI.',
      'Give the path of a database file: "Data Source=/path/app.db".',
    );
  }
  if (/^readonly$/i.test(pairs.get("mode") ?? "")) {
    throw new UsageError(
      'The connection string in "connection-string" opens the database read-only.',
      'Remove "Mode=ReadOnly".',
    );
  }
  if (pairs.get("password")) {
    throw new UsageError(
      'The connection string in "connection-string" has a password: encrypted SQLite files are not supported.',
      "Migrate the file with a tool that has the encryption extension.",
    );
  }
  const file = path.resolve(base, source);
  if (existsSync(file) && statSync(file).isDirectory()) {
    throw new UsageError(
      'The data source in "connection-string" is a directory.',
      "Name the database file.",
    );
  }
  if (!existsSync(path.dirname(file))) {
    throw new UsageError(
      'The directory of the data source in "connection-string" does not exist.',
      "Correct the path, or create the directory where the application expects its database.",
    );
  }
  return file;
}

function malformed(): UsageError {
  return new UsageError(
    'Input "connection-string" is no connection string of SQLite.',
    'Use the form "Data Source=/path/app.db".',
  );
}
