import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import path from "node:path";
import { levelsOf } from "../client-install/levels.mjs";
import { installation } from "../client-install/lock.mjs";
import { auditCommand, publishesAdvisories, readClientAudit, readNuGetAudit } from "./findings.mjs";

const {
  SOLUTION,
  CLIENT_DIRECTORY,
  OTHER_CLIENTS,
  ON_UNREACHABLE,
  GITHUB_STEP_SUMMARY,
  GITHUB_WORKSPACE = ".",
} = process.env;
if (ON_UNREACHABLE !== "fail" && ON_UNREACHABLE !== "warn") {
  fail(`on-unreachable is "${ON_UNREACHABLE}". Use "fail" or "warn".`);
}

const lines = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const audits = [];
for (const solution of lines(SOLUTION)) audits.push(await nuget(solution));
const others = lines(OTHER_CLIENTS).map((line) => line.split(/\s+/)[0]);
for (const directory of [...lines(CLIENT_DIRECTORY), ...others]) audits.push(client(directory));

if (audits.length === 0) {
  fail('The inputs "solution" and "client-directory" name nothing to audit, so nothing is known.');
}
const findings = audits.flatMap((audit) => audit.findings);
const unreachable = audits.flatMap((audit) => audit.unreachable ?? []);
for (const finding of findings) {
  command("error", "vulnerable-dependency", sentence(finding));
}
for (const reason of unreachable) {
  command(
    ON_UNREACHABLE === "fail" ? "error" : "warning",
    "advisories-unreachable",
    `Not decided: ${reason}. Use a source that publishes advisories; without one nothing is known.`,
  );
}
const outcome =
  findings.length > 0
    ? `${findings.length} known ${findings.length === 1 ? "vulnerability" : "vulnerabilities"} of severity high or critical`
    : unreachable.length > 0
      ? `inconclusive: ${unreachable.length} of ${audits.length} sources of advisories could not be read`
      : "no known vulnerability of severity high or critical";
console.log(`Dependencies: ${outcome}.`);
if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `Dependencies: ${outcome}.\n`);
if (findings.length > 0 || (unreachable.length > 0 && ON_UNREACHABLE === "fail")) {
  process.exitCode = 1;
}

/** Each package manager reads its own lock file; where that lies above, it is read once for each. */
function client(directory) {
  const how = installation(levelsOf(path.resolve(GITHUB_WORKSPACE), directory));
  if ("refused" in how) fail(`${directory}: ${how.refused}`);
  const [program, ...parameters] = auditCommand(how.manager, how.command);
  const { stdout, stderr, status } = run(program, parameters, how.directory);
  return readClientAudit(how.manager, { stdout, stderr, status }, directory);
}

async function nuget(solution) {
  const restore = run("dotnet", ["restore", solution], ".");
  if (restore.status !== 0)
    fail(`dotnet restore ${solution} failed: ${restore.stdout.slice(-800)}`);
  const list = [
    "list",
    solution,
    "package",
    "--vulnerable",
    "--include-transitive",
    "--format",
    "json",
  ];
  const text = run("dotnet", list, ".").stdout;
  const sources = (JSON.parse(text || "{}").sources ?? []).filter((source) =>
    /^https?:/.test(source),
  );
  const known = await Promise.all(sources.map(knowsAdvisories));
  return readNuGetAudit(text, known.includes(true));
}

async function knowsAdvisories(source) {
  try {
    const answer = await fetch(source, { signal: AbortSignal.timeout(20_000) });
    return answer.ok && publishesAdvisories(await answer.text());
  } catch {
    return false;
  }
}

function run(program, programArguments, directory) {
  const result = spawnSync(program, programArguments, {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (result.error) fail(`${program} could not be started: ${result.error.message}`);
  return result;
}

function sentence(finding) {
  return `${finding.ecosystem} ${finding.name} (${finding.severity}) in ${finding.where}: ${finding.advisory}`;
}

function command(level, title, message) {
  const escaped = message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  console.log(`::${level} title=${title}::${escaped}`);
}

function fail(message) {
  command("error", "dependency-audit", message);
  process.exit(1);
}
