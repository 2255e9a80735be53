import { EventEmitter } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { BrowserContext } from 'playwright';
import { filmed, noVideo } from '../../../src/browser/filmed.ts';

/** A context whose windows are filmed into files of Playwright's names, which are whole once it is closed. */
function filming(
  dir: string,
  { breaks = false } = {},
): { context: BrowserContext; open(name: string): void; openEmpty(): void } {
  const events = new EventEmitter();
  const files: string[] = [];
  const open = (name: string): void => {
    const file = join(dir, `${name}.webm`);
    files.push(file);
    events.emit('page', { video: () => ({ path: () => Promise.resolve(file) }) });
  };
  const openEmpty = (): void => {
    const path = (): Promise<string> => Promise.reject(new Error('Page did not produce any video frames'));
    events.emit('page', { video: () => ({ path }) });
  };
  const context = Object.assign(events, {
    pages: () => [],
    async close() {
      if (breaks) throw new Error('the browser went away');
      for (const file of files) await writeFile(file, `video of ${file.at(-6)}`);
    },
  });
  return { context: context as unknown as BrowserContext, open, openEmpty };
}

test('a citizen’s windows are kept under their number, in the order in which they opened, but for those that showed nothing', async ({}, info) => {
  const dir = info.outputPath('videos');
  await mkdir(dir, { recursive: true });
  const { context, open, openEmpty } = filming(dir);
  const writing: Promise<void>[] = [];
  const owned = filmed(context, join(dir, 'citizen-7'), {
    mayWrite: () => true,
    writing: (done) => writing.push(done),
  });
  open('page-x');
  openEmpty();
  open('page-y');
  await owned.close();
  expect(await readdir(dir)).toEqual(['citizen-7-2.webm', 'citizen-7.webm']);
  expect(await readFile(join(dir, 'citizen-7.webm'), 'utf8')).toBe('video of x');
  // Whoever waits for what is written waits for this.
  expect(writing).toHaveLength(1);
});

test('nothing is kept of what the guard stopped, and a browser that went away is no reason to fail', async ({}, info) => {
  const dir = info.outputPath('videos');
  await mkdir(dir, { recursive: true });
  for (const breaks of [false, true]) {
    const { context, open } = filming(dir, { breaks });
    const owned = filmed(context, join(dir, 'citizen-7'), {
      mayWrite: () => breaks,
      writing: () => undefined,
    });
    open('page-x');
    await owned.close();
    expect(await readdir(dir)).toEqual([]);
  }
});

test('who has nothing to record videos with is told how to get it; other trouble in the browser’s own words', () => {
  const box = `browserContext.newPage: Executable doesn't exist at /home/jo/.cache/ms-playwright/ffmpeg-1012/ffmpeg-linux
╔════════════════════════════════════════════════════════════════╗
║ Video rendering requires ffmpeg binary.                        ║
╚════════════════════════════════════════════════════════════════╝`;
  expect(noVideo(new Error(box)).message).toBe(
    [
      'could not record videos, because Playwright’s own ffmpeg is not installed',
      '  → `npx playwright install ffmpeg` gets it; where there is no network, keep traces instead: --trace',
    ].join('\n'),
  );
  expect(noVideo(new Error('Target crashed\n  at x')).message).toContain(
    'could not record videos, because the browser said: Target crashed\n',
  );
});
