import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { infraDirectory } from "../src/bicep-binary.ts";
import { rows } from "./rows/all.ts";
import { strategyRows } from "./rows/strategy.ts";

const root = path.dirname(infraDirectory);
const strategy = path.join(root, "../shared/seed/deployment-strategy.md");
const contradictions = path.join(root, "../shared/domain/infrastructure.md");
const titles = rows.map(({ source, row }) => `${source}: ${row}`);
const records = readdirSync(path.join(root, "docs/decisions"));

const exists = (target: string): boolean =>
  target === "heading" ||
  (/^\d{4}$/.test(target) && records.some((file) => file.startsWith(`${target}-`))) ||
  titles.some((title) => title.startsWith(target)) ||
  existsSync(path.join(root, target));

test("what is said to prove a row of the strategy is there", () => {
  const targets = Object.values(strategyRows).flatMap((section) => Object.values(section));
  expect(targets.filter((target) => !exists(target))).toEqual([]);
});

/** Rows of tables and leaves of trees, by the heading they stand under. */
function rowsIn(text: string): { section: string; row: string }[] {
  let section = "";
  return text.split("\n").flatMap((line, index, lines) => {
    const heading = /^#{2,4} (.*)$/.exec(line)?.[1];
    if (heading !== undefined) section = heading.replace(/^[^\w\d]+|\*/g, "");
    const leaf = /^[│ ]*[├└]── (.*\S)\s*$/.exec(line)?.[1];
    const cells = /^\|(.*)\|\s*$/.exec(line)?.[1];
    const isHead = /^\|[-| :]+\|$/.test(lines[index + 1] ?? "") || /^\|[-| :]+\|$/.test(line);
    if (leaf !== undefined) return [{ section, row: leaf }];
    if (cells === undefined || isHead) return [];
    return [
      {
        section,
        row: cells
          .trim()
          .replaceAll(/\s*\|\s*/g, " | ")
          .replaceAll("**", ""),
      },
    ];
  });
}

test("each row of each table and tree of the strategy has its proof, number by number", (ctx) => {
  if (!existsSync(strategy)) return ctx.skip("not run: the strategy is not beside the repository");
  const found = rowsIn(readFileSync(strategy, "utf8"));
  expect(found.length).toBeGreaterThan(140);
  const without = found.filter(
    ({ section, row }) =>
      !Object.keys(strategyRows[section] ?? {}).some(
        (known) => row === known || row.startsWith(`${known} |`),
      ),
  );
  expect(without).toEqual([]);
  // Nothing is proven here that the strategy does not say.
  const said = new Set(found.map(({ section }) => section));
  expect(Object.keys(strategyRows).filter((section) => !said.has(section))).toEqual([]);
});

test("each contradiction that is known between the strategy and Azure has its record", (ctx) => {
  if (!existsSync(contradictions)) {
    return ctx.skip("not run: the list of contradictions is not beside the repository");
  }
  const table = readFileSync(contradictions, "utf8").split("## B6")[1] ?? "";
  const numbers = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
  expect(numbers.length).toBeGreaterThan(30);
  const missing = numbers.filter(
    (number) => !records.some((file) => file.startsWith(String(100 + number).padStart(4, "0"))),
  );
  expect(missing).toEqual([]);
});
