import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { writeShare } from '../../model/index.ts';
import type { Json, ScriptItem } from '../../model/index.ts';
import { stepKindOf } from '../../steps/index.ts';
import type { StepKind } from '../../steps/index.ts';
import { optionForms } from '../step-options.ts';
import { writeJson } from './json.ts';
import type { Places } from './places.ts';
import { group, plain, quoted } from './tree.ts';
import type { Written } from './tree.ts';

/** A step as an item of a script. */
type StepItem = Extract<ScriptItem, { item: 'step' }>;

/**
 * A step in the fewest words: `submit`, `click: "Submit"`, or its settings in a group; what may be said of any step
 * stands beside its word.
 * @param share of the citizens who do it, where it is an alternative.
 * @throws Error when no kind of step has that word.
 */
export function writeStep(step: StepItem, places: Places, share?: number): Written {
  const kind = stepKindOf(step.kind);
  if (!kind) throw new Error(`there is no step “${step.kind}”`);
  const settings = writeSettings(kind, step.settings, places);
  const options = {
    ...writeOptions(step),
    ratio: share === undefined ? undefined : plain(writeShare(share)),
  };
  if (!settings && Object.values(options).every((option) => !option)) return plain(step.kind);
  return group({ [step.kind]: settings ?? { is: 'value', text: '' }, ...options }, true);
}

/** What stands after a step's word; undefined where the word says everything. */
function writeSettings(kind: StepKind, settings: StepItem['settings'], places: Places): Written | undefined {
  const shown: Record<string, Json> = { ...settings };
  for (const key of kind.files ?? []) {
    const path = shown[key];
    if (typeof path === 'string') shown[key] = places.pathOf(path);
  }
  const written = withoutDefaults(kind, z.encode(kind.settings, shown) as Record<string, Json>);
  const { main } = kind;
  const keys = Object.keys(kind.settings.shape).filter((key) => written[key] !== undefined);
  if (keys.length === 0) return undefined;
  const values = Object.fromEntries(
    keys
      .toSorted((a, b) => Number(b === main) - Number(a === main))
      .map((key) => [key, writeJson(written[key], kind.settings.shape[key], shown[key])]),
  );
  const short = main === undefined || keys.length > 1 ? undefined : values[main];
  return short?.is === 'value' ? short : group(values);
}

/** What reads the same without being written need not be written. */
function withoutDefaults(kind: StepKind, written: Readonly<Record<string, Json>>): Record<string, Json> {
  const meant = kind.settings.safeParse(written).data;
  let kept = { ...written };
  for (const key of Object.keys(written)) {
    const { [key]: _, ...rest } = kept;
    const read = kind.settings.safeParse(rest);
    if (read.success && isDeepStrictEqual(read.data, meant)) kept = rest;
  }
  return kept;
}

/** What may be said of any step, by its words. */
function writeOptions(step: StepItem): Record<string, Written | undefined> {
  const { within, nth, as, capture, dialog } = step;
  const texts = within && optionForms.within.encode([...within]);
  const taken = capture?.map(({ name, ...source }) => [name, source] as const);
  const captured = taken && optionForms.capture.encode(Object.fromEntries(taken));
  return {
    within: writeJson(texts, optionForms.within, texts),
    nth: nth === undefined ? undefined : plain(nth),
    // The name of what captures something is the step's word, unless it says otherwise.
    as: as === undefined || (taken && as === step.kind) ? undefined : plain(as),
    capture: writeJson(captured, optionForms.capture, captured),
    dialog: typeof dialog === 'object' ? group({ text: quoted(dialog.text) }) : dialog && plain(dialog),
  };
}
