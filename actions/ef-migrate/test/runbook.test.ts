import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const source = path.resolve(import.meta.dirname, "..", "src");
const runbook = readFileSync(
  path.resolve(import.meta.dirname, "..", "..", "..", "docs", "runbooks", "ef-migrate.md"),
  "utf8",
);

/** Reason codes in the files that run against a database. */
function codes(): string[] {
  const files = ["operations", "execute"].flatMap((directory) =>
    readdirSync(path.join(source, directory)).map((name) => path.join(source, directory, name)),
  );
  const found = files
    .filter((file) => !file.endsWith(`${path.sep}plan.ts`))
    .flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return [
        ...text.matchAll(/\b(?:code: |reason\(\s*|refused\(inputs, |return \[)"([a-z][a-z-]+)"/g),
        ...text.matchAll(/^ {4}"([a-z][a-z-]+)",$/gm),
      ].map((match) => match[1] ?? "");
    });
  return [...new Set(found)].toSorted();
}

it("has a line for every way in which a run can end", () => {
  expect(codes().length).toBeGreaterThan(15);
  expect(codes().filter((code) => !runbook.includes(`\`${code}\``))).toEqual([]);
});
