export { annotate, sentence } from "./annotations.ts";
export { type CommandOptions, type CommandResult, runCommand } from "./child-process.ts";
export { type Conclusion, conclude, type Report, writeEvidence } from "./conclusion.ts";
export { formatDuration, parseDuration } from "./duration.ts";
export {
  booleanInput,
  choiceInput,
  durationInput,
  insideWorkspace,
  integerInput,
  linesInput,
  listInput,
  numberInput,
  optionalDurationInput,
  optionalInput,
  pathInput,
  type Range,
  requiredInput,
  workspaceDirectory,
} from "./inputs.ts";
export { type Cell, markdownTable, markdownText } from "./markdown.ts";
export { printable, singleLine } from "./printable.ts";
export { runAction, StepFailure } from "./run-action.ts";
export { maskSecret, secretForms, withoutCutSecrets, withoutSecrets } from "./secrets.ts";
export { appendSummary, summaryLimitBytes } from "./summary.ts";
export { UsageError } from "./usage-error.ts";
export {
  failsTheStep,
  gravest,
  type InconclusivePolicy,
  type Reason,
  type Verdict,
} from "./verdict.ts";
