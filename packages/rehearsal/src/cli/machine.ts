import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";

/**
 * Hosts that a build asks for its packages. They are reached as on any other day; everything else
 * goes to the local Azure, which refuses and records what is not its own.
 */
export function packageHosts(): string[] {
  const addresses = [
    answer("npm", ["config", "get", "registry"]),
    ...answer("dotnet", ["nuget", "list", "source", "--format", "short"])
      .split("\n")
      .map((line) => line.replace(/^[A-Z]+ /, "")),
  ];
  return [
    ...new Set(
      addresses.flatMap((address) => {
        try {
          return [new URL(address.trim()).hostname].filter((host) => host !== "");
        } catch {
          return [];
        }
      }),
    ),
  ];
}

/** `2 processors (model), 24 GB memory, Debian GNU/Linux 12` */
export function machineDescription(): string {
  const model = cpus()[0]?.model.trim();
  const system = /PRETTY_NAME="?([^"\n]+)/.exec(read("/etc/os-release"))?.[1] ?? process.platform;
  const memory = Math.round(totalmem() / 2 ** 30);
  const processors = `${availableParallelism()} processors${model ? ` (${model})` : ""}`;
  return `${processors}, ${memory} GB memory, ${system}`;
}

export function toolVersions(): Record<string, string> {
  return {
    "Node.js": process.versions.node,
    ".NET SDK": answer("dotnet", ["--version"]),
    git: answer("git", ["--version"]).replace("git version ", ""),
    npm: answer("npm", ["--version"]),
  };
}

function answer(program: string, programArguments: readonly string[]): string {
  try {
    return execFileSync(program, programArguments, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 20_000,
    }).trim();
  } catch {
    return "";
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
