import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

test('the transcript that citizens carry is a small PDF that says it is a specimen', async () => {
  const pdf = await readFile(join(import.meta.dirname, '../../../fixtures/transcript.pdf'));
  expect(pdf.length).toBeLessThan(10_000);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.subarray(-8).toString()).toContain('%%EOF');
  const parts = pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g);
  const drawn = [...parts].map(([, stream = '']) =>
    inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'),
  );
  const texts = [...drawn.join('\n').matchAll(/<([0-9A-F]+)> Tj/g)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  );
  expect(texts).toContain('SPECIMEN');
  expect(texts).toContain('SPECIMEN, not a real record');
});
