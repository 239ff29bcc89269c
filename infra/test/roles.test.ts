import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { infraDirectory } from "../src/bicep.ts";

const root = path.dirname(infraDirectory);

interface RoleFile {
  readonly actions: readonly string[];
}
const role = (name: string): RoleFile =>
  JSON.parse(readFileSync(path.join(infraDirectory, "roles", `${name}.json`), "utf8"));

test.each(["bluegreen-shift", "ef-migrate", "what-if"])(
  "the role %s is sorted, without wildcards",
  (name) => {
    const { actions } = role(name);
    expect(actions).toEqual([...new Set(actions)].toSorted());
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  },
);

test("the role that deploys may do what bluegreen-shift says it needs", () => {
  const readme = readFileSync(path.join(root, "actions/bluegreen-shift/README.md"), "utf8");
  const section = readme.split("### Permissions in Azure")[1]?.split("<!-- api-start -->")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  const needed = rows.flatMap((line) =>
    [...(line.split("|")[1] ?? "").matchAll(/`(Microsoft\.[^`]+)`/g)].map(
      ([, action]) => action ?? "",
    ),
  );
  expect(needed.length).toBeGreaterThan(8);
  const given = new Set(role("bluegreen-shift").actions.map((action) => action.toLowerCase()));
  // Deleting a slot is the user's wish, not part of the role: the slot belongs to the template.
  const missing = needed.filter(
    (action) => !given.has(action.toLowerCase()) && !action.endsWith("/slots/delete"),
  );
  expect(missing).toEqual([]);
});

test("a pull request may read and ask, and write nothing", () => {
  expect(role("what-if").actions).toEqual([
    "Microsoft.Resources/deployments/validate/action",
    "Microsoft.Resources/deployments/whatIf/action",
  ]);
});
