import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { StandIn, StandInStep } from "./stand-in.ts";

const withoutEffect = { withoutEffect: true } as const;

/** `actions/setup-dotnet`: checks the SDKs that are here; a newer one stands in by rolling forward. */
export const setupDotnet: StandIn = {
  description: "A .NET SDK that is installed here is used; nothing is downloaded.",
  inputs: {
    "dotnet-version": {},
    "dotnet-quality": withoutEffect,
    "global-json-file": {},
    cache: withoutEffect,
    "cache-dependency-path": withoutEffect,
  },
  async main(step) {
    const installed = await installedSdks(step);
    const wanted = await wantedVersions(step);
    for (const version of wanted) {
      const exact = installed.filter((sdk) => sdkFits(sdk, version)).at(-1);
      const newer = installed.filter((sdk) => major(sdk) >= major(version)).at(-1);
      if (exact !== undefined) step.log(`.NET SDK ${exact} is "${version}".`);
      else if (newer !== undefined) {
        step.exportVariable("DOTNET_ROLL_FORWARD", "Major");
        step.log(
          `.NET SDK "${version}" is not installed; ${newer} stands in, and programs roll forward to its runtime (DOTNET_ROLL_FORWARD=Major).`,
        );
      } else {
        throw new Error(
          `.NET SDK "${version}" is asked for, here there is ${installed.join(", ") || "none"}. Install it or a newer one from https://dotnet.microsoft.com/download.`,
        );
      }
      step.setOutput("dotnet-version", exact ?? newer ?? "");
    }
  },
};

/** Ascending. */
async function installedSdks(step: StandInStep): Promise<string[]> {
  const { exitCode, stdout } = await step
    .run("dotnet", ["--list-sdks"], { quiet: true })
    .catch(() => ({ exitCode: 1, stdout: "" }));
  if (exitCode !== 0) {
    throw new Error(
      "There is no .NET SDK on the PATH. Install one from https://dotnet.microsoft.com/download.",
    );
  }
  return stdout
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "")
    .filter((version) => version !== "");
}

async function wantedVersions(step: StandInStep): Promise<string[]> {
  const listed = step.input("dotnet-version").split(/\s+/).filter(Boolean);
  const file = step.input("global-json-file") || (listed.length === 0 ? "global.json" : "");
  if (file === "") return listed;
  const text = await readFile(join(step.workspace, file), "utf8").catch(() => undefined);
  if (text === undefined) {
    if (step.input("global-json-file") === "") return listed;
    throw new Error(`The specified global.json file '${file}' does not exist`);
  }
  const { sdk } = JSON.parse(text) as { sdk?: { version?: string } };
  return sdk?.version === undefined ? listed : [...listed, sdk.version];
}

/** "9", "9.0.x", "9.0.100", "latest" and "lts". */
export function sdkFits(sdk: string, wanted: string): boolean {
  if (/^(latest|lts|sts)$/i.test(wanted)) return true;
  const parts = wanted.replace(/[-+].*$/, "").split(".");
  const have = sdk.replace(/[-+].*$/, "").split(".");
  return parts.every((part, index) => {
    if (/^[x*]$/i.test(part)) return true;
    // "9.0.1xx" is a feature band.
    if (/xx$/i.test(part)) return have[index]?.startsWith(part.slice(0, -2)) ?? false;
    return part === have[index];
  });
}

function major(version: string): number {
  return Number.parseInt(version, 10) || 0;
}
