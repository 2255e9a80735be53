import type { Frame, Locator, Page } from 'playwright';
import { nearest, StepFailure } from '../../model/index.ts';
import type { Patience } from '../patience.ts';
import { withoutQuery } from '../traffic.ts';
import { candidatesOf, countOf, type Candidate } from './candidates.ts';
import { alertsOf, offersOf } from './offers.ts';
import { strategiesFor, type Intent, type Strategy } from './strategies.ts';

const POLL_MS = 50;
const WANTED: Record<Intent, string> = { press: 'control', fill: 'field', upload: 'upload' };

/**
 * Finds the control a person means by `name`; an upload without a name is the page's only one. Strategies in their
 * order over the main frame, then the others; waits while the page is still busy and the citizen patient.
 * @throws StepFailure `control-not-found` with what the page offers, `control-ambiguous` with the candidates.
 */
export async function findControl(
  page: Page,
  intent: Intent,
  name: string | undefined,
  patience: Patience,
): Promise<Found> {
  const strategies = strategiesFor(intent, name);
  for (;;) {
    const worthWaiting = patience.worthWaiting();
    const found = await firstMatch(page, strategies, name);
    if (found && 'control' in found) return found;
    // Two views may be on the page for a moment, while one replaces the other.
    if (!worthWaiting)
      throw found ? ambiguous(page, intent, name, found) : await notFound(page, intent, name);
    await page.waitForTimeout(POLL_MS);
  }
}

/** A control, in the frame where it was found. */
export interface Found {
  control: Locator;
  /** Whether the control is such an element. */
  is(css: string): Promise<boolean>;
}

type Match = Found | { several: Candidate[]; how: string };

async function firstMatch(
  page: Page,
  strategies: readonly Strategy[],
  name: string | undefined,
): Promise<Match | undefined> {
  for (const strategy of strategies) {
    for (const frame of page.frames()) {
      const match = await matchIn(frame, strategy, name ?? '');
      if (match) return match;
    }
  }
  return undefined;
}

async function matchIn(frame: Frame, strategy: Strategy, name: string): Promise<Match | undefined> {
  const { locator, count } = await countOf(frame, strategy, name);
  if (count === 0) return undefined;
  if (count === 1 && !strategy.looks) return foundIn(frame, locator);
  const closer = strategy.closer && (await matchIn(frame, strategy.closer, name));
  if (closer) return closer;
  const candidates = await candidatesOf(locator, strategy);
  const [first, ...others] = candidates;
  if (!first) return undefined;
  // Links that lead to the same place are the same control.
  const same = others.every(({ place }) => place !== '' && place === first.place);
  if (same) return foundIn(frame, first.only ? locator : locator.nth(first.index));
  return { several: candidates, how: strategy.how };
}

function foundIn(frame: Frame, control: Locator): Found {
  return { control, is: async (css) => (await control.and(frame.locator(css)).count()) > 0 };
}

function ambiguous(
  page: Page,
  intent: Intent,
  name: string | undefined,
  { several, how }: { several: Candidate[]; how: string },
): StepFailure {
  const shown = several.slice(0, 6).map((candidate) => candidate.shown);
  const rest = several.length > shown.length ? ` and ${several.length - shown.length} more` : '';
  const where = withoutQuery(page.url());
  const many =
    name === undefined
      ? `there are ${several.length} ${WANTED[intent]}s on ${where}`
      : `“${name}” could be ${several.length} ${WANTED[intent]}s on ${where} (by ${how})`;
  return new StepFailure(
    'control-ambiguous',
    `${many}: ${shown.join(', ')}${rest}`,
    'name the one you mean more exactly, or write css=… to point at it',
  );
}

async function notFound(page: Page, intent: Intent, name: string | undefined): Promise<StepFailure> {
  const [offers, alerts] = await Promise.all([offersOf(page), alertsOf(page)]);
  const bare = offers.map((offer) => /“(.*)”/.exec(offer)?.[1] ?? offer);
  const near = name === undefined ? [] : nearest(name, bare);
  const said = alerts ? `; the page says “${alerts}”` : '';
  const called = name === undefined ? '' : ` called “${name}”`;
  return new StepFailure(
    'control-not-found',
    `no ${WANTED[intent]}${called} on ${withoutQuery(page.url())}${said}. The page offers: ${offers.join(', ') || 'no controls at all'}`,
    near.length > 0
      ? `did you mean “${near[0]}”?`
      : 'use a name that the page shows: a label, a button’s text, a placeholder',
  );
}
