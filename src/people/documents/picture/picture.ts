/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/**
 * A picture of squares, each of one colour and drawn as 8 x 8 pixels: the block a JPEG is made of, so that encoding it
 * takes next to no time and loses nothing.
 */
export interface Picture {
  columns: number;
  rows: number;
  /** At most 256. */
  colours: readonly Colour[];
  /** Index of the colour of each square, row by row. */
  squares: Uint8Array;
}

/** A picture in one colour, the first. */
export function blank(columns: number, rows: number, colours: readonly Colour[]): Picture {
  return { columns, rows, colours, squares: new Uint8Array(columns * rows) };
}

/** Colours every square for which `inside` holds; it is given the middle of each square. */
export function fill(picture: Picture, colour: number, inside: (x: number, y: number) => boolean): void {
  const { columns, rows, squares } = picture;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (inside(x + 0.5, y + 0.5)) squares[y * columns + x] = colour;
    }
  }
}

/** The picture turned a quarter to the left, as a phone on its side stores it. */
export function turnedLeft(picture: Picture): Picture {
  const { columns, rows, squares } = picture;
  const turned = blank(rows, columns, picture.colours);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      turned.squares[(columns - 1 - x) * rows + y] = squares[y * columns + x] ?? 0;
    }
  }
  return turned;
}
