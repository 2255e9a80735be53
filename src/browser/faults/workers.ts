import type { BrowserContext } from 'playwright';
import type { Undo } from '../../model/index.ts';
import { onPages } from './on-pages.ts';

/**
 * Lets no service worker answer in the place of the service, until the undo: what it answers never comes to a route.
 * Costs nothing where there is none.
 */
export async function bypassWorkers(context: BrowserContext): Promise<Undo> {
  let bypass: Promise<Undo> | undefined;
  const put = (): Promise<Undo> =>
    (bypass ??= onPages(context, async (session) => {
      await session.send('Network.enable', { maxTotalBufferSize: 0 });
      await session.send('Network.setBypassServiceWorker', { bypass: true });
      return async () => {
        await session.send('Network.setBypassServiceWorker', { bypass: false });
      };
    }));
  const come = (): void => void put().catch(() => undefined);
  context.on('serviceworker', come);
  if (context.serviceWorkers().length > 0) await put();
  return async () => {
    context.off('serviceworker', come);
    const undo = await bypass?.catch(() => undefined);
    await undo?.();
  };
}
