/** A small product in the local Azure, and its upkeep workflows run by the local runner. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Azure, startAzure } from "@slipway/azure-testkit";
import { parse, stringify } from "yaml";
import { Client } from "../../../azure-testkit/test/support/client.ts";
import {
  type Approval,
  type DeploymentEnvironment,
  defaultStandIns,
  type RunOptions,
  scaledClockPreload,
} from "../../src/runner/index.ts";
import { type Rehearsal, rehearse } from "../runner/rehearse.ts";

export const slipway = path.resolve(import.meta.dirname, "../../../..");
export const old = "aaaaaaa1";
export const fresh = "bbbbbbb2";
const group = "rg-shop";
const client = "11111111-2222-3333-4444-555555555555";

/** What is deployed where, and what the action's tags say about it. */
export interface App {
  readonly production: string;
  readonly slot: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Percentage of new clients that is sent to the slot. */
  readonly weight?: number;
}

export class Stage {
  readonly azure: Azure;
  readonly #directory: string;
  #apps = 0;

  private constructor(azure: Azure, directory: string) {
    this.azure = azure;
    this.#directory = directory;
  }

  static async open(directory: string): Promise<Stage> {
    const azure = await startAzure({
      directory: path.join(directory, "azure"),
      timeScale: 60,
      swapSeconds: 10,
      retryAfterSeconds: 2,
      githubRepository: "acme/shop",
    });
    await azure.provision({
      resourceGroups: [{ name: group }],
      plans: [{ name: "plan", resourceGroup: group, sku: "P1V3" }],
      principals: [
        {
          clientId: client,
          roles: [{ role: "Contributor" }],
          federatedCredentials: ["prod", "staging", "prod-upkeep"].map((name) => ({
            subject: `repo:acme/shop:environment:${name}`,
          })),
        },
        { clientId: "person", secret: "s3cret", roles: [{ role: "Contributor" }] },
      ],
    });
    return new Stage(azure, directory);
  }

