import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fill } from "./fill.mjs";

const { DIRECTORY, VARIABLES, ENVIRONMENT, REFERENCES_FILE, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } =
  process.env;
const files = readdirSync(DIRECTORY)
  .filter((name) => /^appsettings(\..+)?\.json$/i.test(name))
  .sort();
const results = files.map((name) => {
  const text = readFileSync(path.join(DIRECTORY, name), "utf8");
  return { name, ...fill(name, text, JSON.parse(VARIABLES || "{}"), ENVIRONMENT) };
});
const problems = results.flatMap((result) => result.problems);
for (const { file, line, message } of problems) {
  console.log(`::error title=settings-token::${commandText(`${file}:${line}: ${message}`)}`);
}
if (problems.length > 0) {
  console.log("Nothing was deployed and no file was changed.");
  process.exit(1);
}

for (const { name, text, filled, references } of results) {
  if (filled.length === 0) continue;
  writeFileSync(path.join(DIRECTORY, name), text);
  const vault = references.length === 0 ? "" : `, ${references.length} of them from Key Vault`;
  const sentence = `${name}: ${filled.length} ${filled.length === 1 ? "token" : "tokens"} filled${vault}: ${filled.join(", ")}.`;
  console.log(sentence);
  appendFileSync(GITHUB_STEP_SUMMARY, `${sentence}\n`);
}
// A more special file wins in .NET, but app settings are for all of them: one value for each name.
const references = new Map(
  results.flatMap((result) => result.references.map((setting) => [setting.name, setting])),
);
if (references.size > 0) {
  mkdirSync(path.dirname(REFERENCES_FILE), { recursive: true });
  writeFileSync(REFERENCES_FILE, `${JSON.stringify([...references.values()], null, 2)}\n`);
  appendFileSync(GITHUB_OUTPUT, `references=${REFERENCES_FILE}\n`);
}

/** @param {string} text */
function commandText(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
