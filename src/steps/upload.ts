import { z } from 'zod';
import { documentQualities, nearest, readAs, text } from '../model/index.ts';
import type { DocumentQuality } from '../model/index.ts';
import { stepKind } from './kind.ts';

const size = readAs<number, number | string>(
  'a size in KB such as 420 or 420KB, at most 100000',
  (value) => {
    const match = /^(\d+)\s*(?:KB)?$/i.exec(String(value).trim());
    const kb = Number(match?.[1] ?? Number.NaN);
    return kb > 0 && kb <= 100_000 ? kb : undefined;
  },
  { shown: { type: ['integer', 'string'], pattern: '^\\d+\\s*(KB)?$', minimum: 1 } },
);

/** As `oneOf`, with the nearest of them in the message. */
const quality = z.codec(
  z.custom<string>(() => true).meta({ enum: documentQualities }),
  z.custom<DocumentQuality>(),
  {
    decode(written, context): DocumentQuality {
      // Whatever stands in the file comes in here.
      const value: unknown = written;
      const found = documentQualities.find((one) => one === value);
      if (found) return found;
      const [best] = nearest(String(value), documentQualities);
      const likely = best === undefined ? '' : ` (most likely “${best}”)`;
      context.issues.push({
        code: 'custom',
        message: `one of ${documentQualities.join(', ')}${likely}`,
        input: written,
      });
      return z.NEVER;
    },
    encode: (found) => found,
  },
);

export const upload = stepKind({
  example: 'upload: { path: "./fixtures/transcript.pdf", to: "Transcript" }',
  about:
    'chooses a file of the project, or one made for the citizen where only a name is given (`photo.jpg`); `to` only where there are several uploads',
  settings: z.strictObject({
    path: text,
    to: text.optional(),
    sizeKB: size.optional(),
    quality: quality.optional(),
  }),
  main: 'path',
  files: ['path'],
  title: ({ path }) => `upload ${nameOf(path)}`,
  gives: ({ path }) => nameOf(path),
  async do(hands, { path, to, sizeKB, quality: wanted }) {
    const control = await hands.find({ intent: 'upload', ...(to === undefined ? {} : { name: to }) });
    const file = await hands.file({
      path,
      ...(sizeKB === undefined ? {} : { sizeKB }),
      ...(wanted === undefined ? {} : { quality: wanted }),
    });
    await control.attach(file);
  },
});

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
