// What a citizen on the way keeps in memory: so many open the first page of the journey and think, all at once.
import { setTimeout as delay } from 'node:timers/promises';
import { BrowserPool } from '../../src/browser/index.ts';
import { launchOptions } from '../support/browser.ts';
import { citizenNumber } from '../support/people.ts';
import { startPortal } from '../support/portal.ts';
import type { Figure } from './figures.ts';
import { browserMemoryMb } from './process-tree.ts';

const CROWDS = [10, 50, 200] as const;
/** Pages are left alone for a moment before they are weighed, ms. */
const THINK_MS = 3_000;
/** So many open their window at once: more would only wait for the processors. */
const OPENING = 4;

/** @param say hears a readable table. */
export async function benchMemory(say: (line: string) => void): Promise<Figure[]> {
  say(`${'at once'.padStart(8)}${'browsers, MB'.padStart(15)}${'a citizen, MB'.padStart(15)}`);
  const portal = await startPortal();
  const figures: Figure[] = [];
  try {
    for (const crowd of CROWDS) {
      const whole = await weigh(portal.origin, crowd);
      const value = Number((whole / crowd).toFixed(1));
      say(`${String(crowd).padStart(8)}${whole.toFixed(0).padStart(15)}${value.toFixed(1).padStart(15)}`);
      figures.push({ bench: `memory per citizen, ${crowd} at once`, value, unit: 'MB', n: crowd });
    }
  } finally {
    await portal.stop();
  }
  return figures;
}

/** Proportional memory of the browser with so many citizens at a page, MB. */
async function weigh(origin: string, crowd: number): Promise<number> {
  const pool = new BrowserPool({
    launch: launchOptions(),
    baseUrl: origin,
    now: () => performance.now(),
    browsers: 1,
    lives: crowd + 1,
  });
  try {
    const numbers = Array.from({ length: crowd }, (_, i) => i + 1).values();
    const open = async (): Promise<void> => {
      for (const number of numbers) {
        const session = await pool.open(citizenNumber(number), () => undefined);
        await session.perform({ kind: 'visit', settings: { path: '/apply' } }, new AbortController().signal);
      }
    };
    await Promise.all(Array.from({ length: OPENING }, open));
    await delay(THINK_MS);
    return browserMemoryMb(process.pid);
  } finally {
    await pool.close();
  }
}
