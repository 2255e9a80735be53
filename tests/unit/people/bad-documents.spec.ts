import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { documentKindOf } from '../../../src/model/index.ts';
import type { DocumentQuality } from '../../../src/model/index.ts';
import { citizenOf, documentFor } from '../../../src/people/index.ts';
import { personaWith } from './a-persona.ts';

const citizen = citizenOf(42, 37, personaWith());
const MARKER = 'HMS-ESR specimen 42/37';

const test = base.extend<{ make: (name: string, quality?: DocumentQuality) => Promise<Buffer> }>({
  make: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-documents-'));
    await use(async (name, quality) => {
      const wish = { name, ...(quality === undefined ? {} : { quality }) };
      return readFile(await documentFor(citizen, wish, { dir, seed: 42 }));
    });
    await rm(dir, { recursive: true, force: true });
  },
});
const opened = (file: Buffer): Promise<PDFDocument> => PDFDocument.load(file);
const isPdf = (file: Buffer): boolean => file.toString('latin1', 0, 5) === '%PDF-';
const isJpeg = (file: Buffer): boolean => file.toString('hex', 0, 3) === 'ffd8ff';

test('too large: beyond the limits of services, and otherwise in order', async ({ make }) => {
  const [pdf, photo] = [await make('transcript.pdf', 'too large'), await make('photo.jpg', 'too large')];
  expect([pdf.length, photo.length]).toEqual([26_000_000, 26_000_000]);
  expect((await opened(pdf)).getPageCount()).toBe(1);
  expect(isJpeg(photo)).toBe(true);
});

test('wrong type: the right ending, and another kind of file in it', async ({ make }) => {
  expect(isJpeg(await make('transcript.pdf', 'wrong type'))).toBe(true);
  expect(isPdf(await make('photo.jpg', 'wrong type'))).toBe(true);
});

test('password: opens with the citizen’s password and with no other', async ({ make }) => {
  const file = await make('transcript.pdf', 'password');
  const { password, school } = citizen.identity;
  await expect(PDFDocument.load(file)).rejects.toThrow(/encrypted/i);
  await expect(PDFDocument.load(file, { password: 'guessed' })).rejects.toThrow(/password/i);
  const pdf = await PDFDocument.load(file, { password });
  expect(pdf.getPageCount()).toBe(1);
  expect(pdf.getTitle()).toBe('Official transcript (SPECIMEN)');
  expect(file.toString('latin1')).not.toContain(Buffer.from(school, 'latin1').toString('hex').toUpperCase());
});

test('zero pages: a PDF, and nothing to see', async ({ make }) => {
  expect((await opened(await make('transcript.pdf', 'zero pages'))).getPageCount()).toBe(0);
});

test('corrupt: begins as its type does and cannot be opened', async ({ make }) => {
  const [pdf, photo] = [await make('transcript.pdf', 'corrupt'), await make('photo.jpg', 'corrupt')];
  expect(isPdf(pdf) && isJpeg(photo)).toBe(true);
  expect(pdf.length).toBe((await make('transcript.pdf')).length);
  await expect(opened(pdf).then((document) => document.getPageCount())).rejects.toThrow();
  expect(photo.subarray(-2).toString('hex')).not.toBe('ffd9');
});

test('empty: not a single byte', async ({ make }) => {
  expect(await make('transcript.pdf', 'empty')).toHaveLength(0);
  expect(await make('photo.jpg', 'empty')).toHaveLength(0);
});

test('rotated photo: a JPEG says how it is to be turned; a PDF shows a page on its side, without text', async ({
  make,
}) => {
  const photo = await make('photo.jpg', 'rotated photo');
  const exif = photo.indexOf('Exif\0\0');
  // Tag 0x0112, a short, once: 6, a quarter to the right.
  expect(photo.toString('hex', exif + 16, exif + 28)).toBe('011200030000000100060000');
  const [page] = (await opened(await make('transcript.pdf', 'rotated photo'))).getPages();
  expect(page && page.getWidth() > page.getHeight()).toBe(true);
});

test('40-page scan: forty pages of pictures', async ({ make }) => {
  const pdf = await opened(await make('transcript.pdf', '40-page scan'));
  expect(pdf.getPageCount()).toBe(40);
});

test('every document that has bytes carries its marker, where a search for text finds it', async ({
  make,
}) => {
  const qualities = [
    'good',
    'rotated photo',
    '40-page scan',
    'wrong type',
    'password',
    'zero pages',
    'corrupt',
  ] as const;
  for (const quality of qualities) {
    for (const name of ['transcript.pdf', 'photo.jpg']) {
      expect((await make(name, quality)).includes(MARKER), `${name}, ${quality}`).toBe(true);
    }
  }
});

test('what a photo cannot have comes out good', async ({ make }) => {
  const good = await make('photo.jpg');
  for (const quality of ['password', 'zero pages', '40-page scan'] as const) {
    expect((await make('photo.jpg', quality)).equals(good), quality).toBe(true);
  }
});

test('a persona that takes rotated photos sends them without being asked, unless the scenario says how', async ({}) => {
  const dir = await mkdtemp(join(tmpdir(), 'esr-documents-'));
  const careless = citizenOf(42, 37, personaWith({ documents: 'rotated photo' }));
  const own = await readFile(await documentFor(careless, { name: 'photo.jpg' }, { dir, seed: 42 }));
  const asked = await readFile(
    await documentFor(careless, { name: 'photo.jpg', quality: 'good' }, { dir, seed: 42 }),
  );
  await rm(dir, { recursive: true, force: true });
  expect(own.includes('Exif')).toBe(true);
  expect(asked.includes('Exif')).toBe(false);
});

test('the file’s name says what it shows', () => {
  const kinds = {
    'transcript.pdf': 'transcript',
    './fixtures/Official Transcript 2025.PDF': 'transcript',
    'fake_schedule_f.pdf': 'schedule-f',
    'schedule-F.pdf': 'schedule-f',
    'pay-stub.pdf': 'pay-stub',
    'paystub.jpg': 'pay-stub',
    'proof-of-address.pdf': 'proof-of-address',
    'utility_bill.pdf': 'proof-of-address',
    'photo.jpg': 'photo',
    'passport.jpeg': 'photo',
    'IMG_2041.JPG': 'photo',
    'statement.pdf': 'letter',
    'photos/letter.pdf': 'letter',
    'photo.gif': undefined,
    transcript: undefined,
  };
  for (const [name, kind] of Object.entries(kinds)) expect(documentKindOf(name), name).toBe(kind);
});
