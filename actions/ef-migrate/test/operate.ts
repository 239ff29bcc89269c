import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UsageError } from "@slipway/toolkit";
import type { DatabaseInputs } from "../src/inputs.ts";
import { databaseOperation } from "../src/operations/database.ts";
import { databaseTrouble } from "../src/operations/database-trouble.ts";
import type { Outcome } from "../src/operations/outcome.ts";
import { refused } from "../src/operations/outcome.ts";
import type { World } from "../src/operations/world.ts";
import { type LoadedPack, writePack } from "../src/pack/files.ts";

/** A workspace with a pack, in which operations run inside this process. */
export class Bench implements Disposable {
  readonly root = mkdtempSync(path.join(os.tmpdir(), "slipway-ef-server-"));
  readonly loaded: LoadedPack;
  readonly log: string[] = [];
  readonly abort = new AbortController();
  world: Partial<World> = {};

  constructor(loaded: LoadedPack) {
    this.loaded = loaded;
    writePack(path.join(this.root, "pack"), loaded, {});
    mkdirSync(path.join(this.root, "evidence"));
  }

  async run(
    operation: DatabaseInputs["operation"],
    inputs: Partial<DatabaseInputs>,
  ): Promise<Outcome> {
    const workspace = process.env.GITHUB_WORKSPACE;
    process.env.GITHUB_WORKSPACE = this.root;
    const all: DatabaseInputs = {
      ...standard,
      pack: path.join(this.root, "pack"),
      operation,
      ...inputs,
    };
    try {
      return await databaseOperation(all, {
        now: () => Date.now(),
        sleep: (milliseconds) => sleep(milliseconds),
        log: (line) => this.log.push(line),
        signal: this.abort.signal,
        environment: {},
        mask: () => {},
        azure: () => Promise.reject(new Error("no Azure here")),
        ...this.world,
      });
    } catch (error) {
      if (error instanceof UsageError) return refused(all, "refused", error.message, error.remedy);
      const trouble = databaseTrouble(error);
      if (trouble === undefined) throw error;
      return refused(all, ...trouble);
    } finally {
      if (workspace === undefined) delete process.env.GITHUB_WORKSPACE;
      else process.env.GITHUB_WORKSPACE = workspace;
    }
  }

  /** Puts a package of the action's own development into the workspace. */
  linkPackage(name: string): void {
    const target = path.join(this.root, "node_modules", name);
    mkdirSync(path.dirname(target), { recursive: true });
    symlinkSync(path.join(import.meta.dirname, "..", "node_modules", name), target);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export const standard: Omit<DatabaseInputs, "operation" | "pack"> = {
  evidenceDirectory: "evidence",
  packShown: "pack",
  context: undefined,
  connectionString: "",
  approvedDigest: undefined,
  backup: "none",
  backupMilliseconds: 60_000,
  backupBytes: 2 ** 30,
  bacpac: undefined,
  budgets: { lockMilliseconds: 5_000, statementMilliseconds: 20_000, totalMilliseconds: 60_000 },
  rollbackMilliseconds: 60_000,
  policy: { destructive: "deny", outOfOrder: "deny", oldVersion: "kept", rules: undefined },
  receipt: undefined,
  to: undefined,
  azure: {
    tenantId: undefined,
    clientId: undefined,
    subscriptionId: undefined,
    resourceGroup: undefined,
    appName: undefined,
    slot: undefined,
  },
  maintenance: "none",
  onFailure: "keep",
  newVersion: "running",
  shiftReport: undefined,
  rehearsal: undefined,
  unrehearsed: "deny",
  drift: "deny",
  interrupted: "ask",
  scratch: "auto",
};
