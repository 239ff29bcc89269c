import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import tls from "node:tls";
import { AzureError, azureCredential, connect, logAnalytics, requestLogs } from "@slipway/azure";
import {
  type Azure,
  type AzureOptions,
  type Invariants,
  type Role,
  startAzure,
  watchInvariants,
} from "@slipway/azure-testkit";
import { httpGet } from "../src/evidence/http.ts";
import type { Settings } from "../src/inputs.ts";
import { Halt } from "../src/operations/halt.ts";
import { Session, type World } from "../src/operations/session.ts";
import { newStory, type Story } from "../src/report/report.ts";
import { connectTopology } from "../src/topology/connect.ts";
import { fresh, old } from "./observed.ts";
import { settings } from "./virtual-azure.ts";

const minute = 60_000;
export const site = "app-roster-prod";
export const group = "rg-roster-prod";
const subject = "repo:megadur/roster:environment:prod";

export interface InProcessOptions {
  readonly azure?: Partial<AzureOptions>;
  readonly sku?: string;
  readonly role?: Role;
  /** Every n-th request of the new release fails, but for its front page; 0 is none. */
  readonly failEvery?: number;
  /** Also puts a second app there, and a front door and a gateway before both. */
  readonly twins?: { readonly latencySensitivity?: number };
  /** A third slot with the old release. */
  readonly lkg?: boolean;
  readonly stickySettings?: readonly string[];
  readonly slotSettings?: Readonly<Record<string, string>>;
}

/** How one operation ended, with all that it said. */
export interface Ended {
  readonly story: Story;
  readonly log: readonly string[];
  readonly warnings: readonly string[];
  readonly error: { readonly code: string; readonly text: string } | undefined;
}

/**
 * The local Azure with real processes and sockets, and operations that run inside this process on
 * its clock: each wait of theirs is a jump, in which users ask so many times. An hour takes a
 * second or two, on a slow machine as on a fast one.
 */
export class InProcess implements AsyncDisposable {
  readonly azure: Azure;
  /** Requests of users in each minute that is waited for. */
  usersPerMinute = 0;
  /** Where users ask. */
  publicUrl = `https://${site}.azurewebsites.net/work`;
  readonly answers: { readonly status: number; readonly release: string }[] = [];
  readonly get: ReturnType<typeof httpGet>;
  /** Watched from the start; the old release works, and the new one unless it fails requests. */
  invariants: Invariants;
  readonly #directory: string;
  readonly #agent: https.Agent;
  #clientId = "";
  #principals = 0;
  #owed = 0;
  readonly #failEvery: number;

