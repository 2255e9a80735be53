/** A file as both a page's file input and a multipart request take it. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The smallest thing that is a PDF by its first bytes. */
export const TRANSCRIPT: TestFile = pdf(64);

/** A PDF by its first bytes, of this many bytes. */
export function pdf(size: number, name = 'transcript.pdf'): TestFile {
  return { name, mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('%PDF-1.7\n')], size) };
}

/** Not a document, whatever its name says. */
export function plainText(name: string): TestFile {
  return { name, mimeType: 'application/pdf', buffer: Buffer.from('Dear Department,') };
}
