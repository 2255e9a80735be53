import type { Field, Hands } from '../../model/index.ts';
import { answersTo, TICK } from './answers.ts';
import { calledBy, listForm, type Listed } from './listing.ts';
import type { FormMemory } from './memory.ts';
import { ownAnswer } from './own-answers.ts';
import { pieceFor } from './pieces.ts';
import { cannotAnswer } from './refusals.ts';
import { whoFills } from './who.ts';
import { plain } from './words.ts';

/**
 * What the citizen gives a field next: the scenario’s own answer, or the likeliest that was not tried yet; undefined when
 * there is none left.
 * @throws StepFailure where nobody but a person could answer.
 */
export async function nextAnswer(
  hands: Hands,
  listed: readonly Listed[],
  one: Listed,
  memory: FormMemory,
): Promise<string | undefined> {
  const tried = memory.given.get(one.key) ?? [];
  const own = ownAnswer(one, memory.order);
  if (own !== undefined) {
    memory.answered.add(own.name);
    return tried.includes(own.value) ? undefined : own.value;
  }
  const impossible = cannotAnswer(hands, one);
  if (impossible) throw impossible;
  const who = whoFills(hands.citizen, hands.now(), memory.chance);
  const piece = pieceFor(listed, one, who.identity);
  if (piece !== undefined) return tried.includes(piece) ? undefined : piece;
  const known = await givenToTwin(listed, one, memory);
  const field = await withOptions(hands, one, memory);
  return answersTo(field, one.asked, who, known).find((value) => !tried.includes(value));
}

/** A list that shows its options only once it is open is looked into. */
async function withOptions(
  hands: Hands,
  { field, control, key }: Listed,
  { order }: FormMemory,
): Promise<Field> {
  const isClosed = (field.widget === 'combobox' || field.widget === 'listbox') && field.options.length === 0;
  if (!isClosed) return field;
  await control.press();
  await hands.settle();
  const open = (await listForm(hands, order.within)).find((one) => one.key === key);
  return open?.field ?? field;
}

const AGAIN =
  /\b(?:confirm|verify|re ?enter|re ?type|repeat|again|confirme|confirmar|repita|repetir|de nuevo)\b/;

/** What stands in the field before it that asks for the same, where this one is to confirm it. */
async function givenToTwin(listed: readonly Listed[], one: Listed, memory: FormMemory): Promise<string[]> {
  const { field, asked } = one;
  const confirms = asked.asks === 'password' || AGAIN.test(plain(`${field.name} ${field.hints}`));
  if (asked.asks === undefined || !confirms) return [];
  const before = listed.slice(0, listed.indexOf(one));
  const twin = before.findLast((other) => other.asked.asks === asked.asks);
  if (!twin) return [];
  const given = memory.given.get(twin.key)?.at(-1);
  if (given !== undefined) return [given];
  return twin.field.empty ? [] : [(await twin.control.state()).value];
}

/** Gives a field a value, and keeps in mind and in the record that it did. */
export async function give(hands: Hands, one: Listed, value: string, memory: FormMemory): Promise<void> {
  const { control, field, key } = one;
  memory.given.set(key, [...(memory.given.get(key) ?? []), value]);
  // Noted first: a record of what failed has what was tried.
  hands.note(calledBy(one), value);
  if (field.widget === 'file' || field.widget === 'drop-zone') {
    await control.attach(await hands.file({ path: value }));
  } else if (field.widget === 'checkbox' || field.widget === 'switch' || field.widget === 'radio') {
    await control.set(value === TICK || /^(?:true|on|s[ií]|x)$/i.test(value));
  } else {
    await control.give(value);
  }
}
