import * as core from "@actions/core";
import { sentence } from "./annotations.ts";
import { UsageError } from "./usage-error.ts";

/** The step has failed with a verdict that is already told in outputs, summary and annotations. */
export class StepFailure extends Error {}

/**
 * Runs an action's `main` and turns what it throws into the step's last line and exit code.
 *
 * A `UsageError` is the user's: message and remedy. Everything else is ours: the message, where to
 * report it, and the stack for a run with debug logging.
 */
export async function runAction(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof UsageError) core.error(sentence(error));
    else if (error instanceof StepFailure) core.info(error.message);
    else {
      core.error(
        `Unexpected failure: ${error instanceof Error ? error.message : String(error)} ` +
          "This is a defect: please report it with the log of a re-run that has debug logging on.",
      );
      core.debug(error instanceof Error ? (error.stack ?? "") : "");
    }
  }
}
