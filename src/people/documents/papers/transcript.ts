import type { Citizen } from '../../../model/index.ts';
import { hash, within } from '../../draw.ts';
import type { Draw } from '../../draw.ts';
import type { Paper } from './paper.ts';

const COURSES = [
  ['ENG 101', 'Composition', 3],
  ['MAT 110', 'College algebra', 4],
  ['BIO 120', 'Biology with lab', 4],
  ['HIS 105', 'United States history', 3],
  ['PSY 101', 'General psychology', 3],
  ['CHE 130', 'Chemistry with lab', 4],
  ['ECO 201', 'Microeconomics', 3],
  ['SPA 102', 'Spanish II', 3],
  ['ART 100', 'Art appreciation', 2],
  ['CIS 115', 'Introduction to computing', 3],
] as const;

/** Grade and points in tenths. */
const GRADES = [
  ['A', 40],
  ['A-', 37],
  ['B+', 33],
  ['B', 30],
  ['B-', 27],
  ['C+', 23],
  ['C', 20],
] as const;

const A_TERM = 4;

/** A transcript of two terms whose grade point average is that of its grades. */
export function transcript({ identity }: Citizen, draw: Draw): Paper {
  const first = within(0, COURSES.length - 1, draw('first course'));
  const taken = Array.from({ length: 2 * A_TERM }, (_, i) => {
    const [code, name, credits] = COURSES[(first + i) % COURSES.length] ?? COURSES[0];
    const [grade, points] = GRADES[draw(`grade ${i}`) % GRADES.length] ?? GRADES[0];
    return { row: [`${code} ${name}`, String(credits), grade], credits, points };
  });
  const credits = taken.reduce((sum, course) => sum + course.credits, 0);
  const points = taken.reduce((sum, course) => sum + course.credits * course.points, 0);
  const rows = taken.map(({ row }) => row);
  return {
    title: 'Official transcript',
    from: identity.school,
    rows: [
      ['Student', identity.fullName],
      ['Date of birth', identity.birthDateUs],
      ['Student number', `TEST-${hash(identity.username) % 1_000_000}`],
      [''],
      ['Fall term 2024', 'Credits', 'Grade'],
      ...rows.slice(0, A_TERM),
      [''],
      ['Spring term 2025', 'Credits', 'Grade'],
      ...rows.slice(A_TERM),
      [''],
      ['Credits earned', String(credits)],
      ['Cumulative grade point average', (points / credits / 10).toFixed(2)],
    ],
  };
}
