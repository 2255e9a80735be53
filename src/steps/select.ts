import { z } from 'zod';
import { text } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const select = stepKind({
  example: 'select: { field: "State", option: "Ohio" }',
  about: 'chooses an option of a list, a combobox or a group of radio buttons',
  settings: z.strictObject({ field: text, option: text }),
  main: 'field',
  gives: ({ option }) => option,
  async do(hands, { field, option }) {
    const control = await hands.find({ intent: 'fill', name: field });
    await control.give(option);
  },
});
