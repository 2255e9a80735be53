import { z } from 'zod';
import { text } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const check = stepKind({
  example: 'check: "I agree to the terms"',
  about: 'ticks a checkbox, a radio button or a switch, unless it is ticked already',
  settings: z.strictObject({ control: text }),
  main: 'control',
  async do(hands, { control: name }) {
    const control = await hands.find({ intent: 'check', name });
    await control.set(true);
  },
});
