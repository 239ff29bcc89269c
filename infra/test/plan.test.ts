import { expect, test } from "vitest";
import { type Plan, planOf, planText, questionOf, stackProblems, unapproved } from "../src/plan.ts";

const group = "/subscriptions/s/resourceGroups/rg-roster-dev";
const account = `${group}/providers/Microsoft.Storage/storageAccounts/sarosterdev`;
const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv-roster-dev`;
const delta = [
  {
    path: "sku.name",
    propertyChangeType: "Modify",
    before: "Standard_LRS",
    after: "Standard_GRS",
  },
];
const answer = {
  status: "Succeeded",
  changes: [
    { resourceId: group, changeType: "NoChange" },
    { resourceId: account, changeType: "Modify", delta },
    { resourceId: `${group}/providers/Microsoft.Web/sites/other`, changeType: "Ignore" },
    { resourceId: `${group}/providers/Microsoft.Web/sites/new`, changeType: "Create" },
    { resourceId: `${group}/providers/Microsoft.Sql/servers/x`, changeType: "Unsupported" },
  ],
};
const stack = { resources: [{ id: account.toUpperCase() }, { id: vault }] };
const plan = planOf("dev", answer, stack);

test("what the stack holds and the files no longer name is let go, whatever the case of its id", () => {
  expect(plan.unmanaged).toEqual([vault]);
});

test("what stands in the group and was never ours is left alone", () => {
  const { created, modified, unchanged, unknown } = plan;
  expect(JSON.stringify({ created, modified, unknown })).not.toContain("other");
  expect(unchanged).toBe(1);
});

test("what Azure cannot say is listed, not counted as unchanged", () => {
  expect(plan.unknown).toEqual([`${group}/providers/Microsoft.Sql/servers/x`]);
});

test("an answer without changes is no plan", () => {
  expect(() => planOf("dev", { status: "Failed" } as never, undefined)).toThrow(
    "The what-if answer holds no changes.",
  );
});

test("the text says what changes, from what to what", () => {
  expect(planText(plan)).toBe(
    [
      "### Infrastructure of `dev`",
      "",
      "1 to create, 1 to modify, 1 no longer in the files, 1 unchanged.",
      "",
      "**No longer in the files** (1)",
      "",
      "- `Microsoft.KeyVault/vaults/kv-roster-dev`",
      "",
      `Nothing is deployed to \`dev\` before somebody says what becomes of them: run the workflow by hand with \`unmanaged: delete-${questionOf(plan)}\` to delete them, or \`keep-${questionOf(plan)}\` to leave them in Azure, where nobody renews them.`,
      "",
      "**Created** (1)",
      "",
      "- `Microsoft.Web/sites/new`",
      "",
      "**Modified** (1)",
      "",
      "- `Microsoft.Storage/storageAccounts/sarosterdev`",
      '  - `sku.name: "Standard_LRS" → "Standard_GRS"`',
      "",
      "**Known at deployment only** (1)",
      "",
      "- `Microsoft.Sql/servers/x`",
      "",
    ].join("\n"),
  );
});

test("an answer is to these resources of this environment, in whatever order they come", () => {
  const both = { ...plan, unmanaged: [vault, account] };
  expect(questionOf({ ...plan, unmanaged: [account.toUpperCase(), vault] })).toBe(questionOf(both));
  expect(questionOf({ ...both, environment: "prod" })).not.toBe(questionOf(both));
  expect(questionOf(plan)).not.toBe(questionOf(both));
});

test("a deletion that nobody asked for is told, whatever the stack says of itself", () => {
  const stack = { provisioningState: "succeeded", deletedResources: [{ id: account }] };
  expect(stackProblems(stack, plan, "detachAll")).toEqual([
    `${account} was deleted, and nobody was asked.`,
  ]);
  expect(stackProblems({ provisioningState: "failed" }, plan, "detachAll")).toEqual([
    "The stack is failed.",
  ]);
});

test("foreign text cannot leave its code span", () => {
  const evil: Plan = { ...plan, created: ["x`\n# <img src=x> @team"] };
  const lines = planText(evil).split("\n");
  expect(lines).toContain("- `x' # <img src=x> @team`");
});

test("what was not in the approved plan is not approved", () => {
  const more = { ...plan, unmanaged: [vault, account] };
  expect(unapproved(plan, more)).toEqual([account]);
  expect(unapproved(more, plan)).toEqual([]);
  expect(() => unapproved({ ...plan, environment: "prod" }, plan)).toThrow("prod, not dev");
});
