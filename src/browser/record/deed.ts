import { controlOf, type Control } from './control.ts';
import type { Act, HeardAct } from './heard.ts';
import { CHECKED } from './roles.ts';

/** What a person did with one control, before it is a step. */
export interface Deed {
  verb: 'press' | 'fill' | 'choose' | 'check' | 'uncheck' | 'key' | 'upload' | 'see';
  control: Control;
  /** What was typed, chosen, pressed or read; the name of a file. */
  value: string;
  heard: HeardAct;
  /** What a reader of the scenario should know. */
  remarks: readonly string[];
}

/** What browsers say instead of the folder of a chosen file. */
const FAKE_FOLDER = /^[A-Za-z]:\\fakepath\\/;
/** Names of modifier keys by their bit. */
const MODIFIERS = [
  [1, 'Alt'],
  [2, 'Control'],
  [4, 'Meta'],
  [8, 'Shift'],
] as const;

/** An action as a deed; undefined for one that no citizen does. */
export function deedOf(heard: HeardAct): Deed | undefined {
  const { act, facts } = heard;
  const control = controlOf(act);
  const deed = (verb: Deed['verb'], value = '', remarks: string[] = []): Deed => ({
    verb,
    control,
    value,
    heard,
    remarks,
  });
  switch (act.name) {
    case 'click':
      return clicked(act, control, deed);
    case 'check':
    case 'uncheck':
      return deed(act.name);
    case 'fill': {
      const text = act.text ?? '';
      const isFile = facts ? facts.type === 'file' : FAKE_FOLDER.test(text);
      if (!isFile) return deed('fill', text);
      const file = text.replace(FAKE_FOLDER, '');
      // Somebody thought better of it.
      return file === '' ? undefined : deed('upload', file);
    }
    case 'select': {
      const chosen = chosenIn(control, act);
      return chosen === '' ? undefined : deed('choose', chosen);
    }
    case 'press':
      return deed('key', keyOf(act));
    case 'assertText':
      return deed('see', act.text ?? '');
    case 'assertValue':
      return deed('see', act.value ?? '');
    case 'assertVisible':
    case 'assertChecked':
      return deed('see');
    default:
      return undefined;
  }
}

function clicked(
  act: Act,
  control: Control,
  deed: (verb: Deed['verb'], value?: string, remarks?: string[]) => Deed,
): Deed | undefined {
  if (act.button === 'right' || act.button === 'middle') return undefined;
  // No mouse did it: the space bar or an arrow key, and the state is the new one already.
  if (act.clickCount === 0 && CHECKED.has(control.role)) {
    return deed(control.seen?.marks.get('checked') === 'true' ? 'check' : 'uncheck');
  }
  const held = heldIn(act);
  return deed('press', '', [
    ...((act.clickCount ?? 1) > 1 ? ['It was pressed twice in a row; a citizen presses it once.'] : []),
    ...(held.length > 0 ? [`${held.join('+')} was held; a citizen only presses.`] : []),
  ]);
}

/** The labels of what is chosen, else its values. */
function chosenIn({ seen }: Control, { options = [] }: Act): string {
  const labels = seen?.parts.flatMap(({ role, name, marks }) =>
    role === 'option' && marks.has('selected') ? [name] : [],
  );
  return (labels?.length === options.length ? labels : options).join(', ');
}

/** `Enter`, `Control+K`, as Playwright takes it. */
function keyOf(act: Act): string {
  const { key = '' } = act;
  // Shift is in the letter already.
  const held = heldIn(act).filter((name) => name !== 'Shift' || key.length > 1);
  return [...held, key === ' ' ? 'Space' : key].join('+');
}

function heldIn({ modifiers = 0 }: Act): string[] {
  return MODIFIERS.flatMap(([bit, name]) => ((modifiers & bit) === 0 ? [] : [name]));
}
