/** Small pieces that several sections are made of. */

import { type Fragment, type Html, html } from "../html.ts";
import type { ReasonRead } from "../read.ts";

export interface Section {
  readonly id: string;
  readonly title: string;
  /** The answer, before any picture. Absent: not reached. */
  readonly summary?: Fragment;
  readonly state: "ok" | "bad" | "warn" | "idle";
  readonly content: Fragment;
}

export function notReached(id: string, title: string, why: string): Section {
  return { id, title, state: "idle", content: html`<p class="not-reached">${why}</p>` };
}

export function table(
  head: readonly string[],
  rows: readonly (readonly Fragment[])[],
  caption?: string,
): Html {
  return html`<div class="scroll"><table>${caption !== undefined && html`<caption>${caption}</caption>`}<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

export function details(summary: string, content: Fragment): Html {
  return html`<details><summary>${summary}</summary>${content}</details>`;
}

export function facts(entries: readonly (readonly [string, Fragment] | false)[]): Html {
  return html`<dl class="facts">${entries.map(
    (entry) => entry !== false && html`<div><dt>${entry[0]}</dt><dd>${entry[1]}</dd></div>`,
  )}</dl>`;
}

const words: Readonly<Record<string, string>> = {
  pass: "passed",
  warn: "warning",
  fail: "failed",
  inconclusive: "not enough evidence",
  "not-run": "not run locally",
};
const tones: Readonly<Record<string, string>> = {
  pass: "ok",
  warn: "warn",
  fail: "bad",
  inconclusive: "warn",
};

export function badge(verdict: string, word = words[verdict] ?? verdict): Html {
  return html`<span class="badge ${tones[verdict] ?? "idle"}">${word}</span>`;
}

export function stateOf(verdicts: readonly string[]): Section["state"] {
  if (verdicts.includes("fail")) return "bad";
  return verdicts.some((verdict) => verdict === "warn" || verdict === "inconclusive")
    ? "warn"
    : "ok";
}

export function reasonList(reasons: readonly ReasonRead[]): Html | undefined {
  if (reasons.length === 0) return undefined;
  return html`<ul class="reasons">${reasons.map(
    ({ message, remedy, file }) =>
      html`<li>${file !== undefined && html`<code>${file}</code> `}${message}${remedy !== undefined && html` <span class="soft">${remedy}</span>`}</li>`,
  )}</ul>`;
}

/** Longer text is cut: a page of several megabytes opens on no phone. */
export function codeBlock(text: string): Html {
  const limit = 200_000;
  return html`<pre tabindex="0"><code>${text.slice(0, limit)}</code></pre>${
    text.length > limit &&
    html`<p class="soft">Only the first ${limit} characters are shown; the file is among the evidence.</p>`
  }`;
}

export function legend(entries: readonly (readonly [string, string])[]): Html {
  return html`<ul class="legend">${entries.map(
    ([className, label]) => html`<li><span class="swatch ${className}"></span>${label}</li>`,
  )}</ul>`;
}

/** A commit as people read it. */
export function shortCommit(id: string): string {
  return /^[0-9a-f]{40}$/.test(id) ? id.slice(0, 7) : id.slice(0, 40);
}
