/** Small real products; together they have each shape that the pipeline takes. */

import type { Files } from "../runner/rehearse.ts";
import { backend, sln, slnx } from "./backend.ts";
import { angularClient, jestClient, json, within } from "./client.ts";

export interface Product {
  readonly name: string;
  /** What it has of docs/compatibility.md's axes. */
  readonly shape: string;
  readonly files: Files;
  /** Lock files below examples/variants, by their path in the product. */
  readonly locks: Readonly<Record<string, string>>;
  /** Inputs of build-test.yml. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Lines of the log that prove it. */
  readonly proof: readonly string[];
  /** Jobs that run beside the five that always do. */
  readonly legs?: readonly string[];
  /** A file of the published app. */
  readonly published: string;
  /** Ways to test nothing in what the run has left; each has to be red. */
  readonly nothing: readonly Nothing[];
}

export interface Nothing {
  readonly why: string;
  /** Job whose workspace it happens in. */
  readonly job: string;
  /** Files that are written before. */
  readonly edit?: Files;
  /** Actions of Slipway, one after the other, with their variables. */
  readonly actions: readonly {
    readonly name: string;
    readonly variables: Readonly<Record<string, string>>;
  }[];
  /** What the refusal says. */
  readonly says: string;
}

function wrongFilter(solution: string, filter: string, says: string, edit: Files = {}): Nothing {
  const variables = {
    SOLUTION: solution,
    CONFIGURATION: "Release",
    SETTINGS: "",
    FILTER: filter,
    COVERAGE: "true",
    SDK: "",
    OUTPUT: "coverage-backend",
  };
  return {
    why: `the filter "${filter}" of ${solution}`,
    job: "build.backend",
    edit,
    actions: [{ name: "backend-tests", variables }],
    says,
  };
}

/** Every test of the client is skipped; the tool itself ends with success. */
function skippedSpecs(directory: string, file: string, text: string): Nothing {
  return {
    why: "skipped specs",
    job: "build.frontend",
    edit: { [`${directory}/${file}`]: text },
    actions: [
      {
        name: "client-tests",
        variables: {
          DIRECTORY: directory,
          RUNNER_NAME_WANTED: "auto",
          SCRIPT: "",
          PROJECT: "",
          COVERAGE: "coverage",
          OUTPUT: "client-results",
        },
      },
      {
        name: "test-count",
        variables: { DIRECTORY: "client-results/test-results", NAME: "Frontend", MINIMUM: "1" },
      },
    ],
    says: "Frontend: 0 tests ran, at least 1 have to.",
  };
}

const skippedAngular = (directory: string) =>
  skippedSpecs(
    directory,
    "src/app/app.spec.ts",
    'import { App } from "./app";\n\ndescribe("App", () => {\n  xit("shows the total", () => expect(App).toBeTruthy());\n});\n',
  );
const skippedVitest = (directory: string) => ({
  ...skippedAngular(directory),
  edit: {
    [`${directory}/src/app/app.spec.ts`]:
      'import { App } from "./app";\n\ndescribe("App", () => {\n  it.skip("shows the total", () => expect(App).toBeTruthy());\n});\n',
  },
});

const server = "src/Shop.Server/Shop.Server.csproj";
const test = (name: string) => `tests/${name}/${name}.csproj`;

const jestInSolutionOfOneProject: Product = {
  name: "project-jest",
  shape:
    "a test project for a solution, xunit.v3, global.json, ArtifactsPath; npm, .nvmrc, jest; two versions of Node.js and two SDKs",
  files: {
    ...backend({ tests: { "Shop.Tests": "xunit.v3" }, artifactsPath: true }),
    "global.json": json({ sdk: { version: "9.0.100", rollForward: "latestMajor" } }),
    ".nvmrc": "24\n",
    ...within("web/client", jestClient()),
  },
  locks: { "web/client/package-lock.json": "project-jest.package-lock.json" },
  inputs: {
    solution: test("Shop.Tests"),
    "server-project": "src/Shop.Server",
    "migrations-project": "none",
    "client-directory": "web/client",
    "client-output": "dist",
    "node-version-file": ".nvmrc",
    "dotnet-matrix": "10.0.x",
    "node-matrix": ">=22",
  },
  proof: [
    "tests/Shop.Tests/Shop.Tests.csproj: 1 test run by VSTest.",
    "global.json asks for .NET SDK 10",
    "jest: npx jest",
    "Frontend: 1 test run.",
  ],
  legs: ["build / backend-matrix (10.0.x)"],
  published: "wwwroot/total.js",
  nothing: [
    wrongFilter(
      test("Shop.Tests"),
      "Category=Unit",
      'has run no test with the filter "Category=Unit"',
    ),
    skippedSpecs("web/client", "src/total.test.js", 'test.skip("adds up", () => {});\n'),
  ],
};

