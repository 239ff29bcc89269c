/**
 * Writes `corpus.json`: what Entity Framework Core 8, 9 and 10 emit for the migrations in
 * `Migrations.cs`. Run it after a change of these: `node test/emitted-sql/generate.ts`.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { runDotnetTool } from "../dotnet-tool.ts";
import type { EmittedScript } from "./corpus.ts";

const directory = import.meta.dirname;
const scripts = new Map<string, EmittedScript & { versions: number[] }>();
for (const major of [8, 9, 10]) {
  const emitted = JSON.parse(
    runDotnetTool(directory, "", [`EfMajor=${major}`]),
  ) as (EmittedScript & { version: number })[];
  for (const { provider, version, name, form, sql } of emitted) {
    const text = sql.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
    const neutral = text.replaceAll(/N?'(?:8|9|10)\.0\.\d+'/g, (quoted) =>
      quoted.startsWith("N") ? "N'0.0.0'" : "'0.0.0'",
    );
    const key = JSON.stringify([provider, name, form, neutral]);
    const known = scripts.get(key);
    if (known) known.versions.push(version);
    else scripts.set(key, { provider, versions: [version], name, form, sql: neutral });
  }
}
writeFileSync(
  path.join(directory, "corpus.json"),
  `${JSON.stringify([...scripts.values()], null, 1)}\n`,
);
