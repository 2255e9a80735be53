import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';

/** The longest event that DuckDB reads, bytes. */
export const LONGEST_EVENT = 16 * 1024 * 1024;

/**
 * Copies a record, leaving out lines that are no whole event or are too long, with all texts made well-formed: half a
 * character that a page came up with is JSON to JavaScript and an error to everybody else. Needs the memory of a line.
 * @returns how many lines were left out.
 */
export async function repair(from: string, to: string): Promise<number> {
  let leftOut = 0;
  async function* sound(): AsyncGenerator<string> {
    for await (const lines of linesOf(from)) {
      const events = lines.map(soundEvent).filter((event) => event !== undefined);
      leftOut += lines.length - events.length;
      yield events.map((event) => `${event}\n`).join('');
    }
  }
  await pipeline(Readable.from(sound()), createWriteStream(to));
  return leftOut;
}

/** The lines of a file, a chunk of it at a time. Only a line feed ends one: U+2028 is text. */
async function* linesOf(file: string): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** The line as JSON that every reader takes; undefined where it is no event. */
function soundEvent(line: string): string | undefined {
  try {
    const event: unknown = JSON.parse(line, halves(line) ? wellFormed : undefined);
    if (typeof event !== 'object' || event === null || !('type' in event) || !('t' in event))
      return undefined;
    const sound = halves(line) ? JSON.stringify(event) : line;
    return Buffer.byteLength(sound) < LONGEST_EVENT ? sound : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there may be half a surrogate pair: a whole one is never written as an escape. */
function halves(line: string): boolean {
  return /\\ud[89a-f]/i.test(line);
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value).toString() : value;
}