const slnxPnpmKarma: Product = {
  name: "slnx-pnpm-karma",
  shape:
    ".slnx, xunit, filter, coverage.runsettings; pnpm, ES modules, karma by @angular/build without a configuration of its own",
  files: {
    ...backend({ tests: { "Shop.Tests": "xunit" } }),
    "Shop.slnx": slnx([server, test("Shop.Tests")]),
    "coverage.runsettings":
      '<?xml version="1.0" encoding="utf-8"?>\n<RunSettings>\n  <DataCollectionRunSettings>\n    <DataCollectors>\n      <DataCollector friendlyName="XPlat Code Coverage">\n        <Configuration><Format>cobertura</Format></Configuration>\n      </DataCollector>\n    </DataCollectors>\n  </DataCollectionRunSettings>\n</RunSettings>\n',
    ...within("src/Shop.Web/ClientApp", {
      ...angularClient({
        tests: "@angular/build:karma",
        packageManager: "pnpm@12.21.0",
        modules: "module",
      }),
      "pnpm-workspace.yaml":
        'allowBuilds:\n  "@parcel/watcher": false\n  esbuild: false\n  lmdb: false\n  msgpackr-extract: false\n',
    }),
  },
  locks: { "src/Shop.Web/ClientApp/pnpm-lock.yaml": "slnx-pnpm-karma.pnpm-lock.yaml" },
  inputs: {
    solution: "Shop.slnx",
    "test-filter": "FullyQualifiedName~Price",
    "test-settings": "coverage.runsettings",
    "server-project": "src/Shop.Server",
    "migrations-project": "none",
    "client-directory": "src/Shop.Web/ClientApp",
    "client-output": "dist/Shop.client/browser",
  },
  proof: [
    "Shop.slnx: 1 test run by VSTest.",
    "karma: npx ng test Shop.client",
    "Frontend: 1 test run.",
  ],
  published: "wwwroot/index.html",
  nothing: [
    wrongFilter("Shop.slnx", "FullyQualifiedName~Nothing", "Shop.slnx has run no test"),
    skippedAngular("src/Shop.Web/ClientApp"),
  ],
};

const solutionsYarnDevkit: Product = {
  name: "solutions-yarn-devkit",
  shape:
    "two .sln, NUnit and MSTest, configuration; yarn 4, karma by @angular-devkit/build-angular with the product's CommonJS karma.conf.js; a second client (yarn 1, jest)",
  files: {
    ...backend({ tests: { "Shop.Tests": "nunit", "Shop.MoreTests": "mstest" } }),
    "Shop.sln": sln([server, test("Shop.Tests")]),
    "More.sln": sln([test("Shop.MoreTests")]),
    ...within("client", {
      ...angularClient({
        tests: "@angular-devkit/build-angular:karma",
        packageManager: "yarn@4.18.1",
      }),
      ".yarnrc.yml": "nodeLinker: node-modules\nenableScripts: false\nenableTelemetry: false\n",
      "karma.conf.js":
        'module.exports = (config) =>\n  config.set({\n    basePath: "",\n    frameworks: ["jasmine", "@angular-devkit/build-angular"],\n    plugins: [\n      require("karma-jasmine"),\n      require("karma-chrome-launcher"),\n      require("karma-coverage"),\n      require("@angular-devkit/build-angular/plugins/karma"),\n    ],\n    reporters: ["progress"],\n    browsers: ["Chrome"],\n    coverageReporter: { reporters: [{ type: "html" }], check: { global: { lines: 100 } } },\n  });\n',
    }),
    ...within("admin", {
      ...jestClient(),
      "package.json": json({
        ...JSON.parse(jestClient()["package.json"] ?? "{}"),
        name: "shop-admin",
        packageManager: "yarn@1.22.22",
      }),
    }),
  },
  locks: {
    "client/yarn.lock": "solutions-yarn-devkit.yarn.lock",
    "admin/yarn.lock": "solutions-yarn-devkit.admin.yarn.lock",
  },
  inputs: {
    solution: "Shop.sln\nMore.sln",
    "server-project": "src/Shop.Server",
    "migrations-project": "none",
    "client-directory": "client",
    "client-output": "dist/Shop.client/browser",
    "other-clients": "admin dist src/Shop.Server/wwwroot/admin",
  },
  proof: [
    "Shop.sln: 1 test run by VSTest.",
    "More.sln: 1 test run by VSTest.",
    "karma: npx ng test Shop.client",
    "jest: npx jest",
    "Frontend (admin): 1 test run.",
  ],
  published: "wwwroot/admin/total.js",
  nothing: [
    // The other solution's test counts for itself.
    wrongFilter(
      "Shop.sln\nMore.sln",
      "FullyQualifiedName~PriceTests&TestCategory=None",
      "Shop.sln has run no test",
    ),
    // The solution builds nothing, and dotnet test --no-build is green.
    wrongFilter("Empty.sln", "", "Empty.sln has run no test", {
      "Empty.sln": sln([test("Shop.Tests")]).replaceAll(/.*Build\.0.*\n/g, ""),
      "tests/Shop.Tests/obj/project.assets.json": "{}",
    }),
    skippedAngular("client"),
  ],
};

