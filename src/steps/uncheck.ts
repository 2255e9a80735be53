import { z } from 'zod';
import { text } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const uncheck = stepKind({
  example: 'uncheck: "Send me news"',
  about: 'takes the tick away, where there is one',
  settings: z.strictObject({ control: text }),
  main: 'control',
  async do(hands, { control: name }) {
    const control = await hands.find({ intent: 'check', name });
    await control.set(false);
  },
});
