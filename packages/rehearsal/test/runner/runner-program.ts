/**
 * A program that runs one workflow, for tests of signals: SIGINT cancels, a second one ends at once.
 * Arguments: repository, commit, work directory. Prints each event as a line of JSON.
 */

import { runWorkflow } from "../../src/runner/index.ts";
import { optionsFor, workflowPath } from "./options.ts";

const [directory = "", sha = "", workDirectory = ""] = process.argv.slice(2);
const cancel = new AbortController();
const endAtOnce = new AbortController();
process.on("SIGINT", () => (cancel.signal.aborted ? endAtOnce : cancel).abort());

const result = await runWorkflow({
  ...optionsFor({ directory, sha }, workDirectory, (event) => console.log(JSON.stringify(event))),
  workflow: workflowPath,
  environments: { prod: { vars: {}, secrets: {}, reviewers: true } },
  // Nobody answers: only a cancellation ends the wait.
  approve: () => new Promise(() => setInterval(() => {}, 1_000)),
  signal: cancel.signal,
  endAtOnce: endAtOnce.signal,
});
console.log(JSON.stringify({ type: "result", ...result }));
process.exit(0);