const testingPlatformVitest: Product = {
  name: "mtp-vitest-published",
  shape:
    "Microsoft.Testing.Platform by global.json, MSTest; npm, Angular's unit-test builder with vitest; the publish builds the client",
  files: {
    ...backend({
      tests: { "Shop.Tests": "mstest" },
      testingPlatform: true,
      serverProject: `  <!-- As the template "Angular and ASP.NET Core" has it. -->
  <Target Name="PublishClient" AfterTargets="ComputeFilesToPublish">
    <Exec WorkingDirectory="../../client" Command="npm run build" />
    <ItemGroup>
      <Built Include="../../client/dist/Shop.client/browser/**" />
      <ResolvedFileToPublish Include="@(Built->'%(FullPath)')">
        <RelativePath>wwwroot/%(Built.RecursiveDir)%(Built.Filename)%(Built.Extension)</RelativePath>
        <CopyToPublishDirectory>PreserveNewest</CopyToPublishDirectory>
      </ResolvedFileToPublish>
    </ItemGroup>
  </Target>
`,
    }),
    "global.json": json({
      sdk: { version: "10.0.100", rollForward: "latestFeature" },
      test: { runner: "Microsoft.Testing.Platform" },
    }),
    "Shop.slnx": slnx([server, test("Shop.Tests")]),
    ...within("client", angularClient({ tests: "@angular/build:unit-test", modules: "module" })),
  },
  locks: { "client/package-lock.json": "mtp-vitest-published.package-lock.json" },
  inputs: {
    solution: "Shop.slnx",
    "server-project": "src/Shop.Server",
    "migrations-project": "none",
    "client-directory": "client",
    "client-output": "",
    spa: "published",
  },
  proof: [
    "Shop.slnx: 1 test run by Microsoft.Testing.Platform.",
    "unit-test: npx ng test Shop.client",
    "Frontend: 1 test run.",
  ],
  published: "wwwroot/index.html",
  nothing: [
    wrongFilter("Shop.slnx", "FullyQualifiedName~Nothing", "Shop.slnx has run no test"),
    skippedVitest("client"),
  ],
};

const apiAlone: Product = {
  name: "api",
  shape: "no client; a project for a solution, xunit; end-to-end tests in .NET",
  files: {
    ...backend({ tests: { "Shop.Tests": "xunit", "Shop.EndToEnd": "xunit" } }),
    "tests/Shop.EndToEnd/PriceTests.cs":
      'using Xunit;\n\npublic class PublishedTests\n{\n    [Fact]\n    public void TheAppIsThere() =>\n        Assert.True(File.Exists(Path.Combine(Environment.GetEnvironmentVariable("APP_DIRECTORY")!, "Shop.Server.dll")));\n}\n',
  },
  locks: {},
  inputs: {
    solution: test("Shop.Tests"),
    "server-project": "src/Shop.Server",
    "migrations-project": "none",
    "client-directory": "",
    "client-output": "",
    "e2e-project": "tests/Shop.EndToEnd",
    "e2e-browser": "installed",
  },
  proof: [
    "tests/Shop.Tests/Shop.Tests.csproj: 1 test run by VSTest.",
    "tests/Shop.EndToEnd: 1 test run by VSTest.",
  ],
  legs: ["build / e2e"],
  published: "Shop.Server.dll",
  nothing: [wrongFilter(test("Shop.Tests"), "Category=Unit", "has run no test")],
};

export const products: readonly Product[] = [
  apiAlone,
  jestInSolutionOfOneProject,
  slnxPnpmKarma,
  solutionsYarnDevkit,
  testingPlatformVitest,
];
