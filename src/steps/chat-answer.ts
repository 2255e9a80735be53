import { newLines } from './lines.ts';

/** What chats show besides answers: who wrote, when, and that somebody is writing. */
const AROUND =
  /^(?:you|me|t[uú]|yo|sent|delivered|seen|read|just now|now|today|yesterday|hoy|ayer|ahora|enviado|le[ií]do|\W*|(?:at )?\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)(?:\s*[:·,-]\s*)?$/i;
const WRITING =
  /\b(?:typing|is writing|thinking|one moment|connecting|please wait|escribiendo|un momento)\b|(?:^|\s)(?:\.\.\.|…)$/i;
/** A sentence ends like one; so many words without an end are a name or a label. */
const LABEL_WORDS = 3;

/**
 * What was answered to a message: the lines that came to the page since it was sent, without the message itself and what
 * a chat shows around it. A short line that stood there before, such as who writes, is no answer.
 */
export function answersSince(before: string, now: string, message: string): string[] {
  const own = squeezed(message);
  const known = new Set(before.split('\n').map(squeezed));
  return newLines(before, now)
    .map((line) => squeezed(line).replace(own, '').trim())
    .filter((line) => line !== '' && !own.includes(line) && !AROUND.test(line) && !WRITING.test(line))
    .filter((line) => !(known.has(line) && isLabel(line)));
}

function isLabel(line: string): boolean {
  return line.split(' ').length <= LABEL_WORDS && !/[.!?]$/.test(line);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
