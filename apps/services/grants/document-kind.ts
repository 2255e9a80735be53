/** A kind of document: how its content begins, and how its file name may end. */
interface Kind {
  readonly kind: string;
  readonly magic: readonly number[];
  readonly endings: RegExp;
}

/** First bytes: ISO 32000-2 section 7.5.2 (`%PDF-`), ITU-T T.81 annex B (SOI marker), W3C PNG section 5.2. */
const KINDS: readonly Kind[] = [
  { kind: 'pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d], endings: /\.pdf$/i },
  { kind: 'jpeg', magic: [0xff, 0xd8, 0xff], endings: /\.jpe?g$/i },
  { kind: 'png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], endings: /\.png$/i },
];

/** What a file is by its content, when its name agrees; otherwise `unknown`. The client's word is not asked. */
export function documentKind(content: Buffer, name: string): string {
  const found = KINDS.find(({ magic }) => magic.every((byte, index) => content[index] === byte));
  return found?.endings.test(name) ? found.kind : 'unknown';
}
