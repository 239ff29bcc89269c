import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { infraDirectory } from "../src/bicep-binary.ts";
import { costTable, monthlyCost, readPrices, sum } from "../src/cost.ts";
import { environments } from "../src/files.ts";
import { snapshot } from "../src/snapshot.ts";

const table = readPrices();

test("each environment's expected cost stands beside the strategy's figures", () => {
  console.log(costTable());
  const cost = Object.fromEntries(
    environments.map((name) => [name, Math.round(sum(monthlyCost(name, snapshot(name), table)))]),
  );
  // Decision record 0100 gives these figures; change both together.
  expect(cost).toEqual({ dev: 30, staging: 99, prod: 643 });
});

test("the README's table is the computed one", () => {
  const readme = readFileSync(path.join(infraDirectory, "README.md"), "utf8");
  for (const name of environments) {
    const { estimate, budget } = table.strategy[name];
    const cost = sum(monthlyCost(name, snapshot(name), table)).toFixed(0);
    expect(readme).toContain(`| ${name} | ${cost} | ${estimate} | ${budget} |`);
  }
});

test("dev and staging keep within the strategy's estimate, production does not keep its budget", () => {
  const over = environments.map((name) => [
    name,
    sum(monthlyCost(name, snapshot(name), table)) > table.strategy[name].estimate,
    sum(monthlyCost(name, snapshot(name), table)) > table.strategy[name].budget,
  ]);
  expect(over).toEqual([
    ["dev", false, false],
    ["staging", false, false],
    ["prod", true, true],
  ]);
});

test("a resource without a price is an error, not free of charge", () => {
  expect(() => monthlyCost("prod", snapshot("prod"), { ...table, prices: {} })).toThrow(
    'infra/prices.json has no price "appService/P1V3/linux".',
  );
});

test("the price table says of when it is", () => {
  expect(table.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test("what the decisions say that the variants cost is computed too", () => {
  const cost = (name: Parameters<typeof snapshot>[0]) =>
    Math.round(sum(monthlyCost("prod", snapshot(name), table)));
  const extra = {
    "front-door": cost("front-door") - cost("prod"),
    "second-region": cost("second-region") - cost("front-door"),
    running: cost("running") - cost("prod"),
  };
  console.log(extra);
  expect(extra).toEqual({ "front-door": -302, "second-region": 279, running: 0 });
  const record = (name: string) =>
    readFileSync(path.join(infraDirectory, "../docs/decisions", name), "utf8");
  expect(record("0100-cost.md")).toContain("(about 300 less");
  expect(record("0112-secondary-region.md")).toContain("279 a month");
});
