import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** What each part may import, beside itself and its own npm dependencies. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "packages/inference": [],
  "packages/toolkit": [],
  "packages/azure": [],
  "packages/azure-testkit": ["@slipway/toolkit"],
  "packages/deployment-page": ["@slipway/toolkit"],
  "packages/rehearsal": ["@slipway/azure-testkit", "@slipway/deployment-page", "@slipway/toolkit"],
  "actions/azure-operations": ["@slipway/toolkit", "@slipway/azure"],
  "actions/coverage-gate": ["@slipway/toolkit"],
  "actions/ef-migrate": ["@slipway/toolkit", "@slipway/azure"],
  "actions/bluegreen-shift": ["@slipway/toolkit", "@slipway/azure", "@slipway/inference"],
  "actions/health-check": ["@slipway/toolkit", "@slipway/azure", "@slipway/inference"],
  "actions/pull-request-comment": ["@slipway/toolkit"],
  "actions/deployment-record": ["@slipway/deployment-page", "@slipway/toolkit"],
};

const parts = ["packages", "actions"].flatMap((group) =>
  readdirSync(path.join(root, group)).map((name) => `${group}/${name}`),
);

test("every part of the house has its rule", () => {
  expect(parts.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

test.each(parts)("%s imports only what it may", (part) => {
  const violations = sources(part).flatMap((file) =>
    imports(file)
      .filter((name) => name.startsWith("@slipway/") && !allowed[part]?.includes(ofPackage(name)))
      .map((name) => `${path.relative(root, file)} imports ${name}`),
  );
  expect(violations).toEqual([]);
});

test.each(parts.filter((part) => part.startsWith("actions/")))(
  "in %s only main.ts, its late part and inputs.ts know GitHub's toolkit",
  (part) => {
    // operate.ts: what a main.ts loads once the inputs are accepted.
    const shell = /\/src\/(index|main|operate|inputs)\.ts$/;
    const violations = sources(part)
      .filter((file) => !shell.test(file))
      .flatMap((file) =>
        imports(file)
          .filter((name) => name.startsWith("@actions/"))
          .map((name) => `${path.relative(root, file)} imports ${name}`),
      );
    expect(violations).toEqual([]);
  },
);

test("only packages/azure knows Azure's clients among what is shipped", () => {
  const shipped = parts.filter(
    (part) => !["packages/azure", "packages/azure-testkit", "packages/rehearsal"].includes(part),
  );
  const violations = shipped
    .flatMap(sources)
    .filter((file) => imports(file).some((name) => name.startsWith("@azure/")));
  expect(violations).toEqual([]);
});

test("packages/inference imports nothing but itself", () => {
  const foreign = sources("packages/inference").flatMap((file) =>
    imports(file).filter((name) => !name.startsWith(".")),
  );
  expect(foreign).toEqual([]);
});

/** The package of an import such as "@slipway/toolkit/pull-request-comment". */
function ofPackage(name: string): string {
  return name.split("/").slice(0, 2).join("/");
}

function sources(part: string): string[] {
  return readdirSync(path.join(root, part, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(root, part, "src", file));
}

function imports(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\(\s*|\bimport\s+)"([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
}
