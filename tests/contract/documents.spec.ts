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
  /** Letters in a colour, that do not touch each other: groups of columns that have it, in a band of the height. */
  letters: number;
  /** Colour of a spot, given in parts of the width and height. */
  spots: number[][];
}

/** Where to look for letters. */
interface Mark {
  colour: number[];
  /** Parts of the height. */
  from: number;
  to: number;
}

/** Pictures that citizens send, in the eyes of a real browser. */
const test = base.extend<{
  see: (wish: { name: string; sizeKB?: number; quality?: string }, mark?: Mark) => Promise<Seen>;
}>({
  see: async ({ page }, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-documents-'));
    const citizen = citizenOf(42, 37, somebody);
    await use(async (wish, mark = { colour: [], from: 0, to: 0 }) =>
      look(page, await readFile(await documentFor(citizen, wish, { dir, seed: 42 })), mark),
    );
    await rm(dir, { recursive: true, force: true });
  },
});

const SPOTS = [[0.02, 0.02]];

/** Decodes the picture as an `<img>` does; rejects when the browser cannot. */
function look(page: Page, file: Buffer, mark: Mark): Promise<Seen> {
  return page.evaluate(
    async ({ source, spots, mark: { colour, from, to } }) => {
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
      const { width, height } = canvas;
      const [top, bottom] = [Math.floor(from * height), Math.floor(to * height)];
      const band = bottom > top ? context.getImageData(0, top, width, bottom - top).data : [];
      const isMarked = Array.from({ length: width }, () => false);
      for (let at = 0; at < band.length; at += 4) {
        if (colour.every((value, i) => Math.abs((band[at + i] ?? 0) - value) <= 6))
          isMarked[(at / 4) % width] = true;
      }
      const letters = isMarked.filter((one, x) => one && !isMarked[x - 1]).length;
      return { width, height, letters, spots: spots.map(colourAt) };
    },
    { source: `data:image/jpeg;base64,${file.toString('base64')}`, spots: SPOTS, mark },
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

test('SPECIMEN stands in the picture itself, in eight large letters', async ({ see }) => {
  const red = { colour: [190, 30, 30], from: 0.87, to: 0.98 };
  expect((await see({ name: 'photo.jpg' }, red)).letters).toBe('SPECIMEN'.length);
  const grey = { colour: [208, 208, 208], from: 0.4, to: 0.7 };
  expect((await see({ name: 'pay-stub.jpg' }, grey)).letters).toBe('SPECIMEN'.length);
});

for (const quality of ['corrupt', 'wrong type', 'empty']) {
  test(`a browser cannot show a photo that is ${quality}`, async ({ see }) => {
    await expect(see({ name: 'photo.jpg', quality })).rejects.toThrow(/decode|source image/i);
  });
}
