import { basename, isAbsolute } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { documentKindOf, documentQualities, leastKB } from '../../../src/model/index.ts';
import type { Json } from '../../../src/model/index.ts';
import { stepKinds } from '../../../src/steps/index.ts';
import type { StepWord } from '../../../src/steps/index.ts';

/** Texts that mean something to YAML, to JavaScript, or to somebody's eyes; none has a template. */
const tricky = [
  'yes',
  'No',
  'null',
  '~',
  'true',
  '0x1f',
  '02134',
  '1e3',
  '.5',
  '-',
  '- x',
  '? x',
  'a: b',
  'a #b',
  '# no',
  '"q"',
  "it's",
  ' led',
  'trailed ',
  'two\nlines',
  'tab\there',
  '@x',
  '`x`',
  '5m',
  '98%',
  '1s..3s',
  '[a]',
  '{a}',
  '&a',
  '*a',
  '!t',
  '|',
  '>',
  '%x',
  'a, b',
  '\\',
  '\\n',
  'é🏛',
  '\u2028',
  '\u00a0',
  '\u0085',
  '\ufeff',
  '../x',
  '---',
  '...',
  '<<',
  '=',
];

/** A text that no form of ours reads as anything else. */
export const anyWords = fc
  .oneof(
    fc.constantFrom(...tricky),
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  )
  .filter((text) => text.trim() !== '' && !/[{}]|(?![\t\n\r\u0085])\p{Cc}/u.test(text));

/** Keys that reach into JavaScript's own objects: no file may have them. */
const FORBIDDEN = /^(?:__proto__|constructor|prototype)$/;

/** Names that templates can say. */
export const anyName = fc.stringMatching(/^[A-Za-z_][\w-]{0,8}$/).filter((name) => !FORBIDDEN.test(name));

/** Everything that people write after a key; a field takes what it takes. */
const pool: readonly fc.Arbitrary<unknown>[] = [
  anyWords,
  fc.constantFrom('/', '/apply', '/a?b=c#d'),
  fc.constantFrom('300ms', '2s', '1.5s', '90s', '5m', '2h', '1d', 0),
  fc.constantFrom('2s..3s', '0..1.5s', '250ms..1m'),
  fc.constantFrom('50%', '99.9%', 0.25),
  fc.constantFrom('420KB', 'amount>200'),
  fc.integer({ min: 0, max: 1_000 }),
  fc.boolean(),
  fc.constantFrom(''),
  fc.dictionary(
    anyWords.filter((key) => !FORBIDDEN.test(key)),
    anyWords,
    { maxKeys: 2, noNullPrototype: true },
  ),
];

/** What may be written in a field, by trying; the words and examples it shows are tried too. */
function writtenIn(field: z.ZodType): fc.Arbitrary<unknown> {
  const shown = z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' });
  const own = [...(shown.enum ?? []), ...(shown.examples ?? [])] as unknown[];
  const fits = (value: unknown): boolean => field.safeParse(value).success && value !== undefined;
  const arbitraries = own.length > 0 ? [fc.constantFrom(...own), ...pool] : pool;
  const good = arbitraries.filter((one) => fc.sample(one, { seed: 1, numRuns: 20 }).some(fits));
  if (good.length === 0) throw new Error(`nobody knows what to write in ${JSON.stringify(shown)}`);
  return fc.oneof(...good.map((one) => one.filter(fits)));
}

type Settings = fc.Arbitrary<Record<string, Json>>;

const known = new Map<string, Settings>();

/** Settings of a kind of step, as its schema has read them; trying out what its fields take is done once. */
export function settingsOf(word: StepWord, files: readonly string[]): Settings {
  const key = [word, ...files].join('\n');
  const settings = known.get(key) ?? tryOut(word, files);
  known.set(key, settings);
  return settings;
}

function tryOut(word: StepWord, files: readonly string[]): Settings {
  const kind = stepKinds[word];
  const carried: readonly string[] = 'files' in kind ? kind.files : [];
  const shape: Record<string, z.ZodType> = kind.settings.shape;
  const fields = Object.entries(shape).map(([key, field]) => [
    key,
    carried.includes(key) ? fc.constantFrom(...files) : writtenIn(field),
  ]);
  const optional = Object.keys(shape).filter((key) => shape[key]?.safeParse(undefined).success);
  return fc
    .record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: Object.keys(shape).filter((key) => !optional.includes(key)),
    })
    .filter((written) => kind.settings.safeParse(written).success && isPossible(written))
    .map((written) => kind.settings.parse(written) as Record<string, Json>);
}

/** Whether a document can be had as it is wished: one that is there is what it is, and what is made has a least size. */
function isPossible({ path, sizeKB, quality }: Record<string, unknown>): boolean {
  if (typeof path !== 'string') return true;
  const bad = documentQualities.find((one) => one === quality);
  if (isAbsolute(path) && bad === undefined) return sizeKB === undefined;
  if (bad !== undefined && documentKindOf(basename(path)) === undefined) return false;
  return typeof sizeKB !== 'number' || sizeKB >= leastKB(basename(path), bad);
}
