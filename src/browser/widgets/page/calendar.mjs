// A calendar that a date field opens. Runs in the page.
import { everywhere, holds, isShown, named, nameOf, parentOf, plain, says, tidy } from './see.mjs';

const CELL = '[role=gridcell], td, button, span, div, abbr, a';
/** Every month has as many days. */
const SHORTEST = 28;
/** How far up from its days a calendar's title and buttons are, elements. */
const LEVELS = 5;
const BUTTON = 'button, [role=button], a, [class*=prev i], [class*=next i]';
const STEP = {
  back: /\bprev|zurück|vorig|anterior|précédent|^[‹«<❮←]$|left/iu,
  forward: /\bnext|nächst|siguiente|suivant|^[›»>❯→]$|right/iu,
};
const CONFIRM = /^(?:ok|done|apply|set|select|confirm|fertig|aceptar|hecho)$/iu;

/**
 * The months on show, each with its day cells from the first to the last and what is around them.
 * @param {Element} control
 */
function monthsOpen(control) {
  const cells = everywhere(document, CELL).filter(
    (cell) => cell.children.length === 0 && /^\d{1,2}$/.test(cell.textContent.trim()) && isShown(cell),
  );
  const months = [];
  let from = 0;
  while (from < cells.length) {
    const start = cells.findIndex((cell, index) => index >= from && Number(cell.textContent) === 1);
    if (start < 0) break;
    let end = start + 1;
    while (Number(cells[end]?.textContent) === end - start + 1) end += 1;
    const days = cells.slice(start, end);
    const first = days[0];
    if (days.length >= SHORTEST && first && !holds(control, first)) months.push({ days, ...titleOf(first) });
    from = end;
  }
  return months;
}

/**
 * Year and month of the calendar around a cell, and the element that holds its title.
 * @param {Element} cell
 */
function titleOf(cell) {
  let around = parentOf(cell);
  const grid = cell.closest('table, [role=grid], [class*=days i]') ?? around;
  for (let level = 0; around && level < LEVELS + 3; level += 1) {
    const texts = [
      around.getAttribute('aria-label') ?? '',
      ...(grid ? named(grid, 'aria-labelledby').map((one) => says(one)) : []),
      ...[...around.querySelectorAll('select')].map((list) => list.selectedOptions[0]?.label ?? ''),
      ...[...around.querySelectorAll('input')].map(({ value }) => value),
      says(around),
    ];
    const text = plain(texts.join(' '));
    const month = monthNames().findIndex((names) => names.some((name) => hasWord(text, name)));
    const year = /\b(?:19|20)\d{2}\b/.exec(text)?.[0];
    if (month >= 0 && year) return { around, year: Number(year), month: month + 1 };
    around = parentOf(around);
  }
  return undefined;
}

/**
 * @param {string} text
 * @param {string} word
 */
function hasWord(text, word) {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word} `);
}

/** January to December, long and short, in the page's language and in English. */
function monthNames() {
  const language = document.documentElement.lang || 'en';
  const locales = Intl.DateTimeFormat.supportedLocalesOf([language.replaceAll('_', '-')]);
  return Array.from({ length: 12 }, (_, month) =>
    [...locales, 'en'].flatMap((locale) =>
      /** @type {const} */ (['long', 'short']).map((style) =>
        plain(new Intl.DateTimeFormat(locale, { month: style }).format(new Date(2000, month, 15))).replace(
          '.',
          '',
        ),
      ),
    ),
  );
}

/**
 * What the open calendar shows, as data; null when none is open.
 * @param {Element} control
 */
export function calendarOf(control) {
  const months = monthsOpen(control).flatMap(({ year, month }) => (year && month ? [{ year, month }] : []));
  return months.length === 0
    ? null
    : { months, asks: ['year', 'month'].filter((what) => pickerOf(control, what)) };
}

/**
 * The cell of a day.
 * @param {Element} control
 * @param {{ year: number, month: number, day: number }} date
 * @returns {Element | undefined}
 */
export function dayOf(control, { year, month, day }) {
  return monthsOpen(control).find((one) => one.year === year && one.month === month)?.days[day - 1];
}

/**
 * The button that shows an earlier or a later month; the one for years goes further and lies outside of it.
 * @param {Element} control
 * @param {'back' | 'forward'} way
 * @returns {Element | undefined}
 */
export function stepOf(control, way) {
  const [first] = monthsOpen(control);
  let around = first?.around ?? null;
  for (let level = 0; around && level < LEVELS; level += 1) {
    const buttons = [...around.querySelectorAll(BUTTON)].filter(
      (button) => isShown(button) && !first?.days.includes(button) && STEP[way].test(cueOf(button)),
    );
    const months = buttons.filter((button) => !/year|jahr|año|année/iu.test(cueOf(button)));
    const inner = months.filter((button) => !button.querySelector('button, a'));
    if (inner.length > 0) return way === 'back' ? inner.at(-1) : inner[0];
    around = parentOf(around);
  }
  return undefined;
}

/** @param {Element} button */
function cueOf(button) {
  return tidy([nameOf(button), button.getAttribute('class')].join(' ')) && nameOf(button)
    ? nameOf(button)
    : (button.getAttribute('class') ?? '');
}

/**
 * The list or field in the calendar that takes the year or the month.
 * @param {Element} control
 * @param {string} what `year` or `month`
 * @returns {Element | undefined}
 */
export function pickerOf(control, what) {
  const [first] = monthsOpen(control);
  const fields = [...(first?.around?.querySelectorAll('select, input[type=number]') ?? [])].filter(isShown);
  return fields.find((field) => {
    const value =
      field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.label ?? '') : nameOf(field);
    const number = field instanceof HTMLInputElement ? field.value : value;
    return /^\d{4}$/.test(tidy(number)) === (what === 'year');
  });
}

/**
 * The button that confirms what was chosen, where the calendar wants one pressed.
 * @param {Element} control
 * @returns {Element | undefined}
 */
export function confirmOf(control) {
  let around = monthsOpen(control)[0]?.around ?? null;
  for (let level = 0; around && level < LEVELS; level += 1) {
    const button = [...around.querySelectorAll('button, [role=button]')].find(
      (one) => isShown(one) && CONFIRM.test(nameOf(one)),
    );
    if (button) return button;
    around = parentOf(around);
  }
  return undefined;
}
