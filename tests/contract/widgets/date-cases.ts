import { give, type Case } from './case.ts';
import { calendar, segments } from './calendars.ts';

const input = (attributes: string): string => `<input id=it data-it ${attributes}>`;
const parts = (fields: string): string =>
  `<fieldset id=it data-it><legend>Date of birth</legend>${fields}</fieldset>`;
const MONTHS = 'January February March April May June July August September October November December'
  .split(' ')
  .map((name, index) => `<option value=${index + 1}>${name}</option>`)
  .join('');
const values = '[...it.querySelectorAll("input, select")].map((one) => one.value).join("|")';

/** Native date and time fields: what is given, what the field holds. */
const native: [type: string, given: string, holds: string][] = [
  ['date', '2026-11-21', '2026-11-21'],
  ['date', '11/21/2026', '2026-11-21'],
  ['date', '21 November 2026', '2026-11-21'],
  ['date', 'Saturday, Nov. 21, 2026', '2026-11-21'],
  ['date', '21.11.2026', '2026-11-21'],
  ['date', '21 de noviembre de 2026', '2026-11-21'],
  ['date', '', ''],
  ['month', 'November 2026', '2026-11'],
  ['month', '11/28', '2028-11'],
  ['week', '2026-W47', '2026-W47'],
  ['week', '2026-11-21', '2026-W47'],
  ['time', '2:30 pm', '14:30'],
  ['time', '09:05', '09:05'],
  ['datetime-local', '2026-11-21 14:30', '2026-11-21T14:30'],
  ['datetime-local', '11/21/2026 at 2:30 PM', '2026-11-21T14:30'],
  ['color', '#1A4480', '#1a4480'],
];

/** Text fields, how they say in which way they want a date, and what they hold then. */
const told: [how: string, html: string, holds: string][] = [
  ['month first', input('placeholder=MM/DD/YYYY'), '11/05/2026'],
  ['day first', input('placeholder=DD/MM/YYYY'), '05/11/2026'],
  ['year first', input('placeholder=YYYY-MM-DD'), '2026-11-05'],
  ['in German', input('placeholder=TT.MM.JJJJ'), '05.11.2026'],
  ['in short', input('placeholder=M/D/YY'), '11/5/26'],
  ['without anything between', input('placeholder=MMDDYYYY'), '11052026'],
  ['by an example', `<p id=h>For example: 04/28/1986</p>${input('aria-describedby=h')}`, '11/05/2026'],
  ['by a British example', `<p id=h>For example, 27 3 2007</p>${input('aria-describedby=h')}`, '5 11 2026'],
  ['in its label', `<label>Date (dd-mm-yyyy) ${input('')}</label>`, '05-11-2026'],
  ['by a pattern', input(String.raw`pattern="\d{4}-\d{2}-\d{2}"`), '2026-11-05'],
  ['by a pattern with slashes', input(String.raw`pattern="\d{2}/\d{2}/\d{4}"`), '11/05/2026'],
  ['not at all', input(''), 'November 5, 2026'],
];

