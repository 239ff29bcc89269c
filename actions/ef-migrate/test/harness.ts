import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { build } from "esbuild";
import { afterAll } from "vitest";
import { parse } from "yaml";
import { withoutUnused } from "../../../scripts/left-out.ts";

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
  readonly entry?: "source" | "bundle";
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

  /** Runs the action as the runner does: a child with `INPUT_*` and the protocol's files. */
  async run(inputs: Record<string, string>, options: RunOptions = {}): Promise<ActionRun> {
    const { entry = "source" } = options;
    const description = parse(
      readFileSync(path.join(actionDirectory, "action.yml"), "utf8"),
    ) as ActionDescription;
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
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
    const child = spawn(
      process.execPath,
      [
        entry === "source"
          ? await compiledSource()
          : path.join(actionDirectory, "dist", "index.js"),
      ],
      { cwd: this.root, env: environment, stdio: ["ignore", "pipe", "pipe"] },
    );
    const pid = child.pid ?? 0;
    options.onStart?.(pid);
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        log += text;
        options.onLog?.(text, pid);
      });
    }
    const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
      (resolve) => child.once("close", (...end) => resolve(end)),
    );
    const outputs = existsSync(this.path("output"))
      ? readOutputs(readFileSync(this.path("output"), "utf8"))
      : {};
    return {
      exitCode,
      signal,
      log,
      outputs,
      summary: existsSync(this.path("summary")) ? readFileSync(this.path("summary"), "utf8") : "",
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
