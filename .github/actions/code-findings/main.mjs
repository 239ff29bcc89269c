import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { graveFindings } from "./findings.mjs";

const { DIRECTORY = "", ON_FINDING, GITHUB_STEP_SUMMARY } = process.env;
if (ON_FINDING !== "fail" && ON_FINDING !== "warn") {
  stop(`on-finding is "${ON_FINDING}". Use "fail" or "warn".`);
}
if (DIRECTORY.trim() === "") {
  stop("The analysis has named no SARIF, so nothing is known of the code. Look at its step above.");
}
const files = (existsSync(DIRECTORY) ? readdirSync(DIRECTORY, { recursive: true }) : [])
  .map(String)
  .filter((name) => /\.sarif$/i.test(name));
if (files.length === 0) {
  stop(
    `There is no SARIF file in ${DIRECTORY}, so nothing is known of the code. Look at the analysis.`,
  );
}
const findings = files.flatMap((name) => {
  const found = graveFindings(readFileSync(path.join(DIRECTORY, name), "utf8"));
  return (
    found ??
    stop(`${name} is no SARIF log of an analysis that has ended, so nothing is known of the code.`)
  );
});
const level = ON_FINDING === "fail" ? "error" : "warning";
for (const { rule, severity, file, line, message } of findings) {
  const place = `file=${escaped(file).replaceAll(",", "%2C").replaceAll(":", "%3A")},line=${line}`;
  console.log(
    `::${level} ${place},title=code-finding::${escaped(`${rule} (${severity}): ${message}`)}`,
  );
}
const sentence = `Code: ${findings.length === 0 ? "no finding" : `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`} of severity high or critical in ${files.length} SARIF ${files.length === 1 ? "file" : "files"}.`;
console.log(sentence);
if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `${sentence}\n`);
if (findings.length > 0 && ON_FINDING === "fail") process.exit(1);

function escaped(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function stop(message) {
  console.log(`::error title=code-findings::${escaped(message)}`);
  process.exit(1);
}
