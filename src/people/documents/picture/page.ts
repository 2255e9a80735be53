import type { Paper } from '../papers/index.ts';
import { draw, LETTER } from './letters.ts';
import { blank } from './picture.ts';
import type { Picture } from './picture.ts';

/** Squares: 62 letters and margins across, in the shape of US Letter. */
const COLUMNS = 400;
const ROWS = 518;
const MARGIN = 14;
const LETTERS_IN_LINE = Math.floor((COLUMNS - 2 * MARGIN) / LETTER.advance);
const [INK, GREY] = [1, 2];

/** A page of paper as a camera or a scanner sees it: no text, only squares. */
export function pageOf({ from, title, rows }: Paper): Picture {
  const picture = blank(COLUMNS, ROWS, [
    [246, 246, 246],
    [40, 40, 40],
    [208, 208, 208],
  ]);
  draw(picture, 'SPECIMEN', { x: MARGIN, y: ROWS / 2, colour: GREY, scale: 7 });
  draw(picture, title, { x: MARGIN, y: MARGIN, colour: INK, scale: 2 });
  const lines = [from, '', ...rows.map((cells) => inColumns(cells)), '', 'SPECIMEN, not a real record'];
  for (const [index, line] of lines.entries()) {
    draw(picture, line, { x: MARGIN, y: MARGIN + (3 + index) * LETTER.line, colour: INK });
  }
  return picture;
}

/** The first cell takes half of the line, the others share the rest. */
function inColumns([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return first.slice(0, LETTERS_IN_LINE);
  const half = Math.floor(LETTERS_IN_LINE / 2);
  const width = Math.floor(half / others.length);
  return [cell(first, half), ...others.map((text) => cell(text, width))].join('');
}

function cell(text: string, width: number): string {
  return text.slice(0, width - 1).padEnd(width);
}
