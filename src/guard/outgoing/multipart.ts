import type { OutgoingText } from './request.ts';
import { shownKey } from './request.ts';
import { textBody } from './texts.ts';

/** More parts than a form has. */
const MOST_PARTS = 256;
const HEAD_END = Buffer.from('\r\n\r\n');
const LONGEST_HEAD = 4_096;

/**
 * Fields of `multipart/form-data` (RFC 7578) and the names of its files. What a file holds is looked at when its part
 * says that it is text. Bytes of other files are passed over without being decoded.
 * @param most characters of text that are looked at.
 */
export function* multipartTexts(body: Buffer, boundary: string, most: number): Iterable<OutgoingText> {
  const mark = Buffer.from(`--${boundary}`);
  let left = most;
  let start = body.indexOf(mark);
  for (let part = 0; start >= 0 && part < MOST_PARTS && left > 0; part += 1) {
    const headStart = start + mark.length;
    const end = body.indexOf(mark, headStart);
    const headEnd = body.subarray(headStart, headStart + LONGEST_HEAD).indexOf(HEAD_END);
    if (headEnd >= 0) {
      const head = body.subarray(headStart, headStart + headEnd).toString('utf8');
      const content = body.subarray(headStart + headEnd + HEAD_END.length, end < 0 ? undefined : end - 2);
      for (const text of partTexts(head, content, left)) {
        left -= text.text.length;
        yield text;
      }
    }
    start = end;
  }
}

function* partTexts(head: string, content: Buffer, left: number): Iterable<OutgoingText> {
  const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? '';
  const file = /\bfilename\*?=(?:"([^"]*)"|([^;\r\n]*))/i.exec(head);
  const type = /^content-type:\s*(.*)$/im.exec(head)?.[1] ?? '';
  const where = `field “${shownKey(name)}” of the body`;
  if (name !== '') yield { where: 'the name of a field of the body', label: '', text: name };
  const shown = file?.[1] ?? file?.[2];
  if (shown !== undefined) yield { where: `the file name in ${where}`, label: '', text: shown };
  if (file !== null && !/^text\/|[/+](?:json|xml)\b/i.test(type)) return;
  const text = content
    .subarray(0, left * 4)
    .toString('utf8')
    .slice(0, left);
  if (file === null && type === '') yield { where, label: name, text };
  else yield* textBody(text, type, where);
}
