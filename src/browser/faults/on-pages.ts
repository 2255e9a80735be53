import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { Undo } from '../../model/index.ts';

/**
 * Does something with the protocol on every page of a context, on those that come too, until the undo; a page that
 * goes takes it along. Chromium's protocol.
 * @param put on one page; what it gives takes it away again.
 */
export async function onPages(
  context: BrowserContext,
  put: (session: CDPSession, page: Page) => Promise<Undo>,
): Promise<Undo> {
  const undos = new Set<Undo>();
  let over = false;
  const one = async (page: Page): Promise<void> => {
    const session = await context.newCDPSession(page);
    const undo = await put(session, page);
    const leave: Undo = async () => {
      undos.delete(leave);
      await undo().catch(() => undefined);
      await session.detach().catch(() => undefined);
    };
    undos.add(leave);
    page.once('close', () => undos.delete(leave));
    if (over) await leave();
  };
  const coming = new Set<Promise<void>>();
  const come = (page: Page): void => {
    const work = one(page).catch(() => undefined);
    coming.add(work);
    void work.finally(() => coming.delete(work));
  };
  context.on('page', come);
  const undo: Undo = async () => {
    over = true;
    context.off('page', come);
    await Promise.all(coming);
    await Promise.all([...undos].map((leave) => leave()));
  };
  // A page that closed meanwhile is no failure.
  const put0 = await Promise.allSettled(context.pages().map(one));
  const failed = put0.find((result) => result.status === 'rejected');
  if (failed && context.pages().length > 0 && undos.size === 0) {
    await undo();
    throw failed.reason;
  }
  return undo;
}