/** Dates and times. */
export const dating: Case[] = [
  ...native.map(([type, given, holds]): Case => ({
    title: `gives a ${type} field ${given === '' ? 'nothing' : `“${given}”`}`,
    widget: type === 'time' ? 'time' : 'date',
    html: input(`type=${type} value=""`),
    does: give(given),
    ends: { 'it.value': holds },
  })),
  ...told.map(([how, html, holds]): Case => ({
    title: `writes a date as the field asks for it, ${how}`,
    widget: 'text',
    html,
    does: give('November 5, 2026'),
    ends: { 'it.value': holds },
  })),
  {
    title: 'gives a date in three fields',
    widget: 'date-parts',
    html: parts('<label>Month <input></label><label>Day <input></label><label>Year <input></label>'),
    does: give('1990-03-09'),
    ends: { [values]: '3|9|1990' },
  },
  {
    title: 'gives a date in three fields in the order of their country',
    widget: 'date-parts',
    html: parts('<input name=dob-day><input name=dob-month><input name=dob-year>'),
    does: give('1990-03-09'),
    ends: { [values]: '9|3|1990' },
  },
  {
    title: 'gives a date in three nameless fields by the room they have, with zeros',
    widget: 'date-parts',
    html: parts('<input maxlength=2><input maxlength=2><input maxlength=4>'),
    does: give('March 9, 1990'),
    ends: { [values]: '03|09|1990' },
  },
  {
    title: 'gives a date with a list of months (USWDS memorable date)',
    widget: 'date-parts',
    html: parts(
      `<label>Month <select><option value="">- Select -</option>${MONTHS}</select></label><label>Day <input maxlength=2></label><label>Year <input maxlength=4></label>`,
    ),
    does: give('11/21/1990'),
    ends: { [values]: '11|21|1990' },
  },
  {
    title: 'gives a date in three lists of numbers',
    widget: 'date-parts',
    html: parts(
      [12, 31]
        .map(
          (most) =>
            `<select>${Array.from({ length: most }, (_, n) => `<option>${String(n + 1).padStart(2, '0')}</option>`).join('')}</select>`,
        )
        .join('') +
        `<select>${Array.from({ length: 90 }, (_, n) => `<option>${1930 + n}</option>`).join('')}</select>`,
    ),
    does: give('1990-03-09'),
    ends: { [values]: '03|09|1990' },
  },
  {
    title: 'gives a date with a list of months in the page’s language',
    widget: 'date-parts',
    html: `<div lang=es-US>${parts('<label>Mes <select><option>enero</option><option>marzo</option></select></label><label>Día <input></label><label>Año <input></label>')}</div>`,
    does: give('1990-03-09'),
    ends: { [values]: 'marzo|9|1990' },
  },
  {
    title: 'gives the month and the year of a card',
    widget: 'date-parts',
    html: parts(
      '<select aria-label="Expiration month"><option>10</option><option>11</option></select><select aria-label="Expiration year"><option>2027</option><option>2028</option></select>',
    ),
    does: give('11/28'),
    ends: { [values]: '11|2028' },
  },
  {
    title: 'gives a date in a field whose parts are set one by one (MUI, React Aria)',
    widget: 'date',
    html: segments,
    does: give('2026-11-05'),
    ends: { '[...it.children].map((one) => one.textContent).join("/")': '11/05/2026' },
  },
  {
    title: 'chooses the day in a calendar where nothing can be typed, some months on',
    widget: 'date',
    html: calendar({}),
    does: give('2026-11-21'),
    ends: { 'it.value': '2026-11-21', 'document.getElementById("cal")': null },
  },
  {
    title: 'chooses the day in a calendar, some months back, and confirms it',
    widget: 'date',
    html: calendar({ confirm: true }),
    does: give('5 May 2026'),
    ends: { 'it.value': '2026-05-05' },
  },
  {
    title: 'chooses a day long ago in a calendar that has a list of years',
    widget: 'date',
    html: calendar({ lists: true }),
    does: give('1961-02-28'),
    ends: { 'it.value': '1961-02-28', turns: 0 },
  },
  {
    title: 'chooses the day in a calendar though the field was taken for text',
    widget: 'text',
    html: calendar({}),
    does: give('09/01/2026'),
    ends: { 'it.value': '2026-09-01' },
  },
  {
    title: 'types into a field with a calendar, and leaves it so that the calendar closes',
    widget: 'date',
    html: calendar({
      typed: `it.addEventListener('keydown', ({ key }) => { if (key === 'Tab') cal.remove(); });`,
    }),
    does: give('11/21/2026'),
    ends: { 'it.value': '2026-11-21', 'document.getElementById("cal")': null },
  },
  {
    title: 'types into a field that keeps a date only when Enter says so (Ant Design)',
    widget: 'date',
    html: calendar({
      typed: `var kept = '';
        it.addEventListener('keydown', ({ key }) => { if (key === 'Enter') { kept = it.value; cal.remove(); } });
        it.addEventListener('blur', () => { it.value = kept; document.getElementById('cal')?.remove(); });`,
    }),
    does: give('11/21/2026'),
    ends: { kept: '2026-11-21' },
  },
];
