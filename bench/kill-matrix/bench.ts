/**
 * SIGINT, SIGTERM and SIGKILL at every write of `promote` (tags, rules, swap), with the action in a process of its own
 * against the local Azure; then `reconcile`. The same matrix for every operation runs in memory in
 * the tests (`kill-matrix.test.ts`); here the sockets, signals and processes are real.
 *
 *   npm run bench -- kill-matrix [-- signals [first write [last write]]]
 *
 * For example `-- SIGKILL 0 3`. The whole matrix takes about half an hour.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ActionRun, bundle } from "../../actions/bluegreen-shift/test/child.ts";
import { productSource } from "../../actions/bluegreen-shift/test/in-process.ts";
import { fresh, old } from "../../actions/bluegreen-shift/test/observed.ts";
import { type Azure, startAzure, watchInvariants } from "../../packages/azure-testkit/src/index.ts";

const [signalList = "SIGINT,SIGTERM,SIGKILL", first = "0", last = "99"] = process.argv.slice(2);
const signals = signalList.split(",") as NodeJS.Signals[];
const directory = mkdtempSync(path.join(tmpdir(), "slipway-kill-matrix-"));
const site = "app-roster-prod";
const group = "rg-roster-prod";
const clientId = "11111111-1111-4111-8111-111111111111";
const subject = "repo:megadur/roster:environment:prod";
const preload = new URL("../../packages/rehearsal/src/clock/scaled-clock.mjs", import.meta.url);
/** Writes of `promote`: tags and rules by PATCH, the swap by POST. */
const write = { path: /(config\/web|tags\/default|slotsswap)\?/ } as const;
const isWrite = ({ method, path: url }: { method: string; path: string }) =>
  method !== "GET" && write.path.test(url);

function product(commit: string): string {
  const files = path.join(directory, commit.slice(0, 4));
  mkdirSync(files, { recursive: true });
  writeFileSync(path.join(files, "server.js"), productSource(commit, 0));
  return files;
}

function act(azure: Azure, program: string, operation: string, run: string): ActionRun {
  const { url, token } = azure.github.jobToken({ subject });
  const { realEpoch, virtualEpoch, timeScale } = azure.clock;
  return new ActionRun(
    program,
    {
      operation,
      "subscription-id": azure.subscriptionId,
      "tenant-id": azure.tenantId,
      "client-id": clientId,
      "resource-group": group,
      "app-name": site,
      ...(operation === "promote" ? { release: fresh } : {}),
      "metrics-delay": "0s",
      bake: "2m",
      drain: "1s",
    },
    {
      ...azure.environment,
      ACTIONS_ID_TOKEN_REQUEST_URL: url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
      GITHUB_RUN_ID: run,
      SLIPWAY_CLOCK: JSON.stringify({ realEpoch, virtualEpoch, timeScale }),
    },
    ["--import", preload.href],
  );
}

/** One cell: what was broken, or `undefined` when the operation ended before that write. */
async function cell(
  program: string,
  signal: NodeJS.Signals,
  kind: "hang" | "hang-after",
  index: number,
): Promise<readonly string[] | undefined> {
  const azure = await startAzure({
    directory: mkdtempSync(path.join(directory, "azure-")),
    timeScale: 30,
    swapSeconds: 20,
    retryAfterSeconds: 1,
  });
  try {
    await azure.provision({
      resourceGroups: [{ name: group }],
      plans: [{ name: "plan", resourceGroup: group, sku: "P1V3", linux: true }],
      sites: [{ name: site, resourceGroup: group, plan: "plan", slots: [{ name: "green" }] }],
      principals: [{ clientId, federatedCredentials: [{ subject }] }],
    });
    await azure.deploy(site, "production", product(old));
    await azure.deploy(site, "green", product(fresh));
    const invariants = watchInvariants(azure, { site, isHealthy: () => true });
    azure.control.inject({ ...write, kind, after: index, method: "PATCH POST" });
    await using run = act(azure, program, "promote", "1");
    let stopped = false;
    const ended = run.ended.then(() => {
      stopped = true;
    });
    const held = () =>
      azure.control.requests().some((request) => isWrite(request) && request.status === 0);
    while (!stopped && !held()) await delay(10);
    if (stopped) return undefined;
    run.child.kill(signal);
    await ended;
    azure.clock.advance(6 * 60_000);
    await using janitor = act(azure, program, "reconcile", "2");
    const code = await janitor.ended;
    const production = azure.control.sites().find(({ slot }) => slot === "production")?.pids;
    return [
      ...invariants.broken(1),
      ...(code === 0 ? [] : [`reconcile ended with ${code}`]),
      ...(production?.length ? [] : ["production has no process"]),
      ...(janitor.outputs.report === undefined ? ["no evidence was written"] : []),
    ];
  } finally {
    await azure.stop();
  }
}

try {
  const program = await bundle(directory);
  let cells = 0;
  let broken = 0;
  for (const signal of signals) {
    for (const kind of ["hang", "hang-after"] as const) {
      for (let index = Number(first); index <= Number(last); index += 1) {
        const problems = await cell(program, signal, kind, index);
        if (problems === undefined) break;
        cells += 1;
        if (problems.length > 0) broken += 1;
        const when = kind === "hang" ? "before" : "after";
        console.log(
          `${signal.padEnd(8)} ${when.padEnd(6)} write ${index}: ${problems.join("; ") || "holds"}`,
        );
      }
    }
  }
  console.log(JSON.stringify({ bench: "kill-matrix", figures: { cells, broken }, peers: {} }));
  if (broken > 0 || cells === 0) process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
