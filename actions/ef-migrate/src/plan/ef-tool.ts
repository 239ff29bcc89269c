import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  type CommandResult,
  printable,
  runCommand,
  singleLine,
  UsageError,
} from "@slipway/toolkit";
import { concealed, toolLines } from "./tool-output.ts";

/** How the shell around the plan runs `dotnet`; injected so that the plan itself has no process. */
export interface DotnetOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds: number;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

export interface EfTool {
  readonly program: string;
  readonly leading: readonly string[];
  readonly version: string;
  readonly origin: "manifest" | "installed";
}

export async function dotnet(
  commandArguments: readonly string[],
  directory: string,
  options: DotnetOptions,
  program = "dotnet",
): Promise<CommandResult> {
  const started = Date.now();
  const result = await runCommand(program, commandArguments, {
    directory,
    environment: options.environment,
    timeoutMilliseconds: options.timeoutMilliseconds,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const shown = commandArguments
    .slice(0, Math.max(0, commandArguments.indexOf("--project")) || 4)
    .filter((argument) => !argument.startsWith("-"))
    .map((argument) => (path.isAbsolute(argument) ? path.basename(argument) : argument));
  options.log(
    `${path.basename(program)} ${shown.join(" ")}: ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  if (result.timedOut) {
    throw new UsageError(
      `\`dotnet ${shown.join(" ")}\` did not end within ${options.timeoutMilliseconds / 1000} s and was ended.`,
      'Raise "tool-timeout", or look for code that waits for a connection while the host is built.',
    );
  }
  return result;
}

/** Builds the start-up project once; all later calls use what this wrote. */
export async function buildOnce(
  project: string,
  configuration: string,
  options: DotnetOptions,
): Promise<void> {
  const result = await dotnet(
    [
      "build",
      project,
      "--configuration",
      configuration,
      "-nodeReuse:false",
      "-nologo",
      "-v:quiet",
      "-clp:NoSummary",
    ],
    path.dirname(project),
    options,
  );
  if (result.exitCode === 0) return;
  const output = `${result.stdout}\n${result.stderr}`;
  options.log(printable(concealed(output)));
  const first =
    /^(.*?\(\d+,\d+\)\s*:\s*)?error [A-Z]+\d+:.*$/m.exec(output)?.[0] ?? "no error line";
  throw new UsageError(
    `The project does not build: ${singleLine(concealed(first), 400)}`,
    `Run \`dotnet build ${path.basename(project)} --configuration ${configuration}\` and mend it; the whole output is above.`,
  );
}

/**
 * The `dotnet-ef` of the project's own tool manifest, or else one of the project's EF major
 * installed into a directory of its own: the newest tool does not run on an older project.
 */
export async function resolveTool(
  projectDirectory: string,
  workspace: string,
  efVersion: string,
  installDirectory: string,
  options: DotnetOptions,
): Promise<EfTool> {
  const manifest = findManifest(projectDirectory, workspace);
  if (manifest !== undefined) {
    const restored = await dotnet(
      ["tool", "restore", "--tool-manifest", manifest.file],
      projectDirectory,
      options,
    );
    if (restored.exitCode !== 0)
      throw toolMissing(
        restored,
        `\`dotnet tool restore\` of ${path.relative(workspace, manifest.file)}`,
        options,
      );
    return { program: "dotnet", leading: ["ef"], version: manifest.version, origin: "manifest" };
  }
  const wanted = `${efVersion.split(".").slice(0, 2).join(".")}.*`;
  const directory = path.join(installDirectory, `dotnet-ef-${wanted.replace("*", "x")}`);
  const program = path.join(
    directory,
    process.platform === "win32" ? "dotnet-ef.exe" : "dotnet-ef",
  );
  if (!existsSync(program)) {
    const installed = await dotnet(
      ["tool", "install", "dotnet-ef", "--version", wanted, "--tool-path", directory],
      projectDirectory,
      options,
    );
    if (installed.exitCode !== 0)
      throw toolMissing(
        installed,
        `\`dotnet tool install dotnet-ef --version ${wanted}\``,
        options,
      );
  }
  const version = await dotnet(["--version"], projectDirectory, options, program);
  return {
    program,
    leading: [],
    version: /^\d+\.\d+\.\S+/m.exec(version.stdout)?.[0] ?? wanted,
    origin: "installed",
  };
}

function toolMissing(result: CommandResult, what: string, options: DotnetOptions): UsageError {
  options.log(printable(concealed(`${result.stdout}\n${result.stderr}`)));
  return new UsageError(
    `The Entity Framework tool could not be had: ${what} ended with ${result.exitCode}.`,
    "Look at the output above; the step needs the package source that holds dotnet-ef, or a tool manifest with a version that it holds.",
  );
}

interface Manifest {
  readonly file: string;
  readonly version: string;
}

/** The nearest tool manifest with `dotnet-ef`, from the project up to the workspace. */
export function findManifest(projectDirectory: string, workspace: string): Manifest | undefined {
  for (let directory = projectDirectory; ; directory = path.dirname(directory)) {
    for (const name of [".config/dotnet-tools.json", "dotnet-tools.json"]) {
      const file = path.join(directory, name);
      const version = existsSync(file) ? manifestVersion(file) : undefined;
      if (version !== undefined) return { file, version };
    }
    if (directory === workspace || directory === path.dirname(directory)) return undefined;
  }
}

function manifestVersion(file: string): string | undefined {
  try {
    const content = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, "")) as {
      tools?: Record<string, { version?: string }>;
    };
    return content.tools?.["dotnet-ef"]?.version;
  } catch (error) {
    throw new UsageError(
      `The tool manifest ${file} is no JSON.`,
      "Mend it or create it again with `dotnet new tool-manifest`.",
      {
        cause: error,
      },
    );
  }
}

/** Sentences of the tool that have a remedy of their own. */
const known: readonly [RegExp, string][] = [
  [
    /doesn't reference Microsoft\.EntityFrameworkCore\.Design/,
    "Add the package Microsoft.EntityFrameworkCore.Design to the start-up project.",
  ],
  [
    /Unable to create a 'DbContext'|Unable to create an object of type|Unable to resolve service/,
    'Let the host be built without secrets (give missing settings by "design-time-environment"), or add an IDesignTimeDbContextFactory.',
  ],
  [/targets multiple frameworks/i, 'Name one of the target frameworks in "framework".'],
  [/More than one DbContext was found/, 'Name the context in "context".'],
  [
    /must install or update \.NET|framework '.*' was not found|It was not possible to find any compatible framework/i,
    "Install the project's .NET version with actions/setup-dotnet before this step.",
  ],
];

/** The tool's failure as a sentence and a remedy. */
export function toolFailure(
  result: CommandResult,
  what: string,
  log: (line: string) => void,
): UsageError {
  const output = `${result.stdout}\n${result.stderr}`;
  log(printable(concealed(output)));
  const lines = toolLines(result.stdout, "error");
  const sentence = lines.at(-1) ?? output.trim().split("\n").at(-1) ?? "";
  const remedy = known.find(([pattern]) => pattern.test(output))?.[1];
  return new UsageError(
    `\`dotnet ef ${what}\` ended with ${result.exitCode}: ${singleLine(concealed(sentence), 400)}`,
    remedy ??
      "The tool's whole output is above; run the same command beside the project to look closer.",
  );
}
