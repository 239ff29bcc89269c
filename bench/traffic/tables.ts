/** Figures and tables out of the looks at which each rule rolled back. */
import type { Cell, Fault } from "./cells.ts";

/** Of one rule in one cell: the look (or second) of each shift, `null` for never. */
export interface Measured {
  readonly key: string;
  readonly rule: string;
  readonly at: (number | null)[];
}

export const ruleNames: Readonly<Record<string, string>> = {
  slipway: "Slipway",
  naive: "one bad look",
  flagger: "Flagger (5 checks)",
  "mann-whitney": "Mann–Whitney (Kayenta)",
};

/** The most that a healthy release may be rolled back. */
const falseAim = 0.01;

export const shareOf = (at: readonly (number | null)[]) =>
  at.filter((one) => one !== null).length / at.length;

export function percentile(at: readonly (number | null)[], q: number): number {
  const sorted = at.map((one) => one ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * q) - 1] as number;
}

export function find(measured: readonly Measured[], key: string, rule: string): Measured["at"] {
  return measured.find((one) => one.key === key && one.rule === rule)?.at ?? [];
}

export function table(
  measured: readonly Measured[],
  equal: readonly Cell[],
  faults: readonly Fault[],
  probes: readonly { key: string; label: string; aim?: number }[],
): { text: string; figures: Record<string, number>; missed: string[] } {
  const figures: Record<string, number> = {};
  const missed: string[] = [];
  const names = Object.keys(ruleNames);
  const lines = [
    "### Rolled back although both releases are equal",
    "",
    row(["", ...names.map((name) => ruleNames[name] ?? "")]),
    row(["---", ...names.map(() => "---:")]),
  ];
  for (const { key, label } of equal) {
    const shares = names.map((name) => shareOf(find(measured, key, name)));
    const own = shares[0] as number;
    figures[`false_${key}`] = own;
    if (own > falseAim)
      missed.push(`${label}: ${percent(own)} of the healthy releases rolled back`);
    lines.push(
      row([
        label,
        ...shares.map((share, index) => (index === 0 ? `**${percent(share)}**` : percent(share))),
      ]),
    );
  }
  lines.push(
    "",
    "### Looks until a bad release is rolled back (median / 90 of 100; share that was found)",
    "",
    row(["", "Aim (90 of 100)", ...names.map((name) => ruleNames[name] ?? "")]),
    row(["---", "---:", ...names.map(() => "---:")]),
  );
  for (const { key, label, aim } of faults) {
    const cells = names.map((name) => {
      const at = find(measured, key, name);
      const text = `${looks(percentile(at, 0.5))} / ${looks(percentile(at, 0.9))}; ${percent(shareOf(at))}`;
      return name === "slipway" ? `**${text}**` : text;
    });
    const own = percentile(find(measured, key, "slipway"), 0.9);
    if (Number.isFinite(own)) figures[`p90_${key}`] = own;
    figures[`found_${key}`] = shareOf(find(measured, key, "slipway"));
    if (aim !== undefined && own > aim)
      missed.push(`${label}: p90 is ${looks(own)}, the aim ${aim}`);
    lines.push(row([label, aim === undefined ? "–" : String(aim), ...cells]));
  }
  lines.push(
    "",
    "### Probes, two a second to each release, half an hour",
    "",
    row(["", "Aim", "Rolled back", "Seconds (median / 90 of 100)"]),
    row(["---", "---:", "---:", "---:"]),
  );
  for (const { key, label, aim } of probes) {
    const at = find(measured, key, "slipway");
    const share = shareOf(at);
    const p90 = percentile(at, 0.9);
    figures[`${aim === undefined ? "false" : "found"}_${key}`] = share;
    if (aim === undefined) {
      if (share > falseAim) missed.push(`probes, ${label}: ${percent(share)} rolled back`);
      lines.push(row([label, "≤ 1 %", percent(share), "–"]));
    } else {
      figures[`p90_seconds_${key}`] = p90;
      if (p90 > aim) missed.push(`probes, ${label}: p90 is ${p90} s, the aim ${aim} s`);
      lines.push(row([label, `${aim} s`, percent(share), `${percentile(at, 0.5)} / ${p90}`]));
    }
  }
  return { text: lines.join("\n"), figures, missed };
}

/** The page of the documentation, written anew by each full run. */
export function page(tables: string, runs: number): string {
  return `# What the evidence of a traffic shift is worth

Written by \`npm run bench -- traffic\`; do not edit. ${runs.toLocaleString("en-GB")} simulated shifts in each row, from fixed seeds (Mann–Whitney: 100). A shift is 10, 25 and 50 % of 1,000 requests a minute, ten looks each, unless the row says otherwise. Slipway decides with its defaults: \`alpha: 0.01\`, split between the six tests of \`evidence: metrics, logs, probes\`: errors and response times beside blue roll back at an e-value of 222, the limits on their own at 4,000 (and only where blue is shown to be better).

![How often each rule rolls back a healthy release, and how many looks it needs for a bad one](images/traffic-evidence.svg)

${tables}

The other rules see the same requests: *one bad look* rolls back at the first minute with more than 1 % errors or a p95 above 1.2 times production's; *Flagger* at the fifth such minute; *Mann–Whitney* when Kayenta's classifier (98 %, tolerance 0.25) calls the minutes' series high at any look. With late metrics they read what Azure shows at the time: zeros.

What the simulation leaves out: minutes are independent of each other, a slow canary does not slow the baseline down, and the clumps of errors are as large before the shift as in it. A fault from 0.5 to 1 % in a step with a thousand requests is beyond any valid test; the row says how far this one gets.
`;
}

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const percent = (share: number) => `${Number((share * 100).toFixed(2))} %`;
const looks = (value: number) => (Number.isFinite(value) ? String(value) : "never");
