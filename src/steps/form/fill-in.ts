import type { Field, Hands } from '../../model/index.ts';
import { give, nextAnswer } from './give.ts';
import { calledBy, dueIn, isRequired, listForm, type Listed } from './listing.ts';
import type { FormMemory } from './memory.ts';
import { ownAnswer, requireOwnAnswers } from './own-answers.ts';
import { nothingToGive, refused, stillAsking } from './refusals.ts';

/** A form that still asks for something new after so many turns does not end. */
const MOST_TURNS = 200;

/** Widgets that may make a form ask for more, or for less, as soon as they are answered. */
const TURNING = ['select', 'listbox', 'combobox', 'radio', 'radio-group', 'checkbox', 'switch'];

/**
 * Fills in a form as a person does: what is due, from the top; looks again after each choice, since it may bring
 * other questions; until nothing is left. A complaint about what was given is answered with another value, once.
 * @throws StepFailure where nobody could answer, or the page goes on complaining.
 */
export async function fillIn(hands: Hands, memory: FormMemory): Promise<void> {
  const { within } = memory.order;
  const { listed, old } = await giveAll(hands, memory);
  memory.path = hands.path();
  requireOwnAnswers(hands, memory, listed);
  const isNew = ({ key, field }: Listed): boolean => memory.given.has(key) && field.error !== old.get(key);
  if ((await mend(hands, listed, memory, isNew)) === 0) return;
  await hands.settle();
  const [still] = wrongOf(await listForm(hands, within), isNew);
  if (still) throw refused(hands, still, memory);
}

/** @returns the form as it stands in the end, and what the page had to say about its fields before. */
async function giveAll(
  hands: Hands,
  memory: FormMemory,
): Promise<{ listed: Listed[]; old: Map<string, string | undefined> }> {
  const { within } = memory.order;
  const old = new Map<string, string | undefined>();
  let settled = false;
  for (let turn = 0; ; turn++) {
    const listed = await listForm(hands, within);
    if (turn === 0) listed.forEach(({ key, field }) => old.set(key, field.error));
    const due = dueNow(listed, memory);
    const ready = due.filter(({ field }) => !isWaiting(field));
    if (ready[0] && turn >= MOST_TURNS) throw stillAsking(hands, ready[0]);
    if (ready.length > 0) {
      await giveSome(hands, listed, ready, memory);
      settled = false;
    } else if (!settled) {
      await hands.settle();
      settled = true;
    } else if (due[0]) {
      await optionsComeFor(hands, due[0], memory);
    } else if (listed.length === 0 && within) {
      await fieldsCome(hands, within);
    } else {
      return { listed, old };
    }
  }
}

/**
 * Gives another value to each field that the page complains about, and to those it says are missing.
 * @param which the fields in question.
 * @returns how many there were.
 * @throws StepFailure where there is no other value.
 */
export async function mend(
  hands: Hands,
  listed: readonly Listed[],
  memory: FormMemory,
  which: (one: Listed) => boolean,
): Promise<number> {
  const wrong = wrongOf(listed, which);
  for (const one of wrong) {
    const value = await nextAnswer(hands, listed, one, memory);
    if (value === undefined) throw refused(hands, one, memory);
    await give(hands, one, value, memory);
  }
  return wrong.length;
}

/** The fields that the page complains about, among those in question. */
export function wrongOf(listed: readonly Listed[], which: (one: Listed) => boolean): Listed[] {
  return listed.filter((one) => one.field.error !== undefined && which(one));
}

function dueNow(listed: readonly Listed[], memory: FormMemory): Listed[] {
  const due = new Set(dueIn(listed, memory.order, memory.chance));
  const isDue = (one: Listed): boolean => due.has(one) || ownAnswer(one, memory.order) !== undefined;
  return listed.filter((one) => !memory.given.has(one.key) && isDue(one));
}

/** Up to the first answer that may change the form. */
async function giveSome(
  hands: Hands,
  listed: readonly Listed[],
  due: readonly Listed[],
  memory: FormMemory,
): Promise<void> {
  for (const one of due) {
    const value = await nextAnswer(hands, listed, one, memory);
    if (value !== undefined) await give(hands, one, value, memory);
    else if (isRequired(one.field) || one.field.error !== undefined) throw nothingToGive(hands, one);
    else memory.given.set(one.key, []);
    if (TURNING.includes(one.field.widget)) return;
  }
}

/** A list whose options come later; others show them when they are opened. */
function isWaiting({ widget, options }: Field): boolean {
  return widget === 'select' && options.length === 0;
}

/** A region that the scenario names is there, or it is a slip. */
async function fieldsCome(hands: Hands, within: readonly string[]): Promise<void> {
  await hands.until(async () =>
    (await listForm(hands, within)).length > 0
      ? undefined
      : `nothing is to be filled in under “${within.join('” in “')}” on ${hands.path()}`,
  );
}

async function optionsComeFor(hands: Hands, { key }: Listed, { order }: FormMemory): Promise<void> {
  await hands.until(async () => {
    const one = (await listForm(hands, order.within)).find((other) => other.key === key);
    return one && isWaiting(one.field)
      ? `“${calledBy(one)}” has nothing to choose from on ${hands.path()}`
      : undefined;
  });
}
