/**
 * The look of charts. Colours are of Okabe and Ito (“Color Universal Design”, 2008), which colour-blind people tell
 * apart, each at least 3 : 1 on its ground (WCAG 2.2, 1.4.11); and none is alone: marks also differ as full, hollow,
 * solid and dashed, and are named beside the chart.
 */
export const CHART_STYLE = `
:root { --chart-a: #0072b2; --chart-b: #c04a00; --chart-fault: #a8518a; --chart-busy: #6b7280; }
@media screen and (prefers-color-scheme: dark) { :root {
  --chart-a: #56b4e9; --chart-b: #e69f00; --chart-fault: #cc79a7; --chart-busy: #9aa3ad; } }
.panel { display: grid; grid-template-columns: 4.6rem minmax(0, 1fr); gap: .15rem .5rem; margin: 0 0 .9rem; }
.panel figcaption { grid-column: 1 / -1; } .panel > svg, .ticks { grid-column: 2; }
.scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; font-size: .8rem; line-height: 1;
  color: var(--quiet); font-variant-numeric: tabular-nums; }
.plot { display: block; width: 100%; height: 5.5rem; } .lane svg { display: block; width: 100%; height: .7rem; }
.plot path, .plot rect, .lane rect, .bar rect, .key path, .key rect { vector-effect: non-scaling-stroke; }
.base { stroke: var(--line); fill: none; }
.line-a { stroke: var(--chart-a); stroke-width: 2; fill: none; } .line-b { stroke: var(--chart-b); stroke-width: 2; stroke-dasharray: 5 3; fill: none; }
.fill-a { fill: var(--chart-a); } .plot .fill-a, .plot .fill-b { fill-opacity: .8; stroke: var(--ground); stroke-width: 1; } .fill-b { fill: var(--chart-b); }
.hollow-a { fill: none; stroke: var(--chart-a); stroke-width: 1.5; } .hollow-b { fill: none; stroke: var(--chart-b); stroke-width: 1.5; }
.fault-span { fill: var(--chart-fault); fill-opacity: .18; stroke: var(--chart-fault); stroke-dasharray: 2 2; }
.busy-span { fill: var(--chart-busy); fill-opacity: .22; stroke: var(--chart-busy); stroke-dasharray: 6 3; }
.lane .fault-span, .lane .busy-span { fill-opacity: .75; }
.bar .failed { fill: var(--chart-b); fill-opacity: .3; stroke: var(--chart-b); stroke-width: 2; }
.bar .gave-up { fill: none; stroke: var(--chart-b); stroke-width: 2; stroke-dasharray: 4 2; } .bar { overflow: visible; }
.key { white-space: nowrap; margin: 0 .4rem; font-size: .85rem; } .key svg { width: 28px; height: 10px; }
.ticks { position: relative; height: 1.2rem; font-size: .8rem; color: var(--quiet); }
.ticks span { position: absolute; white-space: nowrap; } .ticks .middle { transform: translateX(-50%); } .ticks .end { transform: translateX(-100%); }
.gauges { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); gap: 1rem; }
.gauges figure { margin: 0; } .gauges .plot { height: 3.5rem; }
.next ol { padding-left: 1.3rem; } .next li { margin-bottom: .25rem; } .answer .next h2 { margin: 0 0 .25rem; font-size: 1rem; }
@media (min-width: 48rem) { .why { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; } }
@media print {
  .panel, .gauges figure { break-inside: avoid; } .data { display: none; } .plot { height: 3.6rem; }
  .panel, .gauges, .key, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .why { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
}`;
