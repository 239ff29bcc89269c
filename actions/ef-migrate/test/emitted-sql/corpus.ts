import { readFileSync } from "node:fs";
import path from "node:path";

/** A script as Entity Framework Core emits it. */
export interface EmittedScript {
  readonly provider: "sqlserver" | "postgresql";
  /** Major versions of Entity Framework Core that emit exactly this. */
  readonly versions: readonly number[];
  /** `<migration id> forward`, `… rollback`, or `chain …` for all of them. */
  readonly name: string;
  /** `NoTransactions`, `Default` or `Idempotent`. */
  readonly form: string;
  readonly sql: string;
}

export function emittedScripts(provider: EmittedScript["provider"]): EmittedScript[] {
  const file = path.join(import.meta.dirname, "corpus.json");
  const all = JSON.parse(readFileSync(file, "utf8")) as EmittedScript[];
  return all.filter((script) => script.provider === provider);
}
