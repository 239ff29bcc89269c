import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Builds a small C# program once for its sources (the next run of the tests finds it) and runs it.
 * Fails with dotnet's own words when the SDK or a package is missing.
 */
export function runDotnetTool(
  project: string,
  input = "",
  properties: readonly string[] = [],
): string {
  const assembly = built(project, properties);
  return dotnet([assembly], input, project);
}

function built(project: string, properties: readonly string[]): string {
  const name = path.basename(project);
  const hash = createHash("sha256").update(properties.join());
  for (const file of readdirSync(project)
    .filter((file) => /\.(cs|csproj)$/.test(file))
    .sort()) {
    hash.update(readFileSync(path.join(project, file)));
  }
  const key = hash.digest("hex").slice(0, 16);
  const artifacts = path.join(os.tmpdir(), `slipway-${name}-${os.userInfo().uid}-${key}`);
  const assembly = path.join(artifacts, "bin", name, "release", `${name}.dll`);
  const done = path.join(artifacts, "bin", name, "release", `${name}.runtimeconfig.json`);
  if (!existsSync(done) || !existsSync(assembly)) {
    const build = ["build", project, "-c", "Release", "--artifacts-path", artifacts, "-nologo"];
    dotnet([...build, "-v", "q", ...properties.map((property) => `-p:${property}`)], "", project);
  }
  return assembly;
}

function dotnet(args: readonly string[], input: string, project: string): string {
  const run = spawnSync("dotnet", args, {
    input,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1" },
  });
  if (run.error !== undefined) {
    throw new Error(`dotnet is needed for ${path.basename(project)}: ${run.error.message}`);
  }
  if (run.status !== 0) {
    throw new Error(`dotnet ${args[0]} failed for ${project}:\n${run.stdout}\n${run.stderr}`);
  }
  return run.stdout;
}
