import { promisify } from 'node:util';
import { brotliDecompress, inflate, unzip } from 'node:zlib';

/** How bodies of answers may be packed that nobody but the browser has to read: RFC 9110, 8.4.1, and RFC 7932. */
const UNPACK: Readonly<Record<string, (body: Uint8Array) => Promise<Buffer>>> = {
  gzip: promisify(unzip),
  'x-gzip': promisify(unzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** A body as it was before it was packed. @throws Error where it cannot be unpacked. */
export async function unpacked(body: Uint8Array, encoding: string): Promise<Uint8Array> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((one) => one.trim());
  let plain = body;
  for (const layer of layers.toReversed()) {
    if (layer === '' || layer === 'identity' || plain.length === 0) continue;
    const unpack = UNPACK[layer];
    if (!unpack) throw new Error(`could not unpack an answer, because it is packed as “${layer}”`);
    plain = await unpack(plain);
  }
  return plain;
}
