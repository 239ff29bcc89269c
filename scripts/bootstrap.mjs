/**
 * The door of every `npm` script: checks the machine, installs what the lock file names, and goes
 * on under the Node.js version that the actions run on. Plain JavaScript without dependencies,
 * because it runs on a fresh machine with the system's Node.js.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const pnpmVersion = "12.21.0";
const root = path.resolve(import.meta.dirname, "..");
const bin = path.join(root, "node_modules", ".bin");
const programs = {
  start: ["packages/rehearsal/src/cli/main.ts"],
  test: ["scripts/test.ts"],
  build: ["scripts/build.ts"],
  docs: ["scripts/docs.ts"],
  bench: ["scripts/bench.ts"],
  infra: ["scripts/infra.ts"],
  doctor: ["scripts/doctor.ts"],
};

const [command, ...rest] = process.argv.slice(2);
const program = programs[command];
if (program === undefined)
  stop(`Unknown command "${command}".`, `Use one of: ${Object.keys(programs).join(", ")}.`);

checkMachine();
await install();
process.exitCode = await run(
  path.join(bin, "node"),
  [
    "--conditions=source",
    "--disable-warning=ExperimentalWarning",
    ...program.map((file) => path.join(root, file)),
    ...rest,
  ],
  "inherit",
);

function checkMachine() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) {
    stop(`Node.js ${process.versions.node} is too old.`, "Install Node.js 20 or newer.");
  }
  if (process.platform !== "linux" && process.platform !== "darwin") {
    stop(
      `Slipway is developed and rehearsed on Linux and macOS, this system is ${process.platform}.`,
      "On Windows run the same command inside WSL 2.",
    );
  }
  if (!answers("git", ["--version"])) stop("git was not found.", "Install git and try again.");
  if (!["start", "test", "infra"].includes(command)) return;
  const sdks = answers("dotnet", ["--list-sdks"]) ?? "";
  const newest = Math.max(0, ...sdks.split("\n").map((line) => Number.parseInt(line, 10) || 0));
  if (newest < 9) {
    stop(
      newest === 0 ? "The .NET SDK was not found." : `The newest .NET SDK here is ${newest}.`,
      "Install the .NET SDK 9 or newer (https://dot.net/download) so that `dotnet --list-sdks` names it.",
    );
  }
}

/** Installs unless the last install was made from this very lock file. */
async function install() {
  const mark = path.join(root, "node_modules", ".slipway-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(path.join(root, "pnpm-lock.yaml")))
    .update(readFileSync(path.join(root, "pnpm-workspace.yaml")))
    .digest("hex");
  if (
    existsSync(mark) &&
    readFileSync(mark, "utf8") === wanted &&
    existsSync(path.join(bin, "node"))
  )
    return;
  console.log(
    `Installing the dependencies of Slipway itself (pnpm ${pnpmVersion}, Node.js 24, browser) …`,
  );
  const started = Date.now();
  const beat = setInterval(() => console.log(`  still installing, ${seconds(started)} s`), 8_000);
  const code = await run(
    "npx",
    [
      "--yes",
      `pnpm@${pnpmVersion}`,
      "install",
      "--frozen-lockfile",
      "--prefer-offline",
      "--reporter=append-only",
      "--loglevel=error",
    ],
    ["ignore", "inherit", "inherit"],
  );
  clearInterval(beat);
  if (code !== 0) {
    stop(
      "The dependencies could not be installed; the lines above say why.",
      "Check that npm reaches its registry (`npm ping`), then run the same command again.",
    );
  }
  mkdirSync(path.dirname(mark), { recursive: true });
  writeFileSync(mark, wanted);
  console.log(`  installed in ${seconds(started)} s`);
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(0);
}

function answers(file, fileArguments) {
  const result = spawnSync(file, fileArguments, { encoding: "utf8" });
  return result.status === 0 ? result.stdout : undefined;
}

/** Resolves with the exit code; signals reach the child, which ends its own children. */
function run(file, fileArguments, stdio) {
  return new Promise((resolve) => {
    const child = spawn(file, fileArguments, {
      cwd: root,
      stdio,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
    });
    const forward = (signal) => child.kill(signal);
    // A terminal sends Ctrl-C to the child as well; it must not come twice.
    const wait = () => {
      if (!process.stdin.isTTY) child.kill("SIGINT");
    };
    process.on("SIGTERM", forward);
    process.on("SIGHUP", forward);
    process.on("SIGINT", wait);
    child.once("error", (error) => {
      console.error(`${file} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once("exit", (code, signal) => {
      process.off("SIGTERM", forward);
      process.off("SIGHUP", forward);
      process.off("SIGINT", wait);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

function stop(message, remedy) {
  console.error(`${message} ${remedy}`);
  process.exit(2);
}
