import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import { concealed } from "../plan/masking.ts";
import { type DotnetOptions, dotnet } from "./dotnet.ts";
import { designTimeSources } from "./program.ts";
import { sdkMissing } from "./project.ts";

/**
 * Compiles the program with the C# compiler of the project's .NET SDK, against the reference
 * assembly of .NET Standard that every SDK has, and returns the assembly. A second step of the job
 * finds it in `directory`.
 */
export async function compileProgram(
  projectDirectory: string,
  directory: string,
  options: DotnetOptions,
): Promise<string> {
  // What an SDK makes of it does not matter: it runs on every runtime.
  const key = createHash("sha256").update(JSON.stringify(designTimeSources)).digest("hex");
  const home = path.join(directory, `slipway-design-time-${key.slice(0, 16)}`);
  const assembly = path.join(home, "SlipwayDesignTime.dll");
  if (existsSync(assembly)) return assembly;
  const sdk = await sdkDirectory(projectDirectory, options);
  // A neighbour may compile the same at the same time; the last one to be ready wins.
  const work = `${home}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    for (const [name, text] of Object.entries(designTimeSources)) {
      writeFileSync(path.join(work, name), text);
    }
    const result = await dotnet(
      "compile the design-time program",
      [
        "exec",
        path.join(sdk, "Roslyn", "bincore", "csc.dll"),
        "-nologo",
        "-noconfig",
        "-nostdlib",
        "-deterministic",
        "-optimize",
        "-debug-",
        "-target:exe",
        `-reference:${path.join(sdk, "ref", "netstandard.dll")}`,
        "-out:SlipwayDesignTime.dll",
        ...Object.keys(designTimeSources),
      ],
      work,
      options,
    );
    if (result.exitCode !== 0) {
      throw new UsageError(
        `The C# compiler of the .NET SDK in ${sdk} ended with ${result.exitCode}: ${concealed(result.stdout).trim().split("\n")[0] ?? ""}`,
        "Install a whole .NET SDK 8 or later with actions/setup-dotnet before this step.",
      );
    }
    mkdirSync(home, { recursive: true });
    renameSync(path.join(work, "SlipwayDesignTime.dll"), assembly);
    return assembly;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The directory of the SDK that `dotnet` takes for the project (global.json counts). */
async function sdkDirectory(projectDirectory: string, options: DotnetOptions): Promise<string> {
  const [chosen, all] = await Promise.all([
    dotnet("--version", ["--version"], projectDirectory, options),
    dotnet("--list-sdks", ["--list-sdks"], projectDirectory, options),
  ]);
  const version = chosen.stdout.trim();
  const line = all.stdout.split(/\r?\n/).find((candidate) => candidate.startsWith(`${version} [`));
  const root = /\[(.+)\]\s*$/.exec(line ?? "")?.[1];
  if (chosen.exitCode !== 0 || version === "" || root === undefined) {
    throw sdkMissing(chosen.stdout + chosen.stderr);
  }
  return path.join(root, version);
}
