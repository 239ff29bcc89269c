import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import tls from "node:tls";
import { httpGet } from "../../actions/bluegreen-shift/src/evidence/http.ts";
import { type ShiftRecord, tagsOf } from "../../actions/bluegreen-shift/src/state/record.ts";
import { ActionRun } from "../../actions/bluegreen-shift/test/child.ts";
import { productSource } from "../../actions/bluegreen-shift/test/in-process.ts";
import { fresh, old } from "../../actions/bluegreen-shift/test/observed.ts";
import { appService, azureCredential, connect } from "../../packages/azure/src/index.ts";
import { type Azure, startAzure } from "../../packages/azure-testkit/src/index.ts";

const group = "rg-roster-prod";
const clientId = "11111111-1111-4111-8111-111111111111";
const subject = "repo:megadur/roster:environment:prod";
const clock = new URL("../../packages/rehearsal/src/clock/scaled-clock.mjs", import.meta.url);
const shipped = path.resolve(import.meta.dirname, "../../actions/bluegreen-shift/dist");

/** Where a cell of the matrix begins. */
export interface Start {
  /** Whether production serves the new release already. */
  readonly swapped?: boolean;
  readonly percentage?: number;
  readonly record?: Partial<ShiftRecord>;
}

/** One local Azure for all cells; each cell has an app of its own, with two processes. */
export class Place implements AsyncDisposable {
  readonly azure: Azure;
  readonly get: ReturnType<typeof httpGet>;
  readonly #directory: string;
  readonly #program: string;
  readonly #connection: ReturnType<typeof connect>;
  #sites = 0;

  private constructor(azure: Azure, directory: string) {
    this.azure = azure;
    this.#directory = directory;
    // A build that replaces dist/ meanwhile must not mix two bundles.
    this.#program = path.join(directory, "dist", "index.js");
    cpSync(shipped, path.dirname(this.#program), { recursive: true });
    this.get = httpGet(azure.environment as NodeJS.ProcessEnv);
    const assertion = async () => {
      const { url, token } = azure.github.jobToken({ subject });
      const answer = await this.get(`${url}&audience=api://AzureADTokenExchange`, {
        authorization: `bearer ${token}`,
      });
      return (JSON.parse(answer?.body ?? "{}") as { value: string }).value;
    };
    const credential = () => azureCredential({ tenantId: azure.tenantId, clientId, assertion });
    this.#connection = connect(credential, azure.subscriptionId);
  }

  static async start(directory: string): Promise<Place> {
    const azure = await startAzure({
      directory: path.join(directory, "azure"),
      timeScale: 60,
      swapSeconds: 20,
      retryAfterSeconds: 1,
      ingestDelaySeconds: 0,
    });
    // What Node.js takes from the environment when it starts, a running one is told.
    Object.assign(process.env, azure.environment);
    tls.setDefaultCACertificates([
      ...tls.getCACertificates("bundled"),
      readFileSync(azure.environment.NODE_EXTRA_CA_CERTS ?? "", "utf8"),
    ]);
    await azure.provision({
      resourceGroups: [{ name: group }],
      plans: [{ name: "plan", resourceGroup: group, sku: "P1V3", linux: true }],
      principals: [{ clientId, federatedCredentials: [{ subject }] }],
    });
    return new Place(azure, directory);
  }

  /** A new app in the state that a cell begins with; its name. */
  async site(start: Start): Promise<string> {
    this.#sites += 1;
    const site = `app-${this.#sites}`;
    await this.azure.provision({
      sites: [{ name: site, resourceGroup: group, plan: "plan", slots: [{ name: "green" }] }],
    });
    const [live, standby] = start.swapped ? [fresh, old] : [old, fresh];
    await this.azure.deploy(site, "production", this.#product(live));
    await this.azure.deploy(site, "green", this.#product(standby));
    const app = this.app(site);
    if (start.record !== undefined) await app.writeTags(tagsOf(start.record));
    if (start.percentage !== undefined) {
      const hostName = `${site}-green.azurewebsites.net`;
      await app.writeRoutingRules([{ name: "green", hostName, percentage: start.percentage }]);
    }
    return site;
  }

  app(site: string) {
    return appService(this.#connection, { resourceGroup: group, app: site });
  }

  /** Ends the processes of an app that is no longer needed. */
  async close(site: string): Promise<void> {
    await Promise.all([undefined, "green"].map((slot) => this.app(site).stopSlot(slot)));
  }

  /** Writes of an app: tags, rules, swap, stop. */
  writes(site: string): { readonly pattern: RegExp; seen(): readonly { status: number }[] } {
    const pattern = new RegExp(`/sites/${site}/.*(config/web|tags/default|slotsswap|/stop)\\?`);
    return {
      pattern,
      seen: () =>
        this.azure.control
          .requests()
          .filter(({ method, path: url }) => /PATCH|POST/.test(method) && pattern.test(url)),
    };
  }

  /** The shipped action in a process of its own. */
  act(site: string, operation: string, run: string): ActionRun {
    const { azure } = this;
    const { url, token } = azure.github.jobToken({ subject });
    const { realEpoch, virtualEpoch, timeScale } = azure.clock;
    return new ActionRun(
      this.#program,
      {
        operation,
        "subscription-id": azure.subscriptionId,
        "tenant-id": azure.tenantId,
        "client-id": clientId,
        "resource-group": group,
        "app-name": site,
        ...(operation === "promote" ? { release: fresh } : {}),
        steps: "100",
        "step-minimum": "1m",
        "step-maximum": "12m",
        "error-warn": "5%",
        "error-critical": "15%",
        "metrics-delay": "0s",
        bake: "2m",
        drain: "1s",
      },
      {
        ...azure.environment,
        ACTIONS_ID_TOKEN_REQUEST_URL: url,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
        GITHUB_RUN_ID: run,
        SLIPWAY_CLOCK: JSON.stringify({ realEpoch, virtualEpoch, timeScale }),
      },
      ["--import", clock.href],
    );
  }

  #product(commit: string): string {
    const files = path.join(this.#directory, commit.slice(0, 4));
    mkdirSync(files, { recursive: true });
    writeFileSync(path.join(files, "server.js"), productSource(commit, 0));
    return files;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.azure.stop();
  }
}

export function temporary(parent: string): string {
  return mkdtempSync(path.join(parent, "slipway-kill-matrix-"));
}
