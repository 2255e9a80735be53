import type { Frame, Locator } from 'playwright';
import type { Wanted, Widget } from '../../model/index.ts';
import { selectorFor } from './ask.ts';
import { readyEngines } from '../engines.ts';
import type { Candidate } from './report.ts';

/** A control, in the frame where it was found. */
export interface Found {
  control: Locator;
  frame: Frame;
  widget: Widget;
  /** For a sentence: `button “Send”`. */
  shown: string;
  /** Whether the control is such an element. */
  is(css: string): Promise<boolean>;
}

/**
 * A candidate in the citizen's hands. The locator stays with the element as long as it is on the page, and finds the
 * one that the same words mean when the page was drawn anew.
 */
export async function foundIn(frame: Frame, candidate: Candidate, wanted?: Wanted): Promise<Found> {
  const { number, widget, shown, inFrame } = candidate;
  await readyEngines();
  const pointer = { at: number, ...(wanted ? { wanted } : {}) };
  const element = frame.locator(selectorFor(pointer)).describe(shown);
  const inner = inFrame ? await pageIn(element) : undefined;
  const place = inner ?? frame;
  const control = inner ? inner.locator('body').describe(shown) : element;
  return {
    control,
    frame: place,
    widget,
    shown,
    is: async (css) => (await control.and(place.locator(css)).count()) > 0,
  };
}

async function pageIn(element: Locator): Promise<Frame | undefined> {
  const handle = await element.elementHandle();
  const inner = await handle?.contentFrame();
  await handle?.dispose();
  return inner ?? undefined;
}
