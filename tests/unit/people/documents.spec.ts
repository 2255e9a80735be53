import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from 'pdf-lib';
import { documentQualities, leastKB } from '../../../src/model/index.ts';
import type { Citizen } from '../../../src/model/index.ts';
import { citizenOf, documentFor } from '../../../src/people/index.ts';
import { personaWith } from './a-persona.ts';

const SEED = 42;
const farmer = citizenOf(SEED, 37, personaWith({ role: 'farmer' }, { locale: 'es-US' }));
const MARKER = 'HMS-ESR specimen 42/37';

type Wish = { name: string; sizeKB?: number; quality?: string };
const test = base.extend<{ dir: string; make: (wish: Wish, citizen?: Citizen) => Promise<Buffer> }>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-documents-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true });
  },
  make: async ({ dir }, use) => {
    await use(async (wish, citizen = farmer) =>
      readFile(await documentFor(citizen, wish, { dir, seed: SEED })),
    );
  },
});

/** What one can select and copy on the pages of a PDF, a line for each piece of text. */
async function textOf(file: Buffer, password?: string): Promise<string> {
  const pdf = await PDFDocument.load(file, password === undefined ? {} : { password });
  const lines: string[] = [];
  for (const page of pdf.getPages()) {
    const contents = page.node.Contents();
    const streams =
      contents instanceof PDFArray ? contents.asArray().map((ref) => pdf.context.lookup(ref)) : [contents];
    for (const stream of streams) {
      if (!(stream instanceof PDFRawStream)) continue;
      const operators = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
      for (const [, hex = ''] of operators.matchAll(/<([0-9A-F]+)> Tj/g))
        lines.push(Buffer.from(hex, 'hex').toString('latin1'));
    }
  }
  return lines.join('\n');
}

const PAPERS: readonly [name: string, says: (citizen: Citizen) => readonly string[]][] = [
  ['transcript.pdf', ({ identity }) => ['Official transcript', identity.school, identity.birthDateUs]],
  ['fake_schedule_f.pdf', ({ identity }) => ['Profit or Loss From Farming', identity.ssn, identity.ein]],
  ['pay-stub.pdf', ({ identity }) => ['Earnings statement', identity.employer, 'Net pay']],
  ['proof-of-address.pdf', ({ identity }) => ['Electricity bill', identity.street, identity.county]],
  ['anything else.pdf', ({ identity }) => ['To whom it may concern', identity.email]],
];

for (const [name, says] of PAPERS) {
  test(`${name} opens, says whose it is in text that can be copied, and that it is a specimen`, async ({
    make,
  }) => {
    const file = await make({ name });
    const pdf = await PDFDocument.load(file, { updateMetadata: false });
    expect(pdf.getPageCount()).toBe(1);
    expect(pdf.getSubject()).toBe(MARKER);
    expect(pdf.getCreationDate()?.toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect(file.toString('latin1')).toContain(`% ${MARKER}\n`);
    const text = await textOf(file);
    for (const words of ['SPECIMEN', farmer.identity.fullName, ...says(farmer)])
      expect(text).toContain(words);
  });
}

test('names of all languages that citizens have can be printed', async ({ make }) => {
  for (const locale of ['en-US', 'es-US', 'fr-CA', 'pt-BR', 'de-DE']) {
    for (let number = 1; number <= 8; number++) {
      const citizen = citizenOf(SEED, number, personaWith({}, { locale }));
      expect(await textOf(await make({ name: 'letter.pdf' }, citizen))).toContain(citizen.identity.fullName);
    }
  }
});

test('letters that the font does not have lose their accent instead of stopping the run', async ({
  make,
}) => {
  const identity = { ...farmer.identity, fullName: 'Łukasz Nguyễn 李' };
  const text = await textOf(await make({ name: 'letter.pdf' }, { ...farmer, identity }));
  expect(text).toContain('My name is ?ukasz Nguyen ?.');
});

test('sums on papers are right', async ({ make }) => {
  const cents = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100);
  const amounts = (text: string): number[] =>
    [...text.matchAll(/^-?[\d,]+\.\d\d$/gm)].map(([amount]) => cents(amount));
  const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
  const [gross = 0, ...others] = amounts(await textOf(await make({ name: 'pay-stub.pdf' })));
  expect(others.at(-1)).toBe(gross + sum(others.slice(0, -1)));
  const farm = amounts(await textOf(await make({ name: 'schedule-f.pdf' })));
  const [income, costs] = [farm.slice(0, 4), farm.slice(5, 15)];
  expect([farm[4], farm[15], farm[16]]).toEqual([sum(income), sum(costs), sum(income) - sum(costs)]);
});

for (const name of ['photo.jpg', 'transcript.pdf', 'transcript.jpeg', 'photo.pdf']) {
  test(`${name} has exactly the size that is asked for, and still opens`, async ({ make }) => {
    for (const sizeKB of [100, 101, 420, 1_037]) {
      const file = await make({ name, sizeKB });
      expect(file.length).toBe(sizeKB * 1_000);
      if (name.endsWith('.pdf')) expect((await PDFDocument.load(file)).getPageCount()).toBe(1);
      else expect(file.subarray(-2).toString('hex')).toBe('ffd9');
    }
  });
}

