import type { Browser } from 'playwright';
import { SYNTHETIC_TOKEN } from '../../model/index.ts';

/** How a browser is to call itself to the service under test: as it is called, and that it is no person's. */
export async function markedUserAgent(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { userAgent } = await session.send('Browser.getVersion');
    return `${userAgent} ${SYNTHETIC_TOKEN}`;
  } finally {
    await session.detach().catch(() => undefined);
  }
}
