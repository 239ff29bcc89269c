import { existsSync } from "node:fs";
import path from "node:path";
import { singleLine, UsageError } from "@slipway/toolkit";
import { concealed } from "../plan/masking.ts";
import { type DotnetOptions, dotnet, showOutput } from "./dotnet.ts";

export interface ProjectNames {
  readonly assemblyName: string;
  readonly rootNamespace: string;
}

/** What MSBuild says about a built project; absolute paths. */
export interface BuiltProject {
  readonly assembly: string;
  readonly dependencies: string;
  readonly runtimeConfiguration: string;
  readonly packageFolders: readonly string[];
  readonly assetsFile: string;
  readonly frameworkVersion: string;
  readonly names: ProjectNames;
}

export interface BuildChoice {
  readonly configuration: string;
  readonly framework: string | undefined;
  /** Build, or take what an earlier step built. */
  readonly build: boolean;
}

const properties = [
  "TargetPath",
  "ProjectDepsFilePath",
  "ProjectRuntimeConfigFilePath",
  "ProjectAssetsFile",
  "NuGetPackageRoot",
  "RestoreFallbackFolders",
  "BundledNETCoreAppPackageVersion",
  "TargetFrameworks",
  "TargetFramework",
  "TargetFrameworkIdentifier",
  "AssemblyName",
  "RootNamespace",
];

/** Builds the start-up project once and reads, in the same call, where its parts are. */
export async function buildProject(
  project: string,
  choice: BuildChoice,
  options: DotnetOptions,
): Promise<BuiltProject> {
  const { configuration, framework, build } = choice;
  const result = await dotnet(
    build ? `dotnet build ${path.basename(project)}` : "dotnet msbuild",
    [
      ...(build ? ["build", project, "-t:Build"] : ["msbuild", project]),
      `-p:Configuration=${configuration}`,
      ...(framework === undefined ? [] : [`-p:TargetFramework=${framework}`]),
      "-nodeReuse:false",
      "-nologo",
      "-v:quiet",
      ...(build ? ["-clp:NoSummary"] : []),
      ...properties.map((name) => `-getProperty:${name}`),
    ],
    path.dirname(project),
    options,
  );
  const output = `${result.stdout}\n${result.stderr}`;
  if (result.exitCode !== 0) {
    showOutput(result, options.log);
    throw buildFailure(output, project, choice);
  }
  const values = propertiesIn(result.stdout);
  const value = (name: string) => values[name] ?? "";
  if (value("TargetFrameworks") !== "" && value("TargetFramework") === "") {
    throw new UsageError(
      `${path.basename(project)} is built for several frameworks: ${value("TargetFrameworks").split(";").join(", ")}.`,
      'Name one of them in "framework".',
    );
  }
  if (value("TargetFrameworkIdentifier") !== ".NETCoreApp") {
    throw new UsageError(
      `${path.basename(project)} is built for ${value("TargetFramework") || "no framework"}, which cannot run by itself.`,
      'Name a program for .NET 8 or later in "startup-project".',
    );
  }
  if (!existsSync(value("TargetPath"))) {
    throw new UsageError(
      `${path.basename(project)} was not built in configuration ${configuration}: there is no ${path.basename(value("TargetPath"))}.`,
      build
        ? 'Check "configuration" and "framework".'
        : 'Build it in an earlier step with the same configuration, or set "build: true".',
    );
  }
  return {
    assembly: value("TargetPath"),
    dependencies: value("ProjectDepsFilePath"),
    runtimeConfiguration: value("ProjectRuntimeConfigFilePath"),
    packageFolders: [value("NuGetPackageRoot"), ...value("RestoreFallbackFolders").split(";")]
      .filter((folder) => folder !== "" && existsSync(folder))
      .map((folder) => folder.replace(/[\\/]+$/, "")),
    assetsFile: value("ProjectAssetsFile"),
    frameworkVersion: value("BundledNETCoreAppPackageVersion"),
    names: namesIn(values, project),
  };
}

/** Names of a project's assembly and namespace, without a build. */
export async function projectNames(
  project: string,
  { configuration, framework }: BuildChoice,
  options: DotnetOptions,
): Promise<ProjectNames> {
  const result = await dotnet(
    `dotnet msbuild ${path.basename(project)}`,
    [
      "msbuild",
      project,
      `-p:Configuration=${configuration}`,
      ...(framework === undefined ? [] : [`-p:TargetFramework=${framework}`]),
      "-nologo",
      "-getProperty:AssemblyName",
      "-getProperty:RootNamespace",
    ],
    path.dirname(project),
    options,
  );
  if (result.exitCode !== 0) {
    showOutput(result, options.log);
    throw buildFailure(`${result.stdout}\n${result.stderr}`, project, undefined);
  }
  return namesIn(propertiesIn(result.stdout), project);
}

