/** A command that the database refused, with its place in the script. */
export class CommandFailed extends Error {
  readonly line: number;
  readonly command: string;

  constructor(cause: Error, line: number, command: string) {
    super(cause.message, { cause });
    this.name = "CommandFailed";
    this.line = line;
    this.command = command;
  }
}

/** The history is not what was read before: another migrator is at work. */
export class HistoryMoved extends Error {}

/**
 * A command outside of a transaction was under way when an earlier run ended, and the database does
 * not show whether it is done.
 */
export class CommandUnclear extends Error {
  readonly remedy =
    'Look at the database. Set "interrupted-command: done" when the command has had its effect, or "again" when it can be run once more, and run the step again.';

  constructor(id: string, line: number, command: string) {
    super(
      `An earlier run ended during the command at line ${line} of ${id}, which runs outside of a transaction, and the database does not show whether it is done: ${command.replace(/\s+/g, " ").slice(0, 160)}`,
    );
    this.name = "CommandUnclear";
  }
}
