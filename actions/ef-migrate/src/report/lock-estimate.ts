import type { Lock, PackMigration } from "../pack/pack.ts";

/** Rows of a table, by its name with or without the schema, as the target has them. */
export type TableRows = ReadonlyMap<string, number>;

/**
 * Rows that one core passes in a second; round and low numbers for a small cloud database. They
 * tell seconds from minutes, nothing finer: a rehearsal on a copy measures.
 */
const rowsPerSecond = { scan: 500_000, rewrite: 50_000 } as const;

/** The lock that others wait for longest, or nothing. */
export function gravestLock({ locks }: PackMigration, rows: TableRows): Lock | undefined {
  const weight = (lock: Lock) =>
    (lock.blocks === "nobody" ? 0 : lock.blocks === "writers" ? 1 : 2) +
    (lock.work === "metadata" ? 0 : 10 * (1 + (secondsOf(lock, rows) ?? 0))) +
    (lock.work === "rewrite" ? 5 : 0);
  return [...locks].sort((a, b) => weight(b) - weight(a))[0];
}

/** Seconds that the lock is held, where the rows of its table are known. */
export function secondsOf(lock: Lock, rows: TableRows): number | undefined {
  if (lock.work === "metadata") return undefined;
  const count = rowsOf(lock.table, rows);
  return count === undefined ? undefined : count / rowsPerSecond[lock.work];
}

/** `Sch-M on Accounts: readers and writers wait while 1,200,000 rows are rewritten, about 24 s`. */
export function lockText(migration: PackMigration, judged: boolean, rows: TableRows): string {
  const lock = gravestLock(migration, rows);
  if (lock === undefined) return judged ? "no table in use" : "not known";
  const others = migration.locks.length > 1 ? ` (and ${migration.locks.length - 1} more)` : "";
  const head = `${lock.name} on ${lock.table}${others}`;
  if (lock.blocks === "nobody") return `${head}: nobody waits`;
  if (lock.work === "metadata") return `${head}: ${lock.blocks} wait for milliseconds`;
  const count = rowsOf(lock.table, rows);
  const work = lock.work === "scan" ? "read" : "rewritten";
  const seconds = secondsOf(lock, rows);
  return count === undefined || seconds === undefined
    ? `${head}: ${lock.blocks} wait while every row is ${work}`
    : `${head}: ${lock.blocks} wait while ${count.toLocaleString("en")} rows are ${work}, ${duration(seconds)}`;
}

function duration(seconds: number): string {
  if (seconds < 1) return "under a second";
  return seconds < 120 ? `about ${Math.ceil(seconds)} s` : `about ${Math.ceil(seconds / 60)} min`;
}

export function rowsOf(table: string, rows: TableRows): number | undefined {
  const bare = (name: string) => name.replace(/["[\]`]/g, "").toLowerCase();
  const wanted = bare(table);
  for (const [name, count] of rows) {
    const given = bare(name);
    if (given === wanted || given.endsWith(`.${wanted}`) || wanted.endsWith(`.${given}`)) {
      return count;
    }
  }
  return undefined;
}
