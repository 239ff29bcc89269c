import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { publishesAdvisories, readNpmAudit, readNuGetAudit } from "./findings.mjs";

const { SOLUTION, NPM_DIRECTORIES, ON_UNREACHABLE, GITHUB_STEP_SUMMARY } = process.env;
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
for (const directory of lines(NPM_DIRECTORIES)) {
  audits.push(readNpmAudit(run("npm", ["audit", "--json"], directory).stdout, directory));
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
    ? `${findings.length} known vulnerabilities of severity high or critical`
    : unreachable.length > 0
      ? `inconclusive: ${unreachable.length} of ${audits.length} sources of advisories could not be read`
      : "no known vulnerability of severity high or critical";
console.log(`Dependencies: ${outcome}.`);
if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `Dependencies: ${outcome}.\n`);
if (findings.length > 0 || (unreachable.length > 0 && ON_UNREACHABLE === "fail")) {
  process.exitCode = 1;
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
