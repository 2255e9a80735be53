import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentQualities, identitySchema, plainTraits } from '../../src/model/index.ts';
import type { Citizen, Persona } from '../../src/model/index.ts';
import { citizenOf, documentFor } from '../../src/people/index.ts';
import { somebody } from './people.ts';

// One line for who citizens are and what they send, to be compared with the one that was written down. By hand, on
// another machine or version of Node:
//
//     node --import tsx tests/support/fingerprint.ts

const SEED = 42;
const EACH = 200;
const LANGUAGES = ['en-US', 'es-US', 'fr-CA', 'pt-BR', 'de-DE'];
const NAMES = ['transcript.pdf', 'schedule_f.pdf', 'pay_stub.pdf', 'address.pdf', 'letter.pdf', 'photo.jpg'];

/** In which order citizens are made; it must make no difference. */
export type Order = 'first to last' | 'last to first';

/** A hash over all fields of a thousand citizens, of five languages and three ages and roles. */
export function identitiesOf(order: Order): string {
  const made = new Map<string, string>();
  const all = LANGUAGES.flatMap((locale) =>
    Array.from({ length: EACH }, (_, i) => ({ locale, number: i + 1 })),
  );
  for (const { locale, number } of order === 'first to last' ? all : all.toReversed()) {
    const { identity } = citizenOf(SEED, number, personaOf(locale, number));
    const fields = identitySchema.keyof().options.map((field) => [field, identity[field]]);
    made.set(`${locale} ${number}`, JSON.stringify(fields));
  }
  return hashOf(all.map(({ locale, number }) => made.get(`${locale} ${number}`) ?? ''));
}

/** A hash over the bytes of documents of every kind, and of every quality as PDF and as JPEG. */
export async function documentsOf(order: Order): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-fingerprint-'));
  try {
    const wishes = [
      ...NAMES.map((name) => ({ name, sizeKB: 20 })),
      ...documentQualities.flatMap((quality) =>
        ['transcript.pdf', 'photo.jpg'].map((name) => ({ name, quality })),
      ),
    ].map((wish, i) => ({ wish, citizen: somebodyOf(LANGUAGES[i % LANGUAGES.length] ?? '', i + 1) }));
    const made = new Map<object, Buffer>();
    for (const one of order === 'first to last' ? wishes : wishes.toReversed())
      made.set(one, await readFile(await documentFor(one.citizen, one.wish, { dir, seed: SEED })));
    return hashOf(wishes.map((one) => made.get(one) ?? ''));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function somebodyOf(locale: string, number: number): Citizen {
  return citizenOf(SEED, number, personaOf(locale, number));
}

function personaOf(locale: string, number: number): Persona {
  const [age, role] = (
    [
      [{ min: 18, max: 30 }, 'citizen'],
      [{ min: 15, max: 90 }, 'farmer'],
      [{ min: 40, max: 70 }, 'caseworker'],
    ] as const
  )[number % 3] ?? [plainTraits.age, 'citizen'];
  return {
    ...somebody,
    locale,
    traits: { ...plainTraits, think: { distribution: 'uniform', ...somebody.think }, age, role },
  };
}

function hashOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex');
}

if (process.argv[1] === import.meta.filename) {
  console.log(`Node ${process.version}, ICU ${process.versions['icu']}, ${process.platform} ${process.arch}`);
  console.log(`identities ${identitiesOf('first to last')}`);
  console.log(`documents  ${await documentsOf('last to first')}`);
}
