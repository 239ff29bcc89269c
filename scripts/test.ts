/**
 * `npm test`: format and lint, types, bundles, documentation tables, then every test. Ends with the
 * line `N passed, N failed` from the real counts.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const bin = path.join(root, "node_modules", ".bin");
const results = path.join(root, ".slipway", "test-results.json");
/** Tests start the sources in hundreds of processes of their own; each of them is compiled once. */
const compiled = path.join(root, ".slipway", "compiled");
const filters = process.argv.slice(2);

let passed = 0;
let failed = 0;
let skipped = 0;

// A filter is a developer's quick look at some tests; the checks belong to the whole.
if (filters.length === 0) {
  await Promise.all([
    inTurn(
      ["format and lint", "biome", ["check", ".", "--diagnostic-level=warn"]],
      ["documentation tables", "node", ["scripts/docs.ts", "--verify"]],
    ),
    // The bundles are made of what tsc writes.
    inTurn(
      ["types", "tsc", ["-b"]],
      ["bundles are what the sources give", "node", ["scripts/build.ts", "--verify"]],
    ),
  ]);
}

mkdirSync(path.dirname(results), { recursive: true });
rmSync(results, { force: true });
rmSync(compiled, { recursive: true, force: true });
const vitest = await run(
  "vitest",
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`, ...filters],
  "inherit",
);
try {
  const report = JSON.parse(readFileSync(results, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: { status: string; name: string; assertionResults: unknown[] }[];
  };
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests;
  // A file that cannot be loaded has no tests of its own to count.
  for (const file of report.testResults) {
    if (file.status === "failed" && file.assertionResults.length === 0) failed += 1;
  }
} catch {
  console.error("vitest wrote no results.");
  failed += 1;
}
// An error outside of every test.
if (!vitest.ok && failed === 0) failed += 1;

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;

async function inTurn(...checks: [name: string, program: string, arguments_: string[]][]) {
  for (const [name, program, programArguments] of checks) {
    const started = Date.now();
    const { ok, output } = await run(program, programArguments, "pipe");
    // All at once: another check writes at the same time.
    console.log(
      `${output}${ok ? "✓" : "✗"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
    );
    if (ok) passed += 1;
    else failed += 1;
  }
}

function run(
  program: string,
  programArguments: readonly string[],
  stdio: "inherit" | "pipe",
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(path.join(bin, program), programArguments, {
      cwd: root,
      stdio: ["inherit", stdio, stdio],
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", (error) =>
      resolve({ ok: false, output: `${program} could not be started: ${error.message}\n` }),
    );
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
