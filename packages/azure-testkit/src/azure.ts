import { mkdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "@slipway/toolkit";
import { Gateways } from "./application-gateway/gateways.ts";
import { Operations } from "./arm/operations.ts";
import { resourceRoutes } from "./arm/resources.ts";
import { ArmServer } from "./arm/server.ts";
import { ScaledClock } from "./clock.ts";
import type { Azure, AzureOptions, Behaviour, SiteState } from "./contract.ts";
import { ControlPlane } from "./control-plane.ts";
import { GroupCosts } from "./cost/costs.ts";
import { Fleet } from "./data-plane/fleet.ts";
import { Router } from "./data-plane/router.ts";
import { SiteFaults, slotName } from "./data-plane/site-faults.ts";
import { DeployedResources } from "./deployments/resources.ts";
import { deploymentRoutes } from "./deployments/routes.ts";
import { DeploymentStacks } from "./deployments/stacks.ts";
import { CertificateAuthority, writeCertificates } from "./edge/certificates.ts";
import { type DataPlaneKind, isDataPlane } from "./edge/hosts.ts";
import { Edge } from "./edge/proxy.ts";
import { FaultPlan } from "./faults.ts";
import { FrontDoors } from "./front-door/front-doors.ts";
import { frontDoorRoutes } from "./front-door/routes.ts";
import { Entra } from "./identity/entra.ts";
import { GithubIssuer, githubIssuer } from "./identity/github-issuer.ts";
import { ManagedIdentities } from "./identity/managed-identities.ts";
import { Principals } from "./identity/principals.ts";
import { RoleAssignments } from "./identity/role-assignments.ts";
import { Counters } from "./insights/counters.ts";
import { LogAnalytics } from "./insights/logs.ts";
import { metricsRoutes } from "./insights/metrics.ts";
import { Vaults } from "./key-vault/vaults.ts";
import { deployFrom } from "./kudu/deployments.ts";
import { KuduServer } from "./kudu/server.ts";
import { SqlService } from "./sql/routes.ts";
import { Users } from "./traffic/users.ts";
import { Holdings } from "./upkeep/holdings.ts";
import { production, type Slot } from "./web/model.ts";
import { webRoutes } from "./web/routes.ts";
import { Store } from "./web/store.ts";

const defaults = {
  subscriptionId: "5117a2a7-0000-4000-8000-000000000001",
  tenantId: "5117a2a7-0000-4000-8000-000000000002",
  githubRepository: "example/roster",
  ingestDelaySeconds: 150,
  swapSeconds: 60,
  retryAfterSeconds: 15,
  sqlSeconds: 90,
  frontDoorPropagationSeconds: 0,
  gatewayUpdateSeconds: 30,
};

const defaultBehaviour: Behaviour = {
  rulesSurviveSwap: true,
  clearedRuleUnpins: false,
  routingCookieSlides: false,
  reroutedRequestsCountOnSlot: true,
};

/**
 * Starts a local Azure. Throws `UsageError` when the port is taken or an option makes no sense;
 * nothing is left running then.
 */
export async function startAzure(options: AzureOptions): Promise<Azure> {
  const settings = { ...defaults, ...options };
  const timeScale = options.timeScale ?? 1;
  if (!(timeScale > 0 && timeScale <= 10_000)) {
    throw new UsageError(
      `The time scale ${timeScale} is not usable.`,
      "Use a number above 0 and up to 10000: virtual seconds per real second.",
    );
  }
  await mkdir(options.directory, { recursive: true });
  const directory = await realpath(options.directory);
  const clock = new ScaledClock(timeScale);
  const behaviour = { ...defaultBehaviour, ...options.behaviour };
  const faults = new FaultPlan();
  const siteFaults = new SiteFaults(() => clock.now());
  const counters = new Counters();
  const roleAssignments = new RoleAssignments(settings.subscriptionId);
  const principals = new Principals((clientId) =>
    identities.principal(clientId, (principalId) => roleAssignments.rolesOf(principalId)),
  );
  const crowds: Users[] = [];
  const usersCatchUp = () => {
    for (const users of crowds) users.catchUp();
  };
  const late = new Map<Slot, number>();
  const ingestDelaySeconds = (slot: Slot) => settings.ingestDelaySeconds + (late.get(slot) ?? 0);
  const stopping = new AbortController();
  const store = new Store(settings.subscriptionId, clock, directory);
  const identities = new ManagedIdentities(store, settings.tenantId);
  // A client on the real clock must not see its token expire sixty times too early.
  const stretched = (seconds: number) => Math.trunc(seconds * Math.max(1, timeScale));
  const github = await GithubIssuer.create({
    clock,
    repository: settings.githubRepository,
    tokenLifetimeSeconds: options.githubTokenLifetimeSeconds ?? stretched(300),
  });
  const entra = await Entra.create({
    clock,
    tenantId: settings.tenantId,
    principals,
    github,
    tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? stretched(3600),
  });

  let environment: Record<string, string> = {};
  const fleet = new Fleet(() => environment);
  const swapContext = {
    store,
    fleet,
    operations: new Operations(settings.retryAfterSeconds),
    faults,
    siteFaults,
    beforeSwitch: usersCatchUp,
    behaviour,
    swapSeconds: settings.swapSeconds,
    stopping: stopping.signal,
  };
  const random = options.random ?? Math.random;
  const doors = new FrontDoors(clock, random, settings.frontDoorPropagationSeconds);
  const gateways = new Gateways(clock, settings.gatewayUpdateSeconds);
  const sql = new SqlService({ store, clock, seconds: settings.sqlSeconds });
  const groupCosts = new GroupCosts(store);
  const holdings = new Holdings(store, clock, () => control.requests);
  const { subscriptionId, tenantId } = settings;
  const vaults = new Vaults({ clock, entra, tenantId, subscriptionId });
  const resourceGroups = resourceRoutes(store, settings.tenantId);
  const web = webRoutes(swapContext);
  const deployed = new DeployedResources([...resourceGroups, ...web]);
  const stacks = new DeploymentStacks(deployed);
  const { retryAfterSeconds } = settings;
  const providers = [
    ...deployed.routes(),
    ...holdings.routes(),
    ...deploymentRoutes({ clock, resources: deployed, retryAfterSeconds }),
    ...stacks.routes(),
    ...resourceGroups,
    ...metricsRoutes({ store, clock, counters, ingestDelaySeconds }),
    ...web,
    ...sql.routes(),
    ...identities.routes(),
    ...roleAssignments.routes(),
    ...vaults.routes(),
    ...groupCosts.routes(),
    ...frontDoorRoutes(doors, settings.subscriptionId),
    ...gateways.routes(settings.subscriptionId),
  ];
  const arm = new ArmServer(entra, settings.subscriptionId, stacks.guard(providers));
  const kudu = new KuduServer({ clock, fleet, store, entra, directory });
  const router = new Router({
    clock,
    behaviour,
    random,
    fleet,
    counters,
    faults: siteFaults,
    slotByHost: (host) => store.slotByHost(host),
  });
  const logs = new LogAnalytics({
    clock,
    entra,
    ingestDelaySeconds: settings.ingestDelaySeconds,
  });
  router.onRequest((request) => logs.add(request));
  const control = new ControlPlane({
    clock,
    faults,
    before: usersCatchUp,
    answerKudu: (request, host) => kudu.answer(request, host),
    answer: async (kind, call) => {
      if (kind === "arm") return await arm.answer(call);
      if (kind === "logs") return await logs.answer(call);
      if (kind === "key-vault") return await vaults.answer(call);
      if (kind === "entra") return await entra.answer(call);
      if (kind === "github-tokens") return await github.answerTokenHost(call);
      return github.answerIssuer(call);
    },
    onDefect: (error) => process.emitWarning(error),
  });

  const authority = await CertificateAuthority.create();
  const files = await writeCertificates(authority, join(directory, "certificates"));
  const edge = new Edge(
    authority,
    (request, response, host, kind) => {
      if (isDataPlane(kind)) router.handle(request, response, behind(kind, host));
      else void control.handle(request, response, host, kind);
    },
    (request, socket, head, host) => router.upgrade(request, socket, head, host),
  );
  // An origin that is named by nobody is an unknown host, as is the front itself.
  const behind = (kind: DataPlaneKind, host: string) => {
    if (kind === "front-door") return doors.originFor(host) ?? host;
    return kind === "gateway" ? (gateways.backendFor(host) ?? host) : host;
  };
  const proxyPort = await edge.listen(options.port ?? 0);
  environment = environmentOf(proxyPort, files.authority, files.bundle);

  return {
    environment,
    subscriptionId: settings.subscriptionId,
    tenantId: settings.tenantId,
    proxyPort,
    clock,
    github: { jobToken: (claims) => github.jobToken(claims) },
    async provision(spec) {
      await store.provision(spec);
      sql.provision(spec.sqlServers ?? [], spec.failoverGroups);
      for (const vault of spec.keyVaults ?? []) vaults.add(vault);
      for (const identity of spec.managedIdentities ?? []) identities.add(identity);
      holdings.add(spec);
      for (const group of spec.groupCosts ?? []) groupCosts.add(group);
      for (const door of spec.frontDoors ?? []) doors.add(door);
      for (const gateway of spec.applicationGateways ?? []) gateways.add(gateway);
      for (const principal of spec.principals ?? []) {
        principals.add(principal, settings.subscriptionId, githubIssuer);
      }
    },
    async deploy(site, slot, source) {
      const target = slotNamed(store, site, slot);
      usersCatchUp();
      const deployment = await deployFrom({ clock, fleet }, target, source);
      const listening = (await fleet.worker(target)?.ready()) ?? false;
      if (deployment.status === 4 && (listening || target.state === "Stopped")) return;
      const lines = [...deployment.log, ...fleet.log(target.content)].slice(-20);
      throw new UsageError(
        `The site ${target.hostName} did not start from ${source}.\n${lines.join("\n")}`,
        "The files need one <App>.dll with its <App>.runtimeconfig.json, or a server.js; it must listen on the port in PORT or ASPNETCORE_URLS.",
      );
    },
    control: {
      requests: () => control.requests,
      refusedHosts: () => edge.refusedHosts,
      traffic() {
        usersCatchUp();
        return counters.closedMinutes(clock.now());
      },
      users(spec) {
        const { hostName } = slotNamed(store, spec.site, production);
        const standby = slotNamed(store, spec.site, spec.slot ?? "green");
        const users = new Users(spec, { router, now: () => clock.now() }, standby, hostName);
        crowds.push(users);
        return users;
      },
      onRequest: (listener) => router.onRequest(listener),
      inject: (fault) => {
        usersCatchUp();
        if (fault.kind === "late-metrics") {
          late.set(slotNamed(store, fault.site, fault.slot ?? production), fault.seconds);
        } else if (fault.kind !== "site") faults.add(fault);
        else siteFaults.add(fault, slotNamed(store, fault.site, slotName(fault)));
      },
      sites: () => [...store.slots()].map((slot) => stateOf(slot, fleet)),
    },
    async stop() {
      stopping.abort();
      await edge.close();
      await fleet.stop();
      await rm(join(directory, "uploads"), { recursive: true, force: true });
    },
  };
}

function environmentOf(port: number, authority: string, bundle: string): Record<string, string> {
  const proxy = `http://127.0.0.1:${port}`;
  const direct = "127.0.0.1,localhost";
  return {
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NO_PROXY: direct,
    no_proxy: direct,
    NODE_USE_ENV_PROXY: "1",
    NODE_EXTRA_CA_CERTS: authority,
    REQUESTS_CA_BUNDLE: bundle,
    SSL_CERT_FILE: bundle,
  };
}

function slotNamed(store: Store, site: string, slot: string): Slot {
  const found = [...store.slots()].find(
    (candidate) =>
      candidate.site.name.toLowerCase() === site.toLowerCase() &&
      candidate.name.toLowerCase() === slot.toLowerCase(),
  );
  if (found !== undefined) return found;
  throw new UsageError(
    `The local Azure has no slot "${slot}" of a site "${site}".`,
    `Provision it first; "${production}" is the slot of the site itself.`,
  );
}

function stateOf(slot: Slot, fleet: Fleet): SiteState {
  return {
    site: slot.site.name,
    resourceGroup: slot.site.resourceGroup,
    slot: slot.name,
    hostName: slot.hostName,
    state: slot.state,
    pids: fleet.pids(slot),
    ...(slot.content.wwwroot === undefined ? {} : { contentDirectory: slot.content.wwwroot }),
    appSettings: { ...slot.appSettings },
    rampUpRules: [...slot.rampUpRules],
    swapInProgress: slot.site.pending !== undefined,
    log: [...fleet.log(slot.content)],
  };
}
