import { execFile } from "node:child_process";
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { satisfies } from "semver";
import { findProgram } from "../runner/steps/child.ts";
import type { StandIn, StandInStep } from "./stand-in.ts";

const withoutEffect = { withoutEffect: true } as const;

/** `actions/setup-node`: puts a fitting Node.js that is already here first on the PATH. */
export const setupNode: StandIn = {
  description: "A Node.js that is installed here is used; nothing is downloaded.",
  inputs: {
    "node-version": {},
    "node-version-file": {},
    cache: withoutEffect,
    "cache-dependency-path": withoutEffect,
    "package-manager-cache": withoutEffect,
    "check-latest": withoutEffect,
    architecture: withoutEffect,
    token: withoutEffect,
  },
  async main(step) {
    const range = step.input("node-version") || (await rangeFromFile(step));
    const found: string[] = [];
    for (const program of candidates(step)) {
      const version = await versionOf(program);
      found.push(`${version} (${program})`);
      if (!nodeFits(version, range)) continue;
      step.addPath(dirname(program));
      step.setOutput("node-version", `v${version}`);
      step.log(`Node.js ${version} from ${program}${range === "" ? "" : ` is "${range}"`}.`);
      return;
    }
    throw new Error(
      `Node.js "${range}" is asked for, here there is ${found.join(" and ") || "none"}. Install it and put it first on the PATH, or change node-version.`,
    );
  },
};

/** The PATH's own first: a job keeps what its machine has where that fits. */
function candidates(step: StandInStep): string[] {
  const onPath = findProgram("node", step.environment.PATH);
  return [...new Set([...(onPath === undefined ? [] : [onPath]), process.execPath])];
}

const versions = new Map<string, string>();

/** Asked once for each file: most jobs set the same Node.js up. */
async function versionOf(program: string): Promise<string> {
  const file = await realpath(program);
  const { ino, mtimeMs } = await stat(file);
  const key = `${file}\0${ino}\0${mtimeMs}`;
  let version = versions.get(key);
  if (version === undefined) {
    const { stdout } = await promisify(execFile)(program, ["--version"]);
    version = stdout.trim().replace(/^v/, "");
    versions.set(key, version);
  }
  return version;
}

/** "24", "24.x", ">=20", "lts/*", "latest" and the like. */
export function nodeFits(version: string, range: string): boolean {
  const wanted = range.trim().replace(/^v(?=\d)/, "");
  if (wanted === "" || /^(lts\/.*|latest|current|node)$/i.test(wanted)) return true;
  return satisfies(version, wanted);
}

async function rangeFromFile(step: StandInStep): Promise<string> {
  const name = step.input("node-version-file");
  if (name === "") return "";
  const text = await readFile(join(step.workspace, name), "utf8").catch(() => {
    throw new Error(`The specified node version file at: ${name} does not exist`);
  });
  if (!name.endsWith("package.json")) {
    const line = text.split("\n").find((item) => item.trim() !== "" && !item.startsWith("#")) ?? "";
    return line.replace(/^nodejs\s+/, "").trim();
  }
  const manifest = JSON.parse(text) as {
    volta?: { node?: string };
    devEngines?: { runtime?: { name?: string; version?: string } };
    engines?: { node?: string };
  };
  return (
    manifest.volta?.node ?? manifest.devEngines?.runtime?.version ?? manifest.engines?.node ?? ""
  );
}
