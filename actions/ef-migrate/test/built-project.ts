import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const threeProviders = path.join(import.meta.dirname, "fixtures", "three-providers");

/** Versions of Entity Framework, of Npgsql's provider for it and of its tool. */
export interface EfVersions {
  readonly ef: string;
  readonly npgsql: string;
  readonly tool: string;
}

/**
 * The fixture built for one version of Entity Framework, once for its sources: the next run of the
 * tests finds it. Nothing of the user's environment but paths is needed.
 */
export function builtThreeProviders({ ef, npgsql }: EfVersions): string {
  const files = readdirSync(threeProviders, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(cs|csproj)$/.test(file))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(path.join(threeProviders, file)));
  const key = hash.digest("hex").slice(0, 12);
  const home = path.join(os.tmpdir(), `slipway-three-providers-${os.userInfo().uid}-${key}-${ef}`);
  if (existsSync(home)) return home;
  const part = `${home}.${process.pid}`;
  cpSync(threeProviders, part, { recursive: true });
  const project = path.join(part, "ThreeProviders.csproj");
  writeFileSync(
    project,
    readFileSync(project, "utf8").replace(
      "<ImplicitUsings>",
      `<EfVersion>${ef}</EfVersion><NpgsqlVersion>${npgsql}</NpgsqlVersion><ImplicitUsings>`,
    ),
  );
  dotnet("dotnet", ["build", part, "-c", "Release", "-nologo", "-v:quiet"], part);
  renameSync(part, home);
  return home;
}

/** The tool itself, installed once. */
export function installedTool({ tool }: EfVersions): string {
  const home = path.join(os.tmpdir(), `slipway-dotnet-ef-${os.userInfo().uid}-${tool}`);
  const program = path.join(home, process.platform === "win32" ? "dotnet-ef.exe" : "dotnet-ef");
  if (!existsSync(program)) {
    const install = ["tool", "install", "dotnet-ef", "--version", tool, "--tool-path", home];
    dotnet("dotnet", install, os.tmpdir());
  }
  return program;
}

export function dotnet(program: string, programArguments: readonly string[], cwd: string): string {
  const run = spawnSync(program, programArguments, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    env: {
      ...process.env,
      DOTNET_ROLL_FORWARD: "Major",
      DOTNET_NOLOGO: "1",
      DOTNET_CLI_TELEMETRY_OPTOUT: "1",
      MSBUILDDISABLENODEREUSE: "1",
      UseSharedCompilation: "false",
    },
  });
  if (run.status !== 0) {
    throw new Error(
      `${path.basename(program)} ${programArguments.join(" ")}: ${run.stdout}${run.stderr}`,
    );
  }
  return run.stdout;
}
