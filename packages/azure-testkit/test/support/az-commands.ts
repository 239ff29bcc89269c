/**
 * Commands of the real `az` client, one after the other in one process. Each start of `az` takes
 * three seconds of a processor, nearly all of them for loading what it always loads.
 */
import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** Path of the installed client, or undefined. */
export const az = (process.env.PATH ?? "")
  .split(delimiter)
  .map((directory) => join(directory, "az"))
  .find((path) => existsSync(path));

/** Does what `az` itself does with its words (azure/cli/__main__.py), once for each line it reads. */
const loop = `
import io, json, os, sys
answers = os.fdopen(os.dup(1), "w")
sys.stdout = sys.stderr
from azure.cli.core import get_default_cli
for line in sys.stdin:
    output = io.StringIO()
    try:
        status = get_default_cli().invoke(json.loads(line), out_file=output)
    except SystemExit as end:
        status = end.code
    print(json.dumps([status, output.getvalue()]), file=answers, flush=True)
`;

export class AzCommands implements Disposable {
  readonly #environment: NodeJS.ProcessEnv;
  #process: ChildProcessWithoutNullStreams | undefined;
  #lines: AsyncIterator<string> | undefined;
  #errors = "";

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  /** The client as it is installed, in a process of its own. @returns what it answers */
  async started(...words: readonly string[]): Promise<unknown> {
    const { stdout } = await promisify(execFile)(az ?? "az", [...words, "--output", "json"], {
      env: this.#environment,
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout.trim() === "" ? undefined : JSON.parse(stdout);
  }

  /** The same client's commands, loaded once; where its Python is not found, as `started`. */
  // biome-ignore lint/suspicious/noExplicitAny: what az answers is read here and there.
  async run(...words: readonly string[]): Promise<any> {
    const python = interpreter();
    if (python === undefined) return this.started(...words);
    if (this.#process === undefined) {
      this.#process = spawn(python, ["-c", loop], { env: this.#environment });
      this.#process.stderr.setEncoding("utf8").on("data", (text: string) => {
        this.#errors += text;
      });
      this.#lines = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
    }
    this.#errors = "";
    this.#process.stdin.write(`${JSON.stringify([...words, "--output", "json"])}\n`);
    const answer = await this.#lines?.next();
    if (answer === undefined || answer.done) throw new Error(`az has ended: ${this.#errors}`);
    const [status, output] = JSON.parse(answer.value) as [number, string];
    if (status !== 0) throw new Error(`az ${words.join(" ")}: ${status}\n${this.#errors}`);
    return output.trim() === "" ? undefined : JSON.parse(output);
  }

  [Symbol.dispose](): void {
    this.#process?.kill();
  }
}

/** All packages of `az` name theirs in the program itself. */
function interpreter(): string | undefined {
  if (az === undefined) return undefined;
  return /(?:\/[\w.+-]+)+\/python3?\b/.exec(readFileSync(az, "utf8"))?.[0];
}
