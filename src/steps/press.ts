import { z } from 'zod';
import { text } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const press = stepKind({
  example: 'press: "Enter"',
  about: 'presses a key, `Enter` or `Control+A`, wherever the focus is or in the control named by `in`',
  settings: z.strictObject({ key: text, in: text.optional() }),
  main: 'key',
  async do(hands, { key, in: name }) {
    if (name === undefined) return hands.key(key);
    const control = await hands.find({ intent: 'see', name });
    await control.key(key);
  },
});