  private constructor(azure: Azure, directory: string, failEvery: number) {
    this.azure = azure;
    this.#directory = directory;
    this.#failEvery = failEvery;
    this.invariants = this.#watch();
    this.get = httpGet(azure.environment as NodeJS.ProcessEnv);
    this.#agent = new https.Agent({
      proxyEnv: azure.environment as NodeJS.ProcessEnv,
      keepAlive: true,
      maxSockets: 16,
    });
  }

  static async start(options: InProcessOptions = {}): Promise<InProcess> {
    const directory = mkdtempSync(path.join(tmpdir(), "bluegreen-in-process-"));
    const azure = await startAzure({
      directory: path.join(directory, "azure"),
      timeScale: 1,
      ingestDelaySeconds: 60,
      retryAfterSeconds: 1,
      ...options.azure,
    });
    const place = new InProcess(azure, directory, options.failEvery ?? 0);
    // What Node.js takes from the environment when it starts, a running one is told.
    Object.assign(process.env, azure.environment);
    tls.setDefaultCACertificates([
      ...tls.getCACertificates("bundled"),
      readFileSync(azure.environment.NODE_EXTRA_CA_CERTS ?? "", "utf8"),
    ]);
    const slots = [{ name: "green", appSettings: options.slotSettings ?? {} }];
    await azure.provision({
      resourceGroups: [{ name: group }],
      plans: [{ name: "plan", resourceGroup: group, sku: options.sku ?? "P1V3", linux: true }],
      sites: [
        {
          name: site,
          resourceGroup: group,
          plan: "plan",
          appSettings: { ConnectionStrings__Roster: "Server=tcp:a,1433;Database=roster" },
          stickySettings: options.stickySettings ?? [],
          slots: options.twins || options.sku === "B1" ? [] : options.lkg ? [...slots, { name: "lkg" }] : slots,
        },
        ...(options.twins
          ? [{ name: `${site}-twin`, resourceGroup: group, plan: "plan" }]
          : []),
      ],
      ...(options.twins === undefined ? {} : fronts(options.twins)),
    }); // biome-ignore format: one table
    place.signInAs(options.role ?? "Contributor");
    await azure.deploy(site, "production", place.product(old, 0));
    const bad = options.failEvery ?? 0;
    if (options.twins) await azure.deploy(`${site}-twin`, "production", place.product(fresh, bad));
    else if (options.sku !== "B1") await azure.deploy(site, "green", place.product(fresh, bad));
    if (options.lkg) await azure.deploy(site, "lkg", place.product(old, 0));
    // What was there before a release was in place does not count.
    place.invariants.stop();
    place.invariants = place.#watch();
    return place;
  }

  #watch(): Invariants {
    return watchInvariants(this.azure, {
      site,
      isHealthy: ({ contentDirectory = "" }) =>
        this.#failEvery === 0 ||
        readFileSync(path.join(contentDirectory, "server.js"), "utf8").includes(old),
    });
  }

  /** Whoever runs operations from now on. */
  signInAs(role: Role): void {
    this.#principals += 1;
    this.#clientId = `11111111-1111-4111-8111-${String(this.#principals).padStart(12, "0")}`;
    void this.azure.provision({
      principals: [
        { clientId: this.#clientId, federatedCredentials: [{ subject }], roles: [{ role }] },
      ],
    });
  }

  /** A site that says its release and fails every n-th request, but for its front page. */
  product(commit: string, failEvery: number): string {
    const files = path.join(this.#directory, `${commit.slice(0, 4)}-${failEvery}`);
    mkdirSync(files, { recursive: true });
    writeFileSync(path.join(files, "server.js"), productSource(commit, failEvery));
    return files;
  }

  async run(
    operation: (session: Session, story: Story) => Promise<void>,
    change: Partial<Settings> = {},
    patch: (world: World) => World = (world) => world,
  ): Promise<Ended> {
    const log: string[] = [];
    const given = settings({
      subscriptionId: this.azure.subscriptionId,
      resourceGroup: group,
      appName: site,
      stepMinimum: 2 * minute,
      stepMaximum: 12 * minute,
      bake: 4 * minute,
      errorWarn: 0.05,
      errorCritical: 0.15,
      steps: [100],
      ...change,
    });
    const session = new Session(given, patch(this.#world(given, log)));
    const story = newStory();
    let error: Ended["error"];
    try {
      await operation(session, story);
    } catch (thrown) {
      if (!(thrown instanceof Halt) && !(thrown instanceof AzureError)) throw thrown;
      error = { code: thrown.code, text: `${thrown.message} ${thrown.remedy}` };
    }
    return {
      story,
      log,
      warnings: session.warnings.map(
        ({ code, message, remedy }) => `${code}: ${message} ${remedy}`,
      ),
      error,
    };
  }

  get swapRequests(): number {
    return this.azure.control
      .requests()
      .filter(({ method, path: url }) => method === "POST" && url.includes("/slotsswap")).length;
  }

  get rules() {
    return this.azure.control.sites().find(({ slot }) => slot === "production")?.rampUpRules;
  }

  /** Which release answers at a host name, past the weights. */
  async releaseAt(host: string): Promise<unknown> {
    const answer = await this.get(`https://${host}/build-info.json?x-ms-routing-name=self`);
    return (JSON.parse(answer?.body ?? "{}") as { commit?: string }).commit;
  }

  /** Who runs operations, with a token of GitHub's for it, for another client to sign in with. */
  async assertion(): Promise<{ readonly clientId: string; readonly assertion: string }> {
    const { url, token } = this.azure.github.jobToken({ subject });
    const answer = await this.get(`${url}&audience=api://AzureADTokenExchange`, {
      authorization: `bearer ${token}`,
    });
    // As `core.getIDToken` does.
    if (answer?.status !== 200) throw new Error("Failed to get ID Token.");
    const { value } = JSON.parse(answer.body) as { value: string };
    return { clientId: this.#clientId, assertion: value };
  }

  /** Somebody begins a swap with preview and leaves it. */
  async openPreview(): Promise<void> {
    const { clientId, assertion } = await this.assertion();
    const { tenantId, subscriptionId } = this.azure;
    await connect(
      () => azureCredential({ tenantId, clientId, assertion: async () => assertion }),
      subscriptionId,
    ).request(
      { name: "Preparing", permission: "", resource: site },
      "post",
      `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.Web/sites/${site}/slots/green/applySlotConfig`,
      { query: { "api-version": "2023-12-01" }, body: { targetSlot: "production" } },
    );
  }

  /** Where GitHub gives a job its identity token. */
  get githubHost(): string {
    return new URL(this.azure.github.jobToken({ subject }).url).host;
  }

  #world(given: Settings, log: string[]): World {
    const clientId = this.#clientId;
    const assertion = async () => (await this.assertion()).assertion;
    const credential = () =>
      azureCredential({ tenantId: this.azure.tenantId, clientId, assertion });
    const { subscriptionId } = this.azure;
    const connection = connect(credential, subscriptionId);
    return {
      app: connectTopology(given, connection),
      ...(given.logWorkspace === undefined
        ? {}
        : {
            logs: requestLogs(
              connect(credential, subscriptionId, logAnalytics),
              given.logWorkspace,
            ),
          }),
      get: this.get,
      now: () => this.azure.clock.now(),
      sleep: (milliseconds) => this.pass(milliseconds),
      log: (line: string) => log.push(line),
      owner: `run-${this.#principals}`,
      interruption: new AbortController().signal,
    } as World;
  }

  /** Time passes and users ask, each time as somebody new. */
  async pass(milliseconds: number): Promise<void> {
    this.#owed += (this.usersPerMinute * milliseconds) / minute;
    const requests = Math.floor(this.#owed);
    this.#owed -= requests;
    await Promise.all(
      Array.from({ length: requests }, async () => {
        this.answers.push(await ask(this.#agent, this.publicUrl));
      }),
    );
    this.azure.clock.advance(milliseconds);
    // Whatever waited in the local Azure goes on before the next question.
    await new Promise((resolve) => setTimeout(resolve, 2));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.invariants.stop();
    this.#agent.destroy();
    await this.azure.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** A request of somebody without cookies; connections are kept, since only answers matter here. */
function ask(agent: https.Agent, url: string): Promise<{ status: number; release: string }> {
  return new Promise((resolve) => {
    https
      .get(url, { agent }, (response) => {
        response.resume();
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            release: String(response.headers["x-release"] ?? ""),
          }),
        );
      })
      .on("error", () => resolve({ status: 0, release: "" }));
  });
}

function fronts({ latencySensitivity = 1_000 }: { readonly latencySensitivity?: number }) {
  const apps = [site, `${site}-twin`];
  return {
    frontDoors: [
      {
        name: "fd-roster",
        resourceGroup: group,
        originGroup: "twins",
        latencySensitivity,
        origins: apps.map((app, index) => ({
          name: app,
          hostName: `${app}.azurewebsites.net`,
          enabled: index === 0,
        })),
      },
    ],
    applicationGateways: [
      {
        name: "agw-roster",
        resourceGroup: group,
        rule: "main",
        pools: apps.map((app) => ({ name: `pool-${app}`, fqdn: `${app}.azurewebsites.net` })),
      },
    ],
  };
}

/** A site that says its release and fails every n-th request, but for its front page. */
export function productSource(commit: string, failEvery: number): string {
  return `let served = 0;
require("node:http").createServer((request, response) => {
  response.setHeader("x-release", "${commit}");
  if (request.url.startsWith("/build-info.json")) {
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify({ commit: "${commit}" }));
  }
  // The front page is well: a fault there is found by the warm-up.
  if (request.url === "/") return response.end("ok");
  served += 1;
  response.statusCode = ${failEvery} > 0 && served % ${failEvery} === 0 ? 500 : 200;
  response.end("ok");
}).listen(process.env.PORT, "127.0.0.1");
`;
}
