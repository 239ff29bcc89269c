import path from "node:path";
import { runDotnetTool } from "./dotnet-tool.ts";

/** A statement as Microsoft's own parser sees it; kinds are ScriptDom's class names. */
export interface DomStatement {
  readonly kind: string;
  /** UTF-16 offsets into the script. */
  readonly start: number;
  readonly end: number;
  readonly target: string;
  readonly names: readonly string[];
  /** For UPDATE and DELETE: whether there is a WHERE. */
  readonly where: boolean | null;
}

export interface DomAnswer {
  readonly errors: readonly string[];
  readonly batches: readonly {
    readonly start: number;
    readonly end: number;
    readonly statements: readonly DomStatement[];
  }[];
}

/** Reads many scripts in one process of ScriptDom. */
export function scriptDom(scripts: readonly string[]): DomAnswer[] {
  return JSON.parse(
    runDotnetTool(path.join(import.meta.dirname, "scriptdom"), JSON.stringify(scripts)),
  ) as DomAnswer[];
}
