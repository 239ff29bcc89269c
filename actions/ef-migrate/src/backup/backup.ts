import type { Session } from "../execute/session.ts";

/** A copy of the database file, read back. */
export interface FileBackup {
  readonly kind: "file";
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly at: string;
}

/** A database that Azure copied; consistent as of the end of the copy. */
export interface CopyBackup {
  readonly kind: "azure-copy";
  /** Resource id of the copy. */
  readonly resource: string;
  readonly bytes: number;
  readonly at: string;
  /** Address of a bacpac that was exported from the copy. */
  readonly bacpac: string | null;
}

/** A moment to which the service can restore the database, into a new one. */
export interface RestorePoint {
  readonly kind: "restore-point";
  /** Time of the database server, read right before the first change. */
  readonly at: string;
  /** Resource id of what is restored; empty where the caller named none. */
  readonly resource: string;
  /** Start of the window of backups as the service told it; `null` when nobody was asked. */
  readonly earliest: string | null;
}

export type Backup = FileBackup | CopyBackup | RestorePoint;

/** How the way back to the data is kept. */
export interface BackupPlan {
  /** Takes it and reads it back; throws when it cannot be relied on. */
  take(session: Session): Promise<Backup>;
  /** The backup in a line of the log, without secrets. */
  shown(backup: Backup): string;
}
