// The parts of a date that is asked for in pieces. Runs in the page.
import { isShown, nameOf } from './see.mjs';

const FIELDS =
  'input:not([type=hidden], [type=checkbox], [type=radio], [type=button], [type=submit]), select, [role=spinbutton]';

/** @typedef {'year' | 'month' | 'day'} Part */

/** The words for each, the tell-tale ones first: “day” is in “birthday month” too. */
/** @type {[Part, RegExp][]} */
const CUES = [
  ['month', /month|monat|\bmes\b|mois|\bmm\b/i],
  ['year', /year|jahr|\ba[nñ]o\b|ann[ée]e|\byyyy\b|\byy\b/i],
  ['day', /day|\btag\b|\bd[ií]a\b|jour|\bdd\b/i],
];
/** Number of options that tell a list of months and one of days, with or without a first “choose”. */
const COUNTS = /** @type {const} */ ({ month: [12, 13], day: [31, 32] });

/**
 * The fields of a date in pieces, by part.
 * @param {Element} group
 * @returns {{ part: Part, element: Element }[]}
 */
export function partsOf(group) {
  const around = group.matches(FIELDS)
    ? (group.closest('fieldset, [role=group]') ?? group.parentElement)
    : group;
  const fields = [...(around ?? group).querySelectorAll(FIELDS)].filter(
    (one) => isShown(one) && getComputedStyle(one).opacity !== '0',
  );
  const byCue = fields.map((element) => ({
    element,
    part: CUES.find(([, cue]) => cue.test(cuesOf(element)))?.[0],
  }));
  const distinct = new Set(byCue.map(({ part }) => part));
  if (distinct.size === fields.length && !distinct.has(undefined)) {
    return byCue.flatMap(({ element, part }) => (part ? [{ element, part }] : []));
  }
  return byShape(fields);
}

/** @param {Element} element */
function cuesOf(element) {
  const attributes = ['name', 'id', 'autocomplete', 'placeholder', 'aria-label', 'data-type'];
  return [nameOf(element), ...attributes.map((name) => element.getAttribute(name))]
    .join(' ')
    .replace(/[_-]/g, ' ');
}

/**
 * By the number of options and places; what is left as it is read in the United States: month, day, year.
 * @param {Element[]} fields
 */
function byShape(fields) {
  /** @type {Map<Element, Part>} */
  const known = new Map();
  for (const field of fields) {
    const options = field instanceof HTMLSelectElement ? field.options.length : 0;
    const isOf = (/** @type {'month' | 'day'} */ part) => COUNTS[part].some((count) => count === options);
    if (isOf('month')) known.set(field, 'month');
    else if (isOf('day')) known.set(field, 'day');
    else if (options > COUNTS.day[1] || (field instanceof HTMLInputElement && field.maxLength === 4)) {
      known.set(field, 'year');
    }
  }
  const taken = new Set(known.values());
  const left = /** @type {Part[]} */ (['month', 'day', 'year']).filter((part) => !taken.has(part));
  return fields.flatMap((element) => {
    const part = known.get(element) ?? left.shift();
    return part ? [{ element, part }] : [];
  });
}

/**
 * What a part is, as data.
 * @param {{ part: Part, element: Element }} part
 * @returns {import('../look.ts').DatePart}
 */
export function toldPart({ part, element }) {
  const input = element instanceof HTMLInputElement ? element : undefined;
  return {
    part,
    kind: element.localName === 'select' ? 'select' : input ? 'text' : 'segment',
    places: input && input.maxLength > 0 ? input.maxLength : (input?.placeholder.length ?? 0),
  };
}
