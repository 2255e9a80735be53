import { expect } from '@playwright/test';
import { findControl } from '../../../src/browser/finder/index.ts';
import type { Wanted } from '../../../src/model/index.ts';
import { hasty, test, told } from './stage.ts';

const ROWS = `<h1>People</h1><table><tr><td>Jane Doe</td><td><a href="/1">Edit</a></td></tr>
  <tr><td>John Roe</td><td><a href="/2">Edit</a></td></tr></table>`;
const many = (count: number, html: (n: number) => string): string =>
  Array.from({ length: count }, (_, index) => html(index + 1)).join('');

const complaints: { title: string; html: string; wanted: Wanted; says: string; hint: string }[] = [
  {
    title: 'rows that have the same link are told apart by what they begin with',
    html: ROWS,
    wanted: { intent: 'press', name: 'edit' },
    says: '“edit” could be 2 controls on about:blank (by accessible name): link “Edit” in “Jane Doe”, link “Edit” in “John Roe”',
    hint: 'say which one, for instance within: "Jane Doe", nth: 1 or css=…',
  },
  {
    title: 'of many candidates some are listed and the rest is counted',
    html: many(20, (n) => `<button id="b${n}">Go</button>`),
    wanted: { intent: 'press', name: 'Go' },
    says: `“Go” could be 20 controls on about:blank (by accessible name): ${Array.from({ length: 6 }, (_, n) => `button “Go” (css=#b${n + 1})`).join(', ')} and 14 more`,
    hint: 'say which one, for instance nth: 1 or css=#b1',
  },
  {
    title: 'a number beyond those there are is answered with how many there are',
    html: ROWS,
    wanted: { intent: 'press', name: 'Edit', nth: 3 },
    says: 'there are only 2 controls called “Edit” on about:blank, no number 3',
    hint: 'use a number from 1 to 2',
  },
  {
    title: 'a region that is not there is answered with the regions there are',
    html: `${ROWS}<fieldset><legend>Filter</legend><input aria-label=Name></fieldset>`,
    wanted: { intent: 'press', name: 'Edit', within: ['Poeple'] },
    says: 'nothing on about:blank is called “Poeple”, to look for “Edit” in it. The page has: “People”, “Filter”',
    hint: 'did you mean “People”?',
  },
  {
    title: 'a region without the control is named',
    html: ROWS,
    wanted: { intent: 'press', name: 'Delete', within: ['Jane Doe'] },
    says: 'no control called “Delete” in “Jane Doe” on about:blank. The page offers: link “Edit”',
    hint: 'use a name that the page shows: a label, a button’s text, a placeholder',
  },
  {
    title: 'a name on the page and in a frame of it says which is in the frame',
    html: '<button>Help</button><iframe srcdoc="<button>Help</button>"></iframe>',
    wanted: { intent: 'press', name: 'Help' },
    says: '“Help” could be 2 controls on about:blank (by accessible name): button “Help”, button “Help” in the frame about:srcdoc',
    hint: 'say which one, for instance nth: 1 or css=…',
  },
  {
    title: 'of a page with many controls some are listed, and the nearest name is found among all',
    html: many(30, (n) => `<button>Topic ${n}</button>`) + '<button>Withdraw application</button>',
    wanted: { intent: 'press', name: 'Withdraw aplication' },
    says: `no control called “Withdraw aplication” on about:blank. The page offers: ${Array.from({ length: 24 }, (_, n) => `button “Topic ${n + 1}”`).join(', ')} and 7 more`,
    hint: 'did you mean “Withdraw application”?',
  },
  {
    title: 'what a frame offers is told too',
    html: '<a href="/">Home</a><iframe srcdoc="<label>Card number <input></label>"></iframe>',
    wanted: { intent: 'fill', name: 'Account' },
    says: 'no field called “Account” on about:blank. The page offers: link “Home”, field “Card number”',
    hint: 'use a name that the page shows: a label, a button’s text, a placeholder',
  },
  {
    title: 'a region that cannot be read as a selector is named',
    html: '<button>Go</button>',
    wanted: { intent: 'press', name: 'Go', within: ['css=div['] },
    says: '“css=div[” cannot be read as a selector',
    hint: 'correct the selector in the scenario, or name the control as the page shows it',
  },
];

for (const { title, html, wanted, says, hint } of complaints) {
  test(title, async ({ shows }) => {
    const failure = await told(findControl(await shows(html), wanted, hasty));
    // Why a selector cannot be read is the browser's word.
    expect(failure.message.replace(/(cannot be read as a selector): .*/s, '$1')).toBe(says);
    expect(failure.hint).toBe(hint);
  });
}
