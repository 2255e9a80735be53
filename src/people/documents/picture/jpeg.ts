import { scanOf } from './scan.ts';
import type { Picture } from './picture.ts';

/** What a JPEG file says besides its picture. */
export interface JpegNotes {
  /** Text of the first comment. */
  comment: string;
  /** How the picture is to be turned, as the EXIF tag Orientation has it; 6 is a quarter to the right. */
  orientation?: number;
  /** Exact size of the file; missing bytes are filled up with comments. */
  bytes?: number;
}

const [SOI, EOI, APP0, APP1, COM, DQT, SOF0, DHT, SOS] = [
  0xd8, 0xd9, 0xe0, 0xe1, 0xfe, 0xdb, 0xc0, 0xc4, 0xda,
];
/** Most bytes of a segment, without its marker and its two bytes of length. */
const MOST_IN_SEGMENT = 65_533;
const HEAD_OF_SEGMENT = 4;

/**
 * A baseline JPEG (ITU-T T.81), 4:4:4, with a JFIF header. The picture comes out exactly as it is in luminance and
 * chrominance (ITU-T T.871).
 * @throws RangeError when it needs more than `notes.bytes`.
 */
export function jpegOf(picture: Picture, notes: JpegNotes): Buffer {
  const { isGrey, tables, data } = scanOf(picture);
  const components = isGrey ? [1] : [1, 2, 3];
  const [width, height] = [picture.columns * 8, picture.rows * 8];
  const head = [
    marker(SOI),
    segment(APP0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(notes.orientation === undefined ? [] : [segment(APP1, exif(notes.orientation))]),
    segment(COM, Buffer.from(notes.comment, 'latin1')),
  ];
  const tail = [
    // One table: dividing by 8 leaves of the first coefficient, eight times the mean, the mean.
    segment(DQT, Buffer.from([0, 8, ...Array.from({ length: 63 }, () => 1)])),
    segment(
      SOF0,
      Buffer.from([
        8,
        height >> 8,
        height & 0xff,
        width >> 8,
        width & 0xff,
        components.length,
        ...components.flatMap((id) => [id, 0x11, 0]),
      ]),
    ),
    segment(DHT, tables),
    segment(SOS, Buffer.from([components.length, ...components.flatMap((id) => [id, 0]), 0, 63, 0])),
    data,
    marker(EOI),
  ];
  const size = [...head, ...tail].reduce((sum, { length }) => sum + length, 0);
  const { bytes = size } = notes;
  if (bytes < size) throw new RangeError(`the picture alone has ${size} bytes`);
  return Buffer.concat([...head, ...padding(bytes - size, notes.comment), ...tail]);
}

/** Comments that take exactly so many bytes; up to three bytes that are left are fill bytes before the next marker. */
function padding(bytes: number, text: string): Buffer[] {
  const parts: Buffer[] = [];
  let left = bytes;
  while (left >= HEAD_OF_SEGMENT) {
    const length = Math.min(left - HEAD_OF_SEGMENT, MOST_IN_SEGMENT);
    parts.push(segment(COM, Buffer.alloc(length, `${text} `, 'latin1')));
    left -= length + HEAD_OF_SEGMENT;
  }
  return [...parts, Buffer.alloc(left, 0xff)];
}

function marker(code: number): Buffer {
  return Buffer.from([0xff, code]);
}

function segment(code: number, data: Buffer): Buffer {
  const length = data.length + 2;
  return Buffer.concat([Buffer.from([0xff, code, length >> 8, length & 0xff]), data]);
}

/** The smallest EXIF block there is: one directory with the tag Orientation (0x0112), a short. */
function exif(orientation: number): Buffer {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]);
}
