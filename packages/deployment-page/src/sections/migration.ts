import type { MigrationContext, MigrationFinding } from "../adapters/migration.ts";
import { type Html, html } from "../html.ts";
import type { View } from "../view.ts";
import { counted, enumerated, size } from "../words.ts";
import {
  badge,
  codeBlock,
  details,
  facts,
  notReached,
  reasonList,
  type Section,
  stateOf,
  table,
} from "./parts.ts";

const title = "Database migration";

export function migrationSection({ story, migration }: View): Section {
  if (migration === undefined || story.migration === undefined) {
    return notReached("migration", title, "Not reached: the database was not touched.");
  }
  const { forwardSql, rollbackSql } = story.migration;
  const pending = migration.contexts.reduce((sum, context) => sum + context.pending.length, 0);
  const applied = migration.contexts.flatMap(({ steps }) => steps);
  const findings = migration.contexts.flatMap((context) => context.findings);
  const { backup } = migration;
  const appliedIds = migration.operations.some(({ operation }) => operation === "apply");
  const summary = `${counted(pending, "migration")} pending${
    appliedIds
      ? `, ${counted(applied.length, "step")} done`
      : "; none was applied: the run ended before"
  }${backup === undefined ? "" : ", after a backup"}.${
    rollbackSql !== undefined
      ? " The rollback script is ready."
      : story.of === "deployment"
        ? ""
        : " No rollback script."
  }`;
  return {
    id: "migration",
    title,
    summary,
    state: stateOf(migration.operations.map(({ verdict }) => verdict)),
    content: html`${facts([
      ...migration.operations.map(
        ({ operation, verdict }) => [operation, badge(verdict)] as [string, Html],
      ),
      backup !== undefined && [
        "Backup",
        html`<code>${backup.file}</code>${
          backup.bytes !== undefined && html` <span class="soft">${size(backup.bytes)}</span>`
        }${backup.sha256 !== undefined && html`<code class="hash">sha256 ${backup.sha256}</code>`}`,
      ],
    ])}${migration.contexts.map(contextTable)}${
      findings.length > 0 &&
      html`<h3>What the plan remarks</h3><ul class="findings">${findings.map(findingItem)}</ul>`
    }${reasonList(migration.reasons)}${
      forwardSql !== undefined &&
      details("Forward script, as reviewed and executed", codeBlock(forwardSql))
    }${rollbackSql !== undefined && details("Rollback script", codeBlock(rollbackSql))}`,
  };
}

const severityTones: Readonly<Record<string, string>> = {
  unsafe: "bad",
  error: "bad",
  note: "idle",
};

function findingItem({ severity, migration, message, alternative, rule }: MigrationFinding): Html {
  return html`<li><span class="badge ${severityTones[severity] ?? "warn"}">${severity}</span> ${migration !== undefined && html`<code>${migration}</code>`} ${rule !== "" && html`<span class="soft">${rule}</span>`}<br>${message}${alternative !== undefined && html` <span class="soft">${alternative}</span>`}</li>`;
}

function contextTable(context: MigrationContext): Html {
  const caption = enumerated([
    `Context ${context.name}`,
    ...(context.provider === undefined ? [] : [context.provider.split(".").at(-1) ?? ""]),
  ]).replace(" and ", ", ");
  const matching = context.pending.map((migration) => ({
    migration,
    step: context.steps.find(({ name }) => name.includes(migration.id) || name === migration.name),
  }));
  const others = context.steps.filter((step) => !matching.some((each) => each.step === step));
  return html`${table(
    ["Migration", "Outcome", "Seconds"],
    [
      ...matching.map(({ migration, step }) => [
        html`<code>${migration.id}</code>${migration.note !== undefined && html` <span class="soft">${migration.note}</span>`}`,
        step?.outcome ?? "not applied",
        secondsText(step?.seconds),
      ]),
      ...others.map(({ name, outcome, seconds }) => [name, outcome, secondsText(seconds)]),
    ],
    caption,
  )}<p class="soft">${counted(context.applied, "migration")} had been applied before.</p>`;
}

function secondsText(seconds: number | undefined): string {
  return seconds === undefined ? "–" : `${Number(seconds.toFixed(2))} s`;
}
