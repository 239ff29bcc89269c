import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azure, startAzure } from "../packages/azure-testkit/src/index.ts";
import { Client } from "../packages/azure-testkit/test/support/client.ts";
import { read, root } from "./github-files.ts";
import {
  assignmentOf,
  azSession,
  blocksOf,
  commandsOf,
  ghProblems,
  guide,
  pages,
  runbooks,
  statementsOf,
} from "./runbooks.ts";

const blocks = pages.flatMap(blocksOf);
const rehearsed = blocks.filter(({ kind }) => kind === "rehearsed");
const names = blocks.filter(({ kind }) => kind === "names").map(({ text }) => text);
const guideBlocks = blocksOf(guide);
const guideNames = guideBlocks.find(({ kind }) => kind === "names")?.text ?? "";
const guideSteps = guideBlocks.filter(({ kind }) => kind === "rehearsed");

describe("the runbooks", () => {
  it("are those of the index", () => {
    const index = read("docs/runbooks/README.md");
    const missing = runbooks.filter((page) => !index.includes(`(${path.basename(page)})`));
    expect(runbooks.map((page) => path.basename(page, ".md"))).toEqual([
      "application-failure",
      "budget-alarm",
      "database-corruption",
      "failed-migration",
      "lost-credentials",
      "region-failure",
      "stuck-shift",
    ]);
    expect(missing).toEqual([]);
  });

  it.each(runbooks)(
    "%s says when, where to look, what to decide, how to know it worked, and the way back",
    (page) => {
      const text = read(page);
      expect(text).toMatch(/^\*\*When\.\*\* /m);
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      expect(headings.slice(0, 2)).toEqual(["First look", "Decide"]);
      expect(headings.slice(-3)).toEqual(["How to know it worked", "Way back", "Afterwards"]);
      // The first thing to do at three in the morning is a command, and the second a decision.
      const [, look = "", decide = ""] = text.split(/^## (?:First look|Decide)$/m);
      expect(look).toMatch(/^```sh$/m);
      expect(decide.split(/^## /m)[0]).toMatch(/^\| You see \| Then \|$/m);
    },
  );

  it("name a reason for each block that cannot be rehearsed, and there are not more of them", () => {
    const left = blocks.filter(({ kind }) => kind === "not-rehearsed");
    expect(left.filter(({ reason }) => reason === undefined)).toEqual([]);
    expect(left).toHaveLength(0);
    expect(rehearsed).toHaveLength(42);
  });

  it("rehearse nothing but az, curl and gh", () => {
    const others = rehearsed.flatMap(({ page, text }) =>
      text
        .split("\n")
        .filter((line) => line !== "" && !/^((az|curl|gh) |[A-Z]+=)/.test(line))
        .map((line) => `${page}: ${line}`),
    );
    expect(others).toEqual([]);
  });

  it.each([
    ["gh workflow run nothing.yml --repo o/r", "there is no workflows-templates/nothing.yml"],
    [
      "gh workflow run rollback.yml --repo o/r --field environment=moon",
      "does not take environment=moon",
    ],
    ["gh workflow run rollback.yml --repo o/r", "needs the input environment"],
    ["gh workflow run rollback.yml --repo o/r --field colour=red", "has no input colour"],
    ["gh workflow run ship.yml --repo o/r", "cannot be started by hand"],
    ["gh run view --repo o/r", "not known here"],
  ])("would notice %s", (command, problem) => {
    expect(ghProblems(command.split(" ")).join()).toContain(problem);
  });

  it("of the guide leave nothing out", () => {
    const kinds = guideBlocks.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["names", ...guideSteps.map(() => "rehearsed")]);
    expect(guideSteps).toHaveLength(5);
  });

  it("set the names once, for all pages", () => {
    expect(names).toHaveLength(1);
    const set = [...(names[0] ?? "").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    const used = blocks.flatMap(({ text }) =>
      [...text.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name),
    );
    // What a person finds out on the way.
    const found = ["SUBSCRIPTION", "POINT", "RUN", "PRINCIPAL", "ROLE"];
    expect([...new Set(used)].filter((name) => ![...set, ...found].includes(name ?? ""))).toEqual(
      [],
    );
  });
});

const absent = "not run: az is not installed";
const az = existsSync("/usr/bin/az");
const group = "rg-roster-prod";
const site = "app-roster-prod";
const subject = "repo:example/roster:environment:prod";

/** A release that names itself as the pipeline's do. */
function release(directory: string, commit: string): string {
  const files = path.join(directory, commit);
  mkdirSync(files);
  writeFileSync(
    path.join(files, "server.js"),
    `require("node:http").createServer((_, answer) => answer.end('{"commit":"${commit}"}')).listen(process.env.PORT, "127.0.0.1");\n`,
  );
  return files;
}

/** What a program prints. @throws when it fails */
async function printed(
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  return (await promisify(execFile)(program, [...words], { env })).stdout;
}

describe("rehearsed with the real az", { timeout: 180_000 }, () => {
  let directory: string;
  let azure: Azure;
  const results = new Map<string, { command: string; code: number; errors: string }[]>();
  /** Of a job of the environment prod and of others, after the guide's commands. */
  const jobs: { who: string; asks: string; code: number; errors: string }[] = [];
  /** What the last command of a page printed. */
  const outputs = new Map<string, unknown>();

  beforeAll(async () => {
    if (!az) return;
    directory = mkdtempSync(path.join(tmpdir(), "slipway-runbooks-"));
    azure = await startAzure({
      directory: path.join(directory, "azure"),
      timeScale: 600,
      retryAfterSeconds: 1,
    });
    await azure.provision({
      resourceGroups: [{ name: group }, { name: "rg-roster-prod-secondary" }],
      plans: [{ name: "plan-roster-prod", resourceGroup: group, sku: "P1V3" }],
      sites: [
        { name: site, resourceGroup: group, plan: "plan-roster-prod", slots: [{ name: "green" }] },
      ],
      sqlServers: [
        { name: "sql-roster-prod", resourceGroup: group, databases: [{ name: "Roster" }] },
        { name: "sql-roster-prod-2", resourceGroup: "rg-roster-prod-secondary", databases: [] },
      ],
      failoverGroups: [
        {
          name: "fg-roster",
          primary: "sql-roster-prod",
          secondary: "sql-roster-prod-2",
          databases: ["Roster"],
        },
      ],
      managedIdentities: [{ name: "id-roster-prod-deploy", resourceGroup: group }],
      groupCosts: [
        {
          resourceGroup: group,
          servicesPerDay: { "Azure App Service": 8 },
          budget: { name: "budget-roster-prod", amount: 600, thresholds: [80, 95] },
        },
      ],
      keyVaults: [{ name: "kv-roster-prod", resourceGroup: group }],
      principals: [
        {
          clientId: "operator",
          secret: "s3cret",
          roles: [
            { role: "Owner" },
            { role: { actions: ["Microsoft.KeyVault/vaults/secrets/*"] } },
          ],
        },
      ],
    });
    await Promise.all([
      azure.deploy(site, "production", release(directory, "bad")),
      azure.deploy(site, "green", release(directory, "good")),
    ]);
    const home = path.join(directory, "home");
    mkdirSync(home);
    writeFileSync(path.join(home, "new-secret.json"), '{"value":"n3w"}');
    const session = azSession(
      {
        PATH: process.env.PATH,
        HOME: home,
        AZURE_CONFIG_DIR: home,
        AZURE_CORE_COLLECT_TELEMETRY: "0",
        AZURE_CORE_ONLY_SHOW_ERRORS: "1",
        ...azure.environment,
      },
      home,
    );
    const run = async (command: readonly string[]) => {
      const [program = "", ...rest] = command;
      if (program === "gh") {
        const problems = ghProblems(command);
        return { code: problems.length, output: "", errors: problems.join() };
      }
      if (program !== "curl") return await session.run(command);
      const { SSL_CERT_FILE: CURL_CA_BUNDLE } = azure.environment;
      const env = { PATH: process.env.PATH, ...azure.environment, CURL_CA_BUNDLE };
      return { code: 0, output: await printed(program, rest, env), errors: "" };
    };
    try {
      await session.run([
        "login", "--service-principal", "--username", "operator", "--password", "s3cret",
        "--tenant", azure.tenantId,
      ]); // biome-ignore format: one line per part of the command
      await session.run([
        "webapp", "traffic-routing", "set", "--resource-group", group, "--name", site,
        "--distribution", "green=25",
      ]); // biome-ignore format: one line per part of the command
      await session.run([
        "identity", "federated-credential", "create", "--resource-group", group,
        "--identity-name", "id-roster-prod-deploy", "--name", "stranger",
        "--issuer", "https://token.actions.githubusercontent.com", "--subject", "repo:who/knows:*",
        "--audiences", "api://AzureADTokenExchange",
      ]); // biome-ignore format: one line per part of the command
      for (const block of rehearsed) {
        const done = [];
        const key = `${block.page}:${block.line}`;
        if (block.text.includes("--allow-data-loss")) {
          // The other way to fail over: it begins where the first one began.
          await session.run([
            "sql", "failover-group", "set-primary", "--resource-group", group,
            "--server", "sql-roster-prod", "--name", "fg-roster",
          ]); // biome-ignore format: one line per part of the command
        }
        for (const command of commandsOf(block, names[0] ?? "", {
          PATH: process.env.PATH,
          SUBSCRIPTION: azure.subscriptionId,
          RUN: "123",
        })) {
          const { code, output, errors } = await run(command);
          done.push({ command: command.join(" "), code, errors: code === 0 ? "" : errors });
          const { page, heading } = block;
          const told = output.trim() === "" ? undefined : JSON.parse(output);
          outputs.set(`${path.basename(page, ".md")}: ${heading}`, told);
        }
        results.set(key, done);
      }
      let variables: NodeJS.ProcessEnv = {
        PATH: process.env.PATH,
        SUBSCRIPTION: azure.subscriptionId,
        ADMINISTRATORS: "5117a2a7-0000-4000-8000-00000000000a",
        ADDRESS: "203.0.113.7",
        ROLES: path.join(root, "infra/roles"),
      };
      const ownNames = guideNames.replace(/^ROLES=.*\n/m, "");
      for (const block of guideSteps) {
        const done = [];
        for (const statement of statementsOf(block)) {
          const assigned = assignmentOf(statement);
          const text = assigned?.command ?? statement;
          const [command = []] = commandsOf({ ...block, text }, ownNames, variables);
          const { code, output, errors } = await session.run(command);
          done.push({ command: command.join(" "), code, errors: code === 0 ? "" : errors });
          if (assigned !== undefined) variables = { ...variables, [assigned.name]: output.trim() };
        }
        results.set(`${block.page}:${block.line}`, done);
      }
      const client = new Client(azure);
      await signIn("prod", "prod");
      await signIn("prod-upkeep", "prod");
      await signIn("staging", "prod");
      client.close();

      async function signIn(environment: string, wanted: string): Promise<void> {
        const { url, token } = azure.github.jobToken({
          subject: `repo:megadur/QARvGut:environment:${environment}`,
        });
        const { json } = await client.call(`${url}&audience=api://AzureADTokenExchange`, {
          headers: { authorization: `bearer ${token}` },
        });
        const asked = [
          ["login", "--service-principal", "--username", variables.CLIENT ?? "", "--tenant", azure.tenantId, "--federated-token", json.value],
          ["webapp", "traffic-routing", "set", "--resource-group", `rg-qarvgut-${wanted}`, "--name", `app-qarvgut-${wanted}`, "--distribution", "green=10"],
          ["webapp", "delete", "--resource-group", `rg-qarvgut-${wanted}`, "--name", `app-qarvgut-${wanted}`],
          ["webapp", "show", "--resource-group", group, "--name", site],
        ]; // biome-ignore format: one line per command
        for (const command of environment === "staging" ? asked.slice(0, 1) : asked) {
          const { code, errors } = await session.run(command);
          const asks = command
            .slice(0, 3)
            .filter((word) => !word.startsWith("-"))
            .join(" ");
          jobs.push({ who: environment, asks, code, errors });
        }
      }
    } finally {
      await session.end();
    }
  }, 180_000);

  afterAll(async () => {
    await azure?.stop();
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  });

  it.for([...rehearsed, ...guideSteps].map(({ page, line }) => `${page}:${line}`))(
    "%s",
    (key, ctx) => {
      if (!az) ctx.skip(absent);
      const done = results.get(key) ?? [];
      expect(done.length).toBeGreaterThan(0);
      expect(done.filter(({ code }) => code !== 0)).toEqual([]);
    },
  );

  it.for<[string, unknown]>([
    ["application-failure: How to know it worked", { commit: "good" }],
    ["budget-alarm: How to know it worked", 2],
    ["budget-alarm: Way back", expect.objectContaining({ numberOfWorkers: 3 })],
    ["database-corruption: Restore beside it", "Online"],
    ["failed-migration: How to know it worked", "Online"],
    ["lost-credentials: First look", [expect.objectContaining({ name: "stranger" })]],
    ["lost-credentials: How to know it worked", [subject]],
    ["region-failure: How to know it worked", "Primary"],
    ["stuck-shift: How to know it worked", []],
  ])("%s", ([step, last], ctx) => {
    if (!az) ctx.skip(absent);
    expect(outputs.get(step)).toEqual(last);
  });

  it("reads back what each of the other steps has done", (ctx) => {
    if (!az) ctx.skip(absent);
    const of = (step: string) => JSON.stringify(outputs.get(step));
    expect(of("database-corruption: Switch the application")).toBe(undefined);
    expect(of("database-corruption: Way back")).toContain("Database=Roster;");
    expect(of("lost-credentials: A secret has leaked, or is too old")).toBe(undefined);
    expect(of("stuck-shift: First look")).toContain("slotsswap");
    const dropped = azure.control
      .requests()
      .filter(
        ({ method, path: asked, status }) =>
          method === "DELETE" && asked.includes("Roster-by-hand") && status === 202,
      );
    expect(dropped).toHaveLength(1);
    const secret = azure.control
      .requests()
      .filter(({ method, host }) => method === "PUT" && host === "kv-roster-prod.vault.azure.net");
    expect(secret.map(({ status }) => status)).toEqual([200]);
  });

  it("lets GitHub's jobs of the environment do what they need, and nothing else", (ctx) => {
    if (!az) ctx.skip(absent);
    expect(jobs.map(({ who, asks, code }) => [who, asks, code === 0])).toEqual([
      ["prod", "login", true],
      ["prod", "webapp traffic-routing set", true],
      ["prod", "webapp delete", false],
      ["prod", "webapp show", false],
      ["prod-upkeep", "login", true],
      ["prod-upkeep", "webapp traffic-routing set", true],
      ["prod-upkeep", "webapp delete", false],
      ["prod-upkeep", "webapp show", false],
      ["staging", "login", false],
    ]);
    const refusals = jobs.filter(({ code }) => code !== 0).map(({ errors }) => errors);
    expect(refusals.filter((text) => !/AuthorizationFailed|AADSTS700213/.test(text))).toEqual([]);
  });

  it("leaves the old version in production, the first region primary, and the app running", (ctx) => {
    if (!az) ctx.skip(absent);
    const { requests, sites } = azure.control;
    const swaps = requests().filter(({ path: asked }) => asked.includes("/slotsswap"));
    expect(swaps.map(({ status }) => status)).toEqual([202]);
    const failovers = requests().filter(({ path: asked }) =>
      /\/fg-roster\/(force)?failover/i.test(asked),
    );
    expect(
      failovers.map(({ path: asked, status }) => [/servers\/([^/]+)/.exec(asked)?.[1], status]),
    ).toEqual([
      ["sql-roster-prod-2", 202],
      ["sql-roster-prod", 202],
      ["sql-roster-prod-2", 202],
      ["sql-roster-prod", 202],
    ]);
    const production = sites().find(
      ({ site: name, slot }) => name === site && slot === "production",
    );
    expect([production?.state, production?.rampUpRules]).toEqual(["Running", []]);
  });

  it("went nowhere else", (ctx) => {
    if (!az) ctx.skip(absent);
    const known = ["azure.microsoft.com", "app.aladdin.microsoft.com", "aka.ms"];
    expect(azure.control.refusedHosts().filter((host) => !known.includes(host))).toEqual([]);
  });
});
