import type { Database } from '../platform/database.ts';
import type { ApplicantColumn } from '../platform/service.ts';

/** The highest number of an applicant in any of these columns; 0 when there is none. */
export async function lastApplicant(
  database: Pick<Database, 'select'>,
  columns: readonly ApplicantColumn[],
): Promise<number> {
  // As a number: as a text, that of the millionth comes before all with six digits.
  const highest = columns.map(
    ({ table, column = 'applicant' }) =>
      `select max(substring(${column} from '^applicant-([0-9]{1,9})$')::integer) as number from ${table}`,
  );
  const [row] = await database.select<{ last: number | null }>(
    `select max(number) as last from (${highest.join(' union all ')}) as everybody`,
  );
  return row?.last ?? 0;
}
