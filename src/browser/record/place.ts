import { DIALOGS, REGIONS, ROWS } from './roles.ts';
import { around, isIn, withParts, type Seen } from './snapshot.ts';
import { sameName, spoken } from './words.ts';

/** Where on the page one of several controls with the same name is. */
export interface Place {
  /** Regions, the outermost first. */
  within?: readonly string[];
  /** From 1, in the order of the page. */
  nth?: number;
}

/** A longer title is no name, characters. */
const LONG = 60;

/**
 * What tells a control from others of the same name, as a person would say it: the row, the group, the heading it
 * stands under; else which of them it is. Nothing for one alone.
 * @param twins all that may be meant by the name, itself included, in the order of the page.
 */
export function placeOf(target: Seen, twins: readonly Seen[], page: Seen): Place {
  if (twins.length < 2) return {};
  // A dialog in front is searched alone; one beside the page is not.
  const dialog = [...around(target)].find(({ role }) => DIALOGS.has(role));
  const inFront = dialog ? twins.filter((twin) => isIn(twin, dialog)) : twins;
  const outer = dialog && inFront.length < twins.length ? [spoken(dialog.name) || 'dialog'] : [];
  if (inFront.length === 1) return { within: outer };
  const others = inFront.filter((twin) => twin !== target);
  for (const title of titlesAround(target, page)) {
    if (!mayMean(title, others, page)) return { within: [...outer, title] };
  }
  return { ...(outer.length > 0 ? { within: outer } : {}), nth: inFront.indexOf(target) + 1 };
}

/** What the parts of the page are called that a control is in, the likeliest to be named first. */
function* titlesAround(target: Seen, page: Seen): Iterable<string> {
  for (const box of around(target)) if (REGIONS.has(box.role)) yield* titlesOf(box, target);
  yield* headingsOver(target, page);
}

function titlesOf(box: Seen, target: Seen): string[] {
  const own = spoken(box.name);
  const first = ROWS.has(box.role) ? wordsBefore(box, target) : [];
  return [own, ...first].filter((title) => title !== '' && title.length <= LONG);
}

/** What a row or card says besides its controls. */
function wordsBefore(box: Seen, target: Seen): string[] {
  return [...withParts(box)]
    .filter((part) => part !== box && !isIn(part, target) && isWording(part))
    .map((part) => spoken(part.name || part.text));
}

function isWording({ role }: Seen): boolean {
  return /^(?:text|cell|rowheader|heading|generic|paragraph|strong|emphasis|term|definition)$/.test(role);
}

/** Headings that a control stands under, the nearest first. */
function headingsOver(target: Seen, page: Seen): string[] {
  const all = [...withParts(page)];
  const above = all.slice(0, all.indexOf(target)).filter(({ role }) => role === 'heading');
  let lowest = Infinity;
  const over = above.toReversed().filter(({ marks }) => {
    const level = Number(marks.get('level') ?? 2);
    if (level >= lowest) return false;
    lowest = level;
    return true;
  });
  return over.map(({ name }) => spoken(name)).filter((title) => title !== '' && title.length <= LONG);
}

/** Whether a title may also mean a part of the page that another control of the name is in. */
function mayMean(title: string, others: readonly Seen[], page: Seen): boolean {
  return others.some((other) => [...titlesAround(other, page)].some((one) => sameName(one, title)));
}
