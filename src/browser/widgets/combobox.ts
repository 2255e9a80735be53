import type { Locator } from 'playwright';
import { StepFailure } from '../../model/index.ts';
import { ask, at } from './ask.ts';
import { awaitChoice, partsOf, type Chosen } from './choosing.ts';
import { explained, notTaken } from './failures.ts';
import { chooseFromOpen, pressChosen } from './list.ts';
import { matching } from './arrived.ts';
import { press } from './press.ts';
import { look } from './seen.ts';
import { select } from './select.ts';
import { giveText } from './text.ts';
import type { Grip, Kind } from './tools.ts';

const POLL_MS = 50;
/** A list that has not come after so many looks is asked for with the arrow key, and then by pressing the control. */
const LOOKS_FOR_ARROW = 10;
const LOOKS_FOR_PRESS = 20;
/** With its filter cleared a list shows what it has within so many looks. */
const LOOKS_AFTER_CLEARING = 10;

/** Fields and buttons that open a list to choose from, wherever on the page the list is. */
export const combobox: Kind = {
  async give(grip, value) {
    const seen = await look(grip);
    if (seen.tag === 'select') return select.give?.(grip, value);
    if (seen.suggests) return giveSuggested(grip, value);
    const several = partsOf(value).length > 0 ? await severalIn(grip, value, seen.expanded) : undefined;
    for (const part of several ?? [value]) {
      if (seen.canType) await typeAndChoose(grip, part);
      else await openAndChoose(grip, part);
    }
    if (several) await close(grip);
  },
};

/** A native list of suggestions fills the field in with the value of what is chosen; other words are allowed. */
async function giveSuggested(grip: Grip, value: string): Promise<void> {
  const wanted = [[value.trim()]];
  const { matches } = await ask(grip.control, 'suggestions', { wanted }, grip.patience);
  const [match] = matches;
  await giveText(grip, match?.whole ? match.value : value);
}

/** The values one by one, where the list lets several be chosen and has none of that name as a whole. */
async function severalIn(grip: Grip, value: string, isOpen: boolean): Promise<string[] | undefined> {
  if (!isOpen) await press(grip);
  const wanted = [[value.trim()]];
  for (let looks = 0; looks < LOOKS_FOR_PRESS; looks += 1) {
    const choices = await ask(grip.control, 'choices', { wanted }, grip.patience);
    if (choices && choices.labels.length > 0) {
      return choices.several && !choices.matches[0] ? partsOf(value) : undefined;
    }
    if (looks === LOOKS_FOR_ARROW) await coax(arrowDown(grip, grip.control));
    if (!grip.patience.worthWaiting()) break;
    await grip.page.waitForTimeout(POLL_MS);
  }
  return undefined;
}

async function openAndChoose(grip: Grip, value: string): Promise<void> {
  const { expanded } = await look(grip);
  if (!expanded) await press(grip);
  let looks = 0;
  while ((await ask(grip.control, 'choices', { wanted: [] }, grip.patience)) === null) {
    looks += 1;
    if (looks === LOOKS_FOR_ARROW) await coax(arrowDown(grip, grip.control));
    if (!grip.patience.worthWaiting()) break;
    await grip.page.waitForTimeout(POLL_MS);
  }
  const wanted = [[value.trim()]];
  const open = await ask(grip.control, 'choices', { wanted }, grip.patience);
  // Many lists come with a field to search them (Select2, shadcn): what is meant may be on show only then.
  if (open?.search && !open.matches[0]?.whole)
    await (grip.manner?.write?.(value) ?? grip.page.keyboard.type(value));
  await confirmed(grip, await chooseFromOpen(grip, value));
}

/** Types as a person does, key by key: the list follows each. Where no list ever comes, the words stay as typed. */
async function typeAndChoose(grip: Grip, value: string): Promise<void> {
  const entry = at(grip.control, 'entry', {});
  const clear = async (): Promise<void> => entry.fill('', { timeout: grip.patience.left() });
  const { enabled, typed } = await look(grip);
  if (typed !== '' || !enabled) {
    await clear().catch((error: unknown) => {
      throw explained(error, grip);
    });
  }
  const how = { timeout: grip.patience.left() };
  const { manner, found } = grip;
  await (manner?.type ? manner.type(entry, found.shown, value, how) : entry.pressSequentially(value, how));
  let listed = false;
  let cleared = 0;
  const chosen = await awaitChoice(grip, value, 'choices', async ({ choices, looks }, worthWaiting) => {
    listed ||= choices !== null;
    if (!listed && looks === LOOKS_FOR_ARROW) await coax(arrowDown(grip, entry));
    if (!listed && looks === LOOKS_FOR_PRESS) await coax(press(grip, entry));
    if (worthWaiting || !listed || grip.patience.left() <= 1) return false;
    // What is meant may be called otherwise than what was typed: see everything there is.
    cleared += 1;
    if (cleared === 1) await clear();
    return cleared < LOOKS_AFTER_CLEARING;
  }).catch((error: unknown) => {
    if (!listed && error instanceof StepFailure && error.code === 'control-not-found') return undefined;
    throw error;
  });
  if (!chosen) {
    const { value: shows } = await look(grip);
    if (!matching(shows, value)) throw notTaken(grip, value, shows);
    return;
  }
  await pressChosen(grip, chosen);
  await confirmed(grip, chosen);
}

function arrowDown({ patience }: Grip, control: Locator): Promise<void> {
  return control.press('ArrowDown', { timeout: patience.left() });
}

/** A further way to ask for a list: one that the page has no time for any more is no failure of its own. */
async function coax(way: Promise<void>): Promise<void> {
  await way.catch((error: unknown) => {
    const isOver = error instanceof Error && error.name === 'TimeoutError';
    if (!isOver && !(error instanceof StepFailure && error.code === 'gave-up')) throw error;
  });
}

/** Waits until the control shows what was chosen, or its list is closed, or marks it. */
async function confirmed(grip: Grip, { matches: [match], choices: { several } }: Chosen): Promise<void> {
  if (!match || several) return;
  for (;;) {
    const { value } = await look(grip);
    if (matching(value, match.label) || matching(value, match.value)) return;
    const wanted = [[match.label || match.value]];
    const choices = await ask(grip.control, 'choices', { wanted }, grip.patience);
    if (!choices || choices.matches[0]?.selected) return;
    if (!grip.patience.worthWaiting()) throw notTaken(grip, match.label, value);
    await grip.page.waitForTimeout(POLL_MS);
  }
}

/** Lists for several stay open. Escape would also close a dialog around them, so there the focus moves on. */
async function close({ control, patience }: Grip): Promise<void> {
  if ((await ask(control, 'choices', { wanted: [] }, patience)) === null) return;
  const inDialog = await control.locator('xpath=ancestor::dialog | ancestor::*[@role="dialog"]').count();
  await control.press(inDialog > 0 ? 'Tab' : 'Escape', { timeout: patience.left() });
}
