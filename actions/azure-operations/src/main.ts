import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import * as core from "@actions/core";
import { getOctokit } from "@actions/github";
import {
  AzureError,
  appServicePlans,
  azureCredential,
  type Connection,
  certificates,
  connect,
  costs,
  databaseToken,
  keyVault,
  managedIdentity,
  runtimes,
  sqlDatabases,
  sqlRecovery,
  vaultService,
} from "@slipway/azure";
import {
  conclude,
  maskSecret,
  optionalInput,
  requiredInput,
  singleLine,
  UsageError,
} from "@slipway/toolkit";
import { asked, reasonOf } from "./azure-evidence.ts";
import { judgeCertificate } from "./certificates/expiry.ts";
import { judgeHeld } from "./certificates/held.ts";
import { presentedExpiry } from "./certificates/presented.ts";
import { monthOf } from "./cost/month.ts";
import { judgePlans, loadWindow, type ReviewedPlan } from "./cost/plans.ts";
import { judgeCosts, serviceRows } from "./cost/review.ts";
import { type Finding, notKnown, type Outcome } from "./finding.ts";
import {
  confirmed,
  type OperationName,
  readBaseUrl,
  readContentChecks,
  readScenario,
  readServer,
  readSettings,
  readShiftReport,
  type Settings,
} from "./inputs.ts";
import { alertsNotRead, judgeAlerts, readAlerts } from "./patches/alerts.ts";
import { judgeRuntimes } from "./patches/runtimes.ts";
import { failOverAndBack, type Side } from "./recovery/fail-over.ts";
import type { Surroundings } from "./recovery/finish.ts";
import { objectiveOf } from "./recovery/objectives.ts";
import { restoreToScratch } from "./recovery/restore.ts";
import { readContent, sqlAddress } from "./recovery/session.ts";
import { judgeRollback } from "./recovery/shift-report.ts";
import { headline, type OperationsReport, operationsReport, summary } from "./report.ts";
import { databaseRow, judgeIdentity, judgeSqlLogins, principalRow } from "./secrets/by-design.ts";
import { judgeSecrets } from "./secrets/rotation.ts";

interface Result extends Outcome {
  readonly services?: OperationsReport["services"];
}

const work: Readonly<Record<OperationName, (settings: Settings) => Promise<Result>>> = {
  "secret-age": secretAge,
  "certificate-expiry": certificateExpiry,
  "backup-verify": backupVerify,
  drill,
  "cost-review": costReview,
  "patch-age": patchAge,
};

export async function main(): Promise<void> {
  const settings = readSettings();
  const startedAt = new Date().toISOString();
  const { operation } = settings;
  let result: Result;
  try {
    result = await work[operation](settings);
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    result = { findings: [notKnown(operation, "Azure", reasonOf(error))] };
  }
  const { services } = result;
  const report = operationsReport(operation, result, services, startedAt, new Date().toISOString());
  const measured = (objective: "RTO" | "RPO") =>
    String(report.measurements.find((one) => one.objective === objective)?.measuredSeconds ?? "");
  conclude({
    report,
    evidenceDirectory: settings.evidenceDirectory,
    reportName: `azure-operations-${operation}-report.json`,
    outputs: { "recovery-seconds": measured("RTO"), "loss-seconds": measured("RPO") },
    summary: summary(report),
    headline: headline(report),
    onInconclusive: settings.onInconclusive,
  });
}

async function secretAge(settings: Settings): Promise<Result> {
  const vault = requiredInput("key-vault");
  const { resourceGroup, server } = readServer();
  const { clientId } = settings;
  if (clientId === undefined) {
    throw new UsageError('Input "client-id" is empty.', "Name the identity that is to be proven.");
  }
  const azure = connection(settings);
  const secrets = await asked(() => keyVault(vaultConnection(settings, vault), vault).secrets());
  const logins = await asked(() => sqlRecovery(azure, { resourceGroup, server }).entraOnly());
  const identity = await asked(() => managedIdentity(azure, resourceGroup, clientId));
  return {
    findings: [
      "told" in logins
        ? judgeSqlLogins(server, logins.told)
        : notKnown(`SQL server ${server}`, databaseRow, logins.missing),
      "told" in identity
        ? judgeIdentity(clientId, resourceGroup, identity.told)
        : notKnown(`client ${clientId}`, principalRow, identity.missing),
      ...("told" in secrets
        ? judgeSecrets(secrets.told, settings.rotation, Date.now(), settings.warnBefore)
        : [notKnown(`vault ${vault}`, "Secrets", secrets.missing)]),
    ],
  };
}

