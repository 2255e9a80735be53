import { readDay } from './dates/index.ts';

/** Whether what a field shows has what was given: with the characters a mask adds, without those it drops. */
export function arrived(shows: string, given: string): boolean {
  if (shows === given) return true;
  const [has, wanted] = [bare(shows), bare(given)];
  if (wanted === '') return has === '';
  if (has === '') return false;
  return has.includes(wanted) || wanted.includes(has) || sameNumber(shows, given) || sameDay(shows, given);
}

/** Whether a text has some words, whatever the case and the punctuation; empty words are in none. */
export function matching(text: string, words: string): boolean {
  return bare(words) !== '' && bare(text).includes(bare(words));
}

/** Its letters and digits. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

function sameNumber(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => Number(text.replace(/[^\d.-]/g, '')));
  return /\d/.test(a) && /\d/.test(b) && one === other;
}

function sameDay(a: string, b: string): boolean {
  const [one, other] = [readDay(a), readDay(b)];
  return one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
