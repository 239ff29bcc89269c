import { type ChildProcess, spawn } from "node:child_process";
import { Agent } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { boundToParent, type Command } from "./launch.ts";

export interface WorkerSettings {
  readonly command: Command;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

/** Real milliseconds that a site may take until it listens (App Service waits 230 s). */
const startLimitMilliseconds = 230_000;
const drainLimitMilliseconds = 30_000;

/**
 * One process that serves a slot, on its own loopback port. It is started again when it ends by
 * itself, as App Service does.
 */
export class Worker {
  readonly agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  readonly #settings: WorkerSettings;
  readonly #stopping = new AbortController();
  #child: ChildProcess | undefined;
  #port = 0;
  #ready: Promise<boolean>;
  #listening = false;
  #inFlight = 0;
  #idle: (() => void) | undefined;
  #crashes = 0;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#ready = this.#start();
  }

  get port(): number {
    return this.#port;
  }

  get pid(): number | undefined {
    return this.#child?.exitCode === null && this.#child.signalCode === null
      ? this.#child.pid
      : undefined;
  }

  get isListening(): boolean {
    return this.#listening;
  }

  /** Whether the process listens; waits for it while it starts. */
  ready(): Promise<boolean> {
    return this.#ready;
  }

  begin(): void {
    this.#inFlight += 1;
  }

  end(): void {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) this.#idle?.();
  }

  /** Lets the requests in flight end, then ends the process. */
  async retire(): Promise<void> {
    if (this.#inFlight > 0) {
      const idle = new Promise<void>((resolve) => {
        this.#idle = resolve;
      });
      await Promise.race([
        idle,
        delay(drainLimitMilliseconds, undefined, {
          ref: false,
          signal: this.#stopping.signal,
        }).catch(() => undefined),
      ]);
    }
    await this.stop();
  }

  /** Ends the process and everything it started. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#listening = false;
    this.agent.destroy();
    await endGroup(this.#child);
  }

  async #start(): Promise<boolean> {
    this.#port = await freePort();
    if (this.#stopping.signal.aborted) return false;
    const command = boundToParent(this.#settings.command);
    const url = `http://127.0.0.1:${this.#port}`;
    const child = spawn(command.file, command.arguments, {
      cwd: this.#settings.directory,
      env: {
        ...this.#settings.environment,
        ASPNETCORE_URLS: url,
        PORT: String(this.#port),
        HTTP_PLATFORM_PORT: String(this.#port),
      },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    this.#child = child;
    lines(child.stdout, this.#settings.log);
    lines(child.stderr, this.#settings.log);
    const ended = new Promise<void>((resolve) => {
      child.once("error", (error) => {
        this.#settings.log(`The process could not be started: ${error.message}`);
        resolve();
      });
      child.once("exit", () => resolve());
    });
    void ended.then(() => this.#ended(child));
    this.#listening = await untilListening(this.#port, ended, this.#stopping.signal);
    if (this.#listening) this.#crashes = 0;
    return this.#listening;
  }

  #ended(child: ChildProcess): void {
    this.#listening = false;
    if (this.#stopping.signal.aborted || child !== this.#child) return;
    this.#settings.log(`The process ended by itself (${child.exitCode ?? child.signalCode}).`);
    // Requests of the pause get 503; the wait grows so that a broken site does not burn the machine.
    this.#ready = Promise.resolve(false);
    const pause = Math.min(10_000, 500 * 2 ** this.#crashes);
    this.#crashes += 1;
    delay(pause, undefined, { ref: false, signal: this.#stopping.signal }).then(
      () => {
        this.#ready = this.#start();
      },
      () => undefined,
    );
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(
  port: number,
  ended: Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const until = Date.now() + startLimitMilliseconds;
  while (!over && !signal.aborted && Date.now() < until) {
    if (await accepts(port)) return true;
    await delay(25);
  }
  return false;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function endGroup(child: ChildProcess | undefined): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const { pid } = child;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalGroup(pid, "SIGTERM");
  const inTime = await Promise.race([ended.then(() => true), delay(3_000, false, { ref: false })]);
  if (!inTime) {
    signalGroup(pid, "SIGKILL");
    await ended;
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function lines(stream: NodeJS.ReadableStream | null, log: (line: string) => void): void {
  let rest = "";
  stream?.setEncoding("utf8");
  stream?.on("data", (chunk: string) => {
    const parts = (rest + chunk).split(/\r?\n/);
    rest = (parts.pop() ?? "").slice(-4096);
    for (const part of parts) log(part);
  });
}
