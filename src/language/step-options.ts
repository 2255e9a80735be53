import { z } from 'zod';
import { anyText, readAs, text, whole } from '../model/index.ts';
import type { Capture, DialogAnswer, StepOptions } from '../model/index.ts';

/** Fields that any step may have, besides what its kind says. */

const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** A name that a template can say: `{{ steps.<name>.<name> }}`. */
const name = readAs<string, string>(
  'a name of letters, digits, dashes and underscores such as “apply”',
  (value) => (typeof value === 'string' && NAME.test(value) ? value : undefined),
  { shown: { type: 'string', pattern: '^[A-Za-z_][\\w-]*$' } },
);

/** Nobody says in a part of a part of a part further than this. */
const MOST_REGIONS = 8;

/** One region or several, the outermost first. */
export const regions = readAs<string[], string | string[]>(
  'a region of the page such as "Home address", or a list of them, the outermost first',
  (value) => {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    const read = items.map((item) => text.safeParse(item).data);
    const some = read.length > 0 && read.length <= MOST_REGIONS;
    return some && read.every((item) => item !== undefined) ? read : undefined;
  },
  {
    shown: { type: ['string', 'array'], examples: ['Home address', ['Household', 'Second person']] },
    write: (found) => (found.length === 1 ? (found[0] ?? '') : found),
  },
);

/** A capture without its name. */
type Source = { text: string } | { response: string; field: string };

const source = readAs<Source, string | { response: string; field: string }>(
  'words with a * for what is taken, such as "Confirmation number *", or { response: "/api/claims", field: "claim.id" }',
  (value) => {
    if (typeof value === 'string') {
      const [before = '', after, ...more] = value.split('*');
      const isOne = after !== undefined && more.length === 0 && `${before}${after}`.trim() !== '';
      return isOne ? { text: value } : undefined;
    }
    const read = z.strictObject({ response: text, field: text }).safeParse(value);
    return read.success ? read.data : undefined;
  },
  {
    shown: { type: ['string', 'object'], examples: ['Confirmation number *'] },
    write: (found) => ('text' in found ? found.text : found),
  },
);

const captures = z.record(z.string(), source, {
  error: 'a group of names and where they are found, such as { number: "Confirmation number *" }',
});

const dialog = readAs<DialogAnswer, DialogAnswer>(
  'accept, dismiss or { text: "what is typed into it" }',
  (value) => {
    if (value === 'accept' || value === 'dismiss') return value;
    const read = z.strictObject({ text: anyText }).safeParse(value);
    return read.success ? read.data : undefined;
  },
  { shown: { type: ['string', 'object'], examples: ['accept', 'dismiss', { text: 'yes' }] } },
);

/** Every option by its word, as it is read and written. */
export const optionForms = {
  within: regions,
  nth: whole(1, 1_000),
  as: name,
  capture: captures,
  dialog,
} as const;

export const optionWords = Object.keys(optionForms) as (keyof typeof optionForms)[];

/** What each is, for the guide and for editors. */
export const optionsAbout: Readonly<Record<keyof typeof optionForms, string>> = {
  within: 'the region of the page it looks in: a heading, a legend, a dialog, a row',
  nth: 'which of several controls of that name, from 1',
  as: 'the name under which later templates find what it captured; the step’s word without',
  capture: 'what it takes from the page or an answer of the service once it is done',
  dialog: 'how a dialog is answered that it brings up: accept, dismiss or a text',
};

/** Whether a name can be said in a template. */
export function isName(word: string): boolean {
  return NAME.test(word);
}

/** Options as the model has them. */
export function optionsOf(read: Readonly<Record<string, unknown>>, word: string): StepOptions {
  const {
    within,
    nth,
    as,
    capture,
    dialog: answer,
  } = read as {
    [Word in keyof typeof optionForms]?: z.output<(typeof optionForms)[Word]>;
  };
  const taken = Object.entries(capture ?? {}).map(([called, from]): Capture => ({ name: called, ...from }));
  const called = as ?? (taken.length > 0 ? word : undefined);
  return {
    ...(within === undefined ? {} : { within }),
    ...(nth === undefined ? {} : { nth }),
    ...(called === undefined ? {} : { as: called }),
    ...(taken.length > 0 ? { capture: taken } : {}),
    ...(answer === undefined ? {} : { dialog: answer }),
  };
}
