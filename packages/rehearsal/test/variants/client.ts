/** The client of a variant: one small Angular application, and what builds and tests it. */

import type { Files } from "../runner/rehearse.ts";

const angular = "22.2.6";
const cli = "22.2.7";
const application = {
  "@angular/common": angular,
  "@angular/compiler": angular,
  "@angular/core": angular,
  "@angular/platform-browser": angular,
  rxjs: "7.8.2",
  tslib: "2.8.1",
};
const karma = {
  "@types/jasmine": "5.1.9",
  "jasmine-core": "5.13.0",
  karma: "6.4.4",
  "karma-chrome-launcher": "3.2.0",
  "karma-coverage": "2.2.1",
  "karma-jasmine": "5.1.0",
};
const built = { "@angular/cli": cli, "@angular/compiler-cli": angular, typescript: "6.0.3" };

export type AngularTests =
  | "@angular/build:karma"
  | "@angular-devkit/build-angular:karma"
  | "@angular/build:unit-test";

const testPackages: Record<AngularTests, Readonly<Record<string, string>>> = {
  "@angular/build:karma": { "@angular/build": cli, ...karma },
  "@angular-devkit/build-angular:karma": { "@angular-devkit/build-angular": "22.2.0", ...karma },
  "@angular/build:unit-test": {
    "@angular/build": cli,
    "@vitest/coverage-v8": "5.1.0",
    jsdom: "31.0.1",
    vitest: "5.1.0",
  },
};

/** An Angular application whose project's name has a dot, as Visual Studio's template names it. */
export function angularClient(request: {
  readonly tests: AngularTests;
  readonly packageManager?: string;
  readonly modules?: "module" | "commonjs";
  readonly lint?: string;
}): Files {
  const { tests, modules = "commonjs" } = request;
  const builder = tests.replace(/:.*/, "");
  const options = {
    strict: true,
    skipLibCheck: true,
    target: "ES2022",
    module: "preserve",
    moduleResolution: "bundler",
    isolatedModules: true,
  };
  const vitest = tests.endsWith("unit-test");
  return {
    "package.json": json({
      name: "shop-client",
      version: "1.0.0",
      private: true,
      type: modules,
      ...(request.packageManager === undefined ? {} : { packageManager: request.packageManager }),
      scripts: { build: "ng build", ...(request.lint === undefined ? {} : { lint: request.lint }) },
      dependencies: application,
      devDependencies: { ...built, ...testPackages[tests] },
    }),
    "angular.json": json({
      version: 1,
      cli: { analytics: false },
      projects: {
        "Shop.client": {
          projectType: "application",
          root: "",
          sourceRoot: "src",
          architect: {
            build: {
              builder: `${builder}:application`,
              options: {
                browser: "src/main.ts",
                index: "src/index.html",
                tsConfig: "tsconfig.app.json",
                outputPath: "dist/Shop.client",
              },
              configurations: { development: { optimization: false } },
            },
            test: {
              builder: tests,
              options: {
                tsConfig: "tsconfig.spec.json",
                ...(vitest ? { buildTarget: "Shop.client:build:development" } : {}),
              },
            },
          },
        },
      },
    }),
    "tsconfig.app.json": json({
      compilerOptions: { ...options, types: [] },
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.spec.ts"],
    }),
    "tsconfig.spec.json": json({
      compilerOptions: { ...options, types: [vitest ? "vitest/globals" : "jasmine"] },
      include: ["src/**/*.ts"],
    }),
    ...sources,
  };
}

const sources: Files = {
  "src/index.html":
    '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Shop</title><base href="/"></head>\n<body><app-root></app-root></body>\n</html>\n',
  "src/main.ts":
    'import { bootstrapApplication } from "@angular/platform-browser";\nimport { App } from "./app/app";\n\nbootstrapApplication(App);\n',
  "src/app/app.ts":
    'import { Component, signal } from "@angular/core";\nimport { total } from "./total";\n\n@Component({ selector: "app-root", template: "<output>{{ sum() }}</output>" })\nexport class App {\n  readonly sum = signal(total([1, 2]));\n}\n',
  "src/app/total.ts":
    "export function total(prices: readonly number[]): number {\n  return prices.reduce((sum, price) => sum + price, 0);\n}\n",
  "src/app/app.spec.ts":
    'import { TestBed } from "@angular/core/testing";\nimport { App } from "./app";\n\ndescribe("App", () => {\n  it("shows the total", async () => {\n    const fixture = TestBed.createComponent(App);\n    await fixture.whenStable();\n    fixture.detectChanges();\n    expect(fixture.nativeElement.textContent).toBe("3");\n  });\n});\n',
};

/** A client without Angular's builders, whose tests run in jest. */
export function jestClient(): Files {
  return {
    "package.json": json({
      name: "shop-client",
      version: "1.0.0",
      private: true,
      scripts: { build: "node build.js", lint: "node --check src/total.js" },
      devDependencies: { jest: "30.5.2" },
    }),
    "build.js":
      'const { cpSync, mkdirSync } = require("node:fs");\nmkdirSync("dist", { recursive: true });\nfor (const name of ["index.html", "total.js"]) cpSync("src/" + name, "dist/" + name);\n',
    "src/index.html": sources["src/index.html"] ?? "",
    "src/total.js": "exports.total = (prices) => prices.reduce((sum, price) => sum + price, 0);\n",
    "src/total.test.js":
      'const { total } = require("./total");\n\ntest("adds up", () => {\n  expect(total([1, 2])).toBe(3);\n});\n',
  };
}

/** @param directory where the files go */
export function within(directory: string, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]),
  );
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
