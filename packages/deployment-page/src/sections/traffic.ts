import type { Traffic } from "../adapters/traffic.ts";
import { clockLabel } from "../charts/frame.ts";
import { errorChart, latencyChart, shareChart } from "../charts/traffic-chart.ts";
import { type Fragment, type Html, html } from "../html.ts";
import type { Story } from "../story.ts";
import type { View } from "../view.ts";
import { counted, duration, evidence, moment, rate, whole } from "../words.ts";
import {
  details,
  facts,
  legend,
  notReached,
  reasonList,
  type Section,
  shortCommit,
  table,
} from "./parts.ts";

const title = "Traffic";

export function trafficSection({ story, traffic }: View): Section {
  if (traffic === undefined || (traffic.shift === undefined && traffic.source === "none")) {
    return notReached(
      "traffic",
      title,
      story.outcome === "promoted"
        ? "Deployed in place: this plan has no slots, so there was nothing to shift."
        : "Not reached: no user met the new release.",
    );
  }
  const { shift } = traffic;
  const outcome = shift?.outcome ?? "unknown";
  return {
    id: "traffic",
    title,
    summary: summaryOf(story, traffic),
    state: outcome === "promoted" ? "ok" : outcome === "rolled-back" ? "bad" : "warn",
    content: html`${traffic.rollback !== undefined && rollbackBlock(story, traffic)}${reasonList(shift?.reasons ?? [])}${charts(story, traffic)}${usersBlock(story, traffic)}${lookTable(traffic)}${pointTable(traffic)}`,
  };
}

function summaryOf(story: Story, traffic: Traffic): string {
  const { shift } = traffic;
  const steps = shift?.steps.length ?? 0;
  const looks = `${counted(traffic.looks.length, "look")} at ${counted(steps, "step")}`;
  const keep =
    shift?.keepUntil === undefined
      ? ""
      : ` The old release stays in the slot until ${moment(shift.keepUntil)}.`;
  switch (shift?.outcome) {
    case "promoted":
      return `Shifted with ${looks}, then swapped.${keep}`;
    case "rolled-back":
      return `Stopped and taken back after ${looks}.`;
    case "held":
      return `Held after ${looks}: the evidence did not suffice.`;
    case undefined:
      return `${story.product} was under load; the shift left no report.`;
    default:
      return `Ended as “${shift?.outcome}” after ${looks}.`;
  }
}

function rollbackBlock(story: Story, traffic: Traffic): Html {
  const { rollback, origin, users } = traffic;
  const scale = story.clock?.scale;
  const at = (time: number | undefined): Fragment =>
    time === undefined
      ? "not recorded"
      : html`${time >= origin && "+"}${clockLabel(time - origin)} <span class="soft">${moment(time)}</span>`;
  const between = (from: number | undefined, to: number | undefined): Fragment =>
    from === undefined || to === undefined
      ? "not recorded"
      : html`<strong>${duration(Math.max(0, to - from))}</strong>${
          scale !== undefined &&
          scale !== 1 &&
          html` <span class="soft">${duration(Math.max(0, to - from) / scale)} here</span>`
        }`;
  const clearedBeforeLast =
    rollback?.rulesClearedAt !== undefined &&
    rollback.lastCanaryRequestAt !== undefined &&
    rollback.lastCanaryRequestAt > rollback.rulesClearedAt;
  return html`<div class="callout bad"><h3>The way back</h3>${
    story.traffic?.fault !== undefined && html`<p>${story.traffic.fault.description}</p>`
  }${facts([
    ["Fault began", at(rollback?.faultBeganAt)],
    ["Detected", at(rollback?.detectedAt)],
    ["Rules cleared", at(rollback?.rulesClearedAt)],
    ["Last request to the new release", at(rollback?.lastCanaryRequestAt)],
    rollback?.swappedBackAt !== undefined && ["Swapped back", at(rollback.swappedBackAt)],
    ["From fault to detection", between(rollback?.faultBeganAt, rollback?.detectedAt)],
    ["From detection to cleared rules", between(rollback?.detectedAt, rollback?.rulesClearedAt)],
    users !== undefined && [
      "Users hit by an error",
      html`<strong>${whole(users.all.hit)}</strong> of ${whole(users.all.total)}`,
    ],
  ])}${
    clearedBeforeLast &&
    html`<p class="soft">Requests to the new release went on after the rules were cleared: App Service's routing cookie holds a user to a slot.</p>`
  }</div>`;
}

function charts(story: Story, traffic: Traffic): Html | undefined {
  if (traffic.points.length === 0) return undefined;
  const { from, to } = story.releases;
  const oldName = `old ${from?.label ?? shortCommit(from?.id ?? "")}`.trim();
  const newName = `new ${to.label ?? shortCommit(to.id)}`;
  const counted = traffic.source === "users" ? "as the users saw it" : "as the action counted it";
  const marks = traffic.marks.map(
    ({ at, label }) => `${label} at ${clockLabel(at - traffic.origin)}`,
  );
  const description = `${traffic.shift?.steps
    .map(
      ({ weight, observedShare }) =>
        `weight ${weight} %${observedShare === undefined ? "" : `, observed ${rate(observedShare, 1)}`}`,
    )
    .join("; ")}. ${marks.join("; ")}`;
  const scale = story.clock?.scale;
  return html`<p class="axis-note">Time runs from the start of the shift, on Azure's clock${
    scale !== undefined && scale !== 1 && ` (one second here is ${duration(scale * 1_000)} there)`
  }.</p><figure><h3>Share of requests, ${counted}</h3>${shareChart(traffic, description)}<figcaption>${legend(
    [
      ["old-area", oldName],
      ["new-area", newName],
      ["weight", "configured weight"],
      ["look-ok", "look: go on"],
      ["look-open", "look: wait"],
      ["look-bad", "look: back"],
    ],
  )}</figcaption></figure><figure><h3>Failed requests</h3>${errorChart(traffic, `Highest values: ${highest(traffic)}`)}<figcaption>${legend(
    [
      ["old-line", oldName],
      ["new-line", newName],
    ],
  )}</figcaption></figure>${
    traffic.points.some((point) => (point.old?.p95 ?? point.new?.p95) !== undefined) &&
    html`<figure><h3>Response times</h3>${latencyChart(traffic, "p50 and p95 of both releases; the values are in the table below.")}<figcaption>${legend(
      [
        ["old-line", `${oldName}, p95`],
        ["new-line", `${newName}, p95`],
        ["old-line faint", "p50"],
        ["new-line faint", "p50"],
      ],
    )}</figcaption></figure>`
  }`;
}

function highest(traffic: Traffic): string {
  const of = (side: "old" | "new") => {
    const worst = traffic.points
      .flatMap((point) => point[side] ?? [])
      .reduce(
        (most, { errors, requests }) => Math.max(most, requests > 0 ? errors / requests : 0),
        0,
      );
    return `${side} ${rate(worst, 1)}`;
  };
  return `${of("old")}, ${of("new")} of a minute's requests`;
}

