import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export const infraDirectory = path.resolve(import.meta.dirname, "..");
/** Project that restores Bicep and the published types, and compares with them. */
export const strictTypesProject = path.join(infraDirectory, "strict-types", "StrictTypes.csproj");

/**
 * Environment of the compiler and of what compares: short-lived .NET programs, for which code that
 * is compiled once is cheaper than code that is measured and compiled again (a third of the time).
 * A parameter file may read the environment; a snapshot must not depend on it.
 */
export const compilerEnvironment = (): Record<string, string | undefined> => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DOTNET_TieredCompilation: "0",
});

/** Content hash of each Bicep package that may run here, as NuGet computes it. */
const trusted: Readonly<Record<string, string>> = {
  "azure.bicep.commandline.linux-x64":
    "z5p/I6NTOJvoQaJj0Rk3bTglGxIAVK920PiwYjrGuAl3V4wyr7yPjd3BYjRtVPBcdcrW1BtS33tSlWzB76MtNw==",
};

/**
 * The Bicep command line, restored by the .NET SDK from its pinned NuGet package.
 *
 * @throws Error naming the next step, when it cannot be restored or is not what was pinned
 */
export function bicepBinary(): string {
  restored ??= restoreBicep();
  return restored;
}

let restored: string | undefined;

function restoreBicep(): string {
  const platform = process.platform === "darwin" ? "osx-arm64" : "linux-x64";
  const version = /Bicep\.CommandLine\.\S+ Version="\[([\d.]+)\]"/.exec(
    readFileSync(strictTypesProject, "utf8"),
  )?.[1];
  const name = `azure.bicep.commandline.${platform}`;
  let folder = packageFolder(`${name}/${version}`);
  if (folder === undefined) {
    dotnet(["restore", strictTypesProject, "--locked-mode", "--verbosity", "quiet"]);
    folder = packageFolder(`${name}/${version}`);
  }
  if (folder === undefined) {
    throw new Error(
      `The Bicep command line ${version} is in none of NuGet's folders. Run \`dotnet restore infra/strict-types\` and read what it says.`,
    );
  }
  const { contentHash } = JSON.parse(
    readFileSync(path.join(folder, ".nupkg.metadata"), "utf8"),
  ) as { contentHash: string };
  if (contentHash !== trusted[name]) {
    throw new Error(
      `${name} has the content hash ${contentHash}, which is not the pinned one. Delete ${folder} and restore again; if the hash stays, do not run it.`,
    );
  }
  return path.join(folder, "tools", "bicep");
}

/** Where the last restore of the project found a package, if it did and it is still there. */
function packageFolder(name: string): string | undefined {
  const assets = path.join(path.dirname(strictTypesProject), "obj", "project.assets.json");
  if (!existsSync(assets)) return undefined;
  const { packageFolders } = JSON.parse(readFileSync(assets, "utf8")) as {
    packageFolders: Record<string, unknown>;
  };
  return Object.keys(packageFolders)
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, ".nupkg.metadata")));
}

/** The program that compares snapshots with the published types, built where its sources changed. */
export function strictTypesProgram(): string {
  const directory = path.dirname(strictTypesProject);
  const program = path.join(directory, "bin", "StrictTypes.dll");
  const changed = (file: string): number => statSync(path.join(directory, file)).mtimeMs;
  const sources = Math.max(changed("Program.cs"), changed("StrictTypes.csproj"));
  if (!existsSync(program) || statSync(program).mtimeMs < sources) {
    dotnet(["build", strictTypesProject, "--verbosity", "quiet", "-p:RestoreLockedMode=true"]);
  }
  return program;
}

/** Runs the .NET SDK; its output. @throws Error with what it printed */
export function dotnet(args: readonly string[]): string {
  const result = spawnSync("dotnet", args, {
    cwd: infraDirectory,
    encoding: "utf8",
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1" },
  });
  if (result.error !== undefined) throw new Error(`dotnet: ${result.error.message}`);
  if (result.status !== 0) {
    throw new Error(
      `dotnet ${args[0]} ended with ${result.status}:\n${result.stdout}${result.stderr}`,
    );
  }
  return result.stdout;
}
