import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { infraDirectory } from "../src/bicep-binary.ts";

const root = path.dirname(infraDirectory);

interface RoleFile {
  readonly actions: readonly string[];
}
const role = (name: string): RoleFile =>
  JSON.parse(readFileSync(path.join(infraDirectory, "roles", `${name}.json`), "utf8"));

test.each(["bluegreen-shift", "ef-migrate", "operations", "what-if"])(
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

/** What the clients of packages/azure say they need, and why the roles here do not give it. */
const notGiven: Readonly<Record<string, string>> = {
  "Microsoft.Sql/servers/databases/export/action": "a bacpac is asked for by an input",
  "Microsoft.Web/sites/slots/delete": "the slot belongs to the template",
  "Microsoft.Web/sites/stop/action": "two apps in place of slots",
  "Microsoft.Cdn/profiles/originGroups/read": "two apps in place of slots",
  "Microsoft.Cdn/profiles/originGroups/origins/read": "two apps in place of slots",
  "Microsoft.Cdn/profiles/originGroups/origins/write": "two apps in place of slots",
  "Microsoft.Network/applicationGateways/write": "two apps in place of slots",
  "Microsoft.DBforPostgreSQL/flexibleServers/read": "the landscape has no PostgreSQL server",
};

/** Clients that a deployment uses, and the prefix of the shortened names in their operations. */
const clients: Readonly<Record<string, readonly string[]>> = {
  "app-service.ts": [],
  "logs.ts": [],
  "postgres-servers.ts": [],
  "application-gateway.ts": ["Microsoft.Network/applicationGateways/"],
  "front-door.ts": ["Microsoft.Cdn/profiles/originGroups/"],
  "site-evidence.ts": ["Microsoft.Web/sites/", "Microsoft.Web/sites/slots/"],
  "slot-settings.ts": ["Microsoft.Web/sites/"],
  "app-settings.ts": ["Microsoft.Web/sites/config/", "Microsoft.Web/sites/slots/config/"],
  "sql-databases.ts": ["Microsoft.Sql/servers/databases/"],
};

function neededBy(file: string): string[] {
  const text = readFileSync(path.join(root, "packages/azure/src", file), "utf8");
  const named = [
    ...text.matchAll(/operation\(\s*(?:"[^"]*"|`[^`]*`),\s*(?:"([^"]+)"|`((?:[^`])+)`)/g),
  ].map(([, plain, template]) => plain ?? template ?? "");
  const literal = [...text.matchAll(/permission: "([^" ]+\/[^" ]+)"/g)].map(
    ([, name]) => name ?? "",
  );
  const whole = (name: string): string[] => {
    if (name.startsWith("Microsoft.")) return [name];
    // `${web}/`, and `${slot === undefined ? "" : "slots/"}` or `${part}`: with and without a slot.
    const expanded = name.replace(/\$\{web\}/, "Microsoft.Web/sites");
    const both = /\$\{[^}]*\}/.test(expanded)
      ? ["", "slots/"].map((part) => expanded.replace(/\$\{[^}]*\}/, part))
      : [expanded];
    return both.flatMap((one) =>
      one.startsWith("Microsoft.") ? [one] : (clients[file] ?? []).map((prefix) => prefix + one),
    );
  };
  return [...named, ...literal].flatMap(whole);
}

test("the roles give what packages/azure says it needs, or it is said here why not", () => {
  const needed = Object.keys(clients).flatMap(neededBy);
  expect(needed.length).toBeGreaterThan(25);
  const given = new Set(
    ["bluegreen-shift", "ef-migrate", "operations"]
      .flatMap((name) => role(name).actions)
      .map((action) => action.toLowerCase()),
  );
  const missing = [...new Set(needed)].filter((action) => !given.has(action.toLowerCase()));
  expect(missing.toSorted()).toEqual(Object.keys(notGiven).toSorted());
});

test("a pull request may read and ask, and write nothing", () => {
  const { actions } = role("what-if");
  expect(actions).toContain("Microsoft.Resources/deployments/whatIf/action");
  expect(actions.filter((action) => !/\/read$|\/(whatIf|validate)\/action$/.test(action))).toEqual(
    [],
  );
});

/** What is given beyond what our own code says it needs, and to whom. */
const forOthers: Readonly<Record<string, string>> = {
  "Microsoft.Resources/subscriptions/resourceGroups/read": "az and azure/login look at the group",
  "Microsoft.Web/sites/basicPublishingCredentialsPolicies/read": "azure/webapps-deploy",
  "Microsoft.Web/sites/publish/Action": "azure/webapps-deploy sends the package",
  "Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies/read": "azure/webapps-deploy",
  "Microsoft.Web/sites/slots/config/write": "deploy.yml sets the references to the vault",
  "Microsoft.Web/sites/slots/publish/Action": "azure/webapps-deploy sends the package",
  "Microsoft.Web/sites/slots/start/action": "the runbook of an application failure",
  "Microsoft.Sql/locations/databaseOperationResults/read": "ef-migrate waits for a copy",
  "Microsoft.Sql/locations/databaseAzureAsyncOperation/read": "ef-migrate waits for a copy",
  "Microsoft.Sql/servers/databases/usages/read": "size of a database, by which a restore is judged",
  "Microsoft.Sql/servers/read": "az sql finds the server",
};

test("no role gives what nobody asks for", () => {
  const readme = readFileSync(path.join(root, "actions/azure-operations/README.md"), "utf8");
  let whole = "";
  // `…/read` in a list of permissions goes on from the resource type before it.
  const ofOperations = [...readme.matchAll(/`((?:Microsoft\.|…\/)[A-Za-z./]+)`/g)].map(
    ([, name]) => {
      if (name?.startsWith("Microsoft.")) whole = name.slice(0, name.lastIndexOf("/"));
      return name?.replace("…", whole) ?? "";
    },
  );
  const permissions = JSON.parse(
    readFileSync(path.join(root, "actions/bluegreen-shift/permissions.json"), "utf8"),
  ) as Record<string, Record<string, string[]>>;
  const slots = Object.entries(permissions)
    .filter(([topology]) => topology.startsWith("slots"))
    .flatMap(([, uses]) => Object.values(uses).flat());
  const asked = new Set(
    [...Object.keys(clients).flatMap(neededBy), ...slots, ...ofOperations].map((action) =>
      action.toLowerCase(),
    ),
  );
  const beyond = ["bluegreen-shift", "ef-migrate", "operations"]
    .flatMap((name) => role(name).actions)
    .filter((action) => !asked.has(action.toLowerCase()));
  expect([...new Set(beyond)].filter((action) => forOthers[action] === undefined)).toEqual([]);
});
