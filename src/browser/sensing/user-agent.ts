import type { Browser } from 'playwright';

/**
 * What the name of a citizen's browser ends with, so that an agency can tell rehearsals from people: OpenTelemetry knows
 * synthetic traffic by this header (`user_agent.synthetic.type`), and our own scripts know a citizen's page by it.
 */
const TOKEN = 'HMS-ESR (synthetic; test)';

/** How a browser is to call itself to the service under test: as it is called, and that it is no person's. */
export async function markedUserAgent(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { userAgent } = await session.send('Browser.getVersion');
    return `${userAgent} ${TOKEN}`;
  } finally {
    await session.detach().catch(() => undefined);
  }
}
