import { policyClasses } from "../src/policy/parse.ts";
import { catalogue, contractions } from "../src/rules/catalogue.ts";
import type { Rule } from "../src/rules/rule.ts";
import type { Dialect } from "../src/sql/dialect.ts";
import { ruleExamples } from "./rule-examples.ts";

const engineNames: Readonly<Record<Dialect, string>> = {
  sqlserver: "SQL Server",
  postgresql: "PostgreSQL",
  sqlite: "SQLite",
};

const introduction = `# Migration rules

\`ef-migrate\` judges every migration by the SQL that Entity Framework Core emits for it, while **two versions of the application use one database**: from the moment a migration is applied until the last instance of the old version is gone, and again when the release is taken back.

This page is made from the rules themselves; a test fails when it differs. The examples run in the tests: each "not so" meets its rule, each "but so" is as close to it as can be and does not.

## How to read a verdict

| Word | Meaning |
| --- | --- |
| \`safe\` | only notes: both versions work before, during and after |
| \`conditional\` | safe when something holds that the SQL does not tell: a person decides |
| \`unsafe\` | one of the two versions fails, or rows are lost |
| destructive | data or objects are lost |
| blocking | a lock makes others wait for as long as the table is large |
| rollback \`lossless\` | the rollback script restores the schema and loses nothing |
| rollback \`lossy\` | data that was there before, or was written since, is lost |
| rollback \`may-fail\` | it depends on the rows, does not restore everything, or is not understood |
| rollback \`none\` | there is no \`Down()\`, it throws, or it does nothing |

- What one release creates itself is in nobody's use: it breaks nothing when the same release changes or drops it.
- SQL that is not understood is \`conditional\`, never \`safe\`. The SQL of a provider other than SQL Server, PostgreSQL and SQLite is not read at all.
- Temporary tables, session settings, comments and queries change nothing and are left out.

## Locks

Each migration lists the locks it takes on tables in use, with the work done meanwhile: \`metadata\` takes milliseconds whatever the size, \`scan\` reads every row, \`rewrite\` writes every row or an index over them. Even a \`metadata\` lock waits for running queries, and all later ones queue behind it: the lock time-out of \`apply\` bounds that.

| Change | SQL Server | PostgreSQL | SQLite |
| --- | --- | --- | --- |
| add a column, nullable or with a constant default | Sch-M, metadata (Standard edition writes every row for NOT NULL) | ACCESS EXCLUSIVE, metadata | one writer, metadata |
| add a column with a default for each row | Sch-M, rewrite | ACCESS EXCLUSIVE, rewrite | refused |
| drop or rename a column or table | Sch-M, metadata | ACCESS EXCLUSIVE, metadata | one writer; a rebuild |
| longer \`varchar\` | Sch-M, metadata | ACCESS EXCLUSIVE, metadata | a rebuild |
| other type, shorter type | Sch-M, rewrite or scan | ACCESS EXCLUSIVE, rewrite | a rebuild |
| NOT NULL | Sch-M, scan | ACCESS EXCLUSIVE, scan | a rebuild |
| create an index | S (Sch-M when clustered), rewrite: writers wait | SHARE, rewrite: writers wait | one writer |
| create an index online | nobody waits (Enterprise, Azure SQL) | SHARE UPDATE EXCLUSIVE, nobody waits | - |
| foreign key, check | Sch-M, scan; WITH NOCHECK metadata | SHARE ROW EXCLUSIVE (check: ACCESS EXCLUSIVE), scan; NOT VALID metadata | a rebuild |

## Policy

\`apply\` refuses a contraction (${[...contractions].sort().join(", ")}) while \`old-version\` is \`kept\`; nothing in the policy lifts that. Beyond it a policy file says for each environment what is denied, and which single migration may do it all the same:

\`\`\`yaml
environments:
  staging: {}
  production:
    deny: [R18, blocking, no-rollback]
    allow:
      - rule: R18
        migration: 20250106090000_PurgeTestOrders
        sha256: 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef
        reason: The rows are test orders; counted and exported.
        expires: 2026-12-31
\`\`\`

\`deny\` takes rules and the classes ${policyClasses.map((name) => `\`${name}\``).join(", ")}. An allowance holds for one rule, one migration and exactly the SQL with that \`sha256\` (of the forward script, in \`pack.json\`), to the end of its last day in UTC. A rule that does not exist is refused.

| Refusal | Meaning |
| --- | --- |
| \`contraction-while-old-version-kept\` | it takes away what the old version uses |
| \`policy-denied\` | the environment denies it |
| \`allowance-expired\` | it was allowed, until a day that is over |
| \`allowance-for-other-sql\` | what was allowed is not this SQL |

## The rules
`;

/** docs/migration-rules.md, from the rules and their examples. */
export function rulesDocument(): string {
  const overview = catalogue.map(
    ({ id, title, severity, destructive }) =>
      `| [${id}](#${id.toLowerCase()}) | ${title} | ${severity}${destructive ? ", destructive" : ""} |`,
  );
  return [
    introduction,
    "| Rule | A migration that … | Severity |\n| --- | --- | --- |",
    ...overview,
    "",
    ...catalogue.map(section),
  ].join("\n");
}

function section(rule: Rule): string {
  const engines = rule.engines.map((engine) => engineNames[engine]).join(", ");
  const examples = Object.entries(ruleExamples[rule.id] ?? {}).map(([engine, example]) =>
    [
      `${engineNames[engine as Dialect]}, not so:`,
      fenced(example.bad, example.badRollback),
      "but so:",
      fenced(example.good, example.goodRollback),
    ].join("\n\n"),
  );
  return [
    `### ${rule.id}`,
    `A migration that **${rule.title}**: ${rule.severity}${rule.destructive ? ", destructive" : ""}. ${engines}.`,
    `*What breaks.* ${rule.breaks}`,
    `*Instead.* ${rule.alternative}`,
    ...(examples.length === 0
      ? []
      : [`<details><summary>Examples</summary>\n\n${examples.join("\n\n")}\n\n</details>`]),
    "",
  ].join("\n\n");
}

function fenced(forward: string, rollback: string | null | undefined): string {
  const back =
    rollback === undefined ? "" : `\n-- Down:\n${rollback === null ? "-- (none)" : rollback}`;
  return `\`\`\`sql\n${forward}${back}\n\`\`\``;
}
