import { expect } from '@playwright/test';
import { ticking } from './box-cases.ts';
import { choosing } from './choice-cases.ts';
import { dating } from './date-cases.ts';
import { kits } from './kit-cases.ts';
import { pressing } from './press-cases.ts';
import { test } from './stage.ts';
import { typing } from './text-cases.ts';

for (const one of [...typing, ...choosing, ...ticking, ...dating, ...pressing, ...kits]) {
  test(`a person ${one.title}`, async ({ stage }) => {
    const it = await stage.shows(one.html, one.widget, one.shown, one.patienceMs);
    await one.does(it);
    for (const [expression, value] of Object.entries(one.ends)) {
      expect(await stage.says(expression), expression).toEqual(value);
    }
    expect(stage.notes).toEqual(one.notes ?? []);
  });
}
