import type { BrowserContext, CDPSession, Frame, Page } from 'playwright';
import type { Undo } from '../../model/index.ts';
import { onFramesElsewhere } from '../elsewhere.ts';

/**
 * Does something with the protocol on every page of a context and every frame of another site, on those that come too,
 * until the undo; a page that goes takes it along. Chromium's protocol.
 * @param put on one page or frame; what it gives takes it away again.
 */
export async function onPages(
  context: BrowserContext,
  put: (session: CDPSession, place: Page | Frame) => Promise<Undo>,
): Promise<Undo> {
  const undos = new Set<Undo>();
  let over = false;
  const one = async (place: Page | Frame): Promise<void> => {
    const session = await context.newCDPSession(place);
    const undo = await put(session, place);
    const leave: Undo = async () => {
      undos.delete(leave);
      await undo().catch(() => undefined);
      await session.detach().catch(() => undefined);
    };
    undos.add(leave);
    // A frame says nothing when it goes; its session is then refused, and that is all.
    if ('context' in place) place.once('close', () => undos.delete(leave));
    if (over) await leave();
  };
  const coming = new Set<Promise<void>>();
  const come = (place: Page | Frame): void => {
    const work = one(place).catch(() => undefined);
    coming.add(work);
    void work.finally(() => coming.delete(work));
  };
  const frames = new Set<() => void>();
  const watch = (page: Page): void => void frames.add(onFramesElsewhere(page, come));
  const comePage = (page: Page): void => {
    come(page);
    watch(page);
  };
  context.on('page', comePage);
  const undo: Undo = async () => {
    over = true;
    context.off('page', comePage);
    for (const unwatch of frames) unwatch();
    await Promise.all(coming);
    await Promise.all([...undos].map((leave) => leave()));
  };
  // A page that closed meanwhile is no failure.
  const put0 = await Promise.allSettled(context.pages().map(one));
  context.pages().forEach(watch);
  await Promise.all(coming);
  const failed = put0.find((result) => result.status === 'rejected');
  if (failed && context.pages().length > 0 && undos.size === 0) {
    await undo();
    throw failed.reason;
  }
  return undo;
}
