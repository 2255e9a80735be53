import type { RandomName } from '../model/index.ts';
import { digits, pick, within } from './draw.ts';
import { inventedWord } from './identity/index.ts';
import { states } from './places/index.ts';

const DAY_MS = 86_400_000;
const REFERENCE = Date.UTC(2026, 0, 1);

const SENTENCES = [
  'I have already sent this once and heard nothing.',
  'Please tell me if anything is missing.',
  'The office was closed when I came by on Monday.',
  'I could not find the letter you mention.',
  'My hours were cut last month, which is why I apply.',
  'We moved in the spring and the old address may still be on file.',
  'Somebody on the phone told me to write it here.',
  'I need an answer before the end of the month, if that is possible.',
  'The second page of the document is the one that counts.',
  'Thank you for your help.',
] as const;

/** What `{{ random.… }}` draws: a value for a number from 0 to 2^32 - 1. Drawn uniformly where nothing else is said. */
export const randomValues: Readonly<Record<RandomName, (chosen: number) => string>> = {
  /** The name of one of the 50 states. */
  'random.states': (chosen) => pick(states, chosen).name,
  /** Dollars and cents, 1.00 to 4999.99. */
  'random.amount': (chosen) => {
    const cents = within(100, 499_999, chosen);
    return `${Math.floor(cents / 100)}.${digits(cents % 100, 2)}`;
  },
  /** A day of the year 2025, `2025-08-20`. */
  'random.date.past': (chosen) =>
    new Date(REFERENCE - within(1, 365, chosen) * DAY_MS).toISOString().slice(0, 10),
  /** An invented word, `tansymere`. */
  'random.word': (chosen) => inventedWord(chosen).toLowerCase(),
  /** What somebody could write in a comment box. */
  'random.sentence': (chosen) => pick(SENTENCES, chosen),
};
