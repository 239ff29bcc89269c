/**
 * Runs the action's own `main` once for each case of its one argument, in one process, since a CA and
 * a proxy are taken from the environment when Node.js starts. Prints one line of JSON for each.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { main } from "../src/main.ts";

interface Case {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const { GITHUB_WORKSPACE: workspace = "" } = process.env;
const log = process.stdout.write.bind(process.stdout);
for (const { name, inputs } of JSON.parse(process.argv[2] ?? "[]") as readonly Case[]) {
  const evidence = path.basename(mkdtempSync(path.join(workspace, "evidence-")));
  for (const file of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) {
    process.env[file] = path.join(workspace, evidence, file);
    writeFileSync(process.env[file], "");
  }
  const given = { ...inputs, "evidence-directory": evidence };
  for (const [input, value] of Object.entries(given)) {
    process.env[`INPUT_${input.toUpperCase()}`] = value;
  }
  process.stdout.write = () => true;
  let thrown = "";
  try {
    await main();
  } catch (error) {
    thrown = (error as Error).message;
  }
  process.stdout.write = log;
  let report: { verdict?: string; reasons?: readonly object[] } = {};
  try {
    const file = `azure-operations-${inputs.operation}-report.json`;
    report = JSON.parse(readFileSync(path.join(workspace, evidence, file), "utf8"));
  } catch {
    report = { reasons: [] };
  }
  console.log(JSON.stringify({ name, thrown, verdict: report.verdict, reasons: report.reasons }));
}
process.exitCode = 0;
