import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { chromium, test as base, type BrowserContext, type Page } from '@playwright/test';
import { listen, recordingLaunch } from '../../../src/browser/record/index.ts';
import type { Heard } from '../../../src/browser/record/heard.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';

/** Somebody at a browser that is being recorded: another program, whose mouse and keys the browser takes for real. */
export interface Person {
  page: Page;
  context: BrowserContext;
  site: Site;
  /** Presses Ctrl-C; everything that was heard. */
  stops(): Promise<Heard[]>;
  /** What was heard, once the recording has ended by itself. */
  heard: Promise<Heard[]>;
}

/** Opens a recording on a site of inline pages. */
type OpensRecording = (pages: { [path: string]: Answer }) => Promise<Person>;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The first page of a browser that a program drives through a port. */
export async function takeSeat(port: number): Promise<{ page: Page; context: BrowserContext }> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  const [page] = context?.pages() ?? [];
  if (!context || !page) throw new Error('a recording without a window');
  await page.waitForLoadState();
  await toBeHeard(page);
  return { page, context };
}

/** Waits until the recorder listens in every frame of a page: it has the answer to what it asks first. */
export async function toBeHeard(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.waitForFunction('window.__pw_refreshOverlay');
    await frame.evaluate('window.__pw_recorderState({})');
  }
}

export const test = base.extend<{ record: OpensRecording }>({
  record: async ({}, use) => {
    const ends: (() => Promise<unknown>)[] = [];
    await use(async (pages) => {
      const site = await serveSite(pages);
      const stop = new AbortController();
      const port = await freePort();
      let heard: Promise<Heard[]> | undefined;
      await new Promise<void>((ready, failed) => {
        const launch = recordingLaunch(port);
        heard = listen({ launch, url: `${site.url}/`, signal: stop.signal, ready });
        heard.catch(failed);
      });
      const told = heard ?? Promise.reject(new Error('nobody listens'));
      const stops = (): Promise<Heard[]> => {
        stop.abort();
        return told;
      };
      ends.push(stops, () => site.close());
      return { ...(await takeSeat(port)), site, stops, heard: told };
    });
    for (const end of ends) await end();
  },
});
