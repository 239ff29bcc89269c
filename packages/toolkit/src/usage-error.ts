/**
 * A mistake or a missing condition that the user can mend.
 *
 * `message` says what happened and where; `remedy` is the user's next step. `runAction` prints
 * both and never a stack trace.
 */
export class UsageError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UsageError";
    this.remedy = remedy;
  }
}
