import type { Locator } from 'playwright';
import { arrived } from './arrived.ts';
import { notTaken } from './failures.ts';
import { press } from './press.ts';
import { look } from './seen.ts';
import type { Grip, Kind } from './tools.ts';

const EDITABLE = '[contenteditable]:not([contenteditable=false])';
const LOOK_MS = 1_000;

/**
 * Rich text editors, in a frame of their own too. They keep a document of their own beside the page's, so that text
 * is given as by hand: press, select all, type.
 */
export const editor: Kind = {
  async give(grip, value) {
    const place = await editableIn(grip);
    const timeout = { timeout: grip.patience.left() };
    await press(grip, place);
    await place.press('ControlOrMeta+a', timeout);
    const lines = value.split(/\r?\n/);
    if (value === '') await place.press('Delete', timeout);
    for (const [index, line] of lines.entries()) {
      if (index > 0) await place.press('Enter', timeout);
      if (line !== '') await (grip.manner?.write?.(line) ?? grip.page.keyboard.insertText(line));
    }
    const shows = await shownIn(place);
    if (shows === undefined || arrived(shows, value)) return;
    await place.fill(value, timeout);
    const showsNow = await shownIn(place);
    if (showsNow !== undefined && !arrived(showsNow, value)) throw notTaken(grip, value, showsNow);
  },
};

async function editableIn(grip: Grip): Promise<Locator> {
  const { tag } = await look(grip);
  if (tag === 'iframe') {
    const frame = grip.control.contentFrame();
    const inner = frame.locator(EDITABLE);
    // A document in design mode is editable as a whole.
    return (await inner.count()) > 0 ? inner.first() : frame.locator('body');
  }
  const inner = grip.control.locator(EDITABLE);
  return (await inner.count()) === 0 || (await grip.found.is(EDITABLE)) ? grip.control : inner.first();
}

async function shownIn(place: Locator): Promise<string | undefined> {
  return (await place.textContent({ timeout: LOOK_MS }).catch(() => undefined)) ?? undefined;
}
