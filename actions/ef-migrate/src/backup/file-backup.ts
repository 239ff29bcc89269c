import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import type { SqliteEngine } from "../engine/sqlite/engine.ts";
import type { Session, Surroundings } from "../execute/session.ts";
import type { BackupPlan, FileBackup } from "./backup.ts";

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

/** Copies the database file to `file`. */
export function filePlan(
  engine: SqliteEngine,
  file: string,
  surroundings: Surroundings,
): BackupPlan {
  return {
    take: (session) => takeBackup(session, engine, file, surroundings),
    shown: (backup) =>
      backup.kind === "file" ? `${backup.file} (${backup.bytes} bytes)` : backup.kind,
  };
}

/**
 * Writes a consistent copy with `VACUUM INTO` and reads it back: integrity and the same history.
 * Readers and writers go on meanwhile.
 */
async function takeBackup(
  session: Session,
  engine: SqliteEngine,
  file: string,
  surroundings: Surroundings,
): Promise<FileBackup> {
  if (existsSync(file)) {
    throw new UsageError(
      `The backup file ${file} exists already.`,
      'Give "backup" a template with {time}, for example "backups/{name}-{time}.db".',
    );
  }
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    await session.query("VACUUM INTO ?", file);
    const copy = engine.openFile(file, 0);
    try {
      const rows = await copy.query("PRAGMA integrity_check", [], session.budgets);
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
    kind: "file",
    file,
    bytes: statSync(file).size,
    sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
    at: new Date(surroundings.now()).toISOString(),
  };
}
