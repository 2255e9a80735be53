import { z } from 'zod';
import { anyText, readAs, text } from '../model/index.ts';
import { yesOrNo } from './fields.ts';
import { beginForm, fillIn } from './form/index.ts';
import { stepKind } from './kind.ts';

const answers = readAs<Record<string, string>, Record<string, string | number | boolean>>(
  'answers by the name of their field, such as { "Annual income": "12000" }',
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const all = Object.entries(value).map(
      ([name, answer]) => [name, anyText.safeParse(answer).data] as const,
    );
    const read = all.flatMap(([name, answer]) =>
      answer === undefined || name.trim() === '' ? [] : [[name, answer]],
    );
    return all.length === read.length ? Object.fromEntries(read) : undefined;
  },
  { shown: { type: 'object' } },
);

export const complete = stepKind({
  example: 'complete: { form: "Home address", with: { "Annual income": "12000" } }',
  about:
    'fills in the form as a person does: every required field that is still empty, from who the citizen is; `form` only in that part of the page, `with` answers of your own, `optional` also what is not required',
  settings: z.strictObject({
    form: text.optional(),
    with: answers.optional(),
    optional: yesOrNo.optional(),
  }),
  main: 'form',
  title: ({ form }) => (form === undefined ? 'complete' : `complete ${form}`),
  do: (hands, { form, with: own, optional }) =>
    fillIn(
      hands,
      beginForm(hands, {
        ...(form === undefined ? {} : { within: [form] }),
        ...(own === undefined ? {} : { answers: own }),
        ...(optional === undefined ? {} : { optional }),
      }),
    ),
});
