import type { PackContext, PackMigration } from "./pack.ts";

/**
 * One script for a reviewer: all forward SQL, or all rollback SQL from the newest migration back.
 * It is made from the files that are executed and is not executed itself.
 */
export function reviewScript(
  contexts: readonly PackContext[],
  scripts: ReadonlyMap<string, string>,
  direction: "forward" | "rollback",
): string {
  const parts = contexts.flatMap((context) => {
    const order = direction === "forward" ? context.migrations : [...context.migrations].reverse();
    return [
      comment(`${context.name} on ${context.provider}, ${direction}`),
      ...order.map((migration) => section(migration, scripts, direction)),
    ];
  });
  return parts.length > 0 ? `${parts.join("\n")}` : "-- There are no migrations.\n";
}

function section(
  migration: PackMigration,
  scripts: ReadonlyMap<string, string>,
  direction: "forward" | "rollback",
): string {
  const script = direction === "forward" ? migration.forward : migration.rollback;
  const head =
    direction === "forward"
      ? `${migration.id}: ${migration.safety}${migration.destructive ? ", destructive" : ""}`
      : `${migration.id}: rollback ${migration.rollbackKind}`;
  if (script === null) {
    return comment(`${head}. There is no rollback: ${migration.rollbackReason ?? "none given"}`);
  }
  return `${comment(`${head} (${script.file})`)}${scripts.get(script.file) ?? ""}`;
}

function comment(text: string): string {
  return `-- ${text.replace(/\s+/g, " ")}\n`;
}
