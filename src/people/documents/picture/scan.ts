import type { Colour, Picture } from './picture.ts';

/**
 * Codes of the size of a difference, 0 to 8 bits: the first of the typical tables of ITU-T T.81, K.3.3.1. `[code, bits]`.
 */
const SIZES: readonly (readonly [number, number])[] = [
  [0b00, 2],
  [0b010, 3],
  [0b011, 3],
  [0b100, 3],
  [0b101, 3],
  [0b110, 3],
  [0b1110, 4],
  [0b11110, 5],
  [0b111110, 6],
];
/** The table as a file has it: how many codes of each length, then what they stand for. */
const DC_TABLE = [0x00, 0, 1, 5, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8];
/** A square of one colour has nothing but a mean: the only word needed is “end of block”, a single zero bit. */
const AC_TABLE = [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x00];

/** The picture as a scan of a JPEG, with the Huffman tables it is written in; one component when it is all grey. */
export function scanOf(picture: Picture): { isGrey: boolean; tables: Buffer; data: Buffer } {
  const isGrey = picture.colours.every(([red, green, blue]) => red === green && green === blue);
  const levels = picture.colours.map((colour) => (isGrey ? [colour[0] - 128] : levelsOf(colour)));
  const components = isGrey ? 1 : 3;
  const bits = new BitWriter(picture.squares.length * components);
  const before = [0, 0, 0];
  for (const square of picture.squares) {
    const level = levels[square] ?? [];
    for (let component = 0; component < components; component++) {
      const value = level[component] ?? 0;
      writeDifference(bits, value - (before[component] ?? 0));
      before[component] = value;
      bits.write(0, 1);
    }
  }
  return { isGrey, tables: Buffer.from([...DC_TABLE, ...AC_TABLE]), data: bits.end() };
}

/** Size of the difference, then its bits; a negative one is written as one less. */
function writeDifference(bits: BitWriter, difference: number): void {
  const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
  const [code, length] = SIZES[size] ?? [0, 0];
  bits.write(code, length);
  if (size > 0) bits.write(difference > 0 ? difference : difference + (1 << size) - 1, size);
}

/** Luminance and chrominance, each less 128 (ITU-T T.871). */
function levelsOf([red, green, blue]: Colour): number[] {
  const luminance = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [
    Math.round(luminance) - 128,
    Math.min(127, Math.round(0.564 * (blue - luminance))),
    Math.min(127, Math.round(0.713 * (red - luminance))),
  ];
}

/** Bits from left to right; a byte of ones is followed by a zero byte, so that no marker appears in the data. */
class BitWriter {
  #bytes: Buffer;
  #length = 0;
  #held = 0;
  #count = 0;

  /** @param codes how many differences are expected: each takes less than two bytes. */
  constructor(codes: number) {
    this.#bytes = Buffer.alloc(codes * 4 + 16);
  }

  write(value: number, count: number): void {
    this.#held = (this.#held << count) | value;
    this.#count += count;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#push((this.#held >>> this.#count) & 0xff);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  /** Fills the last byte with ones. */
  end(): Buffer {
    if (this.#count > 0) this.write((1 << (8 - this.#count)) - 1, 8 - this.#count);
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    this.#bytes[this.#length++] = byte;
    if (byte === 0xff) this.#bytes[this.#length++] = 0;
  }
}
