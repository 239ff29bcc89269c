import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runAction } from "@slipway/toolkit";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { runInProcess } from "../../../test/action-in-process.ts";
import { main } from "../src/main.ts";

const action = path.resolve(import.meta.dirname, "..");

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(path.join(action, "report.schema.json"), "utf8")) as object,
);

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
}

/** A workspace on disk in which the action runs as the runner would run it. */
export class Workspace implements Disposable {
  readonly directory = mkdtempSync(path.join(tmpdir(), "coverage-gate-"));
  readonly root = path.join(this.directory, "work");
  committedAt = "2023-01-01T00:00:00Z";

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    mkdirSync(this.root);
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  git(...commandArguments: string[]): string {
    return execFileSync(
      "git",
      [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.invalid",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
        // Upkeep that no test waits for.
        "-c",
        "maintenance.auto=false",
        "-c",
        "core.fsync=none",
        ...commandArguments,
      ],
      {
        cwd: this.root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        // The reports of the tests carry times of their own, and are of later than any commit.
        env: { ...process.env, GIT_COMMITTER_DATE: this.committedAt, GIT_TEMPLATE_DIR: "" },
      },
    );
  }

  /** Makes the workspace a repository in which everything written so far is committed. */
  commitAll(message = "All"): this {
    this.git("init", "-q");
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", message);
    return this;
  }

  /** Runs the action with the runner's protocol: defaults of action.yml, files for outputs. */
  async run(
    inputs: Readonly<Record<string, string>>,
    environment: NodeJS.ProcessEnv = {},
  ): Promise<ActionRun> {
    const { options, files } = this.step(inputs, environment);
    const ended = await runInProcess(() => runAction(main), {
      directory: options.cwd,
      environment: options.env,
    });
    return this.#left(ended, files);
  }

  /** As `run`, but dist/index.js in a process of its own. */
  runBundle(inputs: Readonly<Record<string, string>>): ActionRun {
    const { program, arguments: all, options, files } = this.step(inputs);
    const child = spawnSync(program, all, { ...options, encoding: "utf8" });
    return this.#left({ exitCode: child.status, log: child.stdout + child.stderr }, files);
  }

  #left(
    ended: Pick<ActionRun, "exitCode" | "log">,
    files: { readonly GITHUB_OUTPUT: string; readonly GITHUB_STEP_SUMMARY: string },
  ): ActionRun {
    return {
      ...ended,
      outputs: outputsIn(readFileSync(files.GITHUB_OUTPUT, "utf8")),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
      report: this.#report(),
    };
  }

  /** The child process of a step, for a test that has to answer it meanwhile. */
  step(inputs: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv = {}) {
    const { inputs: declared } = parse(
      readFileSync(path.join(action, "action.yml"), "utf8"),
    ) as ActionFile;
    const files = {
      GITHUB_OUTPUT: path.join(this.directory, "output"),
      GITHUB_STEP_SUMMARY: path.join(this.directory, "summary"),
    };
    for (const file of Object.values(files)) writeFileSync(file, "");
    const all = {
      ...Object.fromEntries(
        Object.entries(declared).map(([name, { default: value = "" }]) => [name, value]),
      ),
      ...inputs,
    };
    return {
      program: process.execPath,
      arguments: [path.join(action, "dist", "index.js")],
      options: {
        cwd: this.root,
        env: {
          PATH: process.env.PATH,
          HOME: this.directory,
          GITHUB_ACTIONS: "true",
          GITHUB_WORKSPACE: this.root,
          ...files,
          ...Object.fromEntries(
            Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
          ),
          ...environment,
        },
      },
      files,
    };
  }

  /** The report, if there is one; it is as its schema says. */
  #report(): Report | undefined {
    const file = path.join(this.root, ".slipway", "coverage-gate-report.json");
    if (!existsSync(file)) return undefined;
    const report: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (!validate(report))
      throw new Error(`The report is invalid: ${JSON.stringify(validate.errors)}`);
    return report as Report;
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export interface Report {
  readonly verdict: string;
  readonly reasons: readonly {
    readonly code: string;
    readonly message: string;
    readonly remedy?: string;
    readonly file?: string;
    readonly line?: number;
  }[];
  readonly groups: readonly {
    readonly name: string;
    readonly verdict: string;
    readonly lines: { readonly covered: number; readonly total: number };
    readonly branches: { readonly covered: number; readonly total: number };
    readonly files: readonly { readonly path: string; readonly uncovered: string }[];
    readonly exclusions: readonly { readonly rule: string; readonly lines: number }[];
    readonly notices: readonly string[];
  }[];
}

export interface ActionRun {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly report: Report | undefined;
}

function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of text.matchAll(/^(.+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm)) {
    outputs[match[1] ?? ""] = match[3] ?? "";
  }
  return outputs;
}
