import { z } from 'zod';
import { anyText, text } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const fill = stepKind({
  example: 'fill: { field: "state", value: "Ohio" }',
  about: 'gives a control a value: types it, or chooses the option with that label or value',
  settings: z.strictObject({ field: text, value: anyText }),
  main: 'field',
  gives: ({ value }) => value,
  async do(hands, { field, value }) {
    const control = await hands.find({ intent: 'fill', name: field });
    await control.give(value);
  },
});
