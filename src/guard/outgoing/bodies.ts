import { multipartTexts } from './multipart.ts';
import type { OutgoingText } from './request.ts';
import { textBody } from './texts.ts';

/** Text of a body that is looked at, characters: a form that somebody filled is far smaller. */
const MOST_TEXT = 65_536;

const TEXT = /^text\/|[/+](?:json|xml|x-ndjson|graphql|javascript)\b|x-www-form-urlencoded/i;

/** Texts of a body by its type; nothing of a file or another binary body. */
export function* bodyTexts(body: string | Buffer, contentType: string): Iterable<OutgoingText> {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/is.exec(contentType)?.[1];
  if (boundary !== undefined) {
    yield* multipartTexts(Buffer.isBuffer(body) ? body : Buffer.from(body), boundary, MOST_TEXT);
    return;
  }
  if (contentType !== '' ? !TEXT.test(contentType) : Buffer.isBuffer(body) && looksBinary(body)) return;
  // A character takes at most four bytes: enough for MOST_TEXT of them, without decoding the rest.
  const text = Buffer.isBuffer(body) ? body.subarray(0, MOST_TEXT * 4).toString('utf8') : body;
  yield* textBody(text.slice(0, MOST_TEXT), contentType, 'the body');
}

function looksBinary(body: Buffer): boolean {
  return body.subarray(0, 512).includes(0);
}
