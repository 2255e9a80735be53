import { writeShare } from '../../model/index.ts';
import type { Scenario, ScriptItem } from '../../model/index.ts';
import type { Places } from './places.ts';
import { group, list, plain, quoted } from './tree.ts';
import type { Entry, List, Written } from './tree.ts';
import { writeStep } from './step.ts';

type Choose = Extract<ScriptItem, { item: 'choose' }>;

/** Shares that add up to this are everybody, whatever binary fractions make of them. */
const EVERYBODY = 1 + 1e-9;

/** A list of steps and what structures them. */
export function writeScript(script: readonly ScriptItem[], places: Places): List {
  const items: Entry[] = [];
  /** What the alternatives written last add up to: a reader takes neighbours together up to one. */
  let open = 0;
  for (const item of script) {
    if (item.item !== 'choose') {
      items.push(writeItem(item, places));
      open = 0;
    } else if (readsAsAlternatives(item, open)) {
      for (const { share, items: inner } of item.options)
        items.push(...inner.map((one) => writeItem(one, places, share)));
      open = item.options.reduce((sum, { share }) => sum + share, 0);
    } else {
      items.push({ value: group({ choose: writeOptions(item, places) }, true) });
      open = 0;
    }
  }
  return { is: 'list', open: true, items };
}

/** Whether neighbouring steps with a `ratio` each mean this choice, after alternatives that add up to `open`. */
function readsAsAlternatives({ options }: Choose, open: number): boolean {
  const [first] = options;
  if (!first || (open > 0 && open + first.share <= EVERYBODY)) return false;
  let sum = 0;
  return options.every(({ share, items: [one, ...more] }) => {
    sum += share;
    return (
      share < 1 && sum <= EVERYBODY && more.length === 0 && (one?.item === 'step' || one?.item === 'use')
    );
  });
}

function writeItem(item: ScriptItem, places: Places, share?: number): Entry {
  const ratio = share === undefined ? undefined : plain(writeShare(share));
  const block = (entries: Record<string, Written | undefined>): Entry => ({ value: group(entries, true) });
  switch (item.item) {
    case 'step': {
      const line = places.lineOf(item.at);
      return { value: writeStep(item, places, share), ...(line === undefined ? {} : { line }) };
    }
    case 'choose':
      return block({ choose: writeOptions(item, places) });
    case 'repeat':
      return block({ repeat: plain(item.times), steps: writeScript(item.items, places) });
    case 'within':
      return block({ within: quoted(item.region), steps: writeScript(item.items, places) });
    case 'use':
      return block({ use: plain(item.action), ratio });
  }
}

function writeOptions({ options }: Choose, places: Places): Written {
  const written = options.map(({ share, items }) =>
    group({ ratio: plain(writeShare(share)), steps: writeScript(items, places) }, true),
  );
  return list(written, true);
}

/** A named action with the steps it stands for. */
export interface WrittenAction {
  name: string;
  items: readonly ScriptItem[];
}

/** The actions that the scripts of a scenario use and that no other file has, each once, in the order of their first use. */
export function ownActionsOf(
  { script, staff = [] }: Pick<Scenario, 'script' | 'staff'>,
  places: Places,
): WrittenAction[] {
  const actions = new Map<string, WrittenAction>();
  const walk = (items: readonly ScriptItem[]): void => {
    for (const item of items) {
      if (item.item === 'choose') for (const option of item.options) walk(option.items);
      else if (item.item !== 'step') {
        if (item.item === 'use' && !actions.has(item.action) && isOwn(item.items, places)) {
          actions.set(item.action, { name: item.action, items: item.items });
        }
        walk(item.items);
      }
    }
  };
  walk(script);
  for (const workers of staff) walk(workers.script);
  return [...actions.values()];
}

/** Whether an action is this file's own: none of its steps was written somewhere else. */
function isOwn(items: readonly ScriptItem[], places: Places): boolean {
  return items.every((item) => {
    if (item.item === 'step') return !places.isElsewhere(item.at);
    if (item.item === 'choose') return item.options.every((option) => isOwn(option.items, places));
    // What it uses may well be another file's.
    return item.item === 'use' || isOwn(item.items, places);
  });
}
