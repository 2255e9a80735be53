import type { Citizen, DocumentKind, DocumentQuality } from '../../model/index.ts';
import { drawsOf } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { papers } from './papers/index.ts';
import { blank, draw as write, jpegOf, LETTER, pageOf, portraitOf, turnedLeft } from './picture/index.ts';

/** What is to be made. */
export interface Order {
  citizen: Citizen;
  seed: number;
  kind: DocumentKind;
  /** What the file's name says it is. */
  format: 'pdf' | 'jpeg';
  quality: DocumentQuality;
  /** Exact size; as small as it comes out without. */
  bytes?: number;
}

/** Beyond the limits that services set, most of which are 5, 10 or 25 million bytes. */
const TOO_LARGE = 26_000_000;
const SCANNED_PAGES = 40;
/** Beginning of a damaged file that is left whole: what tells its type, and of a JPEG the marker. */
const SPARED = 100;
/** EXIF orientation of a picture that is to be turned a quarter to the right. */
const ON_ITS_SIDE = 6;
/** Squares of an upright photo of a phone, 3 : 4. */
const TALL_ROWS = 100;

/**
 * The bytes of a document, the same for the same order. What a format cannot have, such as a photo with a password or
 * with zero pages, comes out good.
 * @throws RangeError when it does not fit into `bytes`.
 */
export async function make(order: Order): Promise<Buffer> {
  const { quality, bytes, format, citizen, seed } = order;
  const marker = markerOf(seed, citizen.number);
  const good = { ...order, quality: 'good' } as const;
  switch (quality) {
    case 'empty':
      return Buffer.alloc(0);
    case 'too large':
      return inFormat({ ...good, bytes: Math.max(TOO_LARGE, (bytes ?? 0) * 10) }, marker);
    case 'wrong type':
      return inFormat({ ...good, format: format === 'pdf' ? 'jpeg' : 'pdf' }, marker);
    case 'corrupt':
      return damaged(await inFormat(good, marker), marker);
    default:
      return inFormat(order, marker);
  }
}

/** By which a leaked document is recognised. */
export function markerOf(seed: number, number: number): string {
  return `HMS-ESR specimen ${seed}/${number}`;
}

function inFormat(order: Order, marker: string): Promise<Buffer> {
  return order.format === 'pdf' ? pdf(order, marker) : Promise.resolve(jpeg(order, marker));
}

async function pdf(order: Order, marker: string): Promise<Buffer> {
  // Loaded when the first citizen carries one: it is a third of a second of every start.
  const { addPage, addPicture, addScan, emptyPdf, lock, sealed } = await import('./pdf/index.ts');
  const { citizen, seed, kind, quality, bytes } = order;
  const title = kind === 'photo' ? 'Photo' : papers[kind](citizen, drawOf(order)).title;
  const document = await emptyPdf(title, marker);
  const { bytes: _whole, ...picture } = order;
  if (quality === '40-page scan') {
    const pages = Array.from({ length: SCANNED_PAGES }, (_, i) => pageNumber(i + 1, marker));
    await addScan(document, jpeg({ ...picture, quality: 'good' }, marker), pages);
  } else if (quality === 'rotated photo' || kind === 'photo') {
    await addPicture(document, jpeg(picture, marker));
  } else if (quality !== 'zero pages') {
    await addPage(document, papers[kind](citizen, drawOf(order)));
  }
  if (quality === 'password') await lock(document, citizen.identity.password, `${seed}/${citizen.number}`);
  return sealed(document, marker, bytes);
}

function jpeg(order: Order, marker: string): Buffer {
  const { citizen, kind, quality, bytes } = order;
  const isTurned = quality === 'rotated photo';
  const picture =
    kind === 'photo'
      ? portraitOf(drawOf(order), ...(isTurned ? [TALL_ROWS] : []))
      : pageOf(papers[kind](citizen, drawOf(order)));
  return jpegOf(isTurned ? turnedLeft(picture) : picture, {
    comment: marker,
    ...(isTurned ? { orientation: ON_ITS_SIDE } : {}),
    ...(bytes === undefined ? {} : { bytes }),
  });
}

function pageNumber(number: number, marker: string): Buffer {
  const text = `PAGE ${number} OF ${SCANNED_PAGES}`;
  const picture = blank(text.length * LETTER.advance, LETTER.line, [
    [246, 246, 246],
    [40, 40, 40],
  ]);
  write(picture, text, { x: 0, y: 1, colour: 1 });
  return jpegOf(picture, { comment: marker });
}

/** Damaged by a transfer that kept the length and nothing else; the marker stands at the end, where it can be found. */
function damaged(file: Buffer, marker: string): Buffer {
  const end = Buffer.from(`\n% ${marker}\n`, 'latin1');
  const body = file
    .subarray(SPARED, file.length - end.length)
    .map((byte, i) => (byte ^ (i * 89 + 17)) & 0xff);
  return Buffer.concat([file.subarray(0, SPARED), body, end]);
}

function drawOf({ citizen, seed, kind }: Order): Draw {
  const draw = drawsOf(seed, citizen.number);
  return (name) => draw(`${kind} ${name}`);
}
