import { joinedPath, type ReportPath, reportPath } from "./report-path.ts";
import type { RepositoryFiles } from "./repository-files.ts";

/** Replaces the beginning of a report's paths: `from` is normalised, `to` is in the repository. */
export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

export interface ReportPlace {
  /** Directory of the report, relative to the repository, with "/"; "" is the root. */
  readonly directory: string;
  /** The input `working-directory`, relative to the repository. */
  readonly workingDirectory: string;
  /** `<source>` directories that the report names. */
  readonly roots: readonly string[];
  readonly mappings: readonly PathMapping[];
  /** For names that the report puts into a module: the module, and the name inside it. */
  readonly modules?: ReadonlyMap<string, { readonly module: string; readonly name: string }>;
}

export interface ResolvedPath {
  /** Path in the repository, or the normalised name where the repository has no such file. */
  readonly path: string;
  /** `ambiguous`: several files of the repository fit and nothing decides between them. */
  readonly found: "repository" | "nowhere" | "ambiguous";
}

/** A file of the repository that fits a name, and what separates the two. */
interface Candidate {
  readonly file: string;
  /** What all names of one checkout have in common: the part cut off, or the part put in front. */
  readonly difference: string;
  readonly segments: number;
}

/**
 * Finds the repository's file behind every name of one report.
 *
 * First what is certain: the name below this checkout, below a `<source>` of the report, below the
 * report's own directory or one above it. What is left comes from another machine or another
 * directory, and is compared from its end. One report was written in one place, so where several
 * files fit, the difference that most names of the report share decides; then the longest match;
 * then the file that lies nearest to the report.
 */
export function resolvePaths(
  names: Iterable<string>,
  place: ReportPlace,
  repository: RepositoryFiles,
): Map<string, ResolvedPath> {
  const resolved = new Map<string, ResolvedPath>();
  const open: { name: string; path: ReportPath; candidates: Candidate[] }[] = [];
  const votes = new Map<string, number>();
  for (const name of names) {
    const inModule = place.modules?.get(name);
    const path = mapped(reportPath(inModule?.name ?? name), place.mappings);
    const certain = certainFile(path, place, repository);
    if (certain !== undefined) {
      resolved.set(name, { path: certain, found: "repository" });
      continue;
    }
    const candidates = ofModule(inModule?.module, matchingFromTheEnd(path, place, repository));
    for (const { difference } of candidates) {
      votes.set(difference, (votes.get(difference) ?? 0) + 1);
    }
    open.push({ name, path, candidates });
  }
  const [common] = [...votes].sort((a, b) => b[1] - a[1]);
  for (const { name, path, candidates } of open) {
    const best = bestCandidate(candidates, votes, place.directory);
    if (best === "ambiguous") resolved.set(name, { path: path.text, found: "ambiguous" });
    else if (best !== undefined && isTrusted(best, path, votes, common?.[1] ?? 0)) {
      resolved.set(name, { path: best.file, found: "repository" });
    } else {
      resolved.set(name, {
        path: unresolvedPath(path, common?.[0], place, repository),
        found: "nowhere",
      });
    }
  }
  return resolved;
}

function mapped(path: ReportPath, mappings: readonly PathMapping[]): ReportPath {
  for (const { from, to } of mappings) {
    const text = path.anyCase ? path.text.toLowerCase() : path.text;
    const start = path.anyCase ? from.toLowerCase() : from;
    if (text === start || text.startsWith(start.endsWith("/") ? start : `${start}/`)) {
      return reportPath(`${to}/${path.text.slice(start.length)}`);
    }
  }
  return path;
}

