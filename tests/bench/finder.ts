// What it costs to find a control on a page of 2,000 elements: the time of one search as a citizen feels it, and the
// CPU it takes in the page and in this process, by what the search finds it; beside it, what Playwright takes to
// count buttons of a name.
//
//     npm run bench -- --only finder [--json]
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { findControl } from '../../src/browser/finder/index.ts';
import { bigPage, searches } from '../contract/finder/big-page.ts';
import { hasty } from '../contract/finder/stage.ts';
import { launchOptions } from '../support/browser.ts';
import { median, type Figure } from './figures.ts';

const ROUNDS = 60;
/** A page is searched for the first time only once, so it takes a new page each time. */
const FRESH = 15;

interface Cost {
  /** Wall time, ms. */
  ms: number;
  /** Of the page's main thread, ms. */
  pageMs: number;
  /** Of this process, ms. */
  nodeMs: number;
}

async function costOf(work: () => Promise<unknown>, devtools: CDPSession): Promise<Cost> {
  const pageBefore = await taskSeconds(devtools);
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  const pageMs = ((await taskSeconds(devtools)) - pageBefore) * 1_000;
  return { ms, pageMs, nodeMs: (user + system) / 1_000 };
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

function figuresOf(how: string, costs: readonly Cost[]): Figure[] {
  const each = (what: string, of: (cost: Cost) => number): Figure => ({
    bench: `find ${how}, ${what}`,
    value: Number(median(costs.map(of)).toFixed(2)),
    unit: 'ms',
    n: costs.length,
  });
  return [
    each('time', ({ ms }) => ms),
    each('CPU of the page', ({ pageMs }) => pageMs),
    each('CPU of Node', ({ nodeMs }) => nodeMs),
  ];
}

async function watched(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return devtools;
}

/** Runs the benchmark; prints a table, or with `json` one line of JSON for each figure. */
export async function benchFinder(): Promise<Figure[]> {
  const browser = await chromium.launch(launchOptions());
  const costs = new Map<string, Cost[]>();
  const note = (how: string, cost: Cost): void => void costs.set(how, [...(costs.get(how) ?? []), cost]);
  try {
    const page = await browser.newPage();
    await page.setContent(bigPage);
    const devtools = await watched(page);
    // What one round trip costs, whatever it is for.
    const nothing = (): Promise<number> => page.locator('#submit').count();
    const count = (): Promise<number> =>
      page.getByRole('button', { name: 'Submit application', exact: true }).count();
    // The ways take turns, so that a machine that gets busier slows all of them.
    for (let round = -3; round < ROUNDS; round += 1) {
      for (const { how, wanted } of searches) {
        const cost = await costOf(() => findControl(page, wanted, hasty), devtools);
        if (round >= 0) note(how, cost);
      }
      const others = { 'with Playwright’s getByRole instead': count, 'with Playwright, by id': nothing };
      for (const [how, work] of Object.entries(others)) {
        const cost = await costOf(work, devtools);
        if (round >= 0) note(how, cost);
      }
    }
    for (let fresh = 0; fresh < FRESH; fresh += 1) {
      for (const way of [
        'for the first time on a page',
        'with Playwright’s getByRole for the first time',
      ] as const) {
        const other = await browser.newPage();
        await other.setContent(bigPage);
        const watching = await watched(other);
        const find = way.startsWith('for')
          ? () => findControl(other, { intent: 'press', name: 'Submit application' }, hasty)
          : () => other.getByRole('button', { name: 'Submit application', exact: true }).count();
        note(way, await costOf(find, watching));
        await other.close();
      }
    }
  } finally {
    await browser.close();
  }
  return [...costs].flatMap(([how, all]) => figuresOf(how, all));
}
