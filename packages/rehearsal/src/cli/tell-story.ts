import type { Azure } from "@slipway/azure-testkit";
import type { ApprovalStory, Outcome, Story, StoryJob } from "@slipway/deployment-page";
import { environmentPlans } from "../product/landscape.ts";
import type { ProductRepository } from "../product/repository.ts";
import type { RunEvent, RunResult } from "../runner/types.ts";
import { type Sample, summariseUsers } from "../users/index.ts";
import { artifactsOf, readEvidence } from "./evidence.ts";
import { jobsOf } from "./jobs.ts";
import { machineDescription, toolVersions } from "./machine.ts";
import type { StartOptions } from "./options.ts";

export interface Ingredients {
  readonly product: ProductRepository;
  readonly options: StartOptions;
  readonly result: RunResult;
  readonly events: readonly RunEvent[];
  readonly samples: readonly Sample[];
  readonly azure: Azure;
  readonly startedAt: number;
  /** A person ended the run; its `always()` jobs then fail, which is not the story. */
  readonly cancelled: boolean;
}

const minute = 60_000;

/** Puts together what the run's events, artifacts and users tell. */
export function tellStory(ingredients: Ingredients): Story {
  const { product, options, result, events, samples, azure, startedAt } = ingredients;
  const jobs = jobsOf(events);
  const evidence = readEvidence(artifactsOf(events), jobs, events);
  const environment = environmentOf(events);
  const approval = approvalOf(events, options);
  const shift = evidence.shift as { outcome?: string } | undefined;
  const { outcome, because } = ingredients.cancelled
    ? { outcome: "cancelled" as const, because: undefined }
    : outcomeOf(result, jobs, shift?.outcome, approval);
  const users = samples.length === 0 ? undefined : summariseUsers(samples, minute);
  const firstHit = samples.find((sample) => !sample.ok);
  return {
    schema: "slipway/rehearsal-story/v1",
    outcome,
    ...(because === undefined ? {} : { because }),
    product: "Roster",
    repository: product.name,
    branch: options.branch,
    commit: product.sha,
    ...(environment === undefined ? {} : { environment }),
    releases: {
      from: { id: product.previous.sha, label: product.previous.label },
      to: { id: product.sha, label: product.label },
    },
    startedAt,
    finishedAt: Date.now(),
    clock: { scale: azure.clock.timeScale, agreedAt: azure.clock.realEpoch },
    jobs,
    gates: evidence.gates,
    ...(approval === undefined ? {} : { approval }),
    ...(evidence.migration === undefined ? {} : { migration: evidence.migration }),
    ...(evidence.shift === undefined && users === undefined
      ? {}
      : {
          traffic: {
            ...(evidence.shift === undefined ? {} : { shift: evidence.shift }),
            ...(users === undefined ? {} : { users }),
            load: "visitors and admins in sessions of 4 to 10 requests, arriving by chance",
            ...(options.release === "faulty"
              ? {
                  fault: {
                    ...(firstHit === undefined ? {} : { beganAt: firstHit.at }),
                    description: "a fifth of this release's requests fail under load",
                  },
                }
              : {}),
          },
        }),
    ...(evidence.validation === undefined
      ? {}
      : { validation: { ...evidence.validation, p95LimitMilliseconds: 3_000 } }),
    evidence: {
      files: evidence.files,
      machine: machineDescription(),
      versions: toolVersions(),
      limits: limitsOf(result, azure),
    },
  };
}

function outcomeOf(
  result: RunResult,
  jobs: readonly StoryJob[],
  shift: string | undefined,
  approval: ApprovalStory | undefined,
): { outcome: Outcome; because?: string } {
  if (result.conclusion === "cancelled") return { outcome: "cancelled" };
  if (result.conclusion === "success") return { outcome: "promoted" };
  if (shift === "rolled-back") return { outcome: "rolled-back" };
  if (approval !== undefined && approval.answer !== "approved") {
    return { outcome: "stopped-at-gate", because: `${approval.environment} was not approved.` };
  }
  const failed = jobs.find((job) => job.conclusion === "failure" && !job.job.endsWith("/ result"));
  const because =
    failed === undefined
      ? result.reason
      : `${failed.name} failed${failed.failedStep ? ` at "${failed.failedStep}"` : ""}${failed.reason ? `: ${failed.reason}` : "."}`;
  return {
    outcome: failed?.job.includes("/ quality-gates /") ? "stopped-at-gate" : "failed",
    ...(because === undefined ? {} : { because }),
  };
}

function environmentOf(events: readonly RunEvent[]): string | undefined {
  return events.flatMap((event) =>
    event.type === "job-started" && event.environment ? [event.environment] : [],
  )[0];
}

function approvalOf(events: readonly RunEvent[], options: StartOptions): ApprovalStory | undefined {
  const asked = events.find((event) => event.type === "approval-asked");
  const given = events.find((event) => event.type === "approval-given");
  if (given?.type !== "approval-given") return undefined;
  const byOption = options.approve.includes(given.environment);
  return {
    environment: given.environment,
    answer: given.answer,
    ...(given.answer === "no-reviewer"
      ? {}
      : {
          how: byOption ? `by the option --approve ${given.environment}` : "on the terminal",
          by: process.env.USER ?? "the person at the terminal",
        }),
    ...(asked === undefined ? {} : { askedAt: asked.at }),
    answeredAt: given.at,
  };
}

function limitsOf(result: RunResult, azure: Azure): string[] {
  const refused = azure.control.refusedHosts();
  return [
    `${[...new Set(result.notRunLocally.map(({ uses }) => uses))].join(", ") || "Nothing"} can only run on GitHub.`,
    "Azure is imitated as recorded and documented; what is unknown about it is a switch of the local Azure.",
    "The database is SQLite in a file, its backup is a copy of it.",
    refused.length === 0
      ? "No step asked for a host outside this machine and its package sources."
      : `Steps asked for ${refused.join(", ")} and were refused.`,
  ];
}

/** The environments there are, for `--list`. */
export function describeEnvironments(): string[] {
  return environmentPlans.map(
    ({ name, sku, slot, reviewers }) =>
      `${name}: plan ${sku}, ${slot ? `slot ${slot}, weighted shift` : "no slots, replaced in place"}${reviewers ? ", needs approval" : ""}`,
  );
}
