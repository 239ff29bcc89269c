/**
 * Start-up and size of the shipped actions beside a bare Node.js, in CPU seconds (user + system),
 * the smallest of some runs:
 *
 * - each action from its start to the first refused input,
 * - `bluegreen-shift` with `operation: status` whole: sign-in, reads and probes over TLS from the
 *   local Azure.
 *
 *   npm run bench -- start [-- runs]
 *
 * Seconds differ between machines and with their load, so the figures to hold are the ratio to
 * `node -e 0`, measured in turn with the actions, and what a start costs beyond it.
 */
import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inputVariables, target } from "../../actions/bluegreen-shift/test/child.ts";
import { productSource } from "../../actions/bluegreen-shift/test/in-process.ts";
import { fresh, old } from "../../actions/bluegreen-shift/test/observed.ts";
import { startAzure } from "../../packages/azure-testkit/src/index.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const runs = Number(process.argv[2] ?? 9);
const home = mkdtempSync(path.join(tmpdir(), "slipway-start-"));
const actions = readdirSync(path.join(root, "actions")).filter((name) =>
  readdirSync(path.join(root, "actions", name)).includes("dist"),
);

interface Program {
  readonly name: string;
  readonly parts: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly succeeds?: boolean;
}

/** CPU seconds of one run, by the shell's own accounting of the children that it waited for. */
async function cpuSeconds({ parts, environment = {}, succeeds }: Program): Promise<number> {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const script = '"$@" > output 2>&1; echo "$?"; times';
  const { stdout } = await promisify(execFile)(
    "/bin/sh",
    // Through env(1): a shell drops variables whose name has a hyphen, as those of inputs have.
    ["-c", script, "sh", "/usr/bin/env", ...variables, process.execPath, ...parts],
    { cwd: home, env: { PATH: path.dirname(process.execPath), HOME: home } },
  );
  // The exit code, the shell's own times, its children's: "0m0.310s 0m0.080s".
  const [code, , children = ""] = stdout.trim().split("\n");
  if (succeeds !== undefined && (code === "0") !== succeeds) {
    throw new Error(
      `${parts.join(" ")} ended with ${code}:\n${readFileSync(path.join(home, "output"), "utf8")}`,
    );
  }
  const [user = "", system = ""] = children.split(" ");
  const seconds = (text: string) => {
    const [minutes = "0", rest = "0"] = text.replace("s", "").split("m");
    return Number(minutes) * 60 + Number(rest);
  };
  return seconds(user) + seconds(system);
}

const entry = (name: string) => path.join(root, "actions", name, "dist", "index.js");

/** A local Azure with two releases, and the runner's environment for a `status` of it. */
async function statusProgram() {
  const clientId = "11111111-1111-4111-8111-111111111111";
  const subject = "repo:megadur/roster:environment:prod";
  const azure = await startAzure({ directory: path.join(home, "azure") });
  const [group, site] = [target["resource-group"], target["app-name"]];
  await azure.provision({
    resourceGroups: [{ name: group }],
    plans: [{ name: "plan", resourceGroup: group, sku: "P1V3", linux: true }],
    sites: [{ name: site, resourceGroup: group, plan: "plan", slots: [{ name: "green" }] }],
    principals: [{ clientId, federatedCredentials: [{ subject }] }],
  });
  for (const [slot, commit] of [
    ["production", old],
    ["green", fresh],
  ] as const) {
    const files = path.join(home, slot);
    mkdirSync(files);
    writeFileSync(path.join(files, "server.js"), productSource(commit, 0));
    await azure.deploy(site, slot, files);
  }
  const { url, token } = azure.github.jobToken({ subject });
  for (const name of ["outputs", "summary"]) writeFileSync(path.join(home, name), "");
  const program: Program = {
    name: "bluegreen-shift status",
    parts: [entry("bluegreen-shift")],
    environment: {
      ...inputVariables({
        ...target,
        operation: "status",
        "subscription-id": azure.subscriptionId,
        "tenant-id": azure.tenantId,
        "client-id": clientId,
      }),
      ...azure.environment,
      ACTIONS_ID_TOKEN_REQUEST_URL: url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
      GITHUB_WORKSPACE: home,
      GITHUB_OUTPUT: path.join(home, "outputs"),
      GITHUB_STEP_SUMMARY: path.join(home, "summary"),
    },
    succeeds: true,
  };
  // Node.js itself loads its HTTP client when the environment names a proxy.
  const bare: Program = {
    name: "node with a proxy",
    parts: ["-e", "0"],
    environment: azure.environment,
    succeeds: true,
  };
  return { program, bare, stop: () => azure.stop() };
}

const { program: status, bare: bareProxied, stop } = await statusProgram();
try {
  const programs: readonly Program[] = [
    { name: "node", parts: ["-e", "0"], succeeds: true },
    ...actions.map((name) => ({ name, parts: [entry(name)], succeeds: false })),
    bareProxied,
    status,
  ];
  const smallest = new Map<string, number>();
  // In turn, so that a busy minute of the machine falls on all of them.
  for (let run = 0; run < runs; run += 1) {
    for (const program of programs) {
      const before = smallest.get(program.name) ?? Number.POSITIVE_INFINITY;
      smallest.set(program.name, Math.min(before, await cpuSeconds(program)));
    }
  }
  const bare = smallest.get("node") ?? 0;
  const figures: Record<string, number> = {};
  console.log(`Smallest of ${runs} runs in turn; bare Node.js: ${bare.toFixed(2)} CPU s.\n`);
  console.log(
    "Program                 CPU s   beyond bare   times bare   dist bytes   read at the start",
  );
  for (const { name } of programs.slice(1)) {
    const seconds = smallest.get(name) ?? 0;
    const dist = path.join(root, "actions", name, "dist");
    const bytes = actions.includes(name)
      ? readdirSync(dist).reduce(
          (sum, file) => sum + (file === "licenses.txt" ? 0 : statSync(path.join(dist, file)).size),
          0,
        )
      : undefined;
    const first = bytes === undefined ? "" : String(statSync(path.join(dist, "index.js")).size);
    console.log(
      [
        name.padEnd(22),
        seconds.toFixed(2).padStart(6),
        (seconds - bare).toFixed(2).padStart(13),
        (seconds / bare).toFixed(1).padStart(12),
        String(bytes ?? "").padStart(12),
        first.padStart(19),
      ].join(" "),
    );
    figures[`${name} times bare`] = Number((seconds / bare).toFixed(2));
    if (bytes !== undefined) figures[`${name} bytes`] = bytes;
  }
  console.log(
    JSON.stringify({ bench: "start", figures, peers: { "node -e 0": { "cpu seconds": bare } } }),
  );
} finally {
  await stop();
  rmSync(home, { recursive: true, force: true });
}
