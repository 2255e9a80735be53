import { z } from 'zod';
import {
  formatDuration,
  StepFailure,
  text,
  timespan,
  whole,
  type FailureCode,
  type Hands,
} from '../model/index.ts';
import { address, yesOrNo } from './fields.ts';
import { stepKind } from './kind.ts';

/** Simulated time. */
const AN_HOUR_MS = 3_600_000;
/** How often one looks in all, unless told otherwise. */
const LOOKS = 20;
/** However fast simulated time runs, nobody looks again sooner than after this long of real time, ms. */
const SOONEST_MS = 1_000;

/** A service that is down for a while is come back to. */
const PASSING: readonly FailureCode[] = ['error-page', 'target-down', 'gave-up'];

const settings = z
  .strictObject({
    text: text.optional(),
    page: address.optional(),
    status: whole(100, 599).optional(),
    for: timespan.optional(),
    every: timespan.optional(),
    refresh: yesOrNo.optional(),
  })
  .refine(({ text: words, page, status }) => (words ?? page ?? status) !== undefined, {
    message: 'what to wait for: a text, a page or a status',
  });

type Awaited = z.output<typeof settings>;

export const awaiting = stepKind({
  example: 'await: { text: "Your claim was approved", for: 48h, every: 2h }',
  about:
    'comes back again and again until `text` is to be read, the `page` is another or its `status` is right: `every` so often, `for` at most so long, in simulated time, without which staff waits until it is let go; `refresh: false` only watches the page',
  settings,
  main: 'text',
  title: (awaited) => `await ${partsOf(awaited).join(', ')}`,
  looks: true,
  async do(hands, awaited) {
    const { for: usual = AN_HOUR_MS, every = usual / LOOKS, refresh = true } = awaited;
    // An empty queue is no failure of whoever works it.
    const longest = hands.isStaff && awaited.for === undefined ? Infinity : usual;
    const since = hands.now();
    for (let looks = 1; ; looks++) {
      const missing = looks === 1 ? await missingOf(hands, awaited) : await look(hands, awaited, refresh);
      if (missing === undefined) return;
      const left = longest - (hands.now() - since);
      if (left <= 0) throw inVain(missing, hands.now() - since, looks);
      await hands.sleep(Math.max(SOONEST_MS, hands.realMs(Math.min(every, left))));
    }
  },
});

/** Looks at the page anew: what is still missing, in words. */
async function look(hands: Hands, awaited: Awaited, refresh: boolean): Promise<string | undefined> {
  try {
    if (refresh) {
      await hands.refresh();
      await hands.settle();
    }
    return await missingOf(hands, awaited);
  } catch (error) {
    if (error instanceof StepFailure && PASSING.includes(error.code)) return error.message;
    throw error;
  }
}

async function missingOf(hands: Hands, { text: words, page, status }: Awaited): Promise<string | undefined> {
  const path = hands.path();
  if (page !== undefined && !path.startsWith(page)) return `the page is ${path}, not ${page}`;
  const last = hands.answers()[0]?.status;
  if (status !== undefined && last !== status) return `the last answer was ${last ?? 'none'}, not ${status}`;
  if (words !== undefined && !(await hands.reads(words))) return `“${words}” is not to be read on ${path}`;
  return undefined;
}

function inVain(missing: string, waitedMs: number, looks: number): StepFailure {
  return new StepFailure(
    'expectation-unmet',
    `waited ${formatDuration(waitedMs)} of simulated time and looked ${looks} times, but ${missing}`,
    'wait longer with “for”, or look at what the service does meanwhile',
  );
}

function partsOf({ text: words, page, status }: Awaited): string[] {
  return [
    words === undefined ? '' : `“${words}”`,
    page === undefined ? '' : `page ${page}`,
    status === undefined ? '' : `status ${status}`,
  ].filter(Boolean);
}
