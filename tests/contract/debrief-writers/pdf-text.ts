import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib';

/** What one can select and copy on each page of a PDF that Chromium printed, without white space. */
export function textOf(pdf: PDFDocument): string[] {
  return pdf.getPages().map((page) => pageText(pdf, page));
}

function pageText(pdf: PDFDocument, page: PDFPage): string {
  const fonts = fontsOf(page);
  let text = '';
  let font = new Map<number, string>();
  for (const token of tokensIn(pdf, page)) {
    const [, name] = /^\/(\S+)\s+\S+\s+Tf$/.exec(token) ?? [];
    if (name === undefined)
      text += [...token.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, hex = '']) => read(hex, font)).join('');
    else font = fonts.get(name) ?? new Map<number, string>();
  }
  return text.replaceAll(/\s/gu, '');
}

/** Changes of font, and texts in hexadecimal as Chromium writes them. */
function tokensIn(pdf: PDFDocument, page: PDFPage): string[] {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => pdf.context.lookup(ref)) : [contents];
  const operators = streams.map((stream) => (stream ? bytesOf(stream) : '')).join('\n');
  return [...operators.matchAll(/\/\S+\s+\S+\s+Tf|\[[^\]]*\]\s*TJ|<[0-9A-Fa-f]+>\s*Tj/g)].map(
    ([token]) => token,
  );
}

function bytesOf(stream: PDFObject): string {
  return stream instanceof PDFRawStream
    ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    : '';
}

/** By the name a page calls it: which glyph is which text. */
function fontsOf(page: PDFPage): Map<string, Map<number, string>> {
  const dict = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
  return new Map(
    (dict?.keys() ?? []).map((key) => {
      const unicode = dict?.lookup(key, PDFDict).lookup(PDFName.of('ToUnicode'));
      return [key.decodeText(), unicode ? glyphsIn(bytesOf(unicode)) : new Map<number, string>()];
    }),
  );
}

function glyphsIn(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, body = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>/g))
      glyphs.set(parseInt(glyph, 16), utf16(text));
  }
  for (const [, body = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = parseInt(from, 16);
      for (let glyph = first; glyph <= parseInt(to, 16); glyph++) {
        glyphs.set(glyph, String.fromCodePoint((utf16(text).codePointAt(0) ?? 0) + glyph - first));
      }
    }
  }
  return glyphs;
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
}

/** A font without a map is one of the fourteen of every reader; its text is in single bytes. */
function read(hex: string, font: ReadonlyMap<number, string>): string {
  if (font.size === 0) return Buffer.from(hex, 'hex').toString('latin1');
  const width = hex.length % 4 === 0 && Math.max(...font.keys()) > 0xff ? 4 : widthOf(hex, font);
  return (hex.match(new RegExp(`.{${width}}`, 'g')) ?? [])
    .map((glyph) => font.get(parseInt(glyph, 16)) ?? '')
    .join('');
}

/** Fonts of drawn glyphs have single bytes, all others two. */
function widthOf(hex: string, font: ReadonlyMap<number, string>): number {
  const doubles = hex.match(/.{4}/g) ?? [];
  return hex.length % 4 === 0 && doubles.every((glyph) => font.has(parseInt(glyph, 16))) ? 4 : 2;
}
