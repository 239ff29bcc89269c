/** What breaks under a rule, and how to reach the same without breaking it. */
export interface RuleText {
  readonly title: string;
  readonly severity: "note" | "conditional" | "unsafe";
  readonly destructive: boolean;
  readonly breaks: string;
  readonly alternative: string;
}

/** Rules of `docs` and the action's README; numbers are stable. */
export const ruleTexts = {
  R01: {
    title: "drops a column",
    severity: "unsafe",
    destructive: true,
    breaks: "",
    alternative:
      "Expand and contract: stop mapping the column, deploy, and drop it in a later release when the old version is gone.",
  },
  R02: {
    title: "drops a table",
    severity: "unsafe",
    destructive: true,
    breaks: "",
    alternative:
      "Expand and contract: stop using the table, deploy, and drop it in a later release when the old version is gone.",
  },
  R03: {
    title: "renames",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative:
      "Add the new name beside the old one, write both, move the readers, and drop the old one in a later release.",
  },
  R04: {
    title:
      "drops and adds a column of the same type, which looks like a rename that loses the data",
    severity: "unsafe",
    destructive: true,
    breaks: "",
    alternative: "Replace the pair by RenameColumn, or keep the old column for one release.",
  },
  R05: {
    title: "adds a NOT NULL column without a default",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative: "Add it nullable or with a default; tighten it in a later release.",
  },
  R06: {
    title: "adds a NOT NULL column with a constant default",
    severity: "note",
    destructive: false,
    breaks: "",
    alternative: "Check that the default means the right thing for the rows that exist.",
  },
  R07: {
    title: "adds a column whose default is computed, which SQLite refuses on a table with rows",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative: "Add it nullable, fill it, and tighten it in a later release.",
  },
  R08: {
    title: "makes a column NOT NULL",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative:
      "The old version still writes NULL: let every version write a value first, fill the old rows, and tighten in the next release.",
  },
  R09: {
    title: "allows NULL in a column",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Make sure that the old version can read NULL before the new one writes it.",
  },
  R10: {
    title: "changes the type of a column",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative:
      "Add a new column, fill it, move the readers, and drop the old one in a later release.",
  },
  R12: {
    title: "adds a unique index or constraint to a table with rows",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Prove that there are no duplicates, and that the old version writes none.",
  },
  R14: {
    title: "adds a foreign key or check to a table with rows",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Prove that all rows satisfy it, and that the old version writes no others.",
  },
  R15: {
    title: "changes the primary key",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative: "Build a new table beside the old one and move to it over two releases.",
  },
  R16: {
    title: "drops an index",
    severity: "note",
    destructive: false,
    breaks: "",
    alternative: "Watch the response times of the queries that used it.",
  },
  R17: {
    title: "runs SQL that the rules do not know",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Read it: nothing is said about what it does.",
  },
  R18: {
    title: "changes or deletes every row of a table",
    severity: "unsafe",
    destructive: true,
    breaks: "",
    alternative: "Give it a WHERE, or do it in a job of its own with a backup.",
  },
  R19: {
    title: "moves data inside a schema migration",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Check that the rollback can do without it, or move the data in a job of its own.",
  },
  R20: {
    title: "inserts rows",
    severity: "note",
    destructive: false,
    breaks: "",
    alternative: "Seed data that users can edit belongs into UseSeeding.",
  },
  R24: {
    title: "runs a command outside of the transaction together with others",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Put a command with suppressTransaction into a migration of its own.",
  },
  R25: {
    title: "cannot be rolled back",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Write Down(), or state in the release notes that there is no way back.",
  },
  R26: {
    title: "has a rollback that loses data or may fail",
    severity: "note",
    destructive: false,
    breaks: "",
    alternative: "Prefer to stay on the expanded schema when the application goes back.",
  },
  R29: {
    title: "generates SQL that depends on the environment",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative:
      "What is reviewed must be what runs: let Up() and Down() depend on nothing outside.",
  },
  R30: {
    title: "creates a name that begins or ends with a blank",
    severity: "conditional",
    destructive: false,
    breaks: "",
    alternative: "Correct the name before it is in production.",
  },
  R32: {
    title: "expands and contracts in one release",
    severity: "unsafe",
    destructive: false,
    breaks: "",
    alternative:
      "Split it: ship the expansion first, the contraction when the old version is gone.",
  },
} as const satisfies Record<string, RuleText>;

export type Rule = keyof typeof ruleTexts;
