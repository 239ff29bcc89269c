import type { Content, Slot } from "../web/model.ts";
import { type Settings, workerEnvironment } from "./environment.ts";
import { startCommand } from "./launch.ts";
import { Worker } from "./worker.ts";

const logLines = 200;

/** The processes of all slots: which one serves, and those that start or drain beside it. */
export class Fleet {
  readonly #edgeEnvironment: () => Readonly<Record<string, string>>;
  readonly #serving = new Map<Slot, Worker>();
  readonly #all = new Map<Worker, Slot>();
  readonly #newest = new Map<Slot, Worker | undefined>();
  readonly #logs = new Map<Content, string[]>();
  #stopped = false;

  constructor(edgeEnvironment: () => Readonly<Record<string, string>>) {
    this.#edgeEnvironment = edgeEnvironment;
  }

  worker(slot: Slot): Worker | undefined {
    return this.#serving.get(slot);
  }

  pids(slot: Slot): number[] {
    const serving = this.#serving.get(slot);
    const others = [...this.#all].filter(([worker, of]) => of === slot && worker !== serving);
    return [serving, ...others.map(([worker]) => worker)].flatMap((worker) => worker?.pid ?? []);
  }

  log(content: Content): readonly string[] {
    return this.#logs.get(content) ?? [];
  }

  /** A process for some content, named and set up as a slot; undefined when there is nothing to start. */
  create(slot: Slot, content: Content, settings: Settings): Worker | undefined {
    if (this.#stopped || content.wwwroot === undefined) return undefined;
    const command = startCommand(content.wwwroot, slot.config.appCommandLine);
    if (command === undefined) return undefined;
    const log = this.#logs.get(content) ?? [];
    this.#logs.set(content, log);
    const worker = new Worker({
      command,
      directory: content.wwwroot,
      environment: workerEnvironment(slot, content, settings, this.#edgeEnvironment()),
      log: (line) => {
        log.push(line);
        if (log.length > logLines) log.shift();
      },
    });
    this.#all.set(worker, slot);
    return worker;
  }

  /**
   * Starts the slot's process anew. The old one serves until the new one listens or has failed;
   * without an old one, requests wait for the new one.
   */
  async restart(slot: Slot): Promise<boolean> {
    const next = slot.state === "Running" ? this.create(slot, slot.content, slot) : undefined;
    this.#newest.set(slot, next);
    if (next !== undefined && !this.#serving.has(slot)) this.#serving.set(slot, next);
    const listening = (await next?.ready()) ?? true;
    if (this.#newest.get(slot) !== next) {
      if (next !== undefined) await this.discard(next);
      return false;
    }
    this.put(slot, next);
    return listening;
  }

  /** Makes a process the serving one; the one before drains and ends. */
  put(slot: Slot, worker: Worker | undefined): void {
    const old = this.#serving.get(slot);
    this.#newest.set(slot, worker);
    if (old === worker) return;
    if (worker === undefined) this.#serving.delete(slot);
    else {
      this.#serving.set(slot, worker);
      this.#all.set(worker, slot);
    }
    if (old !== undefined) void this.discard(old);
  }

  /** Exchanges the serving processes of two slots in one step. */
  exchange(one: Slot, other: Slot): void {
    const first = this.#serving.get(one);
    const second = this.#serving.get(other);
    for (const [slot, worker] of [
      [one, second],
      [other, first],
    ] as const) {
      this.#newest.set(slot, worker);
      if (worker === undefined) this.#serving.delete(slot);
      else {
        this.#serving.set(slot, worker);
        this.#all.set(worker, slot);
      }
    }
  }

  async discard(worker: Worker): Promise<void> {
    await worker.retire();
    this.#all.delete(worker);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#all.keys()].map((worker) => worker.stop()));
    this.#all.clear();
    this.#serving.clear();
  }
}
