import { expect, test } from "vitest";
import { idsToKeep, runningOf } from "../src/running.ts";

const web = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web";

test("of a stack, plans, apps and slots have a state that others decide", () => {
  const ids = ["serverfarms/p", "sites/a", "sites/a/slots/green"].map((part) => `${web}/${part}`);
  const others = [`${web}/sites/a/config/web`, "/subscriptions/s/resourceGroups/rg"];
  const resources = [...ids, ...others].map((id) => ({ id }));
  expect(idsToKeep({ resources })).toEqual(ids);
});

test("before the first deployment nothing runs", () => {
  expect(runningOf([])).toEqual({});
  expect(idsToKeep(undefined)).toEqual([]);
});

test("instances are of the plan, tags of the app and of the slot", () => {
  const shown = [
    { id: `${web}/serverfarms/p`, sku: { capacity: 4 }, tags: { product: "x" } },
    { id: `${web}/sites/a`, sku: null, tags: { "bgs-phase": "kept" } },
    { id: `${web}/sites/a/slots/green`, tags: null },
  ];
  expect(runningOf(shown)).toEqual({
    p: { instances: 4 },
    a: { tags: { "bgs-phase": "kept" } },
    "a/green": { tags: {} },
  });
});
