import { readFile, stat } from 'node:fs/promises';
import { expect, HOME, test } from './visitor.ts';

test('a screenshot is a picture of the page', async ({ site, visitor }) => {
  const { does, session } = await visitor(await site({ '/': '<h1>Hello</h1>' }));
  await does(HOME);
  const file = test.info().outputPath('new-folder', 'page.png');
  expect(await session.screenshot(file)).toBe(true);
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1280, 720]);
  await session.close();
  expect(await session.screenshot(test.info().outputPath('closed.png'))).toBe(false);
  await expect(stat(test.info().outputPath('closed.png'))).rejects.toThrow('ENOENT');
});

test('two citizens share neither cookies nor storage', async ({ site, visitor }) => {
  const portal = await site({ '/': '<h1>Hello</h1>' });
  const [one, other] = [await visitor(portal), await visitor(portal)];
  await one.does(HOME);
  await one.page.evaluate(() => {
    document.cookie = 'who=one';
    localStorage.setItem('who', 'one');
  });
  await other.does(HOME);
  expect(await other.page.evaluate(() => [document.cookie, localStorage.getItem('who')])).toEqual(['', null]);
  expect(await one.page.evaluate(() => [document.cookie, localStorage.getItem('who')])).toEqual([
    'who=one',
    'one',
  ]);
});
