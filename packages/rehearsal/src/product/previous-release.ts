import { spawn } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { UsageError } from "@slipway/toolkit";
import { type Keeper, runMarker } from "../runner/steps/keeper.ts";
import { git } from "./git.ts";

export interface PreviousRelease {
  /** The published app, ready to be put into a slot. */
  readonly app: string;
  /** Its database with a first admin, as production has it. */
  readonly database: string;
}

export interface PreviousReleaseRequest {
  readonly repository: string;
  readonly commit: string;
  readonly label: string;
  /** Kept between runs: the same commit is built once. */
  readonly cacheDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly firstAdmin: { readonly email: string; readonly password: string };
  readonly onProgress: (what: string) => void;
  readonly signal: AbortSignal;
  /** Ends what is still running, however this process ends. */
  readonly keeper: Keeper;
}

const server = "src/Roster.Server";
const client = "src/Roster.Client";

/**
 * What production runs before the rehearsal: builds the release from its commit as the pipeline
 * would, and lets it make its own database, so that the later migrations meet real data.
 */
export async function previousRelease(request: PreviousReleaseRequest): Promise<PreviousRelease> {
  const kept = path.join(request.cacheDirectory, request.commit);
  const result = { app: path.join(kept, "app"), database: path.join(kept, "roster.db") };
  if (existsSync(kept)) return result;

  const work = `${kept}.part`;
  const source = path.join(work, "source");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  try {
    git(request.repository, ["worktree", "prune"]);
    git(request.repository, ["--work-tree", source, "checkout", request.commit, "--", "."], {
      GIT_INDEX_FILE: path.join(work, "index"),
    });
    const step = (what: string, directory: string, command: readonly string[]) => {
      request.onProgress(`release ${request.label}: ${what}`);
      return run(request, command, path.join(source, directory), path.join(work, "build.log"));
    };
    await step("npm ci", client, ["npm", "ci", "--no-audit", "--no-fund", "--prefer-offline"]);
    await step("client build", client, ["npm", "run", "build"]);
    const spa = path.join(source, server, "wwwroot");
    cpSync(path.join(source, client, "dist/roster/browser"), spa, { recursive: true });
    writeFileSync(
      path.join(spa, "build-info.json"),
      `${JSON.stringify({ commit: request.commit, ref: `v${request.label}`, builtAt: "2026-10-01T09:00:00Z" })}\n`,
    );
    await step("publish", ".", [
      "dotnet",
      "publish",
      server,
      "--configuration",
      "Release",
      "--output",
      path.join(work, "app"),
    ]);
    request.onProgress(`release ${request.label}: database`);
    await makeDatabase(request, work);
    rmSync(source, { recursive: true, force: true });
    renameSync(work, kept);
    return result;
  } catch (error) {
    request.signal.throwIfAborted();
    throw error;
  }
}

/** Copies a database that no process has open. */
export function copyDatabase(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  for (const suffix of ["-wal", "-shm"]) rmSync(to + suffix, { force: true });
  copyFileSync(from, to);
}

/** Starts the release once where it may migrate by itself, until it is healthy. */
async function makeDatabase(request: PreviousReleaseRequest, work: string): Promise<void> {
  const port = await freePort();
  const child = spawn("dotnet", ["Roster.Server.dll", "--urls", `http://127.0.0.1:${port}`], {
    cwd: path.join(work, "app"),
    stdio: "ignore",
    env: {
      ...request.environment,
      [runMarker]: request.keeper.run,
      ASPNETCORE_ENVIRONMENT: "Development",
      ConnectionStrings__Roster: `Data Source=${path.join(work, "roster.db")}`,
      FirstAdmin__Email: request.firstAdmin.email,
      FirstAdmin__Password: request.firstAdmin.password,
    },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    for (let attempt = 0; ; attempt += 1) {
      request.signal.throwIfAborted();
      if (child.exitCode !== null || attempt === 300) {
        throw new UsageError(
          `Release ${request.label} did not start, so there is no production to rehearse against.`,
          "Run it by hand: dotnet run --project examples/roster/src/Roster.Server",
        );
      }
      const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (healthy) return;
      await wait(200);
    }
  } finally {
    // Politely, so that SQLite folds its write-ahead log into the file that is copied later.
    child.kill("SIGTERM");
    await Promise.race([ended, wait(5_000).then(() => child.kill("SIGKILL"))]);
  }
}

async function run(
  request: PreviousReleaseRequest,
  command: readonly string[],
  directory: string,
  log: string,
): Promise<void> {
  const [program = "", ...programArguments] = command;
  const out = openSync(log, "a");
  try {
    const child = spawn(program, programArguments, {
      cwd: directory,
      env: { ...request.environment, [runMarker]: request.keeper.run },
      stdio: ["ignore", out, out],
      detached: true,
    });
    const end = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    };
    request.signal.addEventListener("abort", end, { once: true });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", resolve);
    });
    request.signal.removeEventListener("abort", end);
    end();
    request.signal.throwIfAborted();
    if (code !== 0) {
      const tail = readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).join("\n  ");
      throw new UsageError(
        `Release ${request.label} could not be built: ${command.join(" ")} ended with ${code}.\n  ${tail}\n`,
        "It is what production runs before the rehearsal; mend what the lines above name and try again.",
      );
    }
  } finally {
    closeSync(out);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
