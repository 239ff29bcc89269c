import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { list, read, root, templates, workflows } from "./github-files.ts";
import { triggersOf } from "./self-check.ts";

/** Licences that allow to ship the package inside an action. */
const compatible = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "PostgreSQL",
];

const shipped = readdirSync(path.join(root, "actions"));

describe("what is shipped", () => {
  test.each(shipped)(
    "%s names the licence of every package in its bundle, and each allows it",
    (name) => {
      const licences = read(`actions/${name}/dist/licenses.txt`)
        .split(/^-{72}$/m)
        .map((entry) => entry.trim().split("\n"))
        .filter(([title]) => title !== undefined && title !== "")
        .map(([title = "", licence = ""]) => ({ title, licence: licence.trim() }));
      expect(licences.length).toBeGreaterThan(0);
      const doubtful = licences.filter(
        ({ licence }) =>
          !licence.split(/ OR | AND |[()]/).some((one) => compatible.includes(one.trim())),
      );
      expect(doubtful).toEqual([]);
    },
  );

  test("has a licence and a way to report a vulnerability", () => {
    expect(read("LICENSE")).toContain("MIT License");
    expect(read("SECURITY.md")).toContain("Report a vulnerability");
  });

  test("has no binary that nobody can read", () => {
    const binaries = /\.(exe|dll|so|dylib|node|jar|class|pyc)$/;
    const found = ["actions", "packages", "scripts", ".github"].flatMap((directory) =>
      readdirSync(path.join(root, directory), { recursive: true, encoding: "utf8" }).filter(
        (file) => !/node_modules|[\\/](bin|obj|lib)[\\/]/.test(file) && binaries.test(file),
      ),
    );
    expect(found).toEqual([]);
  });
});

describe("dependencies", () => {
  test("are exact versions, so that nothing changes without a commit", () => {
    const manifests = [
      "package.json",
      ...["packages", "actions"].flatMap((group) =>
        readdirSync(path.join(root, group)).map((name) => `${group}/${name}/package.json`),
      ),
    ];
    const loose = manifests.flatMap((file) => {
      const manifest = JSON.parse(read(file)) as Record<string, Record<string, string> | undefined>;
      return ["dependencies", "devDependencies"].flatMap((kind) =>
        Object.entries(manifest[kind] ?? {})
          .filter(([, version]) => !/^(\d+\.\d+\.\d+|workspace:\*|catalog:)$/.test(version))
          .map(([name, version]) => `${file}: ${name} ${version}`),
      );
    });
    expect(loose).toEqual([]);
  });

  test("are at least a week old, from the registry, and run no install script unasked", () => {
    const workspace = parse(read("pnpm-workspace.yaml"));
    expect(workspace.minimumReleaseAge).toBeGreaterThanOrEqual(7 * 24 * 60);
    expect(workspace.blockExoticSubdeps).toBe(true);
    expect(Object.keys(workspace.allowBuilds)).toEqual(["esbuild", "node"]);
  });

  test("are renewed by Dependabot after a week", () => {
    const { updates } = parse(read(".github/dependabot.yml")) as {
      updates: { "package-ecosystem": string; cooldown: { "default-days": number } }[];
    };
    expect(updates.map((update) => update["package-ecosystem"])).toEqual([
      "github-actions",
      "npm",
      "nuget",
    ]);
    for (const { cooldown } of updates) expect(cooldown["default-days"]).toBeGreaterThanOrEqual(7);
  });

  test("the lock file records no address", () => {
    expect(read("pnpm-lock.yaml")).not.toMatch(/https?:\/\//);
  });
});

describe("workflows", () => {
  test("only the comment poster follows another run, and it fetches no sources", () => {
    const followers = [...workflows, ...templates].filter((file) =>
      triggersOf(read(file)).includes("workflow_run"),
    );
    expect(followers).toEqual(["workflows-templates/comment.yml"]);
    expect(read(".github/workflows/comment.yml")).not.toContain("actions/checkout@");
  });

  test("CodeQL reads our TypeScript and our workflows", () => {
    expect(
      parse(read(".github/workflows/codeql.yml")).jobs.analyse.strategy.matrix.language,
    ).toEqual(["javascript-typescript", "actions"]);
  });
});

test("every decision, guide and model of docs/ is reached from a page", () => {
  const pages = list("docs", /\.md$/);
  const text = [...pages, "README.md", "CHANGELOG.md", "SECURITY.md"].map(read).join("\n");
  const lost = pages.filter((page) => !text.includes(path.basename(page)));
  expect(lost).toEqual([]);
});
