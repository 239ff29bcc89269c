import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { singleLine } from "@slipway/toolkit";
import { type DotnetOptions, dotnet, type EfTool, toolFailure } from "./ef-tool.ts";
import { concealed, toolJson, toolLines } from "./tool-output.ts";

export interface EfProject {
  /** Absolute paths of the project files. */
  readonly project: string;
  readonly startupProject: string;
  readonly configuration: string;
  readonly framework: string | undefined;
  /** Passed to the application after `--`. */
  readonly applicationArguments: readonly string[];
}

export interface ScriptRequest {
  readonly context: string;
  readonly from: string;
  readonly to: string;
  readonly noTransactions: boolean;
}

export type ScriptResult =
  | { readonly ok: true; readonly sql: string }
  | { readonly ok: false; readonly message: string };

/** The questions that a plan asks of `dotnet ef`; none of them connects to a database. */
export class EfCommands {
  readonly #tool: EfTool;
  readonly #project: EfProject;
  readonly #options: DotnetOptions;
  readonly #alternative: NodeJS.ProcessEnv;
  readonly #scratch: string;

  /** `alternative` is the environment with the second placeholder connection. */
  constructor(
    tool: EfTool,
    project: EfProject,
    options: DotnetOptions,
    alternative: NodeJS.ProcessEnv,
    scratch: string,
  ) {
    this.#tool = tool;
    this.#project = project;
    this.#options = options;
    this.#alternative = alternative;
    this.#scratch = scratch;
  }

  async #run(command: readonly string[], environment = this.#options.environment) {
    const { project, startupProject, configuration, framework, applicationArguments } =
      this.#project;
    return await dotnet(
      [
        ...this.#tool.leading,
        ...command,
        "--project",
        project,
        "--startup-project",
        startupProject,
        "--configuration",
        configuration,
        ...(framework === undefined ? [] : ["--framework", framework]),
        "--no-build",
        "--prefix-output",
        "--no-color",
        ...(applicationArguments.length > 0 ? ["--", ...applicationArguments] : []),
      ],
      path.dirname(project),
      { ...this.#options, environment },
      this.#tool.program,
    );
  }

  /** Full names of the contexts. */
  async contexts(): Promise<string[]> {
    const result = await this.#run(["dbcontext", "list", "--json"]);
    const rows = toolJson(result.stdout);
    if (result.exitCode !== 0 || !Array.isArray(rows)) {
      if (/No DbContext was found/.test(result.stdout + result.stderr)) return [];
      throw toolFailure(result, "dbcontext list", this.#options.log);
    }
    return rows.map((row: { fullName?: unknown }) => String(row.fullName));
  }

  /** The provider's name as EF says it. */
  async provider(context: string): Promise<string> {
    const result = await this.#run(["dbcontext", "info", "--json", "--context", context]);
    const info = toolJson(result.stdout) as { providerName?: unknown } | undefined;
    if (result.exitCode !== 0 || typeof info?.providerName !== "string") {
      throw toolFailure(result, "dbcontext info", this.#options.log);
    }
    return info.providerName;
  }

  /** Ids and names in EF's order. */
  async migrations(context: string): Promise<{ id: string; name: string }[]> {
    const result = await this.#run([
      "migrations",
      "list",
      "--no-connect",
      "--json",
      "--context",
      context,
    ]);
    const rows = toolJson(result.stdout);
    if (result.exitCode !== 0 || !Array.isArray(rows)) {
      throw toolFailure(result, "migrations list", this.#options.log);
    }
    return rows.map((row: { id?: unknown; name?: unknown }) => ({
      id: String(row.id),
      name: String(row.name),
    }));
  }

  /** Whether the model has changes that no migration carries. */
  async hasPendingModelChanges(context: string): Promise<boolean> {
    const result = await this.#run([
      "migrations",
      "has-pending-model-changes",
      "--context",
      context,
    ]);
    if (result.exitCode === 0) return false;
    // Exit code 1 stands for every failure, so the sentence decides.
    if (/Changes have been made to the model/.test(result.stdout + result.stderr)) return true;
    throw toolFailure(result, "migrations has-pending-model-changes", this.#options.log);
  }

  /**
   * The script between two migrations. The plain form and the `--no-transactions` form are
   * generated with different placeholder connections.
   */
  async script(request: ScriptRequest): Promise<ScriptResult> {
    // A file, because the application may print between the tool's lines.
    const directory = mkdtempSync(path.join(this.#scratch, "script-"));
    const file = path.join(directory, "script.sql");
    try {
      const result = await this.#run(
        [
          "migrations",
          "script",
          request.from,
          request.to,
          "--context",
          request.context,
          "--output",
          file,
          ...(request.noTransactions ? ["--no-transactions"] : []),
        ],
        request.noTransactions ? this.#alternative : this.#options.environment,
      );
      if (result.exitCode === 0) {
        return { ok: true, sql: readFileSync(file, "utf8").replace(/^\uFEFF/, "") };
      }
      if (result.exitCode !== 1) throw toolFailure(result, "migrations script", this.#options.log);
      const message = toolLines(result.stdout, "error").join(" ");
      return { ok: false, message: singleLine(concealed(message || "no reason given"), 400) };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
}