function usersBlock(story: Story, traffic: Traffic): Html | undefined {
  const { users } = traffic;
  if (users === undefined) return undefined;
  const row = (name: string, counts: NonNullable<typeof users>["all"]) => [
    name,
    whole(counts.total),
    whole(counts.served),
    counts.hit > 0 ? html`<strong>${whole(counts.hit)}</strong>` : "0",
    rate(counts.hit, counts.total),
  ];
  return html`<h3>Users</h3>${table(
    ["Release", "Users", "Served", "Hit by an error", "Share hit"],
    [
      ...(users.old === undefined ? [] : [row("old", users.old)]),
      ...(users.new === undefined ? [] : [row("new", users.new)]),
      row("all", users.all),
    ],
  )}<p class="soft">${counted(users.requests, "request")}, ${whole(users.errors)} failed. A user who met both releases counts for both.${
    story.traffic?.load !== undefined && ` Load: ${story.traffic.load}.`
  }</p>`;
}

function lookTable(traffic: Traffic): Html | undefined {
  if (traffic.looks.length === 0) return undefined;
  const names = [...new Set(traffic.looks.flatMap(({ eValues }) => Object.keys(eValues)))];
  const ratios = traffic.looks.some(({ ratio }) => ratio !== undefined);
  const side = (of: Traffic["looks"][number]["old"]) =>
    of.requests === undefined
      ? "–"
      : `${whole(of.errors ?? 0)} of ${whole(of.requests)} (${rate(of.errors ?? 0, of.requests)})`;
  return details(
    "Every look and its decision",
    html`${table(
      [
        "Time",
        "Weight",
        "Old: failed",
        "New: failed",
        ...names.map((name) => `e-value ${name}`),
        ...(ratios ? ["New / old"] : []),
        "Decision",
      ],
      traffic.looks.map((look) => [
        clockLabel(look.at - traffic.origin),
        `${look.weight} %`,
        side(look.old),
        side(look.new),
        ...names.map((name) => eValueCell(look, name)),
        ...(ratios ? [ratioText(look.ratio)] : []),
        html`${look.verdict}${look.reason !== undefined && html` <span class="soft">${look.reason}</span>`}`,
      ]),
    )}<p class="soft">An e-value is the evidence against the new release. At its limit the release is taken back; however often one looks, a good release reaches it no more often than the limit says.${ratios && " “New / old” is the ratio of their error rates, between its confidence limits."}</p>`,
  );
}

function ratioText(ratio: Traffic["looks"][number]["ratio"]): string {
  if (ratio === undefined) return "–";
  const bound = (value: number) => Number(value.toPrecision(2));
  return `${bound(ratio.lower)} – ${ratio.upper === undefined ? "∞" : bound(ratio.upper)}`;
}

function eValueCell(look: Traffic["looks"][number], name: string): Fragment {
  const value = look.eValues[name];
  if (value === undefined) return "–";
  const limit = look.limits[name];
  const over = limit !== undefined && value >= limit;
  return html`${over ? html`<strong class="bad-text">${evidence(value)}</strong>` : evidence(value)}${
    limit !== undefined && html` <span class="soft">of ${evidence(limit)}</span>`
  }`;
}

function pointTable(traffic: Traffic): Html | undefined {
  if (traffic.points.length === 0) return undefined;
  const milliseconds = (value: number | undefined) =>
    value === undefined ? "–" : `${Math.round(value)} ms`;
  return details(
    "The pictures as a table",
    table(
      ["Time", "Old", "failed", "p50", "p95", "New", "failed", "p50", "p95"],
      traffic.points.map((point) => [
        clockLabel(point.at - traffic.origin),
        ...[point.old, point.new].flatMap((figures) => [
          whole(figures?.requests ?? 0),
          whole(figures?.errors ?? 0),
          milliseconds(figures?.p50),
          milliseconds(figures?.p95),
        ]),
      ]),
    ),
  );
}
