/** Documents that a citizen can make for themselves. */
export const documentKinds = [
  'transcript',
  'schedule-f',
  'pay-stub',
  'proof-of-address',
  'letter',
  'photo',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What people really send: a good document, or one of the ways it goes wrong. */
export const documentQualities = [
  'good',
  /** Photographed with the phone on its side. */
  'rotated photo',
  /** Forty pictures of pages instead of one page of text. */
  '40-page scan',
  'too large',
  /** The right ending, another kind of file in it. */
  'wrong type',
  /** Does not open without a password. */
  'password',
  'zero pages',
  /** Damaged on its way. */
  'corrupt',
  /** Zero bytes. */
  'empty',
] as const;
export type DocumentQuality = (typeof documentQualities)[number];

/** By words in the file's name; the first that is in it counts. */
const NAMES: readonly [RegExp, DocumentKind][] = [
  [/schedule[ _-]?f/i, 'schedule-f'],
  [/transcript/i, 'transcript'],
  [/pay[ _-]?(?:stub|slip|check)/i, 'pay-stub'],
  [/address|residenc|utility|bill/i, 'proof-of-address'],
  [/photo|portrait|passport|selfie|headshot/i, 'photo'],
];

/**
 * What a file of that name shows: `fake_schedule_f.pdf` is a Schedule F, `photo.jpg` a photo, any other PDF a letter,
 * any other JPEG a photo. Undefined for an ending that citizens cannot make.
 */
export function documentKindOf(name: string): DocumentKind | undefined {
  const ending = /\.(pdf|jpe?g)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return undefined;
  const base = name.split(/[\\/]/).at(-1) ?? name;
  return NAMES.find(([words]) => words.test(base))?.[1] ?? (ending === 'pdf' ? 'letter' : 'photo');
}

/** Sizes that documents of every citizen fit into, in KB; each is some way above the largest that was seen. */
const LEAST = { empty: 0, blank: 1, text: 8, photo: 16, picture: 120, scan: 200 } as const;

/**
 * The least `sizeKB` of a file of that name and quality that can be made for every citizen, in units of 1,000 bytes:
 * what is shown in text is small, what is a picture of a page is not.
 */
export function leastKB(name: string, quality: DocumentQuality = 'good'): number {
  const kind = documentKindOf(name);
  const isNamedPdf = /\.pdf$/i.test(name);
  const isPdf = isNamedPdf !== (quality === 'wrong type');
  if (quality === 'empty') return LEAST.empty;
  if (quality === '40-page scan' && isNamedPdf) return LEAST.scan;
  if (kind === 'photo') return LEAST.photo;
  if (quality === 'zero pages' && isNamedPdf) return LEAST.blank;
  return isPdf && quality !== 'rotated photo' ? LEAST.text : LEAST.picture;
}
