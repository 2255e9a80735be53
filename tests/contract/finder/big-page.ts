import type { Wanted } from '../../../src/model/index.ts';

const SECTIONS = 24;
const FIELDS = 6;
const ROWS = 100;
const LINKS = 60;

const times = (count: number, html: (n: number) => string): string =>
  Array.from({ length: count }, (_, index) => html(index + 1)).join('');

const field = (section: number, n: number): string => `<div class="usa-form-group">
  <label class="usa-label" for="f${section}-${n}">Question ${section}.${n} <abbr title="required" class="usa-hint">*</abbr></label>
  <span class="usa-hint" id="h${section}-${n}">As it stands on the letter you got</span>
  ${n % 3 === 0 ? `<select class="usa-select" id="f${section}-${n}" aria-describedby="h${section}-${n}"><option value="">- Select -</option><option>Yes</option><option>No</option></select>` : `<input class="usa-input" id="f${section}-${n}" name="answer_${section}_${n}" aria-describedby="h${section}-${n}">`}
  </div>`;

/** A page of an agency with 2,000 elements, more than 400 of them controls: menus, forms, a table with a button in each row. */
export const bigPage = `<!doctype html><html lang=en><head><title>Big</title></head><body>
  <header><nav aria-label="Main"><ul>${times(LINKS, (n) => `<li><a href="/page/${n}"><span>Topic ${n}</span></a></li>`)}</ul></nav></header>
  <main><h1>Everything at once</h1>
  ${times(SECTIONS, (s) => `<section><h2>Part ${s}</h2><p>Fill in what <b>applies</b> to you.</p>${times(FIELDS, (n) => field(s, n))}</section>`)}
  <table><thead><tr><th>Claim</th><th>Status</th><th></th></tr></thead><tbody>
  ${times(ROWS, (n) => `<tr><td>Claim ${n}</td><td><span class="tag">Open</span></td><td><button type="button">Open</button> <a href="/claims/${n}">Details</a></td></tr>`)}
  </tbody></table>
  <div><div class="row"><div>Notes to the clerk</div><div><input id="notes"></div></div></div>
  <button id="submit" class="usa-button">Submit application</button>
  </main>
  <footer>${times(20, (n) => `<p><span>Notice ${n}</span> <a href="/notice/${n}">Read</a></p>`)}</footer></body></html>`;

/** What somebody looks for on it: how the search finds it, from the first thing it tries to the last. */
export const searches: readonly { how: string; wanted: Wanted; id: string }[] = [
  { how: 'by label', wanted: { intent: 'fill', name: 'Question 12.4' }, id: 'f12-4' },
  { how: 'by name', wanted: { intent: 'press', name: 'Submit application' }, id: 'submit' },
  { how: 'by what its author calls it', wanted: { intent: 'fill', name: 'answer_17_2' }, id: 'f17-2' },
  { how: 'by the text beside it', wanted: { intent: 'fill', name: 'Notes to the clerk' }, id: 'notes' },
  { how: 'by a part of its name', wanted: { intent: 'press', name: 'Submit' }, id: 'submit' },
  { how: 'by a part of the text beside it', wanted: { intent: 'fill', name: 'Clerk' }, id: 'notes' },
  { how: 'by a heading', wanted: { intent: 'fill', name: 'Question 5.1', within: ['Part 5'] }, id: 'f5-1' },
];