function namesIn(values: Readonly<Record<string, string>>, project: string): ProjectNames {
  const name = path.basename(project, path.extname(project));
  return {
    assemblyName: values.AssemblyName || name,
    rootNamespace: values.RootNamespace || name,
  };
}

function propertiesIn(stdout: string): Readonly<Record<string, string>> {
  const start = stdout.indexOf("{");
  try {
    return (JSON.parse(stdout.slice(start)) as { Properties: Record<string, string> }).Properties;
  } catch (error) {
    throw new UsageError(
      "MSBuild did not say where the project is built: this .NET SDK is older than 8.",
      "Install .NET SDK 8 or later with actions/setup-dotnet before this step.",
      { cause: error },
    );
  }
}

/** A compiler's or NuGet's error line: place, code, sentence. */
const errorLine =
  /^\s*(?:(?<file>[^\n]*?)\((?<line>\d+),\d+\)|(?<whole>[^\n:]*proj))?\s*:?\s*error (?<code>[A-Z]+\d+):\s*(?<sentence>[^\n]*)$/m;

/** The build's first error with its place, and what to do about this kind of error. */
export function buildFailure(
  output: string,
  project: string,
  choice: BuildChoice | undefined,
): BuildFailure {
  const found = errorLine.exec(output)?.groups;
  const code = found?.code ?? "";
  const sentence = singleLine(
    concealed(
      (found?.sentence ?? "no error line in its output").replace(/\s*\[[^\]]*proj[^\]]*\]$/, ""),
    ),
    400,
  );
  const name = path.basename(project);
  const place =
    found?.file === undefined ? undefined : { file: found.file.trim(), line: Number(found.line) };
  const at = place === undefined ? "" : ` ${path.basename(place.file)}:${place.line}:`;
  if (/compatible \.NET SDK was not found/i.test(output)) throw sdkMissing(output);
  if (/^NU1(301|101|102|100)$/.test(code)) {
    const unreachable = code === "NU1301";
    return new BuildFailure(
      unreachable
        ? `The packages of ${name} could not be restored, because a package source cannot be reached: ${sentence}`
        : `The packages of ${name} could not be restored: ${sentence} (${code})`,
      unreachable
        ? "Check the network, the proxy settings and the credentials of the source in nuget.config; restore in an earlier step with them, so that this one finds the packages on the disk."
        : "Mend the version, or add the source that holds the package to nuget.config.",
      place,
    );
  }
  if (code === "MSB4236" || /SDK .* could not be found/i.test(sentence)) {
    return new BuildFailure(
      `${name} needs an SDK that is not on this machine: ${sentence}`,
      "Install it with actions/setup-dotnet (and `dotnet workload restore`) before this step.",
      place,
    );
  }
  if (code === "NETSDK1045") {
    return new BuildFailure(
      `${name} is made for a newer .NET than the SDK on this machine: ${sentence}`,
      "Install the project's .NET SDK with actions/setup-dotnet before this step.",
      place,
    );
  }
  return new BuildFailure(
    `The project does not build:${at} ${sentence}${code === "" ? "" : ` (${code})`}`,
    `Run \`dotnet build ${name} --configuration ${choice?.configuration ?? "Release"}\` and mend it; the whole output is above.`,
    place,
  );
}

/** `dotnet` found no SDK that the project accepts. */
export function sdkMissing(output: string): UsageError {
  const wanted = /Requested SDK version:\s*(\S+)/.exec(output)?.[1];
  return new UsageError(
    wanted === undefined
      ? "There is no .NET SDK on this machine."
      : `global.json asks for the .NET SDK ${wanted}, which is not on this machine.`,
    "Install the project's .NET SDK with actions/setup-dotnet before this step.",
  );
}

/** The build failed; `place` is the compiler's. */
export class BuildFailure extends UsageError {
  readonly place: { readonly file: string; readonly line: number } | undefined;

  constructor(
    message: string,
    remedy: string,
    place: { readonly file: string; readonly line: number } | undefined,
  ) {
    super(message, remedy);
    this.place = place;
  }
}
