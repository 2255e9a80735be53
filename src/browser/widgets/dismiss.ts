import type { Locator } from 'playwright';
import { ask, at } from './ask.ts';
import type { Remedy } from './persist.ts';
import type { Grip } from './tools.ts';

/** A banner's button is free or covered itself, ms. */
const PRESS_MS = 2_000;

/**
 * Looks for what covers a control, again and again: the button of a cookie banner or of another notice that a person
 * would press to get rid of it. Each is pressed once, and noted. A control that lets a press through to the box around
 * it is not covered: it is pressed where it is.
 */
export function dismissing(grip: Grip): () => Promise<Remedy | undefined> {
  const pressed: string[] = [];
  return async () => {
    const place = await buttonOver(grip, pressed);
    if (!place) return undefined;
    if (place === 'through') return async () => pressThrough(grip);
    return async () => {
      pressed.push(place.name);
      const gone = await place.button.click({ timeout: Math.min(PRESS_MS, grip.patience.left()) }).then(
        () => true,
        () => false,
      );
      if (gone) grip.note(`button “${place.name}”`, `pressed, since it covered ${grip.name}`);
      return undefined;
    };
  };
}

async function pressThrough({ control, patience }: Grip): Promise<'done'> {
  await control.click({ force: true, timeout: patience.left() });
  return 'done';
}

interface Place {
  name: string;
  button: Locator;
}

async function buttonOver(
  { control, found, page }: Grip,
  but: string[],
): Promise<Place | 'through' | undefined> {
  const over = { whole: false, but };
  const { button, frames, through } = await ask(control, 'dismissal', over);
  if (through) return 'through';
  if (button !== null) return { name: button, button: at(control, 'dismissal', over) };
  for (let nth = 0; nth < frames; nth += 1) {
    const inside = at(control, 'frame', { nth }).contentFrame().locator('html');
    const place = await buttonIn(inside, { whole: true, but });
    if (place) return place;
  }
  // What covers a frame is not seen from within it.
  return found.frame === page.mainFrame() ? undefined : buttonIn(page.locator('html'), over);
}

async function buttonIn(
  document: Locator,
  options: { whole: boolean; but: string[] },
): Promise<Place | undefined> {
  const { button } = await ask(document, 'dismissal', options);
  return button === null ? undefined : { name: button, button: at(document, 'dismissal', options) };
}
