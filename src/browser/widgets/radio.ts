import { at } from './ask.ts';
import { isOn, labelIn, setBox } from './checkbox.ts';
import { awaitChoice } from './choosing.ts';
import { cannot } from './failures.ts';
import { pressDrawn } from './press.ts';
import type { Grip, Kind } from './tools.ts';
import { yesOrNo } from './yes-no.ts';

/** One radio button. A value that is the label of another one of its group chooses that. */
export const radio: Kind = {
  press: (grip) => pressDrawn(grip),
  set: (grip, on) => setRadio(grip, on),
  async give(grip, value) {
    const isOwn = labelIn(grip.name).toLowerCase() === value.trim().toLowerCase();
    const on = yesOrNo(value);
    if (isOwn) return setRadio(grip, true);
    // “Yes” may be the label of a button as well as an answer about this one.
    if (on === undefined || (await groupHas(grip, value))) return chooseInGroup(grip, value);
    await setRadio(grip, on);
  },
};

/** Radio buttons as one question: the value is the label of one of them. */
export const radioGroup: Kind = { give: (grip, value) => chooseInGroup(grip, value) };

async function chooseInGroup(grip: Grip, value: string): Promise<void> {
  const { matches } = await awaitChoice(grip, value);
  const [match] = matches;
  if (match) await setBox(grip, true, at(grip.control, 'choice', { wanted: [match.label || match.value] }));
}

async function groupHas({ control }: Grip, value: string): Promise<boolean> {
  return (await at(control, 'choice', { wanted: [value] }).count()) > 0;
}

async function setRadio(grip: Grip, on: boolean): Promise<void> {
  if (on) return setBox(grip, true);
  if (!(await isOn(grip))) return;
  throw cannot(grip, 'cannot be unchecked', 'choose another one of its group instead');
}
