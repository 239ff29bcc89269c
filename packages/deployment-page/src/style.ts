/** The page's only style sheet: light and dark, screen, phone and paper. */

import { Html } from "./html.ts";

export const style = new Html(`
:root {
  --paper: #f7f6f2; --card: #ffffff; --ink: #1c2430; --soft: #5a6473; --line: #e4e1d9;
  --old: #4f6fa8; --new: #1f9a7a; --ok: #23754f; --bad: #b3362b; --warn: #96610f; --idle: #626b79;
  --old-area: #a9bcdc; --new-area: #8fd0bb; --track: #ebe8e0;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
  --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b; --card: #1a1f26; --ink: #e5e9ef; --soft: #9ba6b5; --line: #2b323b;
    --old: #86a8de; --new: #57cba9; --ok: #63c594; --bad: #f08379; --warn: #e2b15f; --idle: #8b95a3;
    --old-area: #3b5480; --new-area: #1f6f5a; --track: #29303a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
.page-header, nav, main, footer { max-width: 64rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
.page-header { padding-block: 3rem 1.5rem; }
.kicker { margin: 0 0 1.25rem; color: var(--soft); font-size: .875rem; letter-spacing: .02em; }
h1 { margin: 0; font: 600 clamp(2.4rem, 7vw, 3.6rem)/1.05 var(--serif); letter-spacing: -.015em; }
.page-header.ok h1 { color: var(--ok); } .page-header.bad h1 { color: var(--bad); } .page-header.warn h1 { color: var(--warn); }
.decisive { margin: .9rem 0 2rem; max-width: 46rem; font: 400 clamp(1.15rem, 2.6vw, 1.4rem)/1.45 var(--serif); }
h2 { display: flex; align-items: baseline; gap: .75rem; margin: 0; font: 600 1.5rem/1.25 var(--serif); }
h2 .number { color: var(--soft); font: 500 .95rem/1 var(--sans); font-variant-numeric: tabular-nums; }
h3 { margin: 2rem 0 .5rem; font-size: 1rem; font-weight: 650; }
.summary { margin: .4rem 0 1.2rem; max-width: 46rem; font-size: 1.06rem; color: var(--soft); }
p { margin: .6rem 0; } a { color: inherit; } code { font-family: var(--mono); font-size: .88em; }
.soft { color: var(--soft); } .bad-text { color: var(--bad); } .hash { font-size: .75em; color: var(--soft); }
nav { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line); }
nav ol { display: flex; gap: .2rem 1.4rem; margin: 0; padding: .7rem 0; list-style: none; overflow-x: auto; scrollbar-width: none; }
nav li { flex: none; } nav a { display: inline-flex; align-items: center; gap: .5rem; padding: .15rem 0; text-decoration: none; font-size: .9rem; color: var(--soft); }
nav a:hover, nav a:focus-visible { color: var(--ink); text-decoration: underline; text-underline-offset: .25em; }
nav a::before { content: ""; width: .55rem; height: .55rem; border-radius: 50%; background: var(--idle); }
nav .ok a::before { background: var(--ok); } nav .bad a::before { background: var(--bad); border-radius: 1px; } nav .warn a::before { background: var(--warn); border-radius: 50% 50% 50% 0; }
nav .unreached a::before { background: none; border: 1.5px dashed var(--idle); }
main { padding-block: 1.25rem 1rem; }
section { margin-block: 1rem; padding: clamp(1.1rem, 3vw, 1.9rem); background: var(--card); border: 1px solid var(--line); border-radius: .7rem; scroll-margin-top: 4rem; }
section.idle { background: none; border-style: dashed; } .not-reached { margin: .5rem 0 0; color: var(--soft); }
footer { padding-block: 1rem 3rem; color: var(--soft); font-size: .85rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1rem 1.5rem; margin: 1rem 0; }
.facts div { min-width: 0; } .facts dt { color: var(--soft); font-size: .8rem; } .facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.facts dd .soft { display: block; font-size: .8rem; } .page-header .facts dd .soft { display: inline; }
.badge { display: inline-block; padding: .05rem .55rem; border: 1px solid currentColor; border-radius: 1rem; font: 500 .78rem/1.5 var(--sans); white-space: nowrap; color: var(--idle); }
.badge.ok { color: var(--ok); } .badge.bad { color: var(--card); background: var(--bad); border-color: var(--bad); } .badge.warn { color: var(--warn); } .badge.idle { border-style: dashed; }
.facts .hash { display: block; line-height: 1.4; }
.callout { margin: 0 0 1.5rem; padding: .2rem 1.2rem .6rem; border-left: 4px solid var(--idle); background: color-mix(in srgb, var(--idle) 8%, transparent); border-radius: 0 .4rem .4rem 0; }
.callout.bad { border-color: var(--bad); background: color-mix(in srgb, var(--bad) 7%, transparent); } .callout h3 { margin-top: .8rem; }
.findings { margin: .6rem 0; padding: 0; list-style: none; } .findings li { padding: .6rem 0; border-bottom: 1px solid var(--line); } .findings li:last-child { border: 0; }
.reasons { margin: 1rem 0; padding-left: 1.1rem; } .reasons li { margin-block: .3rem; }
figure { margin: 1.2rem 0 0; } figure h3 { margin: 1.2rem 0 .3rem; } figcaption { margin-top: .4rem; } .axis-note { margin: 1.2rem 0 0; color: var(--soft); font-size: .88rem; }
.chart { display: block; width: 100%; height: auto; overflow: visible; } .chart.narrow { display: none; }
.chart text { fill: var(--ink); font: 12.5px var(--sans); font-variant-numeric: tabular-nums; }
.chart .tick, .chart .note { fill: var(--soft); font-size: 12px; } .chart .stage { font-weight: 650; } .chart .note.failure { fill: var(--bad); font-weight: 600; }
.grid { stroke: var(--line); } .axis { stroke: var(--soft); }
.bar, .share-bar rect, .range { stroke-width: 1.2; }
.success { fill: var(--ok); } .failure { fill: var(--bad); } .cancelled { fill: var(--warn); } .bar.success { fill: color-mix(in srgb, var(--ok) 78%, var(--card)); }
.bar.not-run, .bar.skipped { fill: none; stroke: var(--idle); stroke-dasharray: 4 3; }
.track { fill: var(--track); } .threshold { stroke: var(--ink); stroke-width: 2; } .point { stroke: var(--ink); stroke-width: 2.5; }
.chart .old-area { fill: var(--old-area); shape-rendering: crispEdges; } .chart .new-area { fill: var(--new-area); shape-rendering: crispEdges; }
.weight { fill: none; stroke: var(--ink); stroke-width: 1.8; stroke-linejoin: round; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; } .old-line { stroke: var(--old); } .new-line { stroke: var(--new); } .line.faint { stroke-width: 1.3; stroke-dasharray: 1 4; }
.mark line { stroke: var(--ink); stroke-dasharray: 2 3; } .mark.fault line, .mark.detected line { stroke: var(--bad); stroke-dasharray: none; }
.mark text { font-size: 12px; font-weight: 600; } .mark.fault text, .mark.detected text { fill: var(--bad); }
.look.ok { fill: var(--ok); } .look.open { fill: none; stroke: var(--idle); stroke-width: 1.8; } .look.bad { fill: none; stroke: var(--bad); stroke-width: 2.6; stroke-linecap: round; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0; padding: 0; list-style: none; color: var(--soft); font-size: .84rem; }
.legend li { display: inline-flex; align-items: center; gap: .45rem; }
.swatch { flex: none; width: 1rem; height: .7rem; border-radius: 2px; }
.swatch.old-area { background: var(--old-area); } .swatch.new-area { background: var(--new-area); }
.swatch.weight { height: 2px; background: var(--ink); } .swatch.old-line { height: 3px; background: var(--old); } .swatch.new-line { height: 3px; background: var(--new); }
.swatch.old-line.faint { height: 0; background: none; border-top: 2px dotted var(--old); } .swatch.new-line.faint { height: 0; background: none; border-top: 2px dotted var(--new); }
.swatch.look-ok { width: .6rem; height: .6rem; border-radius: 50%; background: var(--ok); } .swatch.look-open { width: .6rem; height: .6rem; border-radius: 50%; border: 2px solid var(--idle); }
.swatch.look-bad { width: .7rem; height: .7rem; background: linear-gradient(45deg, transparent 42%, var(--bad) 42% 58%, transparent 58%), linear-gradient(-45deg, transparent 42%, var(--bad) 42% 58%, transparent 58%); }
.swatch.bar-success { background: var(--ok); } .swatch.bar-failure { background: var(--bad); } .swatch.bar-cancelled { background: var(--warn); } .swatch.bar-skipped, .swatch.bar-not-run { border: 1.5px dashed var(--idle); }
.swatch.bar-skipped { border-style: none none solid; border-radius: 0; }
.coverage .group { margin-top: 1rem; } .group-name { margin: 0 0 .2rem; }
.bar-row { display: grid; grid-template-columns: 5rem minmax(6rem, 1fr) 16rem; align-items: center; gap: .2rem 1rem; font-variant-numeric: tabular-nums; }
.bar-label { color: var(--soft); font-size: .88rem; } .share-bar { width: 100%; height: 22px; display: block; } .bar-figures .soft { font-size: .86rem; }
.scroll { overflow-x: auto; margin: .6rem 0; } table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; } th, td { padding: .42rem .9rem .42rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 500; font-size: .82rem; white-space: nowrap; } tbody tr:last-child td { border-bottom: 0; }
details { margin-top: 1rem; border-top: 1px solid var(--line); padding-top: .7rem; } summary { cursor: pointer; font-size: .92rem; font-weight: 550; } summary:hover { text-decoration: underline; text-underline-offset: .25em; }
:focus-visible { outline: 2px solid var(--old); outline-offset: 2px; border-radius: 2px; }
pre { max-height: 28rem; overflow: auto; margin: .7rem 0; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; font: .82rem/1.5 var(--mono); overflow-wrap: normal; tab-size: 2; }
@media (max-width: 44rem) {
  .page-header { padding-block: 2rem 1rem; }
  .chart.wide { display: none; } .chart.narrow { display: block; }
  .bar-row { grid-template-columns: 1fr auto; } .bar-row .share-bar { grid-column: 1 / -1; grid-row: 2; } .bar-figures { text-align: right; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
  section { border-radius: .5rem; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #ccc; --old: #4f6fa8; --new: #1f9a7a; --ok: #23754f; --bad: #b3362b; --warn: #96610f; --idle: #666; --old-area: #a9bcdc; --new-area: #8fd0bb; --track: #e5e5e5; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10pt; } nav { display: none; } .page-header { padding-top: 0; }
  .page-header, main, footer { max-width: none; padding-inline: 0; }
  section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 1rem 0; } figure, tr, .callout, .group { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .chart.wide { display: block; } .chart.narrow { display: none; }
}
`);
