import { createHash } from "node:crypto";

/** Version of the pack's shape; a reader refuses every other one. */
export const packSchema = "slipway/migration-pack/v1";

/** A command as EF emitted it: a part of its script file that is executed byte for byte. */
export interface PackCommand {
  /** Offsets in UTF-16 units into the script; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Line in the script file, counted from 1. */
  readonly line: number;
  /** EF runs it inside the migration's transaction, or outside of any. */
  readonly transaction: "inside" | "outside";
}

export interface PackScript {
  /** Relative to the pack, with `/`. */
  readonly file: string;
  readonly sha256: string;
  readonly commands: readonly PackCommand[];
}

/** Safety while two versions of the application use one database. */
export type Safety = "safe" | "conditional" | "unsafe";

/**
 * What the way back costs: `lossless`, `lossy` (data is dropped), `may-fail` (depends on the rows),
 * `none` (there is no way back), `unknown` (this provider's SQL is not judged).
 */
export type RollbackKind = "lossless" | "lossy" | "may-fail" | "none" | "unknown";

/** A lock that a command holds on a table that is in use, and the work it does meanwhile. */
export interface Lock {
  /** As the engine names it, for example `Sch-M` or `ACCESS EXCLUSIVE`. */
  readonly name: string;
  readonly table: string;
  /**
   * `metadata`: milliseconds whatever the size; `scan`: every row is read; `rewrite`: every row, or
   * an index over every row, is written.
   */
  readonly work: "metadata" | "scan" | "rewrite";
  /** Other sessions that wait for it. */
  readonly blocks: "nobody" | "writers" | "readers and writers";
}

export interface Finding {
  /** Rule such as `R01`. */
  readonly rule: string;
  readonly severity: "note" | "conditional" | "unsafe";
  /** Data or objects are lost. */
  readonly destructive: boolean;
  readonly migration: string;
  /** For example `Customers.Fax`. */
  readonly object: string;
  readonly message: string;
  /** What breaks, for which version of the application, and when. */
  readonly breaks: string;
  /** How to reach the same without breaking anything. */
  readonly alternative: string;
}

export interface PackMigration {
  readonly id: string;
  readonly name: string;
  /** What its author wrote, as EF names it: `AddColumn Customers.Fax`, `Sql UPDATE …`. */
  readonly changes: readonly string[];
  /** The migration's own `.cs` file, relative to the workspace; empty when it was not found. */
  readonly source: { readonly file: string; readonly line: number };
  readonly forward: PackScript;
  readonly rollback: PackScript | null;
  /** Why there is no rollback. */
  readonly rollbackReason: string | null;
  readonly safety: Safety;
  readonly destructive: boolean;
  /** A lock makes others wait for as long as the table is large. */
  readonly blocking: boolean;
  readonly locks: readonly Lock[];
  readonly rollbackKind: RollbackKind;
  readonly findings: readonly Finding[];
}

export interface PackContext {
  /** Full name of the context's type. */
  readonly name: string;
  /** Provider as EF names it, for example `Microsoft.EntityFrameworkCore.Sqlite`. */
  readonly provider: string;
  readonly efVersion: string;
  readonly historyTable: string;
  /** Creates the history table where it is missing. */
  readonly history: PackScript | null;
  readonly migrations: readonly PackMigration[];
}

/**
 * The migration pack: everything that runs in production, and nothing else travels there.
 *
 * It holds no time and no path of the machine, so the same sources give the same digest.
 */
export interface Pack {
  readonly schema: typeof packSchema;
  readonly contexts: readonly PackContext[];
  /** SHA-256 over all the rest, which holds the SHA-256 of every script; lower-case hex. */
  readonly digest: string;
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The digest that belongs to the pack's content, whatever the pack claims. */
export function packDigest(pack: Omit<Pack, "digest">): string {
  const { schema, contexts } = pack;
  return sha256(canonicalJson({ schema, contexts }));
}

/** JSON with sorted keys: equal content, equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The contexts' short name: `Shop.ShopContext` is `ShopContext`. */
export function shortName(context: string): string {
  return context.slice(context.lastIndexOf(".") + 1);
}

/** The database language of a provider, or `undefined` where Slipway does not speak it yet. */
export function dialectOf(provider: string): "sqlite" | undefined {
  return provider === "Microsoft.EntityFrameworkCore.Sqlite" ? "sqlite" : undefined;
}

/** Takes a script into the pack. */
export function packScript(
  scripts: Map<string, string>,
  file: string,
  text: string,
  commands: readonly PackCommand[],
): PackScript {
  scripts.set(file, text);
  return { file, sha256: sha256(text), commands };
}

/** Ids hold blanks and more; a file name must be portable, and the id itself is in pack.json. */
export function fileName(id: string): string {
  return id.replace(/[^\w.-]/g, "_");
}

export function directoryOf(context: string): string {
  return fileName(context);
}
