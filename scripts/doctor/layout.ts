import path from "node:path";
import type { Product } from "./product.ts";

/** Where the parts of a product lie, as far as its files tell. */
export interface Layout {
  readonly solution?: string;
  readonly server?: string;
  readonly migrations?: string;
  readonly testProjects: readonly string[];
  readonly client?: string;
  readonly clientOutput?: string;
  readonly e2e?: string;
  readonly frameworks: readonly string[];
}

/** Finds the parts. Where several fit, the one nearest to the root is taken. */
export function layoutOf(product: Product): Layout {
  const nearest = (files: readonly string[]) =>
    [...files].sort((a, b) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1))[0];
  const named = (pattern: RegExp) => product.files.filter((file) => pattern.test(file));
  const projects = named(/\.csproj$/);
  const holds = (pattern: RegExp) => projects.filter((file) => pattern.test(product.read(file)));
  const tests = holds(/Microsoft\.NET\.Test\.Sdk|xunit|NUnit|MSTest/i);
  const server = nearest(
    holds(/Sdk="Microsoft\.NET\.Sdk\.Web"/).filter((file) => !tests.includes(file)),
  );
  const snapshot = nearest(named(/ModelSnapshot\.cs$/));
  const owner = projects
    .filter((project) => snapshot?.startsWith(`${path.posix.dirname(project)}/`))
    .sort((a, b) => b.length - a.length)[0];
  const angular = nearest(named(/(^|\/)angular\.json$/));
  const client = angular === undefined ? undefined : path.posix.dirname(angular);
  const playwright = nearest(named(/(^|\/)playwright\.config\.[cm]?[jt]s$/));
  const directory = (file: string | undefined) =>
    file === undefined ? undefined : path.posix.dirname(file);
  const parts = {
    solution: nearest(named(/\.slnx?$/)),
    server: directory(server),
    migrations: directory(owner),
    client,
    clientOutput: angular === undefined ? undefined : outputOf(product.read(angular)),
    e2e: directory(playwright),
  };
  const frameworks = [...named(/\.csproj$|Directory\.Build\.props$/)].flatMap((file) =>
    [...product.read(file).matchAll(/<TargetFrameworks?>([^<]+)</g)].flatMap(([, value = ""]) =>
      value.split(";"),
    ),
  );
  return {
    ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)),
    testProjects: tests.map((file) => path.posix.dirname(file)),
    frameworks: [...new Set(frameworks.map((name) => name.trim()))],
  };
}

/** Browser files of the production build: `<outputPath>/browser` with the application builder. */
function outputOf(text: string): string | undefined {
  try {
    const { projects } = JSON.parse(text) as {
      projects: Record<
        string,
        {
          architect?: {
            build?: {
              builder?: string;
              options?: { outputPath?: string | { base?: string; browser?: string } };
            };
          };
        }
      >;
    };
    for (const [name, project] of Object.entries(projects)) {
      const build = project.architect?.build;
      if (build === undefined) continue;
      const given = build.options?.outputPath;
      const base = (typeof given === "string" ? given : given?.base) ?? `dist/${name}`;
      const isApplication = /:application$/.test(build.builder ?? "");
      const browser = typeof given === "object" ? (given.browser ?? "browser") : "browser";
      return isApplication && browser !== "" ? `${base}/${browser}` : base;
    }
  } catch {
    return undefined;
  }
  return undefined;
}
