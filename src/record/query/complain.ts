import { BadInput, formatDuration, nearest, type Problem } from '../../model/index.ts';
import { relations, type Relation } from '../tables/index.ts';
import { OutOfTime } from './patience.ts';

/** What was asked, to say what is wrong with it. */
interface Asked {
  sql: string;
  limitMs: number;
}

type Explain = (found: RegExpExecArray, asked: Asked) => Problem;

const READS_ONLY =
  'esr sql reads the tables of runs and nothing else; without a query it lists them with their columns';

/** What DuckDB says, by how it begins, and what we make of it. */
const KNOWN: readonly (readonly [RegExp, Explain])[] = [
  [/Referenced column "(.+?)" (?:not found|was not found)/, ([, name = ''], asked) => noColumn(name, asked)],
  [/does not have a column named "(.+?)"/, ([, name = ''], asked) => noColumn(name, asked)],
  [/Referenced table "(.+?)" not found/, ([, name = '']) => noTable(name)],
  [/Table with name (.+?) does not exist/, ([, name = '']) => noTable(name)],
  [
    /Function with name (.+?) does not exist!?(?:\s+Did you mean "(.+?)"\?)?/,
    ([, name = '', near]) => ({
      message: `there is no function “${name}”`,
      ...(near === undefined ? {} : { hint: `did you mean ${near}?` }),
    }),
  ],
  [
    /Parser Error: (syntax error at .+)/,
    ([, where = '']) => ({ message: `could not read the query, because of a ${where}` }),
  ],
  [
    /Permission Error|has been locked/,
    () => ({ message: 'that is outside of the record', hint: READS_ONLY }),
  ],
  [
    /Out of Memory/,
    () => ({
      message: 'could not finish the query, because it needs more memory than a query may have',
      hint: 'ask for fewer columns, or count and group instead of sorting everything',
    }),
  ],
];

/** What went wrong with a query, as bad input; anything else as it is. */
export function complaint(error: unknown, asked: Asked): unknown {
  if (error instanceof OutOfTime) {
    const message = `stopped the query, because it took longer than ${formatDuration(asked.limitMs)}`;
    return new BadInput([{ message, hint: 'ask for less, or about one run instead of all' }]);
  }
  if (error instanceof BadInput || !(error instanceof Error)) return error;
  const said = error.message;
  if (!/^(?:Failed to extract statements: )?[A-Z][A-Za-z ]+ Error: /.test(said)) return error;
  for (const [pattern, explain] of KNOWN) {
    const found = pattern.exec(said);
    if (found) return new BadInput([explain(found, asked)]);
  }
  const what = said.replace(/^[A-Za-z ]+ Error: /, '').split('\n')[0] ?? '';
  return new BadInput([{ message: `could not do the query, because DuckDB says: ${what}` }]);
}

function noColumn(name: string, { sql }: Asked): Problem {
  const asked = relations.filter((relation) => isNamed(relation, sql));
  const columns = [...new Set(asked.flatMap((relation) => relation.columns.map((column) => column.name)))];
  if (columns.length === 0) return { message: `there is no column “${name}”`, hint: READS_ONLY };
  const where = asked.map((relation) => relation.name).join(' and ');
  return { message: `there is no column “${name}” in ${where}`, hint: instead(name, columns) };
}

function isNamed({ name }: Relation, sql: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(sql);
}

function noTable(name: string): Problem {
  const names = relations.map((relation) => relation.name);
  return { message: `there is no table “${name}”`, hint: instead(name, names) };
}

function instead(name: string, names: readonly string[]): string {
  const near = nearest(name, names, 3);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are: ${names.join(', ')}`;
}
