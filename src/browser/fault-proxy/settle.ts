import type { Frame, Page } from 'playwright';
import { atMost } from '../within.ts';

/** The browser shows its own page for an address that failed; it comes within milliseconds of the failure. */
const SHOWN_WITHIN_MS = 1_000;
const FAILED = /net::(?!ERR_ABORTED)ERR_/;

/**
 * Opens an address and, where that fails for want of an answer, waits until the browser shows that: a citizen who went on
 * at once would be interrupted by the browser's own page.
 * @param go opens it; what it throws is thrown.
 */
export async function goAndSettle<T>(page: Page, go: () => Promise<T>): Promise<T> {
  let shown: () => void = () => undefined;
  const failurePage = new Promise<void>((resolve) => (shown = resolve));
  const onNavigated = (frame: Frame): void => {
    if (frame === page.mainFrame() && frame.url().startsWith('chrome-error:')) shown();
  };
  page.on('framenavigated', onNavigated).once('close', shown);
  try {
    return await go();
  } catch (error) {
    if (FAILED.test(String(error))) await atMost(failurePage, SHOWN_WITHIN_MS);
    throw error;
  } finally {
    page.off('framenavigated', onNavigated).off('close', shown);
  }
}
