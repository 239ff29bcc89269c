import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ProvisionSpec } from "../src/index.ts";
import { type Interaction, readRecording, replay } from "./support/replay.ts";

const recordings = fileURLToPath(new URL("../../../../shared/azure-recordings/", import.meta.url));
const absent = "not run: ../shared/azure-recordings is not beside the repository";

/** Parts of a recording that are not imitated, each with its reason. The README repeats them. */
const notImitated: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/webAppStacks$/, "the list of run-time stacks belongs to `webapp create`"],
  [/geoRegions$/, "regions belong to `webapp up`"],
  [/sourcecontrols\/web$/, "Git deployment is not on the path"],
  [/Microsoft\.Storage\//, "storage accounts are another provider"],
  [/Microsoft\.Insights\/components\//i, "Application Insights components are another provider"],
  [/config\/logs$/, "log settings are not on the path"],
];

const left = ({ path }: Interaction): string | undefined =>
  notImitated.find(([pattern]) => pattern.test(path))?.[1];

/** Interactions that follow from something not imitated, by number. */
function without(...numbers: readonly number[]) {
  return (interaction: Interaction) =>
    left(interaction) ??
    (numbers.includes(interaction.i) ? "follows from a part that is not imitated" : undefined);
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function failuresOf(
  interactions: readonly Interaction[],
  skip: (interaction: Interaction) => string | undefined,
  provision?: ProvisionSpec,
) {
  const replayed = await replay(interactions, skip, provision);
  const failures = replayed.filter(({ problems }) => problems.length > 0);
  return { replayed: replayed.length, failures };
}

describe.each([
  { name: "appservice-slot", skip: without(69), count: 68 },
  { name: "appservice-update", skip: left, count: 13 },
  { name: "appservice-appsettings", skip: left, count: 12 },
  { name: "appservice-scale", skip: left, count: 11 },
  { name: "appservice-zipdeploy", skip: left, count: 11 },
  // A Logic App on a workflow plan: only the errors are on the path.
  { name: "appservice-errors-404", skip: without(...range(2, 16)), count: 2 },
  // Answers of api-version 2019-08-01 lack and carry other fields; the errors are the point.
  { name: "appservice-errors-429", skip: without(15, 16, 18, 47, 48), count: 18 },
])("recording $name of real Azure", ({ name, skip, count }) => {
  it("is answered alike: status, headers, media type, paths, types and stable values", async (ctx) => {
    const file = `${recordings}${name}.json`;
    if (!existsSync(file)) ctx.skip(absent);
    const { failures, replayed } = await failuresOf(readRecording(file), skip);
    expect(failures).toEqual([]);
    expect(replayed).toBeGreaterThanOrEqual(count);
  });
});

describe("recording monitor-metrics of real Azure", () => {
  it("is answered alike when the storage account in it is read as a site", async (ctx) => {
    const file = `${recordings}monitor-metrics.json`;
    if (!existsSync(file)) ctx.skip(absent);
    const text = readFileSync(file, "utf8")
      .replaceAll("Microsoft.Storage/storageAccounts", "Microsoft.Web/sites")
      .replaceAll("microsoft.storage/storageaccounts", "microsoft.web/sites")
      .replaceAll("microsoft.storage-storageaccounts", "microsoft.web-sites")
      .replaceAll("Ingress", "Requests")
      .replaceAll("Egress", "Http2xx")
      .replaceAll('"resourceregion":"westus"', '"resourceregion":"westeurope"');
    // What a metric is called, described and measured in belongs to the resource type.
    const interactions = JSON.parse(text, (name, value) =>
      ["displayDescription", "localizedValue", "unit"].includes(name) ? null : value,
    ).interactions as Interaction[];
    const { failures, replayed } = await failuresOf(
      interactions,
      ({ path }) =>
        /metricDefinitions$/.test(path) ? "the definitions of another resource type" : undefined,
      {
        plans: [{ name: "plan", resourceGroup: "clitest.rg000001", sku: "S1" }],
        sites: [{ name: "clitest000002", resourceGroup: "clitest.rg000001", plan: "plan" }],
      },
    );
    expect(failures).toEqual([]);
    expect(replayed).toBe(4);
  });
});

describe("recording sql-db of real Azure", () => {
  it("is answered alike for one database: create, read, usages, delete", async (ctx) => {
    const file = `${recordings}sql-db.json`;
    if (!existsSync(file)) ctx.skip(absent);
    // Servers, other tiers, renaming and the list with master are not on the path.
    const wanted = [13, 14, 18, 19, 21, 47, 48];
    const text = readFileSync(file, "utf8").replaceAll("cliautomationdb03", "cliautomationdb01");
    const interactions = (JSON.parse(text).interactions as Interaction[])
      .filter(({ i }) => wanted.includes(i))
      // The operation's address is polled as it was answered, a moment later and from another date.
      .map((interaction) => ({ ...interaction, poll: false }))
      .filter(({ path }) => !/AsyncOperation/.test(path));
    const { failures, replayed } = await failuresOf(interactions, () => undefined, {
      sqlServers: [
        {
          name: "clitestserver000002",
          resourceGroup: "clitest.rg000001",
          location: "eastus2",
          databases: [{ name: "cliautomationdb01", usedBytes: 4_259_840 }],
        },
      ],
    });
    expect(failures).toEqual([]);
    expect(replayed).toBe(4);
  });
});
