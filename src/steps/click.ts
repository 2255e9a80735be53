import { z } from 'zod';
import { control } from './fields.ts';
import { stepKind } from './kind.ts';

export const click = stepKind({
  example: 'click: "Submit"',
  about: 'presses what a person would call that; `"/path"` is a link with that address, else a visit',
  settings: z.strictObject({ control }),
  main: 'control',
  async do(hands, { control: name }) {
    if (name.startsWith('/')) {
      const link = await hands.linkTo(name);
      return link ? link.press() : hands.visit(name);
    }
    const found = await hands.find({ intent: 'press', name });
    await found.press();
  },
});