async function certificateExpiry(settings: Settings): Promise<Result> {
  const [address, vault] = [readBaseUrl(), optionalInput("key-vault")];
  const group = optionalInput("resource-group");
  if (address === undefined && vault === undefined && group === undefined) {
    throw new UsageError(
      'Inputs "base-url", "key-vault" and "resource-group" are empty.',
      "Set one of them, or all.",
    );
  }
  const findings: Finding[] = [];
  if (address !== undefined) {
    try {
      const expires = await presentedExpiry(address, 30_000);
      findings.push(judgeCertificate({ subject: address.host, expires }, Date.now(), settings));
    } catch (error) {
      findings.push(
        notKnown(address.host, "SSL certificates", {
          code: "address-silent",
          message: `${address.host} showed no certificate: ${singleLine((error as Error).message, 200)}.`,
          remedy: 'Check "base-url", and whether the runner reaches it.',
        }),
      );
    }
  }
  if (vault !== undefined) {
    const listed = await asked(() =>
      keyVault(vaultConnection(settings, vault), vault).certificates(),
    );
    if ("missing" in listed) {
      findings.push(notKnown(`vault ${vault}`, "SSL certificates", listed.missing));
    } else {
      for (const { name, expires, enabled } of listed.told) {
        const subject = `certificate ${name} of ${vault}`;
        if (enabled) findings.push(judgeCertificate({ subject, expires }, Date.now(), settings));
      }
    }
  }
  if (group !== undefined) {
    const held = certificates(connection(settings), group);
    findings.push(...(await judgeHeld(group, held, Date.now(), settings)));
  }
  return { findings };
}

async function backupVerify(settings: Settings): Promise<Result> {
  const { resourceGroup, server } = readServer();
  const azure = connection(settings);
  const text = optionalInput("connection-string");
  if (text !== undefined) maskSecret(text);
  const address = sqlAddress(server, text);
  if (address.login !== undefined) maskSecret(address.login.password);
  const table = requiredInput("history-table");
  return restoreToScratch(
    sqlDatabases(azure, { resourceGroup, server }),
    sqlRecovery(azure, { resourceGroup, server }),
    {
      server,
      database: requiredInput("database"),
      objective: objectiveOf(settings.objectives, "database"),
      deadline: settings.deadline,
      checks: readContentChecks(),
      read: (database, checks) =>
        readContent(address, database, table, checks, () =>
          databaseToken("sql", identity(settings)),
        ),
    },
    surroundings(),
  );
}

async function drill(settings: Settings): Promise<Result> {
  const scenario = readScenario();
  if (scenario === "database") return backupVerify(settings);
  const objective = objectiveOf(settings.objectives, scenario);
  if (scenario === "application") {
    return judgeRollback(JSON.parse(readFileSync(readShiftReport(), "utf8")), objective);
  }
  const { resourceGroup, server } = readServer();
  const secondary = requiredInput("secondary-server");
  const group = requiredInput("failover-group");
  const secondaryGroup = optionalInput("secondary-resource-group") ?? resourceGroup;
  confirmed(group);
  const azure = connection(settings);
  const side = (of: string, at: string): Side => {
    const databases = sqlDatabases(azure, { resourceGroup: at, server: of });
    return {
      server: of,
      recovery: sqlRecovery(azure, { resourceGroup: at, server: of }),
      progress: (operation) => databases.progress(operation),
    };
  };
  return failOverAndBack(
    side(server, resourceGroup),
    side(secondary, secondaryGroup),
    { group, resourceGroup, objective, deadline: settings.deadline },
    surroundings(),
  );
}

