import type { BrowserContext } from 'playwright';
import { warpScript } from './script.ts';
import type { SimulatedTime } from './simulated.ts';
import { runFirstInWorkers } from './workers.ts';

/** A clock that was put in twice would run twice as fast again. */
const following = new WeakSet<BrowserContext>();

/**
 * Lets every page, frame and worker of a context tell simulated time, from its first script on. To be called before
 * the context's first address is opened; once is enough for a context's life.
 */
export async function followTime(context: BrowserContext, time: SimulatedTime): Promise<void> {
  if (following.has(context)) return;
  following.add(context);
  const script = warpScript(time);
  runFirstInWorkers(context, script);
  await context.addInitScript({ content: script });
}
