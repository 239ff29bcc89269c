import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { InProcess } from "./in-process.ts";

/** Where az is installed, if it is. */
export const az = (process.env.PATH ?? "")
  .split(path.delimiter)
  .map((directory) => path.join(directory, "az"))
  .find((file) => existsSync(file));

/** az's own entry point (azure/cli/__main__.py) in a loop: starting it costs seconds. */
const loop = `
import io, json, sys
from azure.cli.core import get_default_cli
for line in sys.stdin:
    out = io.StringIO()
    try:
        code = get_default_cli().invoke(json.loads(line), out_file=out)
    except SystemExit as end:
        code = end.code
    print(json.dumps({"code": code or 0, "out": out.getvalue()}), flush=True)
`;

/** The unmodified az client in one process, on its own configuration directory. */
export class AzSession implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;
  readonly #home = mkdtempSync(path.join(tmpdir(), "slipway-az-"));
  #errors = "";

  constructor(environment: Readonly<Record<string, string>>) {
    this.#child = spawn("/usr/bin/python3", ["-c", loop], {
      env: {
        PATH: process.env.PATH,
        HOME: this.#home,
        AZURE_CONFIG_DIR: this.#home,
        AZURE_CORE_COLLECT_TELEMETRY: "0",
        AZURE_CORE_ONLY_SHOW_ERRORS: "1",
        ...environment,
      },
    });
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors += text;
    });
    this.#lines = createInterface(this.#child.stdout);
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /** As whoever runs operations in the local Azure. */
  async signIn(place: InProcess): Promise<void> {
    const { clientId, assertion } = await place.assertion();
    await this.run(
      "login", "--service-principal", "--username", clientId, "--tenant", place.azure.tenantId,
      "--federated-token", assertion,
    ); // biome-ignore format: one line per part of the command
  }

  /** What one command prints as JSON. */
  async run(...parts: readonly string[]): Promise<unknown> {
    this.#child.stdin.write(`${JSON.stringify([...parts, "--output", "json"])}\n`);
    const { value, done } = await this.#answers.next();
    const answer = done
      ? { code: -1, out: "" }
      : (JSON.parse(value) as { code: number; out: string });
    if (answer.code !== 0) throw new Error(`az ${parts.join(" ")}: ${this.#errors}`);
    return answer.out.trim() === "" ? undefined : JSON.parse(answer.out);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.end();
    this.#lines.close();
    this.#child.kill("SIGKILL");
    rmSync(this.#home, { recursive: true, force: true });
  }
}
