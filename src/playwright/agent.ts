import type { Browser } from '@playwright/test';

/** How the browsers of a run end their name as well: by it an agency filters rehearsals out, see docs/sensors.md. */
const SYNTHETIC = 'HMS-ESR (synthetic; test)';

/** How a walkthrough’s browser calls itself to the service under test: as it is called, and that it is no person’s. */
export async function syntheticAgent(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  try {
    return `${await page.evaluate(() => navigator.userAgent)} ${SYNTHETIC}`;
  } finally {
    await page.close();
  }
}
