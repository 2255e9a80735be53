import { at } from './ask.ts';
import { awaitChoice, type Chosen, type Looking } from './choosing.ts';
import { press } from './press.ts';
import type { Grip } from './tools.ts';

/** A list is scrolled by less than it shows, so that nothing is skipped. */
const OF_ITS_HEIGHT = 0.8;
/** Whether a list shows others after it was scrolled is known after so many looks. */
const LOOKS_AFTER_SCROLL = 3;
const HOVER_WITHIN_MS = 500;

/** Presses what was found in a list that is open. Of several, what is chosen already is left alone. */
export async function pressChosen(grip: Grip, { matches, choices }: Chosen): Promise<void> {
  for (const { label, value, selected } of matches) {
    if (selected && choices.several) continue;
    await press(grip, at(grip.control, 'choice', { wanted: [label || value] }));
  }
}

/** Chooses from a list that is open; one that shows only a part of its options is scrolled to its ends. */
export async function chooseFromOpen(grip: Grip, value: string): Promise<Chosen> {
  const chosen = await awaitChoice(grip, value, 'choices', scrolling(grip, value));
  await pressChosen(grip, chosen);
  return chosen;
}

/** Scrolls a list on whenever it stands still, first to where the option should be: a list may open in its middle. */
function scrolling(grip: Grip, value: string): (looking: Looking) => Promise<boolean> {
  let ways: number[] | undefined;
  let scrolledAt: number | undefined;
  let height: number | undefined;
  return async ({ choices, unchanged }) => {
    if (!choices || grip.patience.left() <= 1) return false;
    ways ??= liesBefore(value, choices.labels) ? [-1, 1] : [1, -1];
    const movedOn = scrolledAt !== undefined && unchanged === 0;
    if (movedOn) scrolledAt = undefined;
    if (!movedOn && unchanged < LOOKS_AFTER_SCROLL) return ways.length > 0;
    if (scrolledAt !== undefined && unchanged >= scrolledAt + LOOKS_AFTER_SCROLL) {
      ways.shift();
      scrolledAt = undefined;
    }
    const [way] = ways;
    if (way === undefined) return false;
    if (scrolledAt === undefined) {
      height ??= await reach(grip);
      await grip.page.mouse.wheel(0, way * height * OF_ITS_HEIGHT);
    }
    scrolledAt ??= unchanged;
    return true;
  };
}

/** Whether an option would stand before those on show, in a list that is in order. */
function liesBefore(value: string, [first = '', ...others]: readonly string[]): boolean {
  const compare = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;
  return compare(first, others.at(-1) ?? first) <= 0 && compare(value.trim(), first) < 0;
}

/** Moves the pointer over the open list; its height, px, 0 where it cannot be had. */
async function reach(grip: Grip): Promise<number> {
  const list = at(grip.control, 'list', {});
  const timeout = Math.min(HOVER_WITHIN_MS, grip.patience.left());
  const box = await list
    .hover({ timeout })
    .then(async () => list.boundingBox({ timeout }))
    .catch(() => null);
  return box?.height ?? 0;
}
