import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azure, startAzure } from "../packages/azure-testkit/src/index.ts";
import { Client } from "../packages/azure-testkit/test/support/client.ts";
import { read, root } from "./github-files.ts";
import {
  assignmentOf,
  azSession,
  blocksOf,
  commandsOf,
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

  it.each(runbooks)("%s says when, where to look, how to know it worked, and what then", (page) => {
    const text = read(page);
    expect(text).toMatch(/^\*\*When\.\*\* /m);
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings[0]).toBe("First look");
    expect(headings.slice(-2)).toEqual(["How to know it worked", "Afterwards"]);
  });

  it("name a reason for each block that cannot be rehearsed, and there are not more of them", () => {
    const left = blocks.filter(({ kind }) => kind === "not-rehearsed");
    expect(left.filter(({ reason }) => reason === undefined)).toEqual([]);
    expect(left).toHaveLength(9);
    expect(rehearsed).toHaveLength(27);
  });

  it("rehearse nothing but az", () => {
    const others = rehearsed.flatMap(({ page, text }) =>
      text
        .split("\n")
        .filter((line) => line !== "" && !/^(az |[A-Z]+=)/.test(line))
        .map((line) => `${page}: ${line}`),
    );
    expect(others).toEqual([]);
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
      resourceGroups: [{ name: group }],
      plans: [{ name: "plan-roster-prod", resourceGroup: group, sku: "P1V3" }],
      sites: [
        { name: site, resourceGroup: group, plan: "plan-roster-prod", slots: [{ name: "green" }] },
      ],
      sqlServers: [
        { name: "sql-roster-prod", resourceGroup: group, databases: [{ name: "Roster" }] },
        { name: "sql-roster-prod-2", resourceGroup: group, databases: [] },
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
      principals: [{ clientId: "operator", secret: "s3cret", roles: [{ role: "Owner" }] }],
    });
    const home = path.join(directory, "home");
    mkdirSync(home);
    const session = azSession({
      PATH: process.env.PATH,
      HOME: home,
      AZURE_CONFIG_DIR: home,
      AZURE_CORE_COLLECT_TELEMETRY: "0",
      AZURE_CORE_ONLY_SHOW_ERRORS: "1",
      ...azure.environment,
    });
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
        for (const command of commandsOf(block, names[0] ?? "", {
          PATH: process.env.PATH,
          SUBSCRIPTION: azure.subscriptionId,
        })) {
          const { code, output, errors } = await session.run(command);
          done.push({ command: command.join(" "), code, errors: code === 0 ? "" : errors });
          outputs.set(block.page, output.trim() === "" ? undefined : JSON.parse(output));
        }
        results.set(key, done);
      }
      let variables: NodeJS.ProcessEnv = {
        PATH: process.env.PATH,
        SUBSCRIPTION: azure.subscriptionId,
        ADMINISTRATORS: "5117a2a7-0000-4000-8000-00000000000a",
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
    ["application-failure", undefined],
    ["budget-alarm", 2],
    ["lost-credentials", [subject]],
    ["stuck-shift", []],
  ])("%s ends as it says", ([page, last], ctx) => {
    if (!az) ctx.skip(absent);
    expect(outputs.get(`docs/runbooks/${page}.md`)).toEqual(last);
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
    const failovers = requests().filter(({ path: asked }) => /\/fg-roster\/failover\?/.test(asked));
    expect(
      failovers.map(({ path: asked, status }) => [/servers\/([^/]+)/.exec(asked)?.[1], status]),
    ).toEqual([
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
