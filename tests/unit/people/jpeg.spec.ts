import { expect, test } from '@playwright/test';
import { blank, jpegOf, turnedLeft } from '../../../src/people/documents/picture/index.ts';

const colours = [
  [255, 255, 255],
  [200, 30, 30],
] as const;

/** Markers of a JPEG up to its scan, each with the length of what it holds; throws where the file is not in order. */
function segmentsOf(file: Buffer): { code: number; length: number }[] {
  const segments: { code: number; length: number }[] = [];
  let at = 2;
  for (;;) {
    while (file[at] === 0xff && file[at + 1] === 0xff) at += 1;
    const code = file[at + 1] ?? 0;
    if (file[at] !== 0xff || code < 0xc0) throw new Error(`no marker at ${at}`);
    const length = file.readUInt16BE(at + 2);
    segments.push({ code, length });
    at += 2 + length;
    if (code === 0xda) return segments;
  }
}

test('a picture can be filled up to any size, byte by byte', () => {
  const picture = blank(3, 2, colours);
  const least = jpegOf(picture, { comment: 'a comment' }).length;
  const sizes = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 65_535, 65_536, 65_537, 65_538, 65_539, 65_540, 65_541, 65_542, 200_000,
  ];
  for (const more of sizes) {
    const file = jpegOf(picture, { comment: 'a comment', bytes: least + more });
    expect(file.length).toBe(least + more);
    expect(segmentsOf(file).at(-1)?.code).toBe(0xda);
    expect(file.subarray(-2).toString('hex')).toBe('ffd9');
  }
  expect(() => jpegOf(picture, { comment: 'a comment', bytes: least - 1 })).toThrow(RangeError);
});

test('a grey picture has one component, a coloured one three', () => {
  const components = (file: Buffer): number | undefined => {
    const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
    return file[frame + 9];
  };
  expect(components(jpegOf(blank(2, 2, [[9, 9, 9]]), { comment: '' }))).toBe(1);
  expect(components(jpegOf(blank(2, 2, colours), { comment: '' }))).toBe(3);
});

test('turned to the left, the top right corner comes to the top left', () => {
  const picture = blank(3, 2, colours);
  picture.squares.set([0, 1, 2, 3, 4, 5]);
  const turned = turnedLeft(picture);
  expect([turned.columns, turned.rows, ...turned.squares]).toEqual([2, 3, 2, 5, 1, 4, 0, 3]);
});
