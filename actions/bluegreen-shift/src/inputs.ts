import {
  choiceInput,
  durationInput,
  listInput,
  numberInput,
  optionalInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import { type EvidenceSettings, evidenceInputs } from "./evidence/inputs.ts";
import { parseReleaseProbe, type ReleaseProbe } from "./evidence/release.ts";
import {
  type ApprovalSettings,
  approvalInputs,
  type TopologySettings,
  topologyInputs,
} from "./topology/inputs.ts";

export const operations = [
  "shift",
  "promote",
  "rollback",
  "retire",
  "status",
  "reconcile",
  "approve",
] as const;
/** As ids of subscriptions and identities are written. */
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export type OperationName = (typeof operations)[number];

/** All inputs, typed; durations in milliseconds, shares from 0 to 1. */
export interface Settings extends TopologySettings, ApprovalSettings, EvidenceSettings {
  readonly operation: OperationName;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly appName: string;
  readonly slot: string;
  readonly steps: readonly number[];
  readonly stepMinimum: number;
  readonly stepMaximum: number;
  readonly lookInterval: number;
  readonly metricsDelay: number;
  readonly bake: number;
  readonly keep: number;
  readonly drain: number;
  readonly release: string | undefined;
  readonly releaseProbe: ReleaseProbe;
  readonly baseUrl: string | undefined;
  readonly errorWarn: number;
  readonly errorCritical: number;
  readonly alpha: number;
  readonly onInconclusive: "rollback" | "hold";
  readonly onOrphan: "rollback" | "hold";
  readonly retireBy: "stop" | "delete";
  readonly evidenceDirectory: string;
}

/** Reads every input and refuses what cannot work, before anything is touched. */
export function readInputs(): Settings {
  const operation = choiceInput("operation", operations);
  const subscriptionId = namedInput("subscription-id", guid, "Copy the id (a guid)");
  const resourceGroup = namedInput("resource-group", /^[\w.()-]{1,90}$/);
  const appName = namedInput("app-name", /^[a-z0-9-]{1,60}$/i);
  const stepMinimum = durationInput("step-minimum");
  const stepMaximum = durationInput("step-maximum");
  const metricsDelay = durationInput("metrics-delay");
  if (stepMaximum < stepMinimum + metricsDelay) {
    throw new UsageError(
      'Input "step-maximum" leaves no time for a decision.',
      'Make it at least "step-minimum" plus "metrics-delay".',
    );
  }
  const bake = durationInput("bake");
  if (bake < metricsDelay + 120_000) {
    throw new UsageError(
      'Input "bake" is too short to see anything.',
      'Make it at least "metrics-delay" plus 2m: younger minutes of Azure Monitor are not believed.',
    );
  }
  const errorWarn = percentageInput("error-warn");
  const errorCritical = percentageInput("error-critical");
  if (errorWarn >= errorCritical) {
    throw new UsageError(
      'Input "error-warn" is not below "error-critical".',
      "The first holds the release, the second rolls it back.",
    );
  }
  const steps = stepsInput();
  const slot = namedInput(
    "slot",
    /^(?!production$)[a-z0-9-]{1,59}$/i,
    "Copy the slot's name (not production's)",
  );
  const evidence = evidenceInputs();
  if (evidence.sources.includes("logs") && stepMaximum < stepMinimum + evidence.logsDelay) {
    throw new UsageError(
      'Input "logs-delay" leaves no time for a decision.',
      'Make "step-maximum" at least "step-minimum" plus "logs-delay".',
    );
  }
  const tenantId = optionalInput("tenant-id");
  // Entra's rule for a tenant: a guid or a domain name.
  if (tenantId !== undefined && !/^[a-z0-9.-]{1,120}$/i.test(tenantId)) {
    throw new UsageError(
      `Input "tenant-id" is "${tenantId}".`,
      "Copy the directory (tenant) id, a guid, from the Azure portal.",
    );
  }
  const clientId = optionalInput("client-id");
  if (clientId !== undefined && !guid.test(clientId)) {
    throw new UsageError(
      `Input "client-id" is "${clientId}".`,
      "Copy the application (client) id, a guid, from the Azure portal.",
    );
  }
  if (clientId !== undefined && tenantId === undefined) {
    throw new UsageError(
      'Input "client-id" is set and "tenant-id" is empty.',
      "Give both, or neither to use the sign-in of the Azure CLI.",
    );
  }
  const baseUrl = optionalInput("base-url");
  if (
    baseUrl !== undefined &&
    !(/^https?:\/\/[^\s/?#@\\]+\/?$/.test(baseUrl) && URL.canParse(baseUrl))
  ) {
    throw new UsageError(
      `Input "base-url" is "${baseUrl}".`,
      'Give scheme and host only, for example "https://www.example.org".',
    );
  }
  return {
    operation,
    tenantId,
    clientId,
    subscriptionId,
    resourceGroup,
    appName,
    slot,
    steps,
    ...topologyInputs(steps, appName, slot),
    ...approvalInputs(steps),
    ...evidence,
    stepMinimum,
    stepMaximum,
    lookInterval: positive("look-interval"),
    metricsDelay,
    bake,
    keep: durationInput("keep"),
    drain: durationInput("drain"),
    release: optionalInput("release"),
    releaseProbe: parseReleaseProbe(requiredInput("release-probe")),
    baseUrl: baseUrl?.replace(/\/$/, ""),
    errorWarn,
    errorCritical,
    alpha: numberInput("alpha", { min: 0.0001, max: 0.2 }),
    onInconclusive: choiceInput("on-inconclusive", ["rollback", "hold"]),
    onOrphan: choiceInput("on-orphan", ["rollback", "hold"]),
    retireBy: choiceInput("retire-by", ["stop", "delete"]),
    evidenceDirectory: requiredInput("evidence-directory"),
  };
}

function stepsInput(): number[] {
  const steps = listInput("steps").map((step) =>
    /^\d+(\.\d+)?$/.test(step) ? Number(step) : Number.NaN,
  );
  const ascending = steps.every(
    (step, index) => index === 0 || step > (steps[index - 1] as number),
  );
  if (steps.length === 0 || !ascending || steps.some((step) => !(step > 0 && step <= 100))) {
    throw new UsageError(
      `Input "steps" is "${optionalInput("steps") ?? ""}".`,
      'Give rising percentages above 0 and up to 100, for example "10, 25, 50, 100".',
    );
  }
  return steps;
}

function percentageInput(name: string): number {
  const text = requiredInput(name);
  const value = Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1]);
  if (!(value > 0 && value < 75)) {
    throw new UsageError(
      `Input "${name}" is "${text}".`,
      `Give a percentage above 0 % and below 75 % with its sign, for example "${name}: 5%".`,
    );
  }
  return value / 100;
}

function namedInput(name: string, shape: RegExp, copy = "Copy the name"): string {
  const value = requiredInput(name);
  if (!shape.test(value)) {
    throw new UsageError(`Input "${name}" is "${value}".`, `${copy} from the Azure portal.`);
  }
  return value;
}

function positive(name: string): number {
  const value = durationInput(name);
  if (value < 1_000) {
    throw new UsageError(
      `Input "${name}" is shorter than a second.`,
      `Use for example "${name}: 1m".`,
    );
  }
  return value;
}
