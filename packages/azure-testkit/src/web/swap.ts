import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { appServiceError } from "../arm/errors.ts";
import type { Operation, Operations } from "../arm/operations.ts";
import type { Behaviour } from "../contract.ts";
import type { Settings } from "../data-plane/environment.ts";
import type { Fleet } from "../data-plane/fleet.ts";
import type { SiteFaults } from "../data-plane/site-faults.ts";
import type { Worker } from "../data-plane/worker.ts";
import type { FaultPlan, SwapFault } from "../faults.ts";
import type { Reply } from "../http.ts";
import { etag, webJson } from "./access.ts";
import { production, type Slot, type StickyNames } from "./model.ts";
import { siteId, siteJson } from "./site-json.ts";
import type { Store } from "./store.ts";

/** Parts of `siteConfig` that stay with the slot (azure-docs includes/app-service-deployment-slots-settings.md). */
const staysWithSlot = new Set([
  "alwaysOn",
  "autoSwapSlotName",
  "cors",
  "ipSecurityRestrictions",
  "ipSecurityRestrictionsDefaultAction",
  "scmIpSecurityRestrictions",
  "scmIpSecurityRestrictionsDefaultAction",
  "scmIpSecurityRestrictionsUseMain",
  "minTlsVersion",
  "scmMinTlsVersion",
  "publishingUsername",
  "vnetName",
  "vnetRouteAllEnabled",
  "numberOfWorkers",
  "httpLoggingEnabled",
  "requestTracingEnabled",
  "detailedErrorLoggingEnabled",
]);

/** The routing switches after three quarters of the time; re-applying to the old side takes the rest (believed). */
const switchAt = 0.75;
/** Each warm-up request may take 90 s, five are tried (azure-docs deploy-staging-slots.md). */
const warmUpTries = 5;
const warmUpSeconds = 90;

export interface SwapContext {
  readonly store: Store;
  readonly fleet: Fleet;
  readonly operations: Operations;
  readonly faults: FaultPlan;
  readonly siteFaults: SiteFaults;
  /** Called before the routing switches. */
  readonly beforeSwitch: () => void;
  readonly behaviour: Behaviour;
  readonly swapSeconds: number;
  /** Aborted when the local Azure stops. */
  readonly stopping: AbortSignal;
}

/** Settings of `mover` once it stands where `place` stands: its own, with the sticky ones of the place. */
export function settingsInPlaceOf(mover: Settings, place: Settings, sticky: StickyNames): Settings {
  return {
    appSettings: mixed(mover.appSettings, place.appSettings, sticky.appSettingNames),
    connectionStrings: mixed(
      mover.connectionStrings,
      place.connectionStrings,
      sticky.connectionStringNames,
    ),
  };
}

function mixed<Value>(
  mover: Readonly<Record<string, Value>>,
  place: Readonly<Record<string, Value>>,
  names: readonly string[] | null,
): Record<string, Value> {
  const sticky = new Set(names?.map((name) => name.toLowerCase()));
  const isSticky = ([name]: [string, Value]) => sticky.has(name.toLowerCase());
  return Object.fromEntries([
    ...Object.entries(mover).filter((entry) => !isSticky(entry)),
    ...Object.entries(place).filter(isSticky),
  ]);
}

/** Starts a swap and answers at once; the work goes on, observable through the operation's address. */
export function startSwap(
  context: SwapContext,
  source: Slot,
  target: Slot,
  apiVersion: string,
  /** The slot that the request was addressed to: the final answer shows it (recorded). */
  addressed: Slot,
): Reply {
  const id = randomUUID();
  const { store, operations, faults } = context;
  const url = `https://management.azure.com${siteId(store.subscriptionId, addressed)}/operationresults/${id}?api-version=${apiVersion}`;
  const operation = operations.start(id, url);
  source.site.pending = { id, name: "SwapSiteSlots", createdTime: store.clock.iso() };
  const fault = faults.takeSwap();
  const running = swap(context, source, target, fault).then(
    (failure) => conclude(context, operation, addressed, failure, fault?.outcome),
    (error: Error) => {
      source.site.pending = undefined;
      operation.outcome = () => appServiceError(500, "InternalServerError", error.message).reply;
    },
  );
  void running;
  return operations.accepted(operation, etag(addressed));
}

function conclude(
  { store }: SwapContext,
  operation: Operation,
  addressed: Slot,
  failure: string | undefined,
  outcome: SwapFault["outcome"] | undefined,
): void {
  if (outcome === "never-ends") return;
  addressed.site.pending = undefined;
  if (outcome === "ends-with-204") operation.outcome = () => ({ status: 204, headers: {} });
  else if (outcome === "swapped-but-reported-failed") {
    operation.outcome = () =>
      appServiceError(409, "Conflict", "The swap was reported as failed by a fault of the test.")
        .reply;
  } else if (failure !== undefined) {
    operation.outcome = () => appServiceError(409, "Conflict", failure).reply;
  } else {
    operation.outcome = () =>
      webJson(200, siteJson(store.subscriptionId, addressed, "read"), etag(addressed));
  }
}

/**
 * The documented order: the target's sticky settings go to the source and its process restarts;
 * warm-up; the routing switches; the old side gets the source's settings and restarts. Answers the
 * reason when the swap was given up.
 */
