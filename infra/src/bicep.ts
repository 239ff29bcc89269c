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

async function diagnostics(connection: MessageConnection, file: string): Promise<Diagnostic[]> {
  const request = file.endsWith(".bicepparam")
    ? connection.sendRequest("bicep/compileParams", { path: file, parameterOverrides: {} })
    : connection.sendRequest("bicep/compile", { path: file });
  const answer = (await request) as {
    readonly diagnostics: readonly {
      readonly source: string;
      readonly range: { readonly start: { readonly line: number } };
      readonly level: string;
      readonly code: string;
      readonly message: string;
    }[];
  };
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