async function costReview(settings: Settings): Promise<Result> {
  const resourceGroup = requiredInput("resource-group");
  const month = monthOf(requiredInput("month"), Date.now());
  const group = costs(connection(settings), resourceGroup);
  const spent = await asked(async () => ({
    cost: await group.between(month.from, month.to),
    budgets: await group.budgets(),
  }));
  const plans = await asked(() => reviewedPlans(settings, resourceGroup));
  return {
    findings: [
      ...("told" in spent
        ? judgeCosts(resourceGroup, month, spent.told.cost, spent.told.budgets)
        : [notKnown(`${resourceGroup} in ${month.name}`, "Budget", spent.missing)]),
      ...("told" in plans
        ? judgePlans(resourceGroup, plans.told)
        : [notKnown(`plans of ${resourceGroup}`, "Unused resources", plans.missing)]),
    ],
    ...("told" in spent ? { services: serviceRows(spent.told.cost) } : {}),
  };
}

async function reviewedPlans(settings: Settings, resourceGroup: string): Promise<ReviewedPlan[]> {
  const group = appServicePlans(connection(settings), resourceGroup);
  const to = new Date();
  const from = new Date(to.getTime() - loadWindow);
  const reviewed: ReviewedPlan[] = [];
  for (const plan of await group.plans()) {
    reviewed.push({ plan, load: await asked(() => group.load(plan.name, from, to)) });
  }
  return reviewed;
}

async function patchAge(settings: Settings): Promise<Result> {
  const group = optionalInput("resource-group");
  return {
    findings: [
      ...(await packagePatches(settings)),
      ...(group === undefined ? [] : await runtimePatches(settings, group)),
    ],
  };
}

async function runtimePatches(settings: Settings, resourceGroup: string): Promise<Finding[]> {
  const group = runtimes(connection(settings), resourceGroup);
  const sites = await asked(() => group.ofSites());
  const offered = await asked(() => group.offered());
  const missing = "missing" in sites ? sites.missing : "missing" in offered && offered.missing;
  if (missing) return [notKnown(`sites of ${resourceGroup}`, "Runtime", missing)];
  if (!("told" in sites && "told" in offered)) return [];
  return judgeRuntimes(sites.told, offered.told, Date.now(), settings.runtimeWarning);
}

async function packagePatches(settings: Settings): Promise<Finding[]> {
  const token = requiredInput("token");
  maskSecret(token);
  const repository = process.env.GITHUB_REPOSITORY ?? "";
  const [owner = "", repo = ""] = repository.split("/");
  const octokit = getOctokit(token, {
    baseUrl: process.env.GITHUB_API_URL || "https://api.github.com",
  });
  try {
    const list = await octokit.paginate("GET /repos/{owner}/{repo}/dependabot/alerts", {
      owner,
      repo,
      state: "open",
      per_page: 100,
    });
    return judgeAlerts(repository, readAlerts(list), Date.now(), settings.patchLimit);
  } catch (error) {
    const { status, message } = error as { status?: number; message: string };
    return [alertsNotRead(repository, status, singleLine(message, 200))];
  }
}

function connection(settings: Settings): Connection {
  return connect(credential(settings), requiredInput("subscription-id"));
}

function vaultConnection(settings: Settings, vault: string): Connection {
  const subscription = optionalInput("subscription-id") ?? "";
  return connect(credential(settings), subscription, vaultService(vault));
}

function credential(settings: Settings) {
  return () => azureCredential(identity(settings));
}

function identity({ tenantId, clientId }: Settings) {
  const assertion = process.env.ACTIONS_ID_TOKEN_REQUEST_URL
    ? () => core.getIDToken("api://AzureADTokenExchange")
    : undefined;
  return { tenantId, clientId, assertion };
}

/** A cancelled run still drops and goes back: only its waiting ends. */
function surroundings(): Surroundings {
  const cancelled = new AbortController();
  const { signal } = cancelled;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => cancelled.abort());
  const stopped = (cause?: unknown) =>
    new UsageError(
      "The run was cancelled.",
      "What it had begun was asked to be undone: look at the server's databases and failover group.",
      { cause },
    );
  return {
    now: () => Date.now(),
    async sleep(milliseconds) {
      try {
        await delay(milliseconds, undefined, { signal });
      } catch (cause) {
        throw stopped(cause);
      }
    },
    rest: (milliseconds) => delay(milliseconds),
    isCancelled: () => signal.aborted,
    unlessCancelled: (work) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) reject(stopped());
        signal.addEventListener("abort", () => reject(stopped()), { once: true });
        work.then(resolve, reject);
      }),
  };
}
