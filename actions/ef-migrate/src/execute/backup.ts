import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import type { Session, Surroundings } from "./session.ts";

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly at: string;
}

/**
 * Name of a new backup: `where` is a directory, or a path with `{name}` (database file without
 * ending) and `{time}`.
 */
export function backupFile(where: string, databaseFile: string, now: number): string {
  const time = new Date(now).toISOString().replace(/[-:.]/g, "");
  const name = path.basename(databaseFile, path.extname(databaseFile));
  const template = where.includes("{") ? where : path.join(where, "{name}-{time}.db");
  return path.resolve(
    path.dirname(databaseFile),
    template.replaceAll("{name}", name).replaceAll("{time}", time),
  );
}

/**
 * Writes a consistent copy with `VACUUM INTO` and reads it back: integrity and the same history.
 * Readers and writers go on meanwhile.
 */
export async function takeBackup(
  session: Session,
  file: string,
  statementMilliseconds: number,
  surroundings: Surroundings,
): Promise<Backup> {
  if (existsSync(file)) {
    throw new UsageError(
      `The backup file ${file} exists already.`,
      'Give "backup" a template with {time}, for example "backups/{name}-{time}.db".',
    );
  }
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    await session.query("VACUUM INTO ?", file);
    const copy = surroundings.open(file, 0);
    try {
      const rows = await copy.query("PRAGMA integrity_check", [], { statementMilliseconds });
      if (rows.length !== 1 || rows[0]?.integrity_check !== "ok") {
        throw new UsageError(
          `The backup ${file} does not pass the integrity check: ${String(rows[0]?.integrity_check)}.`,
          "The database itself may be damaged: run PRAGMA integrity_check on it. Nothing was migrated.",
        );
      }
    } finally {
      await copy.close();
    }
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
  return {
    file,
    bytes: statSync(file).size,
    sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
    at: new Date(surroundings.now()).toISOString(),
  };
}
