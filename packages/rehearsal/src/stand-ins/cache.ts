import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { StandIn, StandInInput, StandInStep } from "./stand-in.ts";

const withoutEffect = { withoutEffect: true } as const;
const common: Record<string, StandInInput> = {
  path: { required: true },
  key: { required: true },
  enableCrossOsArchive: withoutEffect,
  "upload-chunk-size": withoutEffect,
};
const restoring: Record<string, StandInInput> = {
  ...common,
  "restore-keys": {},
  "fail-on-cache-miss": { default: "false" },
  "lookup-only": { default: "false" },
};

/** `actions/cache`: restored now, saved after a good job unless the very key was there. */
export const cache: StandIn = {
  description: "The cache is a local folder that later runs share.",
  inputs: restoring,
  async main(step) {
    const matched = await restore(step);
    step.state.set("exact", String(matched === step.input("key")));
  },
  async post(step) {
    if (step.jobStatus === "success" && step.state.get("exact") !== "true") await save(step);
  },
};

/** `actions/cache/restore` */
export const restoreCache: StandIn = {
  description: "The cache is a local folder that later runs share.",
  inputs: restoring,
  async main(step) {
    await restore(step);
  },
};

/** `actions/cache/save` */
export const saveCache: StandIn = {
  description: "The cache is a local folder that later runs share.",
  inputs: common,
  main: save,
};

interface Entry {
  readonly key: string;
  readonly directory: string;
  readonly savedAt: number;
}

async function restore(step: StandInStep): Promise<string | undefined> {
  const key = step.input("key");
  const keys = [
    key,
    ...step
      .input("restore-keys")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ];
  const entries = await storedEntries(step);
  const found = keys
    .map((wanted, index) =>
      entries.find(
        (entry) => (index === 0 && entry.key === wanted) || entry.key.startsWith(wanted),
      ),
    )
    .find((entry) => entry !== undefined);
  const exact = entries.find((entry) => entry.key === key);
  const entry = exact ?? found;
  step.setOutput("cache-primary-key", key);
  if (entry === undefined) {
    if (step.flag("fail-on-cache-miss")) {
      throw new Error(`Failed to restore cache entry. Input key: ${key}`);
    }
    step.log(`Cache not found for input keys: ${keys.join(", ")}`);
    return undefined;
  }
  step.setOutput("cache-matched-key", entry.key);
  step.setOutput("cache-hit", String(entry.key === key));
  if (step.flag("lookup-only")) return entry.key;
  for (const [index, path] of cachedPaths(step).entries()) {
    const archive = join(entry.directory, `${index}.tar`);
    if ((await stat(archive).catch(() => undefined)) === undefined) continue;
    await mkdir(dirname(path), { recursive: true });
    await tar(step, ["-xf", archive, "-C", dirname(path)]);
  }
  step.log(`Cache restored from key: ${entry.key}`);
  return entry.key;
}

async function save(step: StandInStep): Promise<void> {
  const key = step.input("key");
  const directory = join(step.cacheDirectory, entryName(key, step.input("path")));
  const temporary = `${directory}.${process.pid}.${Date.now()}`;
  if ((await stat(directory).catch(() => undefined)) !== undefined) {
    step.log(`Cache with key ${key} exists already; it is not saved again.`);
    return;
  }
  await mkdir(temporary, { recursive: true });
  let saved = 0;
  for (const [index, path] of cachedPaths(step).entries()) {
    if ((await stat(path).catch(() => undefined)) === undefined) continue;
    await tar(step, ["-cf", join(temporary, `${index}.tar`), "-C", dirname(path), basename(path)]);
    saved += 1;
  }
  if (saved === 0) {
    await rm(temporary, { recursive: true });
    step.warning(
      `Path Validation Error: Path(s) specified in the action for caching do(es) not exist.`,
    );
    return;
  }
  await writeFile(join(temporary, "entry.json"), JSON.stringify({ key, version: version(step) }));
  // Another job may have saved the same key meanwhile; then its entry stays.
  await rename(temporary, directory).catch(() => rm(temporary, { recursive: true, force: true }));
  step.log(`Cache saved with key: ${key}`);
}

/** Newest first, of the same paths. */
async function storedEntries(step: StandInStep): Promise<Entry[]> {
  const names = await readdir(step.cacheDirectory).catch(() => [] as string[]);
  const entries: Entry[] = [];
  for (const name of names) {
    const directory = join(step.cacheDirectory, name);
    const file = join(directory, "entry.json");
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const entry = JSON.parse(text) as { key: string; version: string };
    if (entry.version !== version(step)) continue;
    entries.push({ key: entry.key, directory, savedAt: (await stat(file)).mtimeMs });
  }
  return entries.sort((a, b) => b.savedAt - a.savedAt);
}

function cachedPaths(step: StandInStep): string[] {
  const lines = step
    .input("path")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => {
    if (/[*?[]|^!/.test(line)) {
      throw new Error(
        `The cache's path "${line}" has a wildcard; the stand-in takes plain paths only.`,
      );
    }
    return line.startsWith("~/") ? join(homedir(), line.slice(2)) : resolve(step.workspace, line);
  });
}

async function tar(step: StandInStep, parameters: readonly string[]): Promise<void> {
  const { exitCode } = await step.run("tar", parameters);
  if (exitCode !== 0) throw new Error(`tar ended with exit code ${exitCode}.`);
}

function version(step: StandInStep): string {
  return createHash("sha256").update(step.input("path")).digest("hex");
}

function entryName(key: string, paths: string): string {
  return createHash("sha256").update(`${key}\n${paths}`).digest("hex").slice(0, 32);
}
