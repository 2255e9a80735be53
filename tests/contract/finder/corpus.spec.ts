import { expect, type Page } from '@playwright/test';
import { findControl, type Found } from '../../../src/browser/finder/index.ts';
import { StepFailure } from '../../../src/model/index.ts';
import { beside } from './corpus/beside.ts';
import { choices } from './corpus/choices.ts';
import type { Fragment } from './corpus/fragment.ts';
import { frames } from './corpus/frames.ts';
import { labels } from './corpus/labels.ts';
import { libraries } from './corpus/libraries.ts';
import { places } from './corpus/places.ts';
import { presses } from './corpus/presses.ts';
import { sights } from './corpus/sights.ts';
import { tried } from './corpus/tried.ts';
import { uploads } from './corpus/uploads.ts';
import { hasty, test } from './stage.ts';

const corpus = [labels, beside, presses, sights, choices, libraries, places, frames, uploads, tried].flat();

async function foundOn(page: Page, { after, wanted }: Fragment): Promise<Found | string> {
  if (after) await (await findControl(page, { intent: 'see', name: `css=${after}` }, hasty)).control.click();
  return findControl(page, wanted, hasty).catch((error: unknown) => {
    if (error instanceof StepFailure) return `${error.code.replace('control-', '')}: ${error.message}`;
    throw error;
  });
}

for (const fragment of corpus) {
  const { name, html, expects, widget, why } = fragment;
  test(`a person finds ${name}`, async ({ shows }) => {
    const found = await foundOn(await shows(html), fragment);
    if (typeof found === 'string') return expect(found, why).toMatch(new RegExp(`^${expects}:`));
    const which = await found.control.getAttribute('id');
    expect(`#${which} (${found.shown})`, why).toBe(`${expects} (${found.shown})`);
    if (widget) expect(found.widget).toBe(widget);
  });
}

test('no two fragments of the corpus are called the same', () => {
  const names = corpus.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
