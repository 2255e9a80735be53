import { once } from 'node:events';
import { Command } from 'commander';
import { BadInput, formatCount } from '../model/index.ts';
import type { Answered, Cell } from '../run/index.ts';
import { querySql, recordTables } from '../run/later.ts';
import { MOST_ROWS, tableLines } from './answer-table.ts';
import { csvText, jsonText } from './answer-text.ts';

interface SqlFlags {
  run?: string;
  all?: true;
  scenario?: string;
  json?: true;
  csv?: true;
  reports?: string;
}

/** `esr sql "select …"`: asks the record of one run, or of all. */
export function sqlCommand(): Command {
  return new Command('sql')
    .description('ask the records of runs in SQL; without a query: what can be asked')
    .argument('[query]', 'one select, such as "select service, max(duration_ms) from exchanges group by all"')
    .option('--run <id>', 'this run, or latest (default: the runs that the query names, else the latest)')
    .option('--all', 'all runs')
    .option('--scenario <id>', 'only runs of this scenario, such as tuition-grant')
    .option('--json', 'one array of objects, for programs')
    .option('--csv', 'RFC 4180, for spreadsheets')
    .option('--reports <dir>', 'where the run folders are (default: reports)')
    .addHelpText('after', '\nExit codes: 0 answered, 2 a query that cannot be done, or no such run.')
    .exitOverride()
    .action(async (query: string | undefined, flags: SqlFlags) => {
      if (query === undefined) console.log((await catalogue()).join('\n'));
      else await answer(query, flags);
    });
}

async function answer(query: string, flags: SqlFlags): Promise<void> {
  const { run, all, scenario, json, csv, reports } = flags;
  const contrary = [
    [json && csv, '--json', '--csv'],
    [run !== undefined && all, '--run', '--all'],
  ] as const;
  const problems = contrary
    .filter(([both]) => both)
    .map(([, one, other]) => ({
      message: `${one} and ${other} exclude each other`,
      hint: 'leave one of them out',
    }));
  if (problems.length > 0) throw new BadInput(problems);
  const options = {
    projectDir: process.cwd(),
    note: (sentence: string) => console.error(`ℹ ${sentence}`),
    ...(run === undefined ? {} : { run }),
    ...(all ? { all } : {}),
    ...(scenario === undefined ? {} : { scenario }),
    ...(reports === undefined ? {} : { reportsDir: reports }),
  };
  await querySql(query, options, (answered) => {
    if (json) return print(jsonText(answered));
    return csv ? print(csvText(answered)) : printTable(answered);
  });
}

async function printTable({ columns, rows }: Answered): Promise<void> {
  const first: Cell[][] = [];
  for await (const some of rows) {
    first.push(...some);
    if (first.length > MOST_ROWS) break;
  }
  for (const line of tableLines(columns, first.slice(0, MOST_ROWS))) console.log(line);
  if (first.length === 0) console.log('no rows');
  if (first.length > MOST_ROWS) {
    console.log(`the first ${formatCount(MOST_ROWS)} rows; --csv and --json give all of them`);
  }
}

/** Prints as fast as it is read, so that a slow pipe needs no memory; nobody reads any more, nothing is asked any more. */
async function print(pieces: AsyncIterable<string>): Promise<void> {
  const { stdout } = process;
  for await (const piece of pieces) {
    if (!stdout.writable) return;
    if (!stdout.write(piece))
      await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
  }
}

async function catalogue(): Promise<string[]> {
  return (await recordTables()).flatMap(({ name, meaning, columns }) => {
    const rows = columns.map((column) => [column.name, column.type, column.unit ?? '', column.meaning]);
    const heads = ['column', 'type', 'unit', 'meaning'].map((head) => ({ name: head, numeric: false }));
    return [`${name}: ${meaning}`, ...tableLines(heads, rows, Infinity).map((line) => `  ${line}`), ''];
  });
}
