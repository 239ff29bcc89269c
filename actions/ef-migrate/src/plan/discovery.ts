import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import type { SourceFile } from "./sources.ts";

const skipped = new Set(["bin", "obj", "node_modules", ".git", "dist", ".slipway"]);

/** Files below a directory whose name ends with one of `endings`; build output is left out. */
export function filesBelow(directory: string, endings: readonly string[]): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(directory, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(full, endings);
      return endings.some((ending) => entry.name.endsWith(ending)) ? [full] : [];
    });
}

export function readSources(files: readonly string[], workspace: string): SourceFile[] {
  return files.map((file) => ({
    path: path.relative(workspace, file).split(path.sep).join("/"),
    text: readFileSync(file, "utf8").replace(/^\uFEFF/, ""),
  }));
}

export interface ProjectFiles {
  readonly project: string;
  readonly startupProject: string;
}

/**
 * The project with the migrations and the project that builds the host. Without an input the only
 * candidate in the workspace is taken; a guess between several is never made.
 */
export function findProjects(
  workspace: string,
  project: string | undefined,
  startupProject: string | undefined,
): ProjectFiles {
  const chosen =
    project === undefined ? onlyProject(workspace) : projectFile(project, 'Input "project"');
  const startup =
    startupProject === undefined
      ? startupOf(chosen, workspace)
      : projectFile(startupProject, 'Input "startup-project"');
  return { project: chosen, startupProject: startup };
}

function projectFile(given: string, what: string): string {
  const stat = statSync(given, { throwIfNoEntry: false });
  if (stat?.isFile()) return given;
  const found = stat?.isDirectory()
    ? readdirSync(given).filter((name) => name.endsWith("proj"))
    : [];
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) {
    throw new UsageError(
      `${what} is "${given}", where ${stat === undefined ? "there is nothing" : `${found.length} project files lie`}.`,
      "Name the .csproj file itself.",
    );
  }
  return path.join(given, first);
}

function onlyProject(workspace: string): string {
  const all = filesBelow(workspace, [".csproj"]);
  const withEntityFramework = all.filter((file) =>
    /Microsoft\.EntityFrameworkCore|Npgsql\.EntityFrameworkCore/.test(readFileSync(file, "utf8")),
  );
  const withSnapshot = withEntityFramework.filter(
    (file) => filesBelow(path.dirname(file), ["ModelSnapshot.cs"]).length > 0,
  );
  const candidates = withSnapshot.length > 0 ? withSnapshot : withEntityFramework;
  const [first, ...others] = candidates;
  if (first === undefined) {
    throw new UsageError(
      `No project in the workspace refers to Entity Framework Core (${all.length} .csproj files looked at).`,
      'Name the project with the migrations in "project".',
    );
  }
  if (others.length > 0) {
    const names = candidates.map((file) => path.relative(workspace, file)).join(", ");
    throw new UsageError(
      `${candidates.length} projects could hold the migrations: ${names}.`,
      'Name one of them in "project".',
    );
  }
  return first;
}

function startupOf(project: string, workspace: string): string {
  if (isExecutable(project)) return project;
  const name = path.basename(project);
  const callers = filesBelow(workspace, [".csproj"]).filter(
    (file) => isExecutable(file) && readFileSync(file, "utf8").includes(name),
  );
  const [first, ...others] = callers;
  if (first !== undefined && others.length === 0) return first;
  const hasFactory = filesBelow(path.dirname(project), [".cs"]).some((file) =>
    readFileSync(file, "utf8").includes("IDesignTimeDbContextFactory<"),
  );
  if (first === undefined && hasFactory) return project;
  throw new UsageError(
    `${name} is a library, and ${callers.length} programs refer to it.`,
    'Name the program whose host configures the context in "startup-project".',
  );
}

function isExecutable(project: string): boolean {
  const text = readFileSync(project, "utf8");
  return /Sdk="Microsoft\.NET\.Sdk\.(Web|Worker)"|<OutputType>\s*(Win)?Exe/i.test(text);
}

/** The projects and every project that they refer to; absolute paths of project files. */
export function referencedProjects(projects: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (project: string) => {
    if (seen.has(project) || !existsSync(project)) return;
    seen.add(project);
    const text = readFileSync(project, "utf8").replace(/<!--[\s\S]*?-->/g, "");
    for (const match of text.matchAll(/<ProjectReference\s[^>]*\bInclude\s*=\s*"([^"]+)"/g)) {
      const file = (match[1] ?? "").replaceAll("\\", "/");
      if (!file.includes("$(")) visit(path.resolve(path.dirname(project), file));
    }
  };
  for (const project of projects) visit(project);
  return [...seen];
}

/** Versions of the packages that a project was restored with, by name. */
export function restoredPackages(assetsFile: string): ReadonlyMap<string, string> {
  if (!existsSync(assetsFile)) {
    throw new UsageError(
      `${assetsFile} does not exist, so the version of Entity Framework is not known.`,
      'Restore the project in an earlier step, or set "build: true".',
    );
  }
  const assets = JSON.parse(readFileSync(assetsFile, "utf8")) as {
    libraries?: Record<string, unknown>;
  };
  return new Map(
    Object.keys(assets.libraries ?? {}).map((entry) => {
      const slash = entry.lastIndexOf("/");
      return [entry.slice(0, slash), entry.slice(slash + 1)] as const;
    }),
  );
}
