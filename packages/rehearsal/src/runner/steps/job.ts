/** What the steps of one running job share. */

import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { dirname, join } from "node:path";
import type { Value } from "../expressions/data.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { Catalogue } from "../source/actions.ts";
import type { YamlFile } from "../source/workflow-file.ts";
import type { RunEvent, RunOptions } from "../types.ts";
import { hashFiles } from "./hash-files.ts";
import type { Keeper } from "./keeper.ts";
import type { Masks } from "./masks.ts";

/** An event as its maker gives it; time and job are added here. */
export type JobEvent = RunEvent extends infer Event
  ? Event extends { readonly job: string }
    ? Omit<Event, "at" | "job">
    : never
  : never;

export interface JobDirectories {
  /** GITHUB_WORKSPACE */
  readonly workspace: string;
  /** RUNNER_TEMP */
  readonly temp: string;
  readonly tools: string;
  /** Environment files, scripts: the runner's own. */
  readonly runner: string;
  readonly log: string;
}

export interface JobSetup {
  readonly options: RunOptions;
  readonly catalogue: Catalogue;
  readonly keeper: Keeper;
  readonly masks: Masks;
  readonly unique: string;
  readonly file: YamlFile;
  readonly directories: JobDirectories;
  /** `github`, `vars`, `secrets`, `inputs`, `needs`, `matrix`, `strategy`, `runner`; without steps. */
  readonly contexts: Readonly<Record<string, Value>>;
  /** Workflow's and job's `env`, evaluated. */
  readonly env: Record<string, string>;
  readonly defaults: { readonly shell?: string; readonly directory?: string };
  /** GITHUB_*, RUNNER_*, ACTIONS_*: over everything a workflow sets. */
  readonly system: Readonly<Record<string, string>>;
  /** Cancels the job; steps that run on `always()` go on. */
  readonly cancel: AbortSignal;
  readonly endAtOnce: AbortSignal;
  readonly artifactsDirectory: string;
  readonly cacheDirectory: string;
  readonly debug: boolean;
}

export interface PostStep {
  readonly name: string;
  run(): Promise<void>;
}

export class Job {
  readonly setup: JobSetup;
  /** Also what `GITHUB_ENV` adds. */
  readonly env: Record<string, string>;
  /** What `GITHUB_PATH` adds, the newest first. */
  readonly paths: string[] = [];
  readonly posts: PostStep[] = [];
  failed = false;
  /** Number of the step that is running, 1, 2, … */
  step = 0;
  #files = 0;
  readonly #log: WriteStream;

  constructor(setup: JobSetup) {
    this.setup = setup;
    this.env = { ...setup.env };
    mkdirSync(dirname(setup.directories.log), { recursive: true });
    this.#log = createWriteStream(setup.directories.log);
    this.#log.on("error", () => {});
  }

  get status(): "success" | "failure" | "cancelled" {
    if (this.setup.cancel.aborted) return "cancelled";
    return this.failed ? "failure" : "success";
  }

  emit(event: JobEvent): void {
    if (event.type === "step-started") this.#log.write(`\n=== ${event.name}\n`);
    this.setup.options.onEvent({ ...event, at: Date.now(), job: this.setup.unique } as RunEvent);
  }

  /** One masked line, to the listener and to the job's log. */
  print(text: string, kind: "line" | "group" | "end-group" | "command" | "debug" = "line"): void {
    const masked = this.setup.masks.hide(text);
    const prefix = { line: "", group: "▸ ", "end-group": "", command: "$ ", debug: "debug: " }[
      kind
    ];
    if (kind !== "end-group") this.#log.write(`${prefix}${masked}\n`);
    this.emit({ type: "output", step: this.step, text: masked, kind });
  }

  error(message: string): void {
    const masked = this.setup.masks.hide(message);
    this.#log.write(`Error: ${masked}\n`);
    this.emit({ type: "annotation", step: this.step, level: "error", message: masked });
  }

  /** A new directory for one phase's environment files and scripts. */
  nextDirectory(): string {
    this.#files += 1;
    return join(this.setup.directories.runner, String(this.#files));
  }

  /** @param failed what `success()` and `failure()` look at: the job's steps, or an action's */
  scope(contexts: Readonly<Record<string, Value>>, failed: boolean): Scope {
    const cancelled = this.setup.cancel.aborted;
    return {
      contexts: { ...this.setup.contexts, ...contexts, job: this.#jobContext() },
      functions: {
        success: () => !failed && !cancelled,
        failure: () => failed && !cancelled,
        cancelled: () => cancelled,
        always: () => true,
        hashFiles: (...patterns) =>
          hashFiles(this.setup.directories.workspace, patterns.map(String)),
      },
    };
  }

  #jobContext(): Value {
    return { ...(this.setup.contexts.job as object), status: this.status };
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#log.end(resolve));
  }
}
