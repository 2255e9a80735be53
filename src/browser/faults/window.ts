import type { BrowserContext } from 'playwright';
import type { FaultableWindow, Undo } from '../../model/index.ts';
import type { Traffic } from '../traffic.ts';
import type { Gear } from '../traits/index.ts';
import { dropStreams } from './drop.ts';
import { forget } from './forget.ts';
import { onPages } from './on-pages.ts';
import { skewClocks } from './skew.ts';

/**
 * A citizen's context in the hands of faults. Nothing is done to it, and nothing costs, until one asks.
 * @param parts gear: of a citizen whose device or line is slow by itself, which has the last word on both.
 */
export function faultableWindow(
  context: BrowserContext,
  { traffic, gear }: { traffic: Traffic; gear?: Pick<Gear, 'offline' | 'slow'> | undefined },
): FaultableWindow {
  return {
    mark: (fault) => traffic.markAll(fault),
    async offline() {
      if (gear) return gear.offline();
      await context.setOffline(true);
      return gently(() => context.setOffline(false));
    },
    forget: (what) => forget(context, what),
    slow: (rate) =>
      gear?.slow(rate) ??
      onPages(context, async (session) => {
        await session.send('Emulation.setCPUThrottlingRate', { rate });
        return async () => {
          await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
        };
      }),
    skew: (ms) => skewClocks(context, ms),
    drop: (what) => dropStreams(context, what),
  };
}

/** What is undone on a window that is gone is undone. */
function gently(undo: Undo): Undo {
  return () => undo().catch(() => undefined);
}
