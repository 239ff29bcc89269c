import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { parse } from "yaml";

const action = path.resolve(import.meta.dirname, "..");

interface Definition {
  readonly inputs: Readonly<Record<string, { readonly default?: unknown }>>;
}

/** The inputs as the runner gives them: what the workflow sets, else the declared default. */
export function inputVariables(
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { inputs: declared } = parse(
    readFileSync(path.join(action, "action.yml"), "utf8"),
  ) as Definition;
  return Object.fromEntries(
    Object.entries(declared).map(([name, { default: value = "" }]) => [
      `INPUT_${name.toUpperCase()}`,
      inputs[name] ?? String(value),
    ]),
  );
}

/** Bundles the sources, since a process that starts from them takes seconds. */
export async function bundle(directory: string): Promise<string> {
  const outfile = path.join(directory, "action.mjs");
  await build({
    entryPoints: [path.join(action, "src", "index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["source"],
    logLevel: "warning",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  return outfile;
}

/** The action in a process of its own, by the runner's protocol. */
export class ActionRun implements AsyncDisposable {
  readonly workspace = mkdtempSync(path.join(tmpdir(), "bluegreen-shift-"));
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  #log = "";

  constructor(
    program: string,
    inputs: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
    execArguments: readonly string[] = [],
  ) {
    for (const name of ["output", "summary"]) writeFileSync(this.#file(name), "");
    this.child = spawn(process.execPath, [...execArguments, program], {
      cwd: this.workspace,
      env: {
        PATH: path.dirname(process.execPath),
        HOME: this.workspace,
        GITHUB_WORKSPACE: this.workspace,
        GITHUB_OUTPUT: this.#file("output"),
        GITHUB_STEP_SUMMARY: this.#file("summary"),
        ...inputVariables(inputs),
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#log += text;
      });
    }
    this.ended = once(this.child, "close").then(([code]) => code as number | null);
  }

  get log(): string {
    return this.#log;
  }

  get outputs(): Readonly<Record<string, string>> {
    const outputs: Record<string, string> = {};
    const text = this.#read("output");
    for (const [, name, , value] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)) {
      if (name !== undefined && value !== undefined) outputs[name] = value;
    }
    return outputs;
  }

  get summary(): string {
    return this.#read("summary");
  }

  get report(): Record<string, unknown> {
    return JSON.parse(
      readFileSync(path.join(this.workspace, this.outputs.report ?? "no-report"), "utf8"),
    ) as Record<string, unknown>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGKILL");
    await this.ended;
    rmSync(this.workspace, { recursive: true, force: true });
  }

  #file(name: string): string {
    return path.join(this.workspace, `.${name}`);
  }

  #read(name: string): string {
    return readFileSync(this.#file(name), "utf8");
  }
}

/** The inputs that name an app; everything else keeps its default. */
export const target = {
  "subscription-id": "00000000-0000-4000-8000-000000000001",
  "resource-group": "rg-roster-prod",
  "app-name": "app-roster-prod",
};
