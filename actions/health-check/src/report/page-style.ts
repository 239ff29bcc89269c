/** The only style sheet: light and dark, screen, phone and paper. No font or picture is loaded. */
export const pageStyle = `
:root{--paper:#f7f6f2;--card:#fff;--ink:#1c2430;--soft:#5a6473;--line:#e4e1d9;--pass:#23754f;--warn:#8a5a0d;--fail:#b3362b;--unknown:#5b6472;--old:#4f6fa8;--new:#1f8a6d;--column:#a9bcdc;
--sans:-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;--serif:Charter,"Iowan Old Style",Cambria,Georgia,serif}
@media(prefers-color-scheme:dark){:root{--paper:#12161b;--card:#1a1f26;--ink:#e5e9ef;--soft:#a3adbb;--line:#2f3741;--pass:#63c594;--warn:#e2b15f;--fail:#f08379;--unknown:#a3adbb;--old:#86a8de;--new:#57cba9;--column:#3f5a8c}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);overflow-wrap:anywhere}
header,main,footer{max-width:60rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}header{padding-block:2.2rem .6rem}
.kicker{margin:0 0 .8rem;color:var(--soft);font-size:.9rem}h1{margin:0;font:600 clamp(2rem,6vw,3rem)/1.1 var(--serif)}h2{margin:0 0 .8rem;font:600 1.35rem/1.25 var(--serif)}
.decisive{margin:.8rem 0;max-width:46rem;font:400 clamp(1.1rem,2.6vw,1.3rem)/1.45 var(--serif)}
.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}.inconclusive{color:var(--unknown)}
section{margin-block:1.1rem;padding:clamp(1rem,3vw,1.7rem);background:var(--card);border:1px solid var(--line);border-radius:.7rem}
table{width:100%;border-collapse:collapse;font-size:.94rem}th{padding:.3rem .6rem .3rem 0;color:var(--soft);font-weight:500;font-size:.82rem;text-align:left;border-bottom:1px solid var(--line)}
td{padding:.6rem .6rem .6rem 0;border-bottom:1px solid var(--line);vertical-align:top}tr:last-child td{border-bottom:0}.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;padding:.6rem 0 .6rem 1rem}th.number{padding-block:.3rem}
.verdict{white-space:nowrap;font-weight:650}.verdict::before{content:"";display:inline-block;width:.6rem;height:.6rem;margin-right:.45rem;border-radius:50%;background:currentColor}.verdict.fail::before{border-radius:1px}.verdict.warn::before{border-radius:50% 50% 50% 0}.verdict.inconclusive::before{background:none;border:2px dashed currentColor}.name{font-weight:600;min-width:8rem}.remedy{display:block;margin-top:.2rem}.remedy::before{content:"→ "}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.8rem 1.2rem;margin:0 0 1rem}dt{color:var(--soft);font-size:.82rem}dd{margin:0;font-size:1.1rem;font-variant-numeric:tabular-nums}
.three{grid-template-columns:repeat(3,minmax(0,1fr))}
figure{margin:1rem 0}figcaption,.note{color:var(--soft);font-size:.9rem}.legend span::before{content:"";display:inline-block;width:.7rem;height:.7rem;margin-right:.4rem}.legend .is-new::before{background:var(--new);border-radius:50%}.legend .is-old::before{background:var(--old)}.legend span{margin-right:1.2rem}
.chart{display:block;width:100%;height:auto}.narrow{display:none}.chart text{fill:var(--soft);font:13px var(--sans);font-variant-numeric:tabular-nums}.chart .mark-text{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--card);stroke-width:4px}
.column{fill:var(--column)}.axis{stroke:var(--soft)}.grid{stroke:var(--line);stroke-width:1.5}.mark{stroke:var(--ink);stroke-dasharray:2 3}.pair{stroke:var(--soft);stroke-width:1.5}.old{fill:var(--old)}.new{fill:var(--new)}.path{fill:none;stroke:var(--old);stroke-width:2}
footer{padding-block:.4rem 2.5rem;color:var(--soft);font-size:.87rem}
@media(max-width:40rem){table:not(.checks) .number{padding-left:.5rem;font-size:.85rem}.wide{display:none}.narrow{display:block}.checks thead{display:none}.checks tr{display:block;padding:.7rem 0;border-bottom:1px solid var(--line)}.checks tr:last-child{border:0}.checks td{display:block;padding:.1rem 0;border:0;text-align:left}.checks .number{display:inline;color:var(--soft);font-size:.87rem;margin-right:.8rem}}
@media print{body{background:#fff}section{break-inside:avoid}}`;
