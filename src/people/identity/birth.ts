import type { Identity, Traits } from '../../model/index.ts';
import { digits, within } from '../draw.ts';
import type { Draw } from '../draw.ts';

/** Ages are counted on the first of January of this year, so that a citizen is the same person whenever they fly. */
const REFERENCE_YEAR = 2026;
const DAY_MS = 86_400_000;

type Birth = Pick<Identity, 'birthDate' | 'birthYear' | 'birthMonth' | 'birthDay' | 'birthDateUs' | 'age'>;

/** A day of birth within the persona's ages; every day is as likely as the others. */
export function birthFor(draw: Draw, { min, max }: Traits['age']): Birth {
  const first = Date.UTC(REFERENCE_YEAR - max - 1, 0, 2) / DAY_MS;
  const last = Date.UTC(REFERENCE_YEAR - min, 0, 1) / DAY_MS;
  const born = new Date(within(first, last, draw('birthDate')) * DAY_MS);
  const [year, month, day] = [born.getUTCFullYear(), born.getUTCMonth() + 1, born.getUTCDate()];
  const hadBirthday = month === 1 && day === 1;
  return {
    birthDate: `${year}-${digits(month, 2)}-${digits(day, 2)}`,
    birthYear: String(year),
    birthMonth: String(month),
    birthDay: String(day),
    birthDateUs: `${digits(month, 2)}/${digits(day, 2)}/${year}`,
    age: String(REFERENCE_YEAR - year - (hadBirthday ? 0 : 1)),
  };
}