test('same seed, same bytes: of every kind and quality', async ({ dir }) => {
  const names = ['transcript.pdf', 'schedule_f.pdf', 'pay_stub.pdf', 'address.pdf', 'x.pdf', 'photo.jpg'];
  const wishes = [
    ...names.map((name): Wish => ({ name })),
    ...documentQualities.flatMap((quality): Wish[] => [
      { name: 'transcript.pdf', quality },
      { name: 'photo.jpg', quality },
    ]),
  ];
  for (const wish of wishes) {
    const [one, two] = await Promise.all(
      ['a', 'b'].map(async (folder) =>
        readFile(await documentFor(farmer, wish, { dir: join(dir, folder), seed: SEED })),
      ),
    );
    expect(one?.equals(two ?? Buffer.alloc(1)), JSON.stringify(wish)).toBe(true);
  }
});

test('every size from the least one that scenarios may ask for can be made, for everybody', async ({
  dir,
}) => {
  const people = ['en-US', 'es-US', 'de-DE'].flatMap((locale) =>
    [3, 4].map((number) => citizenOf(SEED, number, personaWith({}, { locale }))),
  );
  const names = [
    ...PAPERS.map(([name]) => name),
    'photo.pdf',
    'photo.jpg',
    'transcript.jpg',
    'schedule-f.jpeg',
  ];
  for (const citizen of people) {
    for (const name of names) {
      for (const quality of documentQualities) {
        const sizeKB = leastKB(name, quality);
        if (sizeKB === 0 || quality === 'too large') continue;
        const { size } = await stat(
          await documentFor(citizen, { name, sizeKB, quality }, { dir, seed: SEED }),
        );
        expect(size, `${name}, ${quality}`).toBe(sizeKB * 1_000);
      }
    }
  }
});

test('a persona’s habit gives way to the size that a scenario asks for', async ({ make }) => {
  const [photographer, nobody] = (['rotated photo', 'empty'] as const).map((documents) =>
    citizenOf(SEED, 37, personaWith({ documents })),
  );
  const small = await make({ name: 'transcript.pdf', sizeKB: 10 }, photographer);
  expect(small.length).toBe(10_000);
  expect(await textOf(small)).toContain('Official transcript');
  expect((await make({ name: 'transcript.pdf', sizeKB: 300 }, photographer)).length).toBe(300_000);
  expect(await textOf(await make({ name: 'transcript.pdf', sizeKB: 300 }, photographer))).toBe('');
  expect((await make({ name: 'transcript.pdf', sizeKB: 10 }, nobody)).length).toBe(10_000);
});

test('another citizen, seed or persona sends another document', async ({ dir }) => {
  const young = citizenOf(SEED, 37, personaWith({ age: { min: 18, max: 18 } }));
  const all = await Promise.all(
    [
      documentFor(farmer, { name: 'transcript.pdf' }, { dir, seed: SEED }),
      documentFor(young, { name: 'transcript.pdf' }, { dir, seed: SEED }),
      documentFor(citizenOf(SEED, 38, personaWith()), { name: 'transcript.pdf' }, { dir, seed: SEED }),
      documentFor(citizenOf(7, 37, personaWith()), { name: 'transcript.pdf' }, { dir, seed: 7 }),
    ].map(async (file) => (await readFile(await file)).toString('latin1')),
  );
  expect(new Set(all).size).toBe(4);
});

test('a document is made once, under the name the service is to see, with nothing beside it', async ({
  dir,
}) => {
  const place = { dir, seed: SEED };
  const files = await Promise.all(
    [1, 2, 3].map(() => documentFor(farmer, { name: './my/photo.jpg' }, place)),
  );
  expect(new Set(files).size).toBe(1);
  const [file = ''] = files;
  expect(basename(file)).toBe('photo.jpg');
  expect(await readdir(join(file, '..'))).toEqual(['photo.jpg']);
  const before = await stat(file);
  expect(await documentFor(farmer, { name: 'photo.jpg' }, place)).toBe(file);
  expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  expect(await documentFor(farmer, { name: 'photo.jpg', sizeKB: 100 }, place)).not.toBe(file);
});

test('a request that cannot be met is refused in words', async ({ make }) => {
  const refused = async (wish: Wish): Promise<string> =>
    make(wish).then(String, (error: Error) => error.message);
  expect(await refused({ name: 'photo.gif' })).toBe(
    'could not make “photo.gif” because citizens make .pdf, .jpg and .jpeg files only; or put it into fixtures/',
  );
  expect(await refused({ name: 'photo.jpg', sizeKB: 2 })).toMatch(
    /^could not make “photo\.jpg” of 2 KB, because the picture alone has \d+ bytes; ask for a larger one$/,
  );
  expect(await refused({ name: 'x.pdf', sizeKB: 1 })).toContain('because the document alone has');
  expect(await refused({ name: 'x.pdf', quality: 'corupt' })).toContain('did you mean “corrupt”?');
});
