import type { DialogAnswer, Json, ScriptItem } from '../../model/index.ts';
import { titleOf } from '../../steps/index.ts';
import type { Deed } from './deed.ts';
import { documentFor } from './document.ts';
import type { AnsweredDialog } from './heard.ts';
import { toTheLetter } from './pointed.ts';
import { FIELDS, PRESSED } from './roles.ts';
import type { Typed } from './typed.ts';

/** A step of a scenario with what its reader should know. */
export interface RecordedStep {
  step: Extract<ScriptItem, { item: 'step' }>;
  remarks: readonly string[];
}

type Settings = Record<string, Json>;

/** A deed as a step. What was typed goes through `typed`. */
export function stepOf(deed: Deed, typed: Typed): RecordedStep {
  const { control, heard } = deed;
  const [kind, settings, remarks = []] = wordFor(deed, typed);
  const needsPlace = kind !== 'expect' || 'control' in settings;
  const { step, remarks: more } = stepWith(kind, settings, heard.dialogs, typed);
  return {
    step: {
      ...step,
      ...(needsPlace && control.within ? { within: control.within } : {}),
      ...(needsPlace && control.nth !== undefined ? { nth: control.nth } : {}),
    },
    remarks: [...deed.remarks, ...remarks, ...more],
  };
}

/** A step that is about no control. */
export function bareStep(kind: string, settings: Settings): RecordedStep {
  return { step: { item: 'step', kind, settings, title: titleOf(kind, settings) }, remarks: [] };
}

function stepWith(
  kind: string,
  settings: Settings,
  dialogs: readonly AnsweredDialog[],
  typed: Typed,
): RecordedStep {
  const asked = dialogs.filter(({ type }) => type !== 'beforeunload');
  const answers = asked.map(({ message, answer }) => answerFor(message, answer, typed));
  const last = answers.at(-1);
  const differ = new Set(answers.map((answer) => JSON.stringify(answer))).size > 1;
  const { step } = bareStep(kind, settings);
  return {
    step: { ...step, ...(last === undefined || last === 'accept' ? {} : { dialog: last }) },
    remarks: differ
      ? ['Several dialogs came up and were answered differently; all get the last answer.']
      : [],
  };
}

function answerFor(message: string, answer: DialogAnswer, typed: Typed): DialogAnswer {
  return typeof answer === 'object' ? { text: typed.answered(message, answer.text) } : answer;
}

/** The word of the step, its settings, and remarks. */
function wordFor(deed: Deed, typed: Typed): [string, Settings, string[]?] {
  const { verb, value, heard } = deed;
  const { name } = deed.control;
  switch (verb) {
    case 'press':
      // A name that begins so would be taken for an address.
      return ['click', { control: name.startsWith('/') ? toTheLetter(heard.act.selector ?? '') : name }];
    case 'fill':
      return ['fill', { field: name, value: typed.given(deed) }];
    case 'choose':
      return ['select', { field: name, option: typed.chosen(deed) }];
    case 'check':
    case 'uncheck':
      return [verb, { control: name }];
    case 'key':
      return ['press', { key: value, ...(isAimed(deed) ? { in: name } : {}) }];
    case 'upload': {
      const { path, remark } = documentFor(value, name);
      return ['upload', { path, ...((heard.facts?.uploads ?? 1) > 1 ? { to: name } : {}) }, [remark]];
    }
    case 'see':
      return ['expect', expected(deed)];
  }
}

/** Whether a key is meant for a control, and not for whatever has the focus. */
function isAimed({ value, control: { name, role } }: Deed): boolean {
  const isPressing = PRESSED.has(role) && /^(?:Enter|Space)$/.test(value);
  return !/^(?:css|role)=/.test(name) && (FIELDS.has(role) || isPressing);
}

function expected({ control: { name, role }, value, heard: { act } }: Deed): Settings {
  if (act.name === 'assertValue') return { control: name, value };
  if (act.name === 'assertChecked')
    return { control: name, state: act.checked === false ? 'unchecked' : 'checked' };
  if (value !== '') return { text: value };
  return FIELDS.has(role) || PRESSED.has(role) ? { control: name, state: 'visible' } : { text: name };
}