function certainFile(
  path: ReportPath,
  place: ReportPlace,
  repository: RepositoryFiles,
): string | undefined {
  const lookUp = (file: string) =>
    path.anyCase ? repository.find(file) : repository.has(file) ? file : undefined;
  if (path.absolute) {
    const below = belowRoot(path, repository.root);
    return below === undefined ? undefined : lookUp(below);
  }
  for (const root of place.roots) {
    const joined = joinedPath(reportPath(root).text, path);
    const below = joined.absolute ? belowRoot(joined, repository.root) : joined.text;
    const file = below === undefined ? undefined : repository.find(below);
    if (file !== undefined) return file;
  }
  for (const directory of [place.workingDirectory, ...upwards(place.directory)]) {
    const joined = joinedPath(directory, path).text;
    const file = joined.startsWith("..") ? undefined : lookUp(joined);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Where one whole path is the end of the other. */
function matchingFromTheEnd(
  path: ReportPath,
  place: ReportPlace,
  repository: RepositoryFiles,
): Candidate[] {
  if (path.text.includes("node_modules/")) return [];
  // With one root there is one longer name; with several the name alone has to do.
  const [root] = place.roots;
  const long =
    !path.absolute && place.roots.length === 1 && root !== undefined
      ? joinedPath(reportPath(root).text, path)
      : path;
  const candidates: Candidate[] = [];
  for (const file of repository.named(long.text)) {
    const anyCase = long.anyCase || path.anyCase;
    const [ours, theirs] = anyCase
      ? [file.toLowerCase(), long.text.toLowerCase()]
      : [file, long.text];
    const relative = anyCase ? path.text.toLowerCase() : path.text;
    if (theirs === ours || theirs.endsWith(`/${ours}`)) {
      candidates.push({
        file,
        difference: `-${long.text.slice(0, long.text.length - file.length)}`,
        segments: file.split("/").length,
      });
    } else if (!path.absolute && ours.endsWith(`/${relative}`)) {
      candidates.push({
        file,
        difference: `+${file.slice(0, file.length - path.text.length)}`,
        segments: path.text.split("/").length,
      });
    }
  }
  return candidates;
}

/** The candidates below a directory with the module's name, where there are any. */
function ofModule(module: string | undefined, candidates: Candidate[]): Candidate[] {
  const name = module?.split("/").at(-1);
  if (name === undefined) return candidates;
  const below = candidates.filter(({ file }) => file.split("/").slice(0, -1).includes(name));
  return below.length > 0 ? below : candidates;
}

function bestCandidate(
  candidates: readonly Candidate[],
  votes: ReadonlyMap<string, number>,
  reportDirectory: string,
): Candidate | "ambiguous" | undefined {
  const order = (a: Candidate, b: Candidate) =>
    (votes.get(b.difference) ?? 0) - (votes.get(a.difference) ?? 0) ||
    b.segments - a.segments ||
    sharedSegments(b.file, reportDirectory) - sharedSegments(a.file, reportDirectory);
  const [first, second] = [...candidates].sort(order);
  if (first === undefined || second === undefined) return first;
  return order(first, second) === 0 ? "ambiguous" : first;
}

/** How many directories from the root two paths have in common. */
function sharedSegments(a: string, b: string): number {
  const [x, y] = [a.split("/"), b.split("/")];
  let shared = 0;
  while (shared < x.length && shared < y.length && x[shared] === y[shared]) shared++;
  return shared;
}

/**
 * A bare file name is shared by too many files: `Program.cs` of a library must not become ours
 * when all the other names of the report say that it was written elsewhere.
 */
function isTrusted(
  candidate: Candidate,
  path: ReportPath,
  votes: ReadonlyMap<string, number>,
  most: number,
): boolean {
  const bareName = candidate.segments === 1 && path.text.includes("/");
  return !bareName || votes.get(candidate.difference) === most;
}

/** A file that is not in the repository (build output), named as if it were in this checkout. */
function unresolvedPath(
  path: ReportPath,
  common: string | undefined,
  place: ReportPlace,
  repository: RepositoryFiles,
): string {
  const [root] = place.roots;
  const long =
    !path.absolute && place.roots.length === 1 && root !== undefined
      ? joinedPath(reportPath(root).text, path)
      : path;
  const below = long.absolute ? belowRoot(long, repository.root) : undefined;
  if (below !== undefined) return below;
  const cut = common?.slice(1) ?? "";
  if (common?.startsWith("-") && cut !== "" && long.text.startsWith(cut)) {
    return long.text.slice(cut.length);
  }
  if (common?.startsWith("+") && !long.absolute) return joinedPath(cut, long).text;
  return long.anyCase ? long.text.toLowerCase() : long.text;
}

/** The path relative to the root, when it lies below it. */
function belowRoot(path: ReportPath, root: string): string | undefined {
  const start = `${reportPath(root).text.replace(/\/$/, "")}/`;
  const text = path.anyCase ? path.text.toLowerCase() : path.text;
  return text.startsWith(path.anyCase ? start.toLowerCase() : start)
    ? path.text.slice(start.length)
    : undefined;
}

/** The directory and all above it, nearest first. */
function upwards(directory: string): string[] {
  const segments = directory.split("/").filter((segment) => segment !== "");
  return Array.from({ length: segments.length + 1 }, (_, index) =>
    segments.slice(0, segments.length - index).join("/"),
  );
}
