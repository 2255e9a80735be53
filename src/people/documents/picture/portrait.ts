import { happens, pick } from '../../draw.ts';
import type { Draw } from '../../draw.ts';
import { draw as write, LETTER } from './letters.ts';
import { blank, fill } from './picture.ts';
import type { Colour, Picture } from './picture.ts';

type Colours = readonly [Colour, ...Colour[]];
const SKINS: Colours = [
  [255, 224, 196],
  [240, 200, 160],
  [214, 164, 120],
  [168, 116, 80],
  [120, 80, 56],
  [84, 56, 40],
];
const HAIRS: Colours = [
  [40, 30, 26],
  [84, 56, 36],
  [140, 96, 52],
  [206, 170, 108],
  [150, 150, 150],
  [176, 84, 46],
];
const CLOTHES: Colours = [
  [48, 72, 120],
  [96, 40, 48],
  [44, 92, 72],
  [70, 70, 78],
  [128, 104, 60],
];
const [WALL, SKIN, HAIR, CLOTH, DARK, RED] = [0, 1, 2, 3, 4, 5];

/**
 * A drawn head that is nobody's, with SPECIMEN written over it: the face of a passport photo as a child would draw it.
 * No picture of a person was used.
 * @param rows 75 make it square, 600 x 600 pixels, as the State Department asks for.
 */
export function portraitOf(draw: Draw, rows = 75): Picture {
  const columns = 75;
  const colours: Colour[] = [
    [240, 240, 236],
    pick(SKINS, draw('portrait skin')),
    pick(HAIRS, draw('portrait hair')),
    pick(CLOTHES, draw('portrait cloth')),
    [36, 36, 40],
    [190, 30, 30],
  ];
  const picture = blank(columns, rows, colours);
  const middle = columns / 2;
  const eyes = rows * 0.42;
  const isLong = happens(0.5, draw('portrait length'));
  const oval = (cx: number, cy: number, rx: number, ry: number) => (x: number, y: number) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 0.97;
  if (isLong) fill(picture, HAIR, (x, y) => Math.abs(x - middle) <= 17 && y >= eyes - 6 && y <= eyes + 26);
  fill(picture, HAIR, oval(middle, eyes - 3, 17, 20));
  fill(picture, CLOTH, oval(middle, rows + 4, 33, rows - eyes - 22));
  fill(picture, SKIN, (x, y) => Math.abs(x - middle) <= 6 && y >= eyes + 8 && y <= eyes + 26);
  fill(picture, SKIN, oval(middle, eyes + 2, 13.5, 18));
  for (const side of [-6, 6]) fill(picture, DARK, oval(middle + side, eyes, 1.6, 1.4));
  if (happens(0.3, draw('portrait glasses'))) {
    const frame = (x: number, y: number): boolean =>
      Math.abs(y - eyes) <= 3.2 && Math.abs(Math.abs(x - middle) - 6) <= 4.2;
    const glass = (x: number, y: number): boolean =>
      Math.abs(y - eyes) <= 2.2 && Math.abs(Math.abs(x - middle) - 6) <= 3.2;
    fill(
      picture,
      DARK,
      (x, y) => (frame(x, y) && !glass(x, y)) || (Math.abs(x - middle) < 2 && Math.abs(y - eyes) < 0.6),
    );
  }
  fill(picture, RED, (x, y) => Math.abs(x - middle) < 5 && Math.abs(y - eyes - 11) < 0.8);
  const word = 'SPECIMEN';
  const x = Math.floor((columns - word.length * LETTER.advance) / 2);
  fill(picture, WALL, (_x, y) => y >= rows - 12 && y < rows - 1);
  write(picture, word, { x, y: rows - 10, colour: RED });
  return picture;
}