async function swap(
  context: SwapContext,
  source: Slot,
  target: Slot,
  fault: SwapFault | undefined,
): Promise<string | undefined> {
  const outcome = fault?.outcome;
  const { store, fleet, stopping, swapSeconds } = context;
  const { sticky } = source.site;
  const begun = store.clock.now();
  const until = (share: number) =>
    store.clock.sleep(begun + share * swapSeconds * 1000 - store.clock.now(), stopping);
  if (outcome === "not-swapped-but-reported-done") {
    await until(1);
    return undefined;
  }

  const own = source.preview?.own ?? source;
  const forTarget = settingsInPlaceOf(own, target, sticky);
  const forSource = settingsInPlaceOf(target, own, sticky);
  const warmed =
    target.state === "Running" ? fleet.create(target, source.content, forTarget) : undefined;
  if (warmed !== undefined || outcome === "warm-up-fails") {
    const problem =
      outcome === "warm-up-fails" || warmed === undefined
        ? "did not respond to http ping"
        : await warmUp(warmed, target, forTarget.appSettings, context);
    if (problem !== undefined) {
      if (warmed !== undefined) void fleet.discard(warmed);
      await until(switchAt);
      return `Cannot swap site slots for site '${source.site.name}' because the '${source.name}' slot ${problem}.`;
    }
  }
  // From here on the slot's own host name is served by the process that has the target's settings.
  if (warmed !== undefined) fleet.put(source, warmed);
  await until(switchAt);
  if (stopping.aborted) return "The local Azure stopped.";

  context.beforeSwitch();
  fleet.exchange(source, target);
  exchange(source, target, forSource, forTarget);
  context.siteFaults.swapped(source.site);
  if (!context.behaviour.rulesSurviveSwap) {
    for (const slot of [source, target]) slot.rampUpRules = [];
  }
  if (target.state === "Stopped") void fleet.restart(target);
  if (fault?.outcome === "restarts-slowly") {
    const { seconds } = fault;
    const { site, name: slot } = source;
    const answers = "unavailable";
    context.siteFaults.add({ kind: "site", answers, site: site.name, slot, seconds }, source);
    await store.clock.sleep(seconds * 1_000, stopping);
  }
  await fleet.restart(source);
  await until(1);
  const status = {
    timestampUtc: store.clock.iso(),
    sourceSlotName: source.name,
    destinationSlotName: target.name === production ? "Production" : target.name,
  };
  for (const slot of [source, target]) {
    slot.slotSwapStatus = status;
    slot.lastModified = store.clock.now();
  }
  return undefined;
}

function exchange(source: Slot, target: Slot, forSource: Settings, forTarget: Settings): void {
  [source.content, target.content] = [target.content, source.content];
  [source.deploymentId, target.deploymentId] = [target.deploymentId, source.deploymentId];
  [source.deployments, target.deployments] = [target.deployments, source.deployments];
  const moved = [moving(source), moving(target)] as const;
  // A swap leaves one empty category on both sides (recorded: appservice-slot).
  const logs = { azureMonitorLogCategories: [""] };
  source.config = { ...staying(source), ...moved[1], ...logs };
  target.config = { ...staying(target), ...moved[0], ...logs };
  Object.assign(source, forSource);
  Object.assign(target, forTarget);
  source.preview = undefined;
  source.targetSwapSlot = null;
}

function moving(slot: Slot): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(slot.config).filter(([name]) => !staysWithSlot.has(name)),
  );
}

function staying(slot: Slot): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(slot.config).filter(([name]) => staysWithSlot.has(name)),
  );
}

/**
 * Asks the root until it answers: any status will do unless WEBSITE_SWAP_WARMUP_PING_STATUSES
 * lists some; WEBSITE_SWAP_WARMUP_PING_PATH names another path (azure-docs
 * deploy-staging-slots.md). Answers what is wrong, or nothing.
 */
async function warmUp(
  worker: Worker,
  target: Slot,
  settings: Readonly<Record<string, string>>,
  { store, stopping }: SwapContext,
): Promise<string | undefined> {
  if (!(await worker.ready())) return "could not be started: its worker process ended";
  const path = settings.WEBSITE_SWAP_WARMUP_PING_PATH ?? "/";
  const wanted = settings.WEBSITE_SWAP_WARMUP_PING_STATUSES?.split(",").map((text) => text.trim());
  let last = "did not respond to http ping";
  for (let attempt = 0; attempt < warmUpTries && !stopping.aborted; attempt += 1) {
    const status = await ping(worker, target.hostName, path);
    if (status !== undefined) {
      if (wanted === undefined || wanted.includes(String(status))) return undefined;
      last = `answered the http ping with ${status}, which is not one of ${wanted.join(", ")}`;
    }
    await store.clock.sleep(1000, stopping);
  }
  return last;
}

function ping(worker: Worker, host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const call = request(
      {
        host: "127.0.0.1",
        port: worker.port,
        path,
        // Plain HTTP, as the platform's ping is: a redirect to https is an answer too.
        headers: { host, "user-agent": "AlwaysOn" },
        timeout: warmUpSeconds * 1000,
      },
      (reply) => {
        reply.resume();
        reply.once("close", () => resolve(reply.statusCode));
      },
    );
    call.once("timeout", () => call.destroy());
    call.once("error", () => resolve(undefined));
    call.end();
  });
}
