/**
 * The look of the answer page: one column, system fonts, no script, nothing from elsewhere. Every text colour has a
 * contrast of at least 4.5 : 1 on its ground in both schemes (WCAG 2.2, 1.4.3); colour always comes with a word. What
 * scrolls sideways has a shade at the edge behind which there is more.
 */
export const STYLE = `
:root { color-scheme: light dark;
  --ground: #fff; --soft: #f3f4f6; --line: #c9ced6; --ink: #1b1f24; --quiet: #4d5663; --link: #0b57a4;
  --good: #14632f; --good-soft: #e6f4ea; --mind: #7a4a00; --mind-soft: #fff3d6;
  --bad: #a3171c; --bad-soft: #fdeaea; --open: #44407a; --open-soft: #ecebf8; --more: rgb(0 0 0 / .28); }
@media screen and (prefers-color-scheme: dark) { :root {
  --ground: #14171b; --soft: #1e2228; --line: #3c434d; --ink: #e8eaed; --quiet: #aab3bf; --link: #8ec2ff;
  --good: #7fd79a; --good-soft: #16301f; --mind: #f3c266; --mind-soft: #352708;
  --bad: #ff9d97; --bad-soft: #3b1719; --open: #bdb8f5; --open-soft: #25234a; --more: rgb(255 255 255 / .28); } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 0 1rem 4rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h2 { margin: 3rem 0 .75rem; font-size: 1.35rem; }
h3 { margin: 0 0 .4rem; font-size: 1rem; }
p, ul, ol, dl { margin: 0 0 .5rem; }
a { color: var(--link); }
small { font-weight: normal; color: var(--quiet); }
.quiet, .eyebrow { color: var(--quiet); font-size: .9rem; }
.answer { margin: 1rem 0 0; padding: clamp(1rem, 4vw, 2.25rem); border: 1px solid var(--line);
  border-left: .6rem solid var(--tone); border-radius: .5rem; background: var(--tone-soft); }
.pass { --tone: var(--good); --tone-soft: var(--good-soft); }
.warn { --tone: var(--mind); --tone-soft: var(--mind-soft); }
.fail { --tone: var(--bad); --tone-soft: var(--bad-soft); }
.invalid { --tone: var(--open); --tone-soft: var(--open-soft); }
.answer h1 { margin: .25rem 0 .5rem; font-size: clamp(1.6rem, 7vw, 3.4rem); letter-spacing: -.01em; color: var(--tone); }
.answer .eyebrow, .answer small { color: var(--ink); }
.sentence { font-size: 1.15rem; max-width: 46rem; }
.banner { padding: .5rem .75rem; border: 2px solid var(--tone); border-radius: .35rem; background: var(--ground); }
.reasons { padding-left: 1.2rem; max-width: 46rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; }
.figures div { padding: .7rem .85rem; border-radius: .35rem; background: var(--ground); border: 1px solid var(--line); }
.figures dt { font-size: .85rem; color: var(--quiet); }
.figures dd { margin: 0; font-size: clamp(1.15rem, 5vw, 1.5rem); font-weight: 650; font-variant-numeric: tabular-nums; }
.figures small { display: block; font-size: .8rem; color: var(--quiet); }
.evidence { margin: 1rem 0 0; }
.evidence a { display: inline-block; padding: .6rem 1rem; border: 2px solid currentColor; border-radius: .35rem; font-weight: 600; text-decoration: none; }
.evidence a:hover, .evidence a:focus-visible { text-decoration: underline; }
.cards { list-style: none; padding: 0; display: grid; gap: .75rem; }
.card { padding: .85rem 1rem; border: 1px solid var(--line); border-left: .35rem solid var(--line); border-radius: .35rem; }
.card p:last-child, .card p { margin: .15rem 0 0; }
.card.green { border-left-color: var(--good); } .card.yellow { border-left-color: var(--mind); }
.card.red { border-left-color: var(--bad); } .card.unproven { border-left-color: var(--open); }
.tag { display: inline-block; padding: .05rem .5rem; margin-right: .35rem; border: 1px solid; border-radius: 1rem; font-size: .85rem; font-weight: 600; }
.tag.green { color: var(--good); background: var(--good-soft); } .tag.yellow { color: var(--mind); background: var(--mind-soft); }
.tag.red { color: var(--bad); background: var(--bad-soft); } .tag.unproven { color: var(--open); background: var(--open-soft); }
.message { white-space: pre-wrap; font-size: .95rem; }
.funnel { padding-left: 1.4rem; } .funnel li { margin-bottom: .85rem; }
.step { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; margin: 0; }
.bar { display: block; width: 100%; height: .7rem; margin: .2rem 0; border-radius: .2rem; }
.bar .track { fill: var(--soft); }
.fault { margin-bottom: 1.5rem; }
.scroll { overflow-x: auto; margin: .5rem 0 1rem; --cover: linear-gradient(var(--ground), var(--ground));
  background: var(--cover) 0 0 / 1rem 100% no-repeat local, var(--cover) 100% 0 / 1rem 100% no-repeat local,
    linear-gradient(to right, var(--more), transparent) 0 0 / .7rem 100% no-repeat,
    linear-gradient(to left, var(--more), transparent) 100% 0 / .7rem 100% no-repeat; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { padding: .4rem .7rem .4rem 0; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 500; white-space: normal; min-width: 8rem; }
@media (max-width: 40rem) { pre { white-space: pre-wrap; } }
.wrapped td { white-space: normal; min-width: 4.5rem; }
pre { margin: .5rem 0; padding: .75rem 1rem; overflow-x: auto; border-radius: .35rem; background: var(--soft); font-size: .88rem; }
summary { cursor: pointer; padding: .3rem 0; }
footer { margin-top: 3rem; }
.short dt { font-weight: 650; } .short dd { margin: 0 0 .5rem; }
.contents { display: none; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; font-variant-ligatures: none; } main { max-width: none; padding: 0 1px; }
  @page { margin: 15mm 14mm 17mm; } .figures dd { font-size: 1.15rem; }
  h2, h3 { break-after: avoid; } h2 { margin-top: 1.4rem; } .scroll, .card, .funnel li, tr, .answer { break-inside: avoid; }
  .answer, .tag, .bar, .figures div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  [aria-labelledby="validity"] .scroll { break-inside: auto; }
  .answer { padding: .8rem 1rem; } .answer h1 { font-size: 1.9rem; } .sentence { font-size: 1rem; } .answer .figures { margin-top: .6rem; }
  .contents { display: block; margin-top: .8rem; font-size: .9em; } .contents ul { columns: 3; } .short h2 { margin-top: .8rem; }
  .contents li, .short dd, .reasons li { break-inside: avoid; } .short dt { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; } summary { list-style: none; }
  .scroll, pre { overflow: visible; } .scroll { background: none; } pre { white-space: pre-wrap; } th, td { white-space: normal; }
}`;
