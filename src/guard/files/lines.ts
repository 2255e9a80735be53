import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** A piece of a file: a line, or a part of one that is too long to hold. */
export interface Line {
  text: string;
  /** From 1. */
  number: number;
  /** Characters of the line before this piece; 0 for the beginning. */
  offset: number;
  /** Values that begin before `from` or from `to` on are the neighbouring piece's: there they stand in full. */
  from: number;
  to: number;
}

/** Longer lines come in pieces, so that a file without line ends is read in constant memory. */
const LONGEST = 16_384;
/** What two pieces have in common: twice the length of a value and of the words before it that say what it is. */
const OVERLAP = 512;
const CHUNK_BYTES = 1 << 18;

/** Formats whose text cannot be read as it stands, by their first bytes: PDF, ZIP, gzip, PNG, JPEG. */
const BINARY = ['25504446', '504b0304', '1f8b', '89504e47', 'ffd8ff'];
/** A NUL this early is in no text. */
const LOOKED_AT = 8_192;

/**
 * The lines of a text file, streamed; undefined as the first and only result when it is not text. UTF-8, or UTF-16
 * with a byte order mark, as spreadsheets save it.
 */
export async function* linesOf(file: string): AsyncGenerator<Line | undefined> {
  const stream: Readable = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  let decoder: TextDecoder | undefined;
  const cut = new Cutter();
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (decoder === undefined) {
      const encoding = encodingOf(chunk);
      if (encoding === undefined) {
        yield undefined;
        return;
      }
      decoder = new TextDecoder(encoding);
    }
    yield* cut.take(decoder.decode(chunk, { stream: true }));
  }
  yield* cut.take(decoder?.decode() ?? '');
  yield* cut.rest();
}

function encodingOf(start: Buffer): string | undefined {
  const head = start.subarray(0, 4).toString('hex');
  if (head.startsWith('fffe')) return 'utf-16le';
  if (head.startsWith('feff')) return 'utf-16be';
  if (BINARY.some((magic) => head.startsWith(magic))) return undefined;
  return start.subarray(0, LOOKED_AT).includes(0) ? undefined : 'utf-8';
}

/** Cuts a stream of text into lines. */
class Cutter {
  #held = '';
  #number = 1;
  #offset = 0;

  *take(text: string): Generator<Line> {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#held += text.slice(from, end);
      from = end + 1;
      yield* this.#pieces();
      yield this.#piece(this.#held.replace(/\r$/, ''));
      this.#held = '';
      this.#number += 1;
      this.#offset = 0;
    }
    this.#held += text.slice(from);
    yield* this.#pieces();
  }

  *rest(): Generator<Line> {
    if (this.#held !== '') yield this.#piece(this.#held);
  }

  *#pieces(): Generator<Line> {
    while (this.#held.length > LONGEST) {
      yield this.#piece(this.#held.slice(0, LONGEST), LONGEST - OVERLAP / 2);
      this.#held = this.#held.slice(LONGEST - OVERLAP);
      this.#offset += LONGEST - OVERLAP;
    }
  }

  #piece(text: string, to = text.length): Line {
    const from = this.#offset === 0 ? 0 : OVERLAP / 2;
    return { text, number: this.#number, offset: this.#offset, from, to };
  }
}
