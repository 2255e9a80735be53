import type { Act } from './heard.ts';
import { placeOf, type Place } from './place.ts';
import { saidBy, toTheLetter } from './pointed.ts';
import { CHECKED, FIELDS, GROUPS, PRESSED } from './roles.ts';
import { around, readSnapshot, withParts, wordsOf, type Seen } from './snapshot.ts';
import { sameName, spoken } from './words.ts';

/** A control as a scenario names it. */
export interface Control extends Place {
  /** The same for the same control as long as it is on the page. */
  id: string;
  /** ARIA role; empty where nobody knows. */
  role: string;
  /** As a person calls it; `css=…` or `role=…` where nothing on the page does. */
  name: string;
  /** Title of the group of fields it stands in; empty without. */
  group: string;
  /** As it stood at that moment; absent when nobody saw it. */
  seen?: Seen;
}

/** A name longer than this is cut where its beginning is enough, characters. */
const LONG = 60;

/** What was acted on, as a person would say it, so that the finder finds that and nothing else. */
export function controlOf(act: Act): Control {
  const page = readSnapshot(act.ariaSnapshot ?? '');
  const said = saidBy(act.pointed);
  const seen = seenBy(act, page);
  const letter = toTheLetter(act.selector ?? 'html');
  const role = seen?.role ?? said.role;
  const name = seen?.name || said.name || (seen && nameOf(seen)) || said.testId;
  const group = seen && [...around(seen)].find((box) => GROUPS.has(box.role) && box.name !== '');
  return {
    id: act.selector ?? '',
    role,
    group: group ? spoken(group.name) : '',
    ...(seen ? { seen } : {}),
    ...(name === '' ? { name: letter } : named(name, role, page, seen)),
  };
}

/** The element with its mark, or the control it is a part of; else the only one that is called so. */
function seenBy(act: Act, page: Seen): Seen | undefined {
  const all = [...withParts(page)];
  const marked = act.ref === undefined ? undefined : all.find(({ marks }) => marks.get('ref') === act.ref);
  const control = marked && [marked, ...around(marked)].find(({ role }) => PRESSED.has(role));
  if (marked) return FIELDS.has(marked.role) ? marked : (control ?? marked);
  const { role, name } = saidBy(act.pointed);
  const called = all.filter((one) => one.role === role && (name === '' || sameName(one.name, name)));
  return called.length === 1 ? called[0] : called.find(({ marks }) => marks.has('active'));
}

function nameOf(seen: Seen): string {
  if (seen.name !== '') return seen.name;
  return FIELDS.has(seen.role) || CHECKED.has(seen.role) ? '' : wordsOf(seen);
}

/** The name and, where several controls have it, the place. */
function named(
  name: string,
  role: string,
  page: Seen,
  seen: Seen | undefined,
): Pick<Control, 'name' | 'within' | 'nth'> {
  const whole = spoken(name);
  const rivals = [...withParts(page)].filter((one) => one === seen || isRival(one, role));
  const short = shortened(whole, rivals);
  const twins = rivals.filter((one) => sameName(nameOf(one), name));
  return { name: short, ...(seen ? placeOf(seen, twins, page) : {}) };
}

/** Whether the finder may take it for one with this role. */
function isRival(seen: Seen, role: string): boolean {
  if (CHECKED.has(role)) return CHECKED.has(seen.role);
  if (FIELDS.has(role)) return FIELDS.has(seen.role);
  if (PRESSED.has(role)) return PRESSED.has(seen.role);
  return seen.role === role && seen.parts.length === 0;
}

/** The first words of a long name, where no other control has them in its own. */
function shortened(name: string, rivals: readonly Seen[]): string {
  if (name.length <= LONG) return name;
  const start = name.slice(0, LONG + 1).replace(/[^\p{L}\p{N}]+[\p{L}\p{N}]*$/u, '');
  const having = rivals.filter((rival) => nameOf(rival).toLowerCase().includes(start.toLowerCase()));
  return start !== '' && having.length < 2 ? start : name;
}
