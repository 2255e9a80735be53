import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { citizenOf, documentFor } from '../../src/people/index.ts';
import { somebody } from '../support/people.ts';

interface Seen {
  width: number;
  height: number;
  /** Colour of a spot, given in parts of the width and height. */
  spots: number[][];
}

/** Pictures that citizens send, in the eyes of a real browser. */
const test = base.extend<{
  see: (wish: { name: string; sizeKB?: number; quality?: string }) => Promise<Seen>;
}>({
  see: async ({ page }, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-documents-'));
    const citizen = citizenOf(42, 37, somebody);
    await use(async (wish) =>
      look(page, await readFile(await documentFor(citizen, wish, { dir, seed: 42 }))),
    );
    await rm(dir, { recursive: true, force: true });
  },
});

const SPOTS = [[0.02, 0.02]];

/** Decodes the picture as an `<img>` does; rejects when the browser cannot. */
function look(page: Page, file: Buffer): Promise<Seen> {
  return page.evaluate(
    async ({ source, spots }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const colourAt = ([x = 0, y = 0]: number[]): number[] => {
        const [left, top] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)];
        return Array.from(context.getImageData(left, top, 1, 1).data).slice(0, 3);
      };
      return { width: canvas.width, height: canvas.height, spots: spots.map(colourAt) };
    },
    { source: `data:image/jpeg;base64,${file.toString('base64')}`, spots: SPOTS },
  );
}

test('a browser shows the passport photo at its full size and in its colours, also at exactly 420 KB', async ({
  see,
}) => {
  for (const wish of [{ name: 'photo.jpg' }, { name: 'photo.jpg', sizeKB: 420 }]) {
    const { width, height, spots } = await see(wish);
    expect([width, height]).toEqual([600, 600]);
    const [wall = []] = spots;
    for (const [i, value] of [240, 240, 236].entries()) {
      expect(Math.abs((wall[i] ?? 0) - value)).toBeLessThanOrEqual(3);
    }
  }
});

test('a browser turns a photo of a phone on its side upright', async ({ see }) => {
  expect(await see({ name: 'photo.jpg', quality: 'rotated photo' })).toMatchObject({
    width: 600,
    height: 800,
  });
});

test('a browser shows a paper that was photographed', async ({ see }) => {
  const { width, height } = await see({ name: 'transcript.jpg' });
  expect(height).toBeGreaterThan(width);
});

for (const quality of ['corrupt', 'wrong type', 'empty']) {
  test(`a browser cannot show a photo that is ${quality}`, async ({ see }) => {
    await expect(see({ name: 'photo.jpg', quality })).rejects.toThrow(/decode|source image/i);
  });
}
