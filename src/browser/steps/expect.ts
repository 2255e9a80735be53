import type { Page } from 'playwright';
import { StepFailure } from '../../model/index.ts';
import { alertsOf } from '../finder/index.ts';
import type { Hands } from './hands.ts';

const POLL_MS = 50;

interface Expectation {
  page?: string | undefined;
  text?: string | undefined;
  status?: number | undefined;
}

/** Waits until every named part holds, while the page is busy and the citizen patient. */
export async function expectation(hands: Hands, step: Expectation): Promise<void> {
  for (;;) {
    const worthWaiting = hands.patience.worthWaiting();
    const unmet = await firstUnmet(hands, step);
    if (unmet === undefined) return;
    if (!worthWaiting) {
      const alerts = await alertsOf(hands.page);
      throw new StepFailure('expectation-unmet', alerts ? `${unmet}; the page says “${alerts}”` : unmet);
    }
    await hands.page.waitForTimeout(POLL_MS);
  }
}

async function firstUnmet({ page, traffic }: Hands, step: Expectation): Promise<string | undefined> {
  const path = pathOf(page.url());
  if (step.page !== undefined && !path.startsWith(step.page)) {
    return `expected to be on ${step.page}, but is on ${path}`;
  }
  if (step.status !== undefined && traffic.lastStatus !== step.status) {
    return `expected status ${step.status} on ${path}, but the service’s last answer was ${traffic.lastStatus ?? 'none'}`;
  }
  if (step.text !== undefined && !(await reads(page, step.text))) {
    return `expected to read “${step.text}” on ${path}, but it is not there`;
  }
  return undefined;
}

/** Whether the text is to be seen on the page or in a frame of it. */
async function reads(page: Page, text: string): Promise<boolean> {
  for (const frame of page.frames()) {
    const seen = frame.getByText(text).filter({ visible: true });
    // A frame that is just loading something else shows nothing at the moment.
    if ((await seen.count().catch(() => 0)) > 0) return true;
  }
  return false;
}

function pathOf(url: string): string {
  try {
    return new URL(url).pathname;
  } catch {
    return url;
  }
}
