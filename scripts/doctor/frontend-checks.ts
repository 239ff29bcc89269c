import path from "node:path";
import { installation } from "../../.github/actions/client-install/lock.mjs";
import { planTests } from "../../.github/actions/client-tests/plan.mjs";
import type { Layout } from "./layout.ts";
import { type Finding, lineOf, type Product } from "./product.ts";

interface Manifest {
  readonly packageManager?: string;
  readonly scripts?: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** What the pipeline needs of the Angular part and the end-to-end tests. */
export function frontendFindings(product: Product, layout: Layout): Finding[] {
  return [
    ...client(product, layout),
    ...endToEnd(product, layout),
    ...rootManifest(product, layout),
  ];
}

function client(product: Product, { client: directory, clientOutput }: Layout): Finding[] {
  const topic = "Frontend";
  if (directory === undefined) return [withoutAngular(product, topic)];
  const at = (name: string) => (directory === "." ? name : `${directory}/${name}`);
  const manifest = parse(product.read(at("package.json")));
  const findings: Finding[] = [
    clientOutput === undefined
      ? {
          level: "missing",
          topic,
          message: "angular.json does not tell where the built files go.",
          remedy: 'Set the input "client-output", relative to the client.',
          file: at("angular.json"),
        }
      : { level: "ready", topic, message: `${directory} builds into ${clientOutput}.` },
  ];
  const install = installation(levelsOf(product, directory));
  if ("refused" in install) {
    findings.push({
      level: "missing",
      topic,
      message: install.refused,
      remedy: `Install once in ${directory} with the package manager of your choice and commit its lock file.`,
      file: at("package.json"),
    });
  }
  if (manifest.scripts?.build === undefined) {
    findings.push({
      level: "missing",
      topic,
      message: 'package.json has no script "build".',
      remedy: 'Add "build": "ng build", or name another one in the input "client-build".',
      file: at("package.json"),
    });
  }
  return [...findings, ...unitTests(product, directory, at, manifest)];
}

/** Another client would be left out without a word; a product without any is one that the pipeline takes. */
function withoutAngular(product: Product, topic: string): Finding {
  const built = product.files.find(
    (file) =>
      path.posix.basename(file) === "package.json" &&
      parse(product.read(file)).scripts?.build !== undefined,
  );
  return built === undefined
    ? {
        level: "advice",
        topic,
        message: "There is no client: the pipeline builds, tests and deploys the backend alone.",
        remedy:
          'Nothing is to be done; the inputs "client-directory" and "client-output" stay empty.',
      }
    : {
        level: "missing",
        topic,
        message: "There is no angular.json, and a package.json that builds something else.",
        remedy: `If that is the client, set the inputs "client-directory" (${path.posix.dirname(built)}) and "client-output"; client-runner says what tests it.`,
        file: built,
      };
}

/** What `client-tests` of the pipeline would do with this client. */
function unitTests(
  product: Product,
  directory: string,
  at: (name: string) => string,
  manifest: Manifest,
): Finding[] {
  const topic = "Frontend tests";
  const own = filesIn(product, directory);
  const plan = planTests(
    { manifest, angular: object(product.read(at("angular.json"))), files: own },
    { runner: "auto", script: "", project: "" },
    { output: "", karma: "" },
  );
  if ("refused" in plan) {
    return [
      {
        level: "missing",
        topic,
        message: plan.refused,
        remedy: 'Set the input "client-test", "client-runner" or "client-project".',
        file: at("angular.json"),
      },
    ];
  }
  if (!product.files.some((name) => /\.(spec|test)\.[cm]?[jt]sx?$/.test(name))) {
    return [
      {
        level: "missing",
        topic,
        message:
          "There are no unit tests (*.spec.ts); the coverage gate will find nothing to count.",
        remedy: "Write some, or begin with a dated way to the threshold (input frontend-adoption).",
      },
    ];
  }
  const packages = { ...manifest.dependencies, ...manifest.devDependencies };
  const isVitest = plan.kind === "vitest" || plan.kind === "unit-test";
  if (
    isVitest &&
    packages["@vitest/coverage-v8"] === undefined &&
    packages["@vitest/coverage-istanbul"] === undefined
  ) {
    return [
      {
        level: "missing",
        topic,
        message: "vitest has no coverage provider.",
        remedy: "npm install --save-dev @vitest/coverage-v8 (the version of vitest)",
        file: at("package.json"),
      },
    ];
  }
  const file = at("karma.conf.js");
  const isSilent =
    plan.kind === "karma" &&
    product.files.includes(file) &&
    !/lcov|cobertura/.test(product.read(file));
  return [
    { level: "ready", topic, message: `${plan.kind} runs the unit tests.` },
    ...(isSilent
      ? [
          {
            level: "advice" as const,
            topic,
            message: "karma writes no coverage report that a program can read.",
            remedy:
              "Nothing to change for the pipeline, whose own configuration adds the reporters. To see the same locally add { type: 'lcovonly' } to coverageReporter.reporters.",
            file,
          },
        ]
      : []),
  ];
}

const filesIn = (product: Product, directory: string): string[] =>
  product.files
    .filter((file) => path.posix.dirname(file) === directory)
    .map((file) => path.posix.basename(file));

/** The client's directory and those above it, as `client-install` looks for a lock file. */
function levelsOf(product: Product, directory: string) {
  const parts = directory === "." ? [] : directory.split("/");
  return Array.from({ length: parts.length + 1 }, (_, up) => {
    const level = parts.slice(0, parts.length - up).join("/") || ".";
    const file = level === "." ? "package.json" : `${level}/package.json`;
    const manifest: Manifest = product.files.includes(file) ? parse(product.read(file)) : {};
    return { directory: level, files: filesIn(product, level), manifest };
  });
}

function endToEnd(product: Product, { e2e }: Layout): Finding[] {
  const topic = "End-to-end tests";
  if (e2e === undefined) {
    return [
      {
        level: "advice",
        topic,
        message: "There is no Playwright project: stage 4 cannot run a regression suite.",
        remedy:
          "npm init playwright@latest e2e; mark tests that are safe in production with @regression.",
      },
    ];
  }
  const config =
    product.files.find(
      (file) => file.startsWith(e2e === "." ? "" : `${e2e}/`) && /playwright\.config\./.test(file),
    ) ?? e2e;
  const install = installation(levelsOf(product, e2e));
  const lockless: Finding[] =
    "refused" in install
      ? [
          {
            level: "missing",
            topic,
            message: `${e2e} cannot be installed: ${install.refused.replace(/^The client has/, "it has")}`,
            remedy: `Install once in ${e2e} with the package manager of your choice and commit its lock file.`,
          },
        ]
      : [];
  return /BASE_URL/.test(product.read(config))
    ? [
        ...lockless,
        { level: "ready", topic, message: `${e2e} takes its address from BASE_URL.`, file: config },
      ]
    : [
        ...lockless,
        {
          level: "missing",
          topic,
          message:
            "The Playwright configuration does not read BASE_URL: stage 4 would test another address.",
          remedy: "use: { baseURL: process.env.BASE_URL ?? 'https://localhost:5001' }",
          file: config,
        },
      ];
}

function rootManifest(product: Product, { client: directory }: Layout): Finding[] {
  if (directory === "." || !product.files.includes("package.json")) return [];
  const text = product.read("package.json");
  const moved = /cd ([\w./-]+)/.exec(String(parse(text).scripts?.postinstall ?? ""))?.[1];
  if (moved === undefined || product.files.some((file) => file.startsWith(`${moved}/`))) return [];
  const line = lineOf(text, /"postinstall"/);
  return [
    {
      level: "advice",
      topic: "Root package.json",
      message: `npm install in the root fails: postinstall goes to ${moved}, which does not exist.`,
      remedy:
        "Delete the script or the file; the pipeline installs in the client's directory only.",
      file: "package.json",
      ...(line === undefined ? {} : { line }),
    },
  ];
}

const parse = (text: string): Manifest => object(text);

function object(text: string): Record<string, never> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, never>) : {};
  } catch {
    return {};
  }
}
