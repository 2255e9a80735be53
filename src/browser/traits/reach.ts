import type { Frame, Locator, Page } from 'playwright';
import { StepFailure } from '../../model/index.ts';
import type { Patience } from '../patience.ts';
import { neverReached, notByArrows, trapped } from './barrier.ts';
import { focusIn, standingIn, type Focus, type Standing } from './standing.ts';

const POLL_MS = 50;
/** A control that was there a moment ago is there still, also for a last look, ms. */
const LOOK_MS = 1_000;
/** Parts of one field that Tab goes through: a date and a time with their picker have seven. */
const PARTS = 8;
/** More stops of Tab than a page has: frames, and what becomes focusable on the way. */
const MORE_STOPS = 20;
/** Lists may be longer than what the page has of them. */
const MORE_ARROWS = 50;
const MOST_ARROWS = 500;
const STOPS =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio, video, [tabindex], [contenteditable]';

/** Where the keyboard is, and whose patience it is. */
export interface Board {
  page: Page;
  patience: Patience;
  /** The page's address for a sentence. */
  shownPath(): string;
}

type Way = 'Tab' | 'Shift+Tab';

/** How one way round the page ended without getting there. */
interface Lap {
  /** Stops that were seen. */
  stops: number;
  /** What the focus did not leave. */
  stuckAt?: string;
  last: string;
}

/**
 * Moves the keyboard focus to a control as people do who have no mouse: Tab or Shift+Tab, whichever is the way, and
 * arrows within a group. The focus goes at most once round the page each way.
 * @throws StepFailure `unreachable` with what is in the way, `gave-up` where the control stays disabled.
 */
export async function reach(control: Locator, shown: string, board: Board): Promise<Standing> {
  const { patience, shownPath } = board;
  let standing = await enabled(control, shown, board);
  if (standing.at === 'elsewhere') {
    const ways: Way[] = standing.before ? ['Shift+Tab', 'Tab'] : ['Tab', 'Shift+Tab'];
    const laps: Lap[] = [];
    for (const way of ways) {
      const result = await lap(control, way, board);
      if ('at' in result) {
        standing = result;
        break;
      }
      laps.push(result);
    }
    if (laps.length === ways.length) throw why(laps, await stand(control, patience), shown, shownPath());
  }
  if (standing.at === 'group') standing = await byArrows(control, shown, standing, board);
  patience.renew();
  return standing;
}

/** How a control stands now; waits for it to be there. */
export function stand(control: Locator, patience: Patience): Promise<Standing> {
  return control.evaluate(standingIn, undefined, {
    timeout: Math.max(LOOK_MS, patience.left()),
  });
}

async function enabled(control: Locator, shown: string, board: Board): Promise<Standing> {
  for (;;) {
    const worthWaiting = board.patience.worthWaiting();
    const standing = await stand(control, board.patience);
    if (standing.enabled) return standing;
    if (!worthWaiting) {
      const waited = `gave up after ${board.patience.patienceMs / 1_000} s on ${board.shownPath()}`;
      throw new StepFailure('gave-up', `${waited}, because ${shown} stayed disabled`);
    }
    await board.page.waitForTimeout(POLL_MS);
  }
}

/** Once round the page; ends where the control, or one of its group, has the focus. */
async function lap(control: Locator, way: Way, { page, patience }: Board): Promise<Standing | Lap> {
  const most = (await stopsOf(page)) + MORE_STOPS;
  const seen = new Set<string>();
  let before = '';
  let stays = 0;
  let last = 'nothing';
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press(way);
    // Whoever gets on is not waiting; a stopped run ends here too.
    patience.renew();
    patience.worthWaiting();
    const [standing, { place, shown, hasParts }] = await Promise.all([stand(control, patience), focus(page)]);
    if (standing.at !== 'elsewhere') return standing;
    if (place === '') continue;
    last = shown;
    stays = place === before ? stays + 1 : 0;
    if (stays > (hasParts ? PARTS : 0)) return { stops: seen.size, stuckAt: shown, last };
    if (stays === 0 && seen.has(place)) break;
    seen.add(place);
    before = place;
  }
  return { stops: seen.size, last };
}

function why(laps: readonly Lap[], { tabbable, tag }: Standing, shown: string, path: string): StepFailure {
  const stuck = laps.find(({ stops, stuckAt }) => stuckAt !== undefined && stops > 1) ?? laps[0];
  const most = Math.max(...laps.map(({ stops }) => stops));
  // A page with one stop has the focus stay there.
  if (!tabbable) {
    const isTrap = laps.every(({ stuckAt, stops }) => stuckAt !== undefined && stops > 1);
    if (!isTrap) return neverReached(shown, path, tag);
  }
  if (stuck?.stuckAt !== undefined) return trapped(shown, path, `the focus does not leave ${stuck.stuckAt}`);
  return trapped(
    shown,
    path,
    `the focus goes round among ${most} others, the last of them ${laps[0]?.last ?? 'nothing'}`,
  );
}

/** From one of a group to another: down, then right where that moves nothing, and back from the end. */
async function byArrows(
  control: Locator,
  shown: string,
  { members }: Standing,
  { page, patience, shownPath }: Board,
): Promise<Standing> {
  const most = Math.min(MOST_ARROWS, members + MORE_ARROWS);
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
    const seen = new Set<string>();
    for (let count = 0; count < most; count += 1) {
      await page.keyboard.press(key);
      patience.renew();
      patience.worthWaiting();
      const standing = await stand(control, patience);
      if (standing.at === 'there') return standing;
      if (standing.at === 'elsewhere') throw notByArrows(shown, shownPath());
      const spot = await highlighted(page);
      if (seen.has(spot)) break;
      seen.add(spot);
    }
  }
  throw notByArrows(shown, shownPath());
}

/** Which element has the focus, and which it points at. */
async function highlighted(page: Page): Promise<string> {
  const { place } = await focus(page);
  const pointed = await Promise.all(
    page.frames().map((frame) =>
      frame
        .evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.getAttribute('aria-activedescendant') ?? '';
        })
        .catch(() => ''),
    ),
  );
  return [place, ...pointed].join(' ');
}

/** What has the focus, in whatever frame. */
async function focus(page: Page): Promise<Focus> {
  const outer = await page.mainFrame().evaluate(focusIn);
  if (!outer.isFrame) return outer;
  const within = page.frames().filter((frame) => frame !== page.mainFrame());
  const inner = await Promise.all(within.map(focusOf));
  const deepest = inner.findLast((one) => one.place !== '' && !one.isFrame);
  const place = [outer, ...inner].map((one) => one.place).join('|');
  return { ...outer, place, ...(deepest ? { shown: deepest.shown, hasParts: deepest.hasParts } : {}) };
}

/** A frame on its way elsewhere has no focus. */
function focusOf(frame: Frame): Promise<Focus> {
  return frame
    .evaluate(focusIn)
    .catch(() => ({ place: '', shown: 'nothing', isFrame: false, hasParts: false }));
}

/** How many elements there are that Tab may stop at; closed shadow roots are not counted. */
async function stopsOf(page: Page): Promise<number> {
  const counts = await Promise.all(
    page.frames().map((frame) =>
      frame
        .locator(STOPS)
        .count()
        .catch(() => 0),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
