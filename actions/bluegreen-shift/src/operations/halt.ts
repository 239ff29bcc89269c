import type { Verdict } from "@slipway/toolkit";

/** The operation cannot or must not go on; a stable code, what happened, what to do. */
export class Halt extends Error {
  readonly code: string;
  readonly remedy: string;
  readonly verdict: Verdict;

  constructor(code: string, message: string, remedy: string, verdict: Verdict = "fail") {
    super(message);
    this.name = "Halt";
    this.code = code;
    this.remedy = remedy;
    this.verdict = verdict;
  }
}

/** The runner asked this process to end. */
export class Interrupted extends Error {}
