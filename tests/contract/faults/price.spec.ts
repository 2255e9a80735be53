import { expect, test } from '@playwright/test';
import { priceOf } from '../../../src/browser/index.ts';
import { launchOptions } from '../../support/browser.ts';

test('being ready to inject by routes costs the browser’s cache, by the proxy it does not, and both are timed', async () => {
  const route = await priceOf(launchOptions(), 'route');
  const proxy = await priceOf(launchOptions(), 'proxy');
  // The page is not cached, its twenty scripts are.
  expect(route.hits).toEqual({ without: 1, with: 21 });
  expect(proxy.hits).toEqual({ without: 1, with: 1 });
  for (const { requestMs, loadMs } of [route, proxy]) {
    for (const ms of [requestMs.without, requestMs.with, loadMs.without, loadMs.with])
      expect(ms).toBeGreaterThan(0);
  }
  expect(route.loadMs.with).toBeGreaterThan(route.loadMs.without);
});