  /** Puts an app in place. @returns its name */
  async app({ production, slot, tags, weight }: App): Promise<string> {
    const site = `app-shop-${++this.#apps}`;
    await this.azure.provision({
      sites: [{ name: site, resourceGroup: group, plan: "plan", tags, slots: [{ name: "green" }] }],
    });
    await Promise.all([
      this.azure.deploy(site, "production", this.#source(production)),
      this.azure.deploy(site, "green", this.#source(slot)),
    ]);
    if (weight !== undefined) await this.#route(site, weight);
    return site;
  }

  /** Later than now on Azure's clock, as a tag says it. */
  later(minutes: number): string {
    return new Date(this.azure.clock.now() + minutes * 60_000).toISOString();
  }

  environment(site: string, reviewers = false): DeploymentEnvironment {
    return {
      reviewers,
      vars: {
        AZURE_CLIENT_ID: client,
        AZURE_TENANT_ID: this.azure.tenantId,
        AZURE_SUBSCRIPTION_ID: this.azure.subscriptionId,
        AZURE_RESOURCE_GROUP: group,
        AZURE_WEBAPP: site,
        AZURE_SLOT: "green",
      },
      secrets: {},
    };
  }

  slot(site: string, name: "production" | "green") {
    const state = this.azure.control.sites().find((one) => one.site === site && one.slot === name);
    if (state === undefined) throw new Error(`There is no ${site}/${name}.`);
    return state;
  }

  /** Release that answers at a site's public address. */
  async serves(site: string): Promise<string> {
    const visitor = new Client(this.azure);
    try {
      const { json } = await visitor.call(`https://${site}.azurewebsites.net/build-info.json`);
      return json.commit;
    } finally {
      visitor.close();
    }
  }

  /** Runs a template of `workflows-templates/`, by hand or by schedule. */
  run(template: string, request: Partial<Request>): Promise<Rehearsal> {
    const { azure } = this;
    const cancel = new AbortController();
    const options: Partial<RunOptions> = {
      workflow: `.github/workflows/${template}.yml`,
      event: {
        name: request.inputs === undefined ? "schedule" : "workflow_dispatch",
        payload: {},
        ...(request.inputs === undefined ? {} : { inputs: request.inputs }),
      },
      mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
      environments: request.environments ?? {},
      approve: async () => request.approval ?? "no-reviewer",
      machine: {
        environment: {
          ...azure.environment,
          ...(request.path === undefined ? {} : { PATH: `${request.path}:${process.env.PATH}` }),
        },
        idToken: (claims) => azure.github.jobToken({ ...claims, subject: claims.sub ?? "" }),
      },
      standIns: defaultStandIns,
      preload: (uses) =>
        uses.includes("actions/bluegreen-shift") ? scaledClockPreload(azure.clock) : undefined,
      earlierRuns: request.earlierRuns ?? {},
      signal: cancel.signal,
      ...(request.secrets === undefined ? {} : { secrets: request.secrets }),
    };
    const file = `.github/workflows/${template}.yml`;
    return rehearse(
      { [file]: request.workflow ?? this.template(template, request.with), ...request.files },
      options,
      (event) => request.onLine?.(event.type === "output" ? event.text : "", () => cancel.abort()),
    );
  }

  /** A template with further inputs for what it calls. */
  template(name: string, further: Readonly<Record<string, unknown>> = {}): string {
    const workflow = parse(
      readFileSync(path.join(slipway, "workflows-templates", `${name}.yml`), "utf8"),
    ) as { jobs: Record<string, { with?: object }> };
    // What is kept of a run has its own test, record.test.ts.
    delete workflow.jobs.record;
    for (const job of Object.values(workflow.jobs)) job.with = { ...job.with, ...further };
    return stringify(workflow);
  }

  /** Renews the lease of a run, as one at work does, until it is disposed. */
  async keepLease(site: string, owner: string): Promise<AsyncDisposable> {
    const renew = () =>
      this.#patch(site, "/providers/Microsoft.Resources/tags/default?api-version=2021-04-01", {
        operation: "Merge",
        properties: { tags: { "bgs-lease": `${owner}@${this.later(5)}` } },
      });
    await renew();
    const stop = new AbortController();
    const kept = (async () => {
      while (!stop.signal.aborted) {
        await renew();
        await delay(500, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    })();
    return {
      async [Symbol.asyncDispose]() {
        stop.abort();
        await kept;
      },
    };
  }

  #route(site: string, weight: number): Promise<void> {
    return this.#patch(site, "/config/web?api-version=2023-01-01", {
      properties: {
        experiments: {
          rampUpRules: [
            {
              name: "green",
              actionHostName: `${site}-green.azurewebsites.net`,
              reroutePercentage: weight,
            },
          ],
        },
      },
    });
  }

  async #patch(site: string, below: string, body: object): Promise<void> {
    const person = new Client(this.azure);
    try {
      await person.signIn(this.azure, "person", "s3cret");
      const { status, text } = await person.call(
        `https://management.azure.com/subscriptions/${this.azure.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Web/sites/${site}${below}`,
        { method: "PATCH", body },
      );
      if (status !== 200) throw new Error(text);
    } finally {
      person.close();
    }
  }

  #source(release: string): string {
    const directory = path.join(this.#directory, release);
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, "server.js"), server(release));
    return directory;
  }
}

interface Request {
  /** Of `workflow_dispatch`; absent means a scheduled run. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environments: Readonly<Record<string, DeploymentEnvironment>>;
  readonly approval: Approval;
  readonly secrets: Readonly<Record<string, string>>;
  /** Further inputs of the called workflow. */
  readonly with: Readonly<Record<string, unknown>>;
  readonly workflow: string;
  /** Further files of the product. */
  readonly files: Readonly<Record<string, string>>;
  /** Directory of programs that come before all others. */
  readonly path: string;
  readonly earlierRuns: Readonly<Record<string, string>>;
  readonly onLine: (line: string, cancel: () => void) => void;
}

/** An app that says its release and its health. */
export const server = (release: string) => `
const { createServer } = require("node:http");
createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://site");
  response.setHeader("x-release", ${JSON.stringify(release)});
  if (pathname === "/build-info.json") {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ commit: ${JSON.stringify(release)} }));
  } else if (pathname === "/health") {
    response.setHeader("content-type", "application/json");
    response.end('{"status":"Healthy"}');
  } else if (pathname === "/") {
    response.end("shop");
  } else {
    response.statusCode = 404;
    response.end("nothing here");
  }
}).listen(process.env.PORT, "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
`;
