import type { Bytes } from '../../model/index.ts';

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
