import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Azure, startAzure } from "@slipway/azure-testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeFile } from "../../../../actions/pull-request-comment/src/judge.ts";
import { Client } from "../../../azure-testkit/test/support/client.ts";
import { type Approval, defaultStandIns, type StandIn } from "../../src/runner/index.ts";
import { type Rehearsal, rehearse, repositoryOf } from "../runner/rehearse.ts";
import { offerNewerAz } from "./newer-az.ts";
import { slipway } from "./stage.ts";

const deployer = "22222222-2222-3333-4444-555555555555";
const reader = "33333333-2222-3333-4444-555555555555";
const { actions: whatIfActions } = JSON.parse(
  readFileSync(path.join(slipway, "infra/roles/what-if.json"), "utf8"),
) as { actions: string[] };
/** What roles are rightly asked of the reader beside the role: Reader on the groups. */
const readerRoles = [{ role: { actions: whatIfActions } }, { role: "Reader" as const }];

let directory: string;
let azure: Azure;
let endAz: () => Promise<void>;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-infrastructure-"));
  azure = await startAzure({
    directory: path.join(directory, "azure"),
    timeScale: 600,
    retryAfterSeconds: 1,
    githubRepository: "acme/shop",
  });
  const subject = (name: string) => ({ subject: `repo:acme/shop:${name}` });
  await azure.provision({
    principals: [
      {
        clientId: deployer,
        roles: [{ role: "Owner" }],
        federatedCredentials: ["dev", "prod"].map((name) => subject(`environment:${name}`)),
      },
      {
        clientId: reader,
        roles: readerRoles,
        federatedCredentials: [subject("pull_request"), subject("ref:refs/heads/main")],
      },
      { clientId: "person", secret: "s3cret", roles: [{ role: "Owner" }] },
    ],
  });
  makeTools(path.join(directory, "tools"), path.join(directory, "bin"));
  endAz = await offerNewerAz(azure, path.join(directory, "bin", "az"));
});
afterAll(async () => {
  await endAz?.();
  await azure?.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * Slipway as the workflow fetches it, with a Bicep that answers at once: `infra/test` runs the real
 * one through the same scripts. Any file that says "broken" has a diagnostic.
 */
function makeTools(tools: string, bin: string): void {
  for (const name of [
    ".github/workflows/infrastructure.yml",
    "scripts/infrastructure.ts",
    "scripts/infrastructure-plan.sh",
    "scripts/infrastructure-deploy.sh",
  ]) {
    mkdirSync(path.join(tools, path.dirname(name)), { recursive: true });
    copyFileSync(path.join(slipway, name), path.join(tools, name));
  }
  cpSync(path.join(slipway, "infra/src"), path.join(tools, "infra/src"), { recursive: true });
  // In a directory of its own: the script puts it before the signed-in az.
  const bicep = path.join(`${bin}-bicep`, "bicep");
  const binary = path.join(tools, "infra/src/bicep-binary.ts");
  const head = "export function bicepBinary(): string {\n";
  const restoring = readFileSync(binary, "utf8");
  if (!restoring.includes(head)) throw new Error("bicep-binary.ts restores Bicep in another way.");
  writeFileSync(binary, restoring.replace(head, `${head}  return ${JSON.stringify(bicep)};\n`));
  for (const made of [bin, path.dirname(bicep)]) mkdirSync(made, { recursive: true });
  writeFileSync(
    bicep,
    `#!/bin/sh
case "$1" in
  lint)
    result=""
    if grep -q broken "$2"; then result='{"ruleId":"BCP089","message":{"text":"The property is not known."}}'; fi
    echo "{\\"runs\\":[{\\"results\\":[$result]}]}" ;;
  build-params) echo '{}' > "$4" ;;
esac
`,
  );
  chmodSync(bicep, 0o755);
}

/** Nothing here needs .NET. */
const withoutDotnet = {
  ...(defaultStandIns["actions/setup-dotnet"] as StandIn),
  main: async () => {},
};

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly [key: string]: unknown;
}
const account = (name: string, sku = "Standard_RAGRS"): Resource => ({
  type: "Microsoft.Storage/storageAccounts",
  name,
  location: "westeurope",
  sku: { name: sku },
  kind: "StorageV2",
});
const idOf = (environment: string, { type, name }: Resource) =>
  `/subscriptions/${azure.subscriptionId}/resourceGroups/rg-${environment}/providers/${type}/${name}`;

/** Files of an environment: what its Bicep leads to is its committed snapshot. */
function files(environments: Readonly<Record<string, readonly Resource[]>>, more = "") {
  return Object.fromEntries(
    Object.entries(environments).flatMap(([name, resources]) => [
      [`infra/parameters/${name}.bicepparam`, `using 'main.bicep'\n${more}`],
      [
        `infra/parameters/${name}.snapshot.json`,
        JSON.stringify({
          predictedResources: [
            {
              id: `/subscriptions/${azure.subscriptionId}/resourceGroups/rg-${name}`,
              type: "Microsoft.Resources/resourceGroups",
              name: `rg-${name}`,
              location: "westeurope",
            },
            ...resources.map((resource) => ({
              id: idOf(name, resource),
              resourceGroup: `rg-${name}`,
              ...resource,
            })),
          ],
        }),
      ],
    ]),
  );
}

interface Asked {
  readonly event?: "push" | "workflow_dispatch" | "pull_request";
  readonly fork?: boolean;
  readonly unmanaged?: string;
  readonly approval?: Approval;
  readonly more?: string;
  /** What the branch has that a pull request goes to; by default nothing. */
  readonly base?: Readonly<Record<string, readonly Resource[]>>;
  readonly onLine?: (line: string, cancel: () => void) => void;
}

function run(
  environments: Readonly<Record<string, readonly Resource[]>>,
  { event = "push", fork, unmanaged, approval = "approved", more, base = {}, onLine }: Asked = {},
): Promise<Rehearsal> {
  const cancel = new AbortController();
  // The pull request's base is a commit of the same repository.
  const origin = mkdtempSync(path.join(directory, "product-"));
  const { sha } = repositoryOf({ "README.md": "shop", ...files(base) }, origin);
  const vars = { AZURE_INFRASTRUCTURE_CLIENT_ID: deployer };
  const pull = {
    number: 7,
    head: {
      sha: "a".repeat(40),
      ref: "change",
      repo: { full_name: fork ? "eve/shop" : "acme/shop" },
    },
    base: { sha, ref: "main" },
  };
  const template = readFileSync(
    path.join(slipway, "workflows-templates/infrastructure.yml"),
    "utf8",
  )
    .replace("dev staging prod project", "dev prod")
    .replace(/\n {2}staging:[\s\S]*?(?=\n {2}prod:)/, "")
    .replace(/\n {2}project:[\s\S]*$/, "\n")
    .replace("needs: staging", "needs: dev");
  return rehearse(
    { ".github/workflows/infrastructure.yml": template, ...files(environments, more) },
    {
      workflow: ".github/workflows/infrastructure.yml",
      event: {
        name: event,
        payload: {
          repository: { name: "shop" },
          ...(event === "pull_request" ? { pull_request: pull } : {}),
        },
        ...(event === "workflow_dispatch" ? { inputs: { unmanaged: unmanaged ?? "" } } : {}),
      },
      mapping: {
        "megadur/slipway": { directory: path.join(directory, "tools"), sha: "0".repeat(40) },
      },
      environments: {
        dev: { reviewers: false, vars, secrets: {} },
        prod: { reviewers: true, vars, secrets: {} },
      },
      vars: {
        AZURE_TENANT_ID: azure.tenantId,
        AZURE_SUBSCRIPTION_ID: azure.subscriptionId,
        AZURE_WHATIF_CLIENT_ID: reader,
      },
      approve: async (environment) => (environment === "prod" ? approval : "no-reviewer"),
      machine: {
        environment: {
          ...azure.environment,
          PATH: `${path.join(directory, "bin")}:${path.join(slipway, "node_modules/.bin")}:${process.env.PATH}`,
          NODE_COMPILE_CACHE: path.join(directory, "compiled"),
        },
        idToken: (claims) => azure.github.jobToken({ ...claims, subject: claims.sub ?? "" }),
      },
      standIns: { ...defaultStandIns, "actions/setup-dotnet": withoutDotnet },
      signal: cancel.signal,
      // Always the same: its scripts then lie where Node.js has compiled them before.
      workDirectory: path.join(directory, "work"),
    },
    (seen) => onLine?.(seen.type === "output" ? seen.text : "", () => cancel.abort()),
    origin,
  );
}

const summaries = ({ events }: Rehearsal) =>
  events.flatMap((event) => (event.type === "summary" ? [event.markdown] : [])).join("\n");
const comments = ({ directory: at, result }: Rehearsal): string[] =>
  result.artifacts
    .filter(({ name }) => name.startsWith("pull-request-comments"))
    .map(({ name }) =>
      readFileSync(path.join(at, "artifacts", name, "infrastructure.json"), "utf8"),
    );
const posted = ["coverage", "migrations", "validation", "infrastructure"];
const run7 = {
  repository: "acme/shop",
  apiUrl: "",
  repositoryUrl: "https://github.com/acme/shop",
  headSha: "a".repeat(40),
  headRepository: "acme/shop",
  event: "pull_request",
};
const writes = () =>
  azure.control
    .requests()
    .filter(({ method, path: asked }) => method === "PUT" && /deploymentStacks/.test(asked));

/** Asks the local Azure as a person who may do everything. */
async function person<T>(does: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(azure);
  try {
    await client.signIn(azure, "person", "s3cret");
    return await does(client);
  } finally {
    client.close();
  }
}
const address = (id: string) => `https://management.azure.com${id}?api-version=2023-01-01`;
const standing = (environment: string, resource: Resource) =>
  person(async (client) => (await client.call(address(idOf(environment, resource)))).json);

const [dev, prod, old] = [account("sadev"), account("saprod"), account("saold")];
const whole = { dev: [dev], prod: [prod] };

describe("a pull request to infra/", { timeout: 300_000 }, () => {
  test("gets one comment for all environments, from an identity that can only read", async () => {
    const before = writes().length;
    const done = await run(whole, { event: "pull_request" });

    expect(done.annotations("error")).toEqual([]);
    expect(done.jobs).toEqual({
      "review / check": "success",
      "review / plan (dev)": "success",
      "review / plan (prod)": "success",
      "review / comment": "success",
      "review / deploy": "skipped",
      "review / result": "success",
      review: "success",
      dev: "skipped",
      prod: "skipped",
    });
    const [comment = "", ...more] = comments(done);
    expect(more).toEqual([]);
    expect(comment).toContain("### Infrastructure of `dev`");
    expect(comment).toContain("### Infrastructure of `prod`");
    expect(comment).toContain("2 to create, 0 to modify");
    expect(judgeFile(comment, posted, run7)).toHaveProperty("comment");
    expect(writes()).toHaveLength(before);
  });

  test("from a fork asks Azure nothing and is told what its snapshots change", async () => {
    const asked = azure.control.requests().length;
    const done = await run(whole, {
      event: "pull_request",
      fork: true,
      base: { dev: [dev, old], prod: [] },
    });
    expect(done.jobs).toMatchObject({
      "review / check": "success",
      "review / plan": "skipped",
      "review / comment": "success",
    });
    const [comment = ""] = comments(done);
    expect(comment).toContain("a pull request from a fork gets no identity");
    expect(comment).toContain("removed `Microsoft.Storage/storageAccounts/saold`");
    expect(comment).toContain("added `Microsoft.Storage/storageAccounts/saprod`");
    expect(azure.control.requests()).toHaveLength(asked);
  });

  test("with a file that is not in order is red, and its comment says so", async () => {
    const done = await run(whole, { event: "pull_request", more: "broken" });
    expect(done.jobs).toMatchObject({ "review / check": "failure", "review / comment": "success" });
    expect(done.annotations("error").join()).toContain("BCP089");
    expect(comments(done)[0]).toContain("**The files are not in order**");
  });

  test("is red when Azure does not answer the what-if, and its comment says for which", async () => {
    const error = { code: "InvalidTemplate", message: "no" };
    const path = "deployments/shop-prod/whatIf";
    azure.control.inject({ kind: "answer", method: "POST", path, status: 400, body: { error } });
    const done = await run(whole, { event: "pull_request" });
    expect(done.jobs).toMatchObject({
      "review / plan (dev)": "success",
      "review / plan (prod)": "failure",
      "review / comment": "success",
    });
    expect(comments(done)[0]).toContain(
      "### Infrastructure of `prod`\\n\\n**Azure gave no answer**",
    );
  });
});

describe("a merge", { timeout: 300_000 }, () => {
  test("deploys a stack for each environment, production only when approved, and puts back what was changed by hand", async () => {
    const refused = await run({ dev: [dev, old], prod: [prod] }, { approval: "rejected" });
    expect(refused.jobs).toMatchObject({ dev: "success", prod: "failure" });
    expect((await standing("dev", dev)).name).toBe("sadev");
    expect(await standing("prod", prod)).not.toHaveProperty("name");
    // Meanwhile somebody changes dev by hand: that is shown, and put back.
    await person((client) =>
      client.call(address(idOf("dev", dev)), {
        method: "PUT",
        body: { ...account("sadev", "Standard_LRS") },
      }),
    );
    const done = await run({ dev: [dev, old], prod: [prod] });
    expect(done.annotations("error")).toEqual([]);
    expect(done.jobs).toMatchObject({ dev: "success", prod: "success" });
    expect((await standing("prod", prod)).name).toBe("saprod");
    expect(summaries(done)).toContain('sku.name: "Standard_LRS" → "Standard_RAGRS"');
    expect((await standing("dev", dev)).sku).toEqual({ name: "Standard_RAGRS" });
  });

  test("leaves a stack whose resources nobody else deletes", async () => {
    const { status, json } = await person((client) =>
      client.call(address(idOf("prod", prod)), { method: "DELETE" }),
    );
    expect([status, json.error.code]).toEqual([403, "DenyAssignmentAuthorizationFailed"]);
  });

  test("deletes nothing before somebody has answered, and then exactly that", async () => {
    const before = writes().length;
    const silent = await run(whole);
    expect(silent.jobs).toMatchObject({ dev: "failure", prod: "skipped" });
    expect(writes()).toHaveLength(before);
    const [, answer = ""] =
      /"unmanaged: (delete-[0-9a-f]{8})"/.exec(silent.annotations("error").join()) ?? [];
    expect(answer).not.toBe("");
    expect((await standing("dev", old)).name).toBe("saold");
    const done = await run(whole, { event: "workflow_dispatch", unmanaged: answer });
    expect(done.annotations("error")).toEqual([]);
    expect(done.jobs).toMatchObject({ dev: "success", prod: "success" });
    expect(await standing("dev", old)).not.toHaveProperty("name");
    expect((await standing("dev", dev)).name).toBe("sadev");
    // Production was deployed a second time: nothing was left to change.
    expect(summaries(done)).toContain("Nothing changes: 2 resources are as the files say.");
  });

  test("cancelled before the deployment has changed nothing", async () => {
    const before = writes().length;
    const done = await run(
      { dev: [dev, account("sanew")], prod: [prod] },
      {
        onLine(line, cancel) {
          if (line.includes("Logged in")) cancel();
        },
      },
    );
    // The result is a required check: it has to be red where nothing was deployed, and so is the run.
    expect(done.jobs).toEqual({
      review: "skipped",
      "dev / check": "success",
      "dev / plan (dev)": "cancelled",
      "dev / comment": "skipped",
      "dev / deploy": "skipped",
      "dev / result": "failure",
      dev: "failure",
      prod: "skipped",
    });
    expect(done.result.conclusion).toBe("failure");
    expect(writes()).toHaveLength(before);
  });
});
