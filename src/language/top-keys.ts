import { z } from 'zod';
import { duration, MAX_USERS, oneOf, readAs, text, timespan, whole } from '../model/index.ts';
import { hours, profilePoint, rate, start, warp } from './times.ts';

/** A key of a scenario: what it means, and the words for it. */
interface TopKey {
  /** The canonical word first. */
  words: readonly string[];
  /** What may stand after these words; absent where a part of the reader of its own reads it. */
  form?: z.ZodType;
  /** Only values like this are meant: `personas: 50` says how many, `personas: [farmer]` says who. */
  only?: (value: unknown) => boolean;
  /** What it is, for the guide and for editors. */
  about: string;
}

const count = whole(1, MAX_USERS);
const texts = z.array(text, { error: 'a list of names' });
const oneName = readAs<string[], string>(
  'how many citizens there are, or a list of names',
  (value) => (typeof value === 'string' && value.trim() !== '' ? [value] : undefined),
  { shown: { type: 'string' }, write: ([name = '']) => name },
);
const oneTag = readAs<string[], string>(
  'a word or a list of words',
  (value) => (typeof value === 'string' && value.trim() !== '' ? [value] : undefined),
  { shown: { type: 'string' }, write: ([tag = '']) => tag },
);
const isList = (value: unknown): boolean => Array.isArray(value);
const isNumber = (value: unknown): boolean => typeof value === 'number';

/**
 * Every key of a scenario and every word for it: the five ways of writing one, in one table. Several rows of one name
 * are several ways to say the same thing; saying it twice is a complaint.
 */
export const topKeys = {
  name: [{ words: ['name', 'scenario'], form: text, about: 'what reports call it' }],
  users: [
    { words: ['users', 'actors'], form: count, about: 'how many citizens, at most 1,000,000' },
    { words: ['personas'], form: count, only: isNumber, about: 'the same as `users`, when it is a number' },
  ],
  personas: [
    {
      words: ['personas'],
      form: texts,
      only: isList,
      about: 'who they are: names of files in `personas/`, or roles',
    },
    { words: ['personas'], form: oneName, about: 'who they are, when there is only one kind' },
  ],
  rampUp: [{ words: ['ramp_up'], form: duration, about: 'over how long they arrive' }],
  duration: [
    {
      words: ['duration'],
      form: timespan,
      about: 'how long it lasts: of a rate or a load profile; else the same as `ramp_up`',
    },
    { words: ['duration_hours'], form: hours, about: 'the same in hours' },
  ],
  rate: [{ words: ['rate'], form: rate, about: 'how many arrive a second of real time, all the time' }],
  profile: [
    {
      words: ['load_profile'],
      form: z.array(profilePoint, { error: 'a list of moments and rates' }),
      about: 'how many arrive a second of real time, at which hour; straight lines between',
    },
  ],
  arrivals: [
    {
      words: ['arrivals'],
      form: oneOf(['even', 'poisson']),
      about: '`poisson`: as independent people come, some together, then nobody for a while',
    },
  ],
  concurrency: [
    {
      words: ['concurrency'],
      form: count,
      about: 'so many at once, and the next one comes when one is done (closed model)',
    },
  ],
  timeWarp: [{ words: ['time_warp'], form: warp, about: 'how many times faster simulated time runs' }],
  start: [{ words: ['start'], form: start, about: 'the simulated date and time at which it starts' }],
  tags: [
    { words: ['tags', 'tag'], form: texts, only: isList, about: 'words to find the run by' },
    { words: ['tags', 'tag'], form: oneTag, about: 'a word to find the run by' },
  ],
  actions: [{ words: ['actions'], about: 'named lists of steps, for `use`' }],
  script: [{ words: ['script', 'steps'], about: 'what each citizen does, in order' }],
  staff: [
    { words: ['staff'], about: 'who works on the other side of the counter while citizens are on their way' },
  ],
  faults: [{ words: ['faults', 'probes', 'failure_injection'], about: 'what is made worse on purpose' }],
  checks: [{ words: ['checks', 'assertions'], about: 'what must be true' }],
  metrics: [{ words: ['metrics'], form: text, about: 'a module with figures of your own, for checks' }],
  rules: [
    {
      words: ['rules'],
      form: texts,
      only: isList,
      about: 'what must never be seen: names of files in `fixtures/rules/`',
    },
    { words: ['rules'], form: oneTag, about: 'the same, when it is only one' },
  ],
} as const satisfies Record<string, readonly TopKey[]>;

export type TopName = keyof typeof topKeys;

const rows = Object.entries(topKeys).flatMap(([name, ways]) =>
  ways.map((way: TopKey) => ({ name: name as TopName, ...way })),
);

/** Every word that a scenario may start a line with at its margin; canonical ones first. */
export const topWords: readonly string[] = [
  ...new Set([...rows.flatMap(({ words }) => words.slice(0, 1)), ...rows.flatMap(({ words }) => words)]),
];

/** What a word and its value are about; undefined for a word that there is not. */
export function topKeyOf(word: string, value: unknown): (TopKey & { name: TopName }) | undefined {
  const meant = rows.filter(({ words }) => words.includes(word));
  return meant.find(({ only }) => only?.(value) ?? true);
}
