import type { Identity } from '../../model/index.ts';
import { happens, pick, within } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { inventedWord } from './words.ts';

type Life = Pick<
  Identity,
  'language' | 'maritalStatus' | 'householdSize' | 'school' | 'employer' | 'jobTitle' | 'annualIncome'
>;

/** Names in English of the languages most spoken at home in the US (Census Bureau, American Community Survey). */
const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  hi: 'Hindi',
  ht: 'Haitian Creole',
  it: 'Italian',
  ko: 'Korean',
  pl: 'Polish',
  pt: 'Portuguese',
  ru: 'Russian',
  tl: 'Tagalog',
  vi: 'Vietnamese',
  zh: 'Chinese',
};

const JOBS = [
  'Retail associate',
  'Nursing assistant',
  'Warehouse worker',
  'Truck driver',
  'Line cook',
  'Teacher',
  'Office clerk',
  'Electrician',
  'Cashier',
  'Accountant',
  'Home health aide',
  'Carpenter',
  'Receptionist',
  'Mechanic',
  'Janitor',
  'Software tester',
] as const;
const TRADES = [
  'Logistics',
  'Foods',
  'Builders',
  'Health Services',
  'Hardware',
  'Textiles',
  'Markets',
] as const;

const WORKING_AGE = { from: 18, to: 69 } as const;

/** What goes with age, role and state; all of it invented. */
export function lifeFor(
  draw: Draw,
  { age, state, locale, role }: { age: number; state: string; locale: string; role: string },
): Life {
  const maritalStatus = maritalStatusAt(age, draw('maritalStatus'));
  const least = maritalStatus === 'Married' ? 2 : 1;
  return {
    language: LANGUAGES[locale.split('-', 1)[0] ?? ''] ?? 'English',
    maritalStatus,
    householdSize: String(
      least + Math.min(within(0, 4, draw('household')), within(0, 4, draw('householdToo'))),
    ),
    school: schoolAt(age, state, draw),
    ...workAt(age, role, draw),
    annualIncome: String(incomeAt(age, draw('income'))),
  };
}

function maritalStatusAt(age: number, chosen: number): string {
  // Rounded from the Census Bureau's table A1 (Current Population Survey 2023); widowhood comes late.
  if (age < 20) return 'Single';
  if (age < 30) return happens(0.75, chosen) ? 'Single' : 'Married';
  const widowed = age < 65 ? 0.03 : 0.25;
  if (happens(widowed, chosen)) return 'Widowed';
  if (happens(widowed + 0.14, chosen)) return 'Divorced';
  return happens(widowed + 0.14 + 0.55, chosen) ? 'Married' : 'Single';
}

function schoolAt(age: number, state: string, draw: Draw): string {
  const word = inventedWord(draw('school'));
  if (age < WORKING_AGE.from) return `${word} High School`;
  return pick(
    [
      `${word} College of ${state}`,
      `University of ${state} at ${word}`,
      `${word} Community College, ${state}`,
    ],
    draw('schoolKind'),
  );
}

function workAt(age: number, role: string, draw: Draw): Pick<Life, 'employer' | 'jobTitle'> {
  const word = inventedWord(draw('employer'));
  if (role === 'farmer') return { employer: `${word} Farm`, jobTitle: 'Farmer' };
  if (role === 'caseworker') return { employer: `${word} Benefits Office`, jobTitle: 'Caseworker' };
  if (age > WORKING_AGE.to) return { employer: `${word} Pension Fund`, jobTitle: 'Retired' };
  if (age < WORKING_AGE.from) return { employer: `${word} School District`, jobTitle: 'Student' };
  return { employer: `${word} ${pick(TRADES, draw('trade'))}`, jobTitle: pick(JOBS, draw('job')) };
}

/** Whole tens of dollars: many earn little, few earn much, the young and the old less. */
function incomeAt(age: number, chosen: number): number {
  const isPrime = age >= 25 && age <= WORKING_AGE.to;
  const luck = (chosen / 2 ** 32) ** 2;
  return Math.round(((isPrime ? 18_000 : 4_000) + luck * (isPrime ? 120_000 : 36_000)) / 10) * 10;
}
