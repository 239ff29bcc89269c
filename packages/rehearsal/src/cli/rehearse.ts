import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Azure, startAzure } from "@slipway/azure-testkit";
import { reportPage, type Story } from "@slipway/deployment-page";
import { chromiumWrapper } from "../browser/index.ts";
import { git } from "../product/git.ts";
import { rosterJourneys } from "../product/journeys.ts";
import {
  environmentPlans,
  githubEnvironments,
  type LandscapeRequest,
  landscape,
  webAppOf,
} from "../product/landscape.ts";
import { copyDatabase, previousRelease } from "../product/previous-release.ts";
import { makeProductRepository, type ProductRepository } from "../product/repository.ts";
import {
  type Approval,
  defaultStandIns,
  type RunEvent,
  type RunOptions,
  type RunResult,
  runWorkflow,
  scaledClockPreload,
} from "../runner/index.ts";
import { startKeeper } from "../runner/steps/keeper.ts";
import { type Sample, seededRandom, startUsers } from "../users/index.ts";
import { approvalDigest } from "./approval-digest.ts";
import { artifactsOf } from "./evidence.ts";
import { ownName } from "./jobs.ts";
import { packageHosts } from "./machine.ts";
import type { StartOptions } from "./options.ts";
import { tellStory } from "./tell-story.ts";

export interface Rehearsal {
  readonly options: StartOptions;
  /** Root of Slipway's own checkout. */
  readonly slipway: string;
  /** `.slipway`: all that a rehearsal writes. */
  readonly directory: string;
  readonly onEvent: (event: RunEvent) => void;
  /** One line about what happens outside the workflow's own jobs. */
  readonly note: (line: string) => void;
  /** `digest`: what is approved, a line each. */
  readonly approve: (environment: string, digest: readonly string[]) => Promise<Approval>;
  readonly signal: AbortSignal;
  readonly endAtOnce: AbortSignal;
}

export interface RehearsalEnd {
  readonly story: Story;
  readonly result: RunResult;
  /** Path of the page. */
  readonly page: string;
}

/** Who may sign in to the example's databases; they live in `.slipway` only. */
const account = { email: "ada@roster.example", password: "walk-the-plank-7" };
/** Real requests per second of all synthetic users together. */
const usersPerSecond = 200;
/** Users that are in the middle of a request get so long to break it off. */
const crowdLeavesMilliseconds = 3_000;
/** A shift of four weights with these times takes about half a minute at the usual scale. */
const trafficTimes = { TRAFFIC_STEP_MINIMUM: "5m", TRAFFIC_STEP_MAXIMUM: "30m", BAKE: "6m" };

/** Runs the example product's pipeline from its caller workflow to the last check, and tells the story. */
export async function rehearse(rehearsal: Rehearsal): Promise<RehearsalEnd> {
  const { options, directory, slipway, signal, note } = rehearsal;
  const startedAt = Date.now();
  const cache = path.join(directory, "cache");
  for (const name of ["azure", "product", "run", "report.html", "story.json"]) {
    rmSync(path.join(directory, name), { recursive: true, force: true });
  }
  mkdirSync(cache, { recursive: true });

  const product = makeProductRepository({
    slipway,
    directory: path.join(directory, "product"),
    branch: options.branch,
    release: options.release,
  });
  note(`Roster ${product.label} on ${options.branch}, commit ${product.sha.slice(0, 8)}`);

  const azure = await startAzure({
    directory: path.join(directory, "azure"),
    timeScale: options.timeScale,
    port: options.port,
    githubRepository: product.name,
    random: seededRandom(20),
  });
  const keeper = startKeeper(`rehearsal-${process.pid}-${startedAt}`);
  const users = new AbortController();
  try {
    note(
      `local Azure on port ${azure.proxyPort}, its clock runs ${options.timeScale} times as fast`,
    );
    const chrome = await chromiumWrapper(path.join(cache, "browser"), {
      trust: [readFileSync(azure.environment.NODE_EXTRA_CA_CERTS ?? "", "utf8")],
      log: note,
    });
    const request: LandscapeRequest = {
      repository: product.name,
      tenantId: azure.tenantId,
      subscriptionId: azure.subscriptionId,
      connection: (name) => `Data Source=${databaseOf(directory, name)}`,
      appSettings: { DOTNET_ROLL_FORWARD: "Major" },
    };
    await azure.provision(landscape(request));

    const stepEnvironment = environmentOfSteps(azure, directory, chrome);
    const today = prepareToday(rehearsal, product, azure, keeper, {
      ...process.env,
      ...stepEnvironment,
    });
    // The pipeline is what fails a run; a failed preparation is told where it is waited for.
    today.catch(() => {});

    const events: RunEvent[] = [];
    const samples: Sample[] = [];
    const crowd = { finished: Promise.resolve<unknown>(undefined) };
    const run: RunOptions = {
      repository: product,
      workflow: ".github/workflows/ship.yml",
      event: { name: "push", payload: { ref: product.ref, after: product.sha } },
      mapping: {
        "megadur/slipway": { directory: slipway, sha: git(slipway, ["rev-parse", "HEAD"]) },
      },
      environments: githubEnvironments(request),
      // Not every machine's package sources publish advisories; the story says what was not decided.
      vars: { ...trafficTimes, ADVISORIES_UNREACHABLE: "warn" },
      secrets: { E2E_EMAIL: account.email, E2E_PASSWORD: account.password },
      approve: (environment) =>
        rehearsal.approve(environment, approvalDigest(product, artifactsOf(events))),
      machine: {
        environment: stepEnvironment,
        // Called when the deployment starts: from here on there must be a production with users.
        async idToken(claims) {
          await today;
          const environment = claims.environment ?? "";
          crowd.finished = startUsers({
            baseUrl: `https://${webAppOf(environment)}.azurewebsites.net`,
            environment: {
              proxy: azure.environment.HTTPS_PROXY ?? "",
              certificateAuthority: readFileSync(
                azure.environment.NODE_EXTRA_CA_CERTS ?? "",
                "utf8",
              ),
            },
            journeys: rosterJourneys(account),
            ratePerSecond: usersPerSecond,
            thinkMilliseconds: 600,
            sessionRequests: { minimum: 4, maximum: 10 },
            random: seededRandom(7),
            now: () => azure.clock.now(),
            signal: users.signal,
            onRequest: (sample) => samples.push(sample),
          }).finished;
          return azure.github.jobToken({ ...claims, subject: claims.sub ?? "" });
        },
      },
      standIns: defaultStandIns,
      preload: (uses) =>
        uses.includes("actions/bluegreen-shift") ? scaledClockPreload(azure.clock) : undefined,
      workDirectory: path.join(directory, "run"),
      cacheDirectory: path.join(cache, "actions"),
      onEvent(event) {
        events.push(event);
        if (event.type === "job-finished" && / \/ deploy \/ /.test(event.job)) users.abort();
        rehearsal.onEvent(withOwnName(event));
      },
      signal,
      endAtOnce: rehearsal.endAtOnce,
    };
    const result = await runWorkflow(run);
    users.abort();
    await Promise.race([crowd.finished, wait(crowdLeavesMilliseconds)]);

    const story = tellStory({
      product,
      options,
      result,
      events,
      samples,
      azure,
      startedAt,
      cancelled: signal.aborted,
    });
    const page = path.join(directory, "report.html");
    writeFileSync(path.join(directory, "story.json"), `${JSON.stringify(story, null, 2)}\n`);
    writeFileSync(page, reportPage(story));
    return { story, result, page };
  } finally {
    users.abort();
    await azure.stop();
    await keeper.close();
  }
}

