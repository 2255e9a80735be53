import { expect } from '@playwright/test';
import { markedUserAgent } from '../../../src/browser/sensing/index.ts';
import { test as rehearsal } from '../../../src/playwright/fixtures.ts';
import { serveSite } from '../../support/site.ts';

/** A walkthrough’s page, without a scenario and the service that it starts. */
const test = rehearsal.extend({
  baseURL: async ({}, use) => use(undefined),
  proxy: async ({}, use) => use(undefined),
});

for (const walks of [true, false]) {
  test.describe(walks ? 'a walkthrough' : 'another test', () => {
    test.use({ walks });
    test(
      walks
        ? 'the browser of a walkthrough says to the service that it is no person’s, as those of a run do'
        : 'a page that walks through nothing calls itself what it is',
      async ({ page, browser }) => {
        const agents: (string | undefined)[] = [];
        const site = await serveSite({
          '/': (request, response) => {
            agents.push(request.headers['user-agent']);
            response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Apply</h1>');
          },
        });
        await page.goto(site.url);
        await site.close();
        const marked = await markedUserAgent(browser);
        expect(agents).toEqual([walks ? marked : marked.replace(/ HMS-ESR .*$/, '')]);
      },
    );
  });
}
