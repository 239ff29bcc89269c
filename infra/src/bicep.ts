import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { bicepBinary, compilerEnvironment, infraDirectory } from "./bicep-binary.ts";

/** One thing that Bicep says about a file. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly level: string;
  readonly code: string;
  readonly message: string;
}

/** The Bicep compiler as one process that answers several questions. */
export interface Bicep extends AsyncDisposable {
  /**
   * Every diagnostic of a file and of the modules it uses. Bicep calls type errors warnings and
   * would end with 0 on them; callers treat each diagnostic as a failure.
   */
  readonly diagnostics: (file: string) => Promise<Diagnostic[]>;
  /** Limits of the parameters of a parameter file's template: "product: 2 to 10 letters", sorted. */
  readonly limits: (parameterFile: string) => Promise<string[]>;
  /** The file as the formatter would write it. */
  readonly format: (file: string) => Promise<string>;
  /** The resources that a parameter file leads to, as the text of a committed snapshot. */
  readonly snapshot: (parameterFile: string) => Promise<string>;
}

/** Ids that stand in every snapshot, so that it is the same on every machine. */
const snapshotMetadata = {
  tenantId: "00000000-0000-0000-0000-00000000000b",
  subscriptionId: "00000000-0000-0000-0000-00000000000a",
  location: "westeurope",
  deploymentName: "slipway",
};

/** Starts the compiler. Disposing it ends the process. */
export async function startBicep(): Promise<Bicep> {
  const child = spawn(bicepBinary(), ["jsonrpc", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: compilerEnvironment(),
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return {
    diagnostics: (file) => diagnostics(connection, file),
    limits: async (file) => {
      const { template } = await compileParameters(connection, file);
      if (template === undefined) throw new Error(`${file} leads to no template.`);
      return [...new Set(limitsIn(JSON.parse(template)))].sort();
    },
    format: async (file) => {
      const answer = await connection.sendRequest<{ contents: string }>("bicep/format", {
        path: file,
      });
      return answer.contents;
    },
    snapshot: async (parameterFile) => {
      const answer = await connection.sendRequest<{ snapshot: string }>("bicep/getSnapshot", {
        path: parameterFile,
        metadata: snapshotMetadata,
      });
      return `${JSON.stringify(JSON.parse(answer.snapshot), null, 2)}\n`;
    },
    [Symbol.asyncDispose]: () => end(connection, child),
  };
}

interface Compiled {
  readonly template?: string;
  readonly diagnostics: readonly {
    readonly source: string;
    readonly range: { readonly start: { readonly line: number } };
    readonly level: string;
    readonly code: string;
    readonly message: string;
  }[];
}

const compileParameters = (connection: MessageConnection, file: string): Promise<Compiled> =>
  connection.sendRequest("bicep/compileParams", { path: file, parameterOverrides: {} });

/** Every limit in a compiled template, its types and its modules. */
function limitsIn(value: unknown, name = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { minLength, maxLength, minValue, maxValue } = value as Record<string, number | undefined>;
  const limit = (least: unknown, most: unknown, unit: string): string[] =>
    typeof least === "number" || typeof most === "number"
      ? [`${name}: ${least ?? "any"} to ${most ?? "any"}${unit}`]
      : [];
  return [
    ...limit(minLength, maxLength, " long"),
    ...limit(minValue, maxValue, ""),
    ...Object.entries(value).flatMap(([key, item]) => limitsIn(item, key)),
  ];
}

async function diagnostics(connection: MessageConnection, file: string): Promise<Diagnostic[]> {
  const answer = file.endsWith(".bicepparam")
    ? await compileParameters(connection, file)
    : await connection.sendRequest<Compiled>("bicep/compile", { path: file });
  return answer.diagnostics.map((found) => ({
    file: path.relative(infraDirectory, found.source),
    line: found.range.start.line + 1,
    level: found.level,
    code: found.code,
    message: found.message,
  }));
}

async function end(connection: MessageConnection, child: ChildProcess): Promise<void> {
  connection.dispose();
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}