/** GitHub's display name repeats the stages ("Ship / Build & test / Backend"), which stand beside it here. */
function withOwnName(event: RunEvent): RunEvent {
  return event.type === "job-started" ? { ...event, name: ownName(event.name) } : event;
}

/** Puts what runs today into every environment: the previous release with its database. */
async function prepareToday(
  rehearsal: Rehearsal,
  product: ProductRepository,
  azure: Azure,
  keeper: ReturnType<typeof startKeeper>,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { directory, note, signal } = rehearsal;
  const release = await previousRelease({
    repository: product.directory,
    commit: product.previous.sha,
    label: product.previous.label,
    cacheDirectory: path.join(directory, "cache", "releases"),
    environment,
    firstAdmin: account,
    onProgress: (what) => note(`preparing what runs today: ${what}`),
    signal,
    keeper,
  });
  for (const { name } of environmentPlans) {
    copyDatabase(release.database, databaseOf(directory, name));
  }
  for (const { name } of environmentPlans) {
    if (!servesBranch(rehearsal.options.branch, name)) continue;
    await azure.deploy(webAppOf(name), "production", release.app);
  }
  note(`release ${product.previous.label} serves as it does today`);
}

/** The environment that the pipeline's default branch map gives a branch. */
export function servesBranch(branch: string, environment: string): boolean {
  const target =
    branch === "develop"
      ? "dev"
      : branch === "main"
        ? "staging"
        : /^release\//.test(branch)
          ? "prod"
          : "";
  return environment === target;
}

/** The local Azure's authority beside those that this machine trusts already. */
function trustedAuthorities(azure: Azure, directory: string): string {
  const files = [azure.environment.SSL_CERT_FILE, process.env.NODE_EXTRA_CA_CERTS];
  const file = path.join(directory, "azure", "trusted.pem");
  writeFileSync(
    file,
    files.map((name) => (name && existsSync(name) ? readFileSync(name, "utf8") : "")).join("\n"),
  );
  return file;
}

function databaseOf(directory: string, environment: string): string {
  return path.join(directory, "azure", "databases", `roster-${environment}.db`);
}

/**
 * What every step finds: the way to the local Azure by its real names, and the way to the package
 * sources as it was before.
 */
function environmentOfSteps(
  azure: Azure,
  directory: string,
  chrome: string,
): Record<string, string> {
  const direct = [...packageHosts(), "127.0.0.1", "localhost", "::1"].join(",");
  return {
    ...azure.environment,
    NODE_EXTRA_CA_CERTS: trustedAuthorities(azure, directory),
    // npm looks for its global settings beside the Node.js that runs it, which is another one here.
    ...(process.env.npm_config_globalconfig === undefined
      ? {}
      : { npm_config_globalconfig: process.env.npm_config_globalconfig }),
    NO_PROXY: direct,
    no_proxy: direct,
    CHROME_BIN: chrome,
    DOTNET_CLI_TELEMETRY_OPTOUT: "1",
    DOTNET_NOLOGO: "1",
    DOTNET_ROLL_FORWARD: "Major",
    NG_CLI_ANALYTICS: "false",
  };
}
