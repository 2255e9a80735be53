import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeDebrief } from '../../../src/debrief/index.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder as any static server does. */
async function served(dir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(({ url = '/' }, answer) => {
    const path = decodeURIComponent(new URL(url, 'http://x').pathname);
    answer.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    createReadStream(join(dir, path))
      .on('error', () => answer.writeHead(404).end())
      .pipe(answer);
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => void server.close(done));
    },
  };
}

test('the trace of a citizen opens from the answer page and from Allure in the viewer that came with them, and from nowhere else', async ({
  browser,
}, info) => {
  const dir = info.outputPath('run');
  await mkdir(dir, { recursive: true });
  const context = await browser.newContext();
  await context.tracing.start({ snapshots: true });
  const page = await context.newPage();
  await page.setContent('<h1>What citizen 5 saw</h1>');
  await context.tracing.stop({ path: join(dir, 'traces', 'citizen-5.zip') });

  const debrief = sampleDebrief(dir, { outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished') });
  await writeDebrief(debrief, { allureResults: join(dir, 'allure-results') });
  const { url, stop } = await served(dir);
  const outside: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(url) && /^https?:/.test(request.url())) outside.push(request.url());
  });
  await page.goto(`${url}/index.html`);
  await expect(page.getByText('npx playwright show-trace')).toContainText('traces/citizen-5.zip');
  await page.getByRole('link', { name: 'trace of #5' }).click();
  await expect(page.getByText('Set content').first()).toBeVisible();

  await page.goto(`${url}/allure/index.html`);
  await page.getByText('Evening learner #5', { exact: true }).click();
  const said = page.frameLocator('iframe');
  await expect(said.getByText('npx esr rerun 20261121-101503-a1b2 --citizen 5')).toBeVisible();
  await expect(said.getByText('npx playwright show-trace traces/citizen-5.zip')).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Trace in Playwright’s viewer' }).press('Enter');
  const viewer = await opened;
  await expect(viewer.getByText('Set content').first()).toBeVisible();
  expect(viewer.url()).toContain(`${url}/allure/trace/`);
  expect(outside).toEqual([]);
  await context.close();
  await stop();
});
