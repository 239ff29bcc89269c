import { type ChildProcess, execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import type { HealthCheckReport } from "../src/report/report.ts";

const action = path.resolve(import.meta.dirname, "..");
const metadata = parse(readFileSync(path.join(action, "action.yml"), "utf8")) as {
  inputs: Record<string, { default?: string }>;
};

export interface ActionRun {
  readonly exitCode: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly report: HealthCheckReport | undefined;
  readonly junit: string | undefined;
  /** All files of the evidence directory by name. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** Runs the committed bundle as a runner does: `INPUT_*` with action.yml's defaults, files for answers. */
export async function runAction(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
  onOutput: (text: string, child: ChildProcess) => void = () => undefined,
): Promise<ActionRun> {
  const workspace = mkdtempSync(path.join(tmpdir(), "health-check-"));
  try {
    const output = path.join(workspace, "output");
    const summary = path.join(workspace, "summary");
    writeFileSync(output, "");
    writeFileSync(summary, "");
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
      writeFileSync(path.join(workspace, name), content);
    }
    const given: Record<string, string> = {};
    for (const [name, input] of Object.entries(metadata.inputs)) given[name] = input.default ?? "";
    const variables = Object.fromEntries(
      Object.entries({ ...given, ...inputs }).map(([name, value]) => [
        `INPUT_${name.toUpperCase()}`,
        value,
      ]),
    );
    const { exitCode, log } = await new Promise<{ exitCode: number; log: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [path.join(action, "dist", "index.js")],
        {
          cwd: workspace,
          env: {
            PATH: process.env.PATH,
            GITHUB_WORKSPACE: workspace,
            GITHUB_OUTPUT: output,
            GITHUB_STEP_SUMMARY: summary,
            ...variables,
            ...environment,
          },
          timeout: 60_000,
        },
        (error, stdout, stderr) =>
          resolve({
            exitCode: error === null ? 0 : typeof error.code === "number" ? error.code : -1,
            log: stdout + stderr,
          }),
      );
      child.stdout?.on("data", (text: string) => onOutput(text, child));
    });
    const outputs = readOutputs(readFileSync(output, "utf8"));
    const read = (file: string) => {
      try {
        return readFileSync(path.join(workspace, file), "utf8");
      } catch {
        return undefined;
      }
    };
    const report = outputs.report === undefined ? undefined : read(outputs.report);
    const name = inputs.name ?? "site";
    const evidence = path.join(workspace, ".slipway");
    const written = existsSync(evidence) ? readdirSync(evidence) : [];
    return {
      exitCode,
      log,
      outputs,
      summary: readFileSync(summary, "utf8"),
      report: report === undefined ? undefined : (JSON.parse(report) as HealthCheckReport),
      junit: read(`.slipway/health-check-${name}-junit.xml`),
      evidence: Object.fromEntries(
        written.map((file) => [file, readFileSync(path.join(evidence, file), "utf8")]),
      ),
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** `name<<delimiter` blocks, the form that @actions/core writes. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = "", , value = ""] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)) {
    outputs[name] = value;
  }
  return outputs;
}
