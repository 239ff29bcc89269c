import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const folder = path.resolve(import.meta.dirname, "..");

/** Codes that a check, an exchange or a load can end with, from the sources. */
function reasonCodes(): string[] {
  const sources = readdirSync(path.join(folder, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(folder, "src", name), "utf8"))
    .join("\n");
  const places = [
    /\b(?:failed|failedForGood|warned|unreadable)\(\s*"([a-z0-9-]+)"/g,
    /\bnew (?:ExchangeFailure|HealthRefusal)\(\s*"([a-z0-9-]+)"/g,
    /\bcode: "([a-z0-9-]+)"/g,
  ];
  const found = places.flatMap((place) =>
    [...sources.matchAll(place)].map(([, code]) => code ?? ""),
  );
  return [...new Set(found)].filter((code) => code !== "ok").sort();
}

test("the README says of every reason code what to do", () => {
  const readme = readFileSync(path.join(folder, "README.md"), "utf8");
  expect(reasonCodes().length).toBeGreaterThan(50);
  expect(reasonCodes().filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});
