import { z } from 'zod';
import { readAs, text } from '../model/index.ts';
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

export const upload = stepKind({
  example: 'upload: { path: "./fixtures/transcript.pdf", to: "Transcript" }',
  about:
    'chooses a file of the project, or one made for the citizen where only a name is given (`photo.jpg`); `to` only where there are several uploads',
  settings: z.strictObject({
    path: text,
    to: text.optional(),
    sizeKB: size.optional(),
    quality: text.optional(),
  }),
  main: 'path',
  files: ['path'],
  title: ({ path }) => `upload ${nameOf(path)}`,
  gives: ({ path }) => nameOf(path),
  async do(hands, { path, to, sizeKB, quality }) {
    const control = await hands.find({ intent: 'upload', ...(to === undefined ? {} : { name: to }) });
    const file = await hands.file({
      path,
      ...(sizeKB === undefined ? {} : { sizeKB }),
      ...(quality === undefined ? {} : { quality }),
    });
    await control.attach(file);
  },
});

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
