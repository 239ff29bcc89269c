import type { Layout } from "./layout.ts";
import { type Finding, lineOf, type Product } from "./product.ts";

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
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
  if (directory === undefined) {
    return [
      {
        level: "missing",
        topic,
        message: "There is no angular.json.",
        remedy: 'Set the input "client-directory" to the Angular application.',
      },
    ];
  }
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
  const lock = ["package-lock.json", "pnpm-lock.yaml", "yarn.lock"].find((name) =>
    product.files.includes(at(name)),
  );
  if (lock === undefined) {
    findings.push({
      level: "missing",
      topic,
      message: "There is no lock file: each build could get other packages.",
      remedy: `Run npm install in ${directory} and commit package-lock.json.`,
      file: at("package.json"),
    });
  }
  for (const script of ["build", "test"]) {
    if (manifest.scripts?.[script] === undefined) {
      findings.push({
        level: "missing",
        topic,
        message: `package.json has no script "${script}".`,
        remedy: `Add "${script}": "ng ${script}", or name another one in the input "client-${script}".`,
        file: at("package.json"),
      });
    }
  }
  return [...findings, ...coverage(product, at, manifest)];
}

function coverage(product: Product, at: (name: string) => string, manifest: Manifest): Finding[] {
  const topic = "Frontend tests";
  const angular = product.read(at("angular.json"));
  const file = at("karma.conf.js");
  if (/:karma"/.test(angular) || product.files.includes(file)) {
    const karma = product.files.includes(file) ? product.read(file) : "";
    const hasReport = /lcov|cobertura/.test(karma);
    return [
      hasReport
        ? {
            level: "ready",
            topic,
            message: "karma writes a coverage report that a program can read.",
            file,
          }
        : {
            level: "advice",
            topic,
            message: "karma writes no coverage report that a program can read.",
            remedy:
              "Nothing to change: build-test runs karma with a configuration of its own that adds the reporters. To see the same locally add { type: 'lcovonly' } to coverageReporter.reporters.",
            file,
          },
    ];
  }
  const packages = { ...manifest.dependencies, ...manifest.devDependencies };
  if (
    packages.vitest !== undefined &&
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
  return product.files.some((name) => /\.spec\.ts$/.test(name))
    ? [{ level: "ready", topic, message: "There are unit tests." }]
    : [
        {
          level: "missing",
          topic,
          message:
            "There are no unit tests (*.spec.ts); the coverage gate will find nothing to count.",
          remedy:
            "Write some, or begin with a dated way to the threshold (input frontend-adoption).",
        },
      ];
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
  return /BASE_URL/.test(product.read(config))
    ? [{ level: "ready", topic, message: `${e2e} takes its address from BASE_URL.`, file: config }]
    : [
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
  const moved = /cd ([\w./-]+)/.exec(parse(text).scripts?.postinstall ?? "")?.[1];
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

function parse(text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return {};
  }
}
