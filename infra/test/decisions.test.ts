import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { infraDirectory } from "../src/bicep-binary.ts";

const directory = path.join(infraDirectory, "..", "docs", "decisions");
const records = readdirSync(directory).filter((file) => /^01\d\d-/.test(file));

test("each contradiction between the strategy and Azure has its record", () => {
  const numbers = records.map((file) => Number(file.slice(0, 4)));
  expect(numbers).toEqual(Array.from({ length: 33 }, (_, index) => 100 + index));
});

test.each(records)(
  "%s says what the strategy says, what Azure does, what we chose and what it costs",
  (file) => {
    const text = readFileSync(path.join(directory, file), "utf8");
    expect([...text.matchAll(/^\*\*([^*]+)\.\*\*/gm)].map(([, heading]) => heading)).toEqual([
      "The strategy says",
      "Azure does",
      "We chose",
      "It costs",
    ]);
  },
);

test("the cost record names the figures that are computed", () => {
  const text = readFileSync(path.join(directory, "0100-cost.md"), "utf8").replaceAll("\n", " ");
  expect(text).toContain("dev 30, staging 99, prod 643");
});
