import type { Field } from '../../model/index.ts';
import { plain } from './words.ts';

/** What papers are called on pages, and the name of the one to carry; the first that fits. */
const PAPERS: readonly (readonly [RegExp, string])[] = [
  [/\btranscripts?\b|\bexpediente\b/, 'transcript'],
  [/\bschedule f\b|\bfarm (?:income|profit)/, 'schedule-f'],
  [
    /\bpay ?(?:stubs?|slips?)\b|\bproof of income\b|\bearnings\b|\bcomprobantes? de (?:pago|ingresos)\b|\bw ?2\b/,
    'pay-stub',
  ],
  [
    /\bproof of (?:address|residen\w+)\b|\butility bill\b|\blease\b|\bcomprobante de domicilio\b/,
    'proof-of-address',
  ],
];
const PICTURE =
  /\bphoto\w*\b|\bpicture\b|\bselfie\b|\bheadshot\b|\bimage\b|\bfoto\w*\b|\bimagen\b|\bretrato\b/;

/** The document a citizen would choose for an upload, by its label and the kinds it takes; undefined when they have none. */
export function documentFor({ name, hints, group = '', accept = '' }: Field): string | undefined {
  const kinds = accept
    .toLowerCase()
    .split(',')
    .map((kind) => kind.trim())
    .filter(Boolean);
  const takes = (...some: string[]): boolean =>
    kinds.length === 0 || kinds.includes('*/*') || some.some((kind) => kinds.includes(kind));
  const [pdf, jpg] = [
    takes('.pdf', 'application/pdf', 'application/*'),
    takes('.jpg', '.jpeg', 'image/jpeg', 'image/jpg', 'image/*'),
  ];
  for (const words of [plain(name), plain(`${group} ${hints}`)]) {
    if (jpg && PICTURE.test(words)) return 'photo.jpg';
    const paper = PAPERS.find(([called]) => called.test(words))?.[1];
    if (paper !== undefined && (pdf || jpg)) return `${paper}${pdf ? '.pdf' : '.jpg'}`;
  }
  if (pdf) return 'document.pdf';
  return jpg ? 'photo.jpg' : undefined;
}
