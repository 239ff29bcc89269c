import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { runAction } from "@slipway/toolkit";
import { build } from "esbuild";
import { afterAll } from "vitest";
import { parse } from "yaml";
import { withoutUnused } from "../../../scripts/left-out.ts";
import { main } from "../src/main.ts";

export const actionDirectory = path.resolve(import.meta.dirname, "..");
export const shopPack = path.join(import.meta.dirname, "fixtures", "shop-pack");
export const shopProject = path.join(import.meta.dirname, "fixtures", "shop");

interface ActionDescription {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
}

export interface ActionRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  // biome-ignore lint/suspicious/noExplicitAny: a report is looked into field by field.
  readonly report: any;
}

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /**
   * The sources inside this process (a second of CPU less), or as a child where the process itself
   * matters: it is stopped, or `dist/` is what is looked at.
   */
  readonly entry?: "here" | "source" | "bundle";
  /** Called with the process, for a test that stops it. */
  readonly onStart?: (pid: number) => void;
  readonly onLog?: (text: string, pid: number) => void;
}

let compiled: Promise<string> | undefined;

afterAll(async () => {
  if (compiled !== undefined) {
    rmSync(path.dirname(await compiled), { recursive: true, force: true });
  }
  compiled = undefined;
});

/** The sources as one file, compiled once for each test file: a child starts in a tenth of a second. */
function compiledSource(): Promise<string> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<string> {
  const outfile = path.join(mkdtempSync(path.join(os.tmpdir(), "slipway-ef-source-")), "index.mjs");
  await build({
    entryPoints: [path.join(actionDirectory, "src", "index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    conditions: ["source"],
    plugins: [withoutUnused],
    external: ["pg-native"],
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);',
    },
  });
  return outfile;
}

const description = parse(
  readFileSync(path.join(actionDirectory, "action.yml"), "utf8"),
) as ActionDescription;

type Ended = Pick<ActionRun, "exitCode" | "signal" | "log">;

/** Environment, standard output and exit code are the process's own, so runs take turns. */
let turn: Promise<unknown> = Promise.resolve();

function inThisProcess(environment: NodeJS.ProcessEnv): Promise<Ended> {
  const run = turn.then(() => runHere(environment));
  turn = run.catch(() => {});
  return run;
}

async function runHere(environment: NodeJS.ProcessEnv): Promise<Ended> {
  const before = { ...process.env };
  const { exitCode } = process;
  const write = process.stdout.write;
  let log = "";
  Object.assign(process.env, environment);
  process.exitCode = undefined;
  process.stdout.write = (text: string | Uint8Array) => {
    log += String(text);
    return true;
  };
  try {
    await runAction(main);
    return { exitCode: Number(process.exitCode ?? 0), signal: null, log };
  } finally {
    process.stdout.write = write;
    process.exitCode = exitCode;
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) delete process.env[name];
    }
    Object.assign(process.env, before);
  }
}

async function asChild(
  cwd: string,
  environment: NodeJS.ProcessEnv,
  entry: "source" | "bundle",
  { onStart, onLog }: RunOptions,
): Promise<Ended> {
  const script =
    entry === "source" ? await compiledSource() : path.join(actionDirectory, "dist", "index.js");
  const child = spawn(process.execPath, [script], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pid = child.pid ?? 0;
  onStart?.(pid);
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      onLog?.(text, pid);
    });
  }
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once("close", (...end) => resolve(end)),
  );
  return { exitCode, signal, log };
}

/** A job's workspace with its own directory for temporary files. */
export class Workspace implements Disposable {
  readonly root = mkdtempSync(path.join(os.tmpdir(), "slipway-ef-test-"));
  readonly database = path.join(this.root, "data.db");

  constructor(pack?: string) {
    if (pack !== undefined) cpSync(pack, this.path(".slipway/migrations"), { recursive: true });
  }

  path(relative: string): string {
    return path.join(this.root, relative);
  }

  get connectionString(): string {
    return `Data Source=${this.database}`;
  }

  open(): DatabaseSync {
    return new DatabaseSync(this.database);
  }

  history(): string[] {
    using database = this.open();
    const rows = database
      .prepare('SELECT "MigrationId" AS id FROM "__EFMigrationsHistory" ORDER BY 1')
      .all();
    return rows.map(({ id }) => String(id));
  }

  /** Runs the action with the runner's protocol: `INPUT_*` and the protocol's files. */
  async run(inputs: Record<string, string>, options: RunOptions = {}): Promise<ActionRun> {
    const environment: NodeJS.ProcessEnv = {
      NODE_OPTIONS: "",
      GITHUB_WORKSPACE: this.root,
      GITHUB_OUTPUT: this.path("output"),
      GITHUB_STEP_SUMMARY: this.path("summary"),
      RUNNER_TEMP: os.tmpdir(),
      ...options.environment,
    };
    for (const file of ["output", "summary"]) writeFileSync(this.path(file), "");
    for (const [name, { default: value }] of Object.entries(description.inputs)) {
      environment[`INPUT_${name.toUpperCase()}`] = inputs[name] ?? value;
    }
    const { entry = "here" } = options;
    const ended =
      entry === "here"
        ? await inThisProcess(environment)
        : await asChild(this.root, environment, entry, options);
    const outputs = readOutputs(readFileSync(this.path("output"), "utf8"));
    return {
      ...ended,
      outputs,
      summary: readFileSync(this.path("summary"), "utf8"),
      report: outputs.report
        ? JSON.parse(readFileSync(this.path(outputs.report), "utf8"))
        : undefined,
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) {
    outputs[match[1] ?? ""] = match[3] ?? "";
  }
  return outputs;
}
