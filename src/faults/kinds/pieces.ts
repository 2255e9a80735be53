import type { Bytes } from '../../model/index.ts';
import type { Tools } from './kind.ts';

/** The same bytes in pieces of at most `size`. */
export async function* inPieces(bytes: Bytes, size: number): Bytes {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
  }
}

/** All of them, in one. */
export async function together(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The same pieces, each after the time it takes on a line, as `takesMs` says. The line keeps its own time: a sleep that
 * ends late does not make the next piece later. What is left comes at once when the fault is withdrawn.
 */
export async function* paced(
  pieces: Bytes | Iterable<Uint8Array>,
  takesMs: (piece: Uint8Array) => number,
  { now, sleep }: Pick<Tools, 'now' | 'sleep'>,
  signal: AbortSignal,
): Bytes {
  let due = now();
  let asked = due;
  for await (const piece of pieces) {
    // While there was nothing to hand over, the line stood still.
    due += now() - asked + takesMs(piece);
    const left = due - now();
    if (left > 0) await sleep(left, signal).catch(() => undefined);
    yield piece;
    asked = now();
  }
}
