import { deflateSync, crc32 } from 'node:zlib';
import type { TestFile } from './portal-documents.ts';

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG of that size in pixels, which opens; `bytes` of noise after it make it larger. */
export function png(width: number, height = width, bytes = 0): TestFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // eight bits a pixel, grey
  const rows = deflateSync(Buffer.alloc((width + 1) * height, 0));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.concat([...parts, Buffer.alloc(bytes)]) };
}

/** The beginning of a JPEG, as far as its size in pixels: a comment, then the frame. */
export function jpegHead(width: number, height = width): TestFile {
  const comment = Buffer.from([0xff, 0xfe, 0x00, 0x06, 0x74, 0x65, 0x73, 0x74]);
  const frame = Buffer.alloc(11);
  frame.set([0xff, 0xc0, 0x00, 0x0b, 0x08]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const buffer = Buffer.concat([Buffer.from([0xff, 0xd8]), comment, frame]);
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer };
}
