// How often is “Why?” right? Flies short runs with planted causes and compares what it says of those who fail.
//
//     npm run bench:why                               all planted cases, some six minutes
//     npm run bench:why -- --only NAME [--json]       those whose name has this in it; --json prints one line a case
//     npm run bench:why -- --keep DIR                 also leaves plan and record of each, such as for a test
import { parseArgs } from 'node:util';
import { causeKinds, type CauseKind } from '../../src/model/index.ts';
import { Bench } from './why-fly.ts';
import { keepFlight } from './why-keep.ts';
import { plantedCases, wantedOf, type PlantedCase, type Wanted } from './why-cases.ts';

/** How one case came out. */
interface Outcome {
  planted: PlantedCase;
  wanted: Wanted[];
  found: Wanted[];
  right: boolean;
  why: string;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
// With --json, standard output is for programs alone.
const say = values.json ? console.error : console.log;

const cases = await plantedCases(values.only);
const bench = new Bench();
const outcomes: Outcome[] = [];
try {
  for (const planted of cases) {
    const outcome = await judged(planted);
    outcomes.push(outcome);
    const { right, wanted, found, why } = outcome;
    say(`${right ? '✓' : '✗'} ${planted.name}: ${said(found)}${right ? '' : `, not ${said(wanted)}`}`);
    if (!right) say(`    ${why}`);
    if (values.json) console.log(JSON.stringify({ bench: planted.name, right, wanted, found }));
  }
} finally {
  await bench.close();
}
for (const line of matrix(outcomes)) say(line);
for (const [title, some] of [
  ['settled with', outcomes.filter(({ planted }) => !planted.held)],
  ['held out', outcomes.filter(({ planted }) => planted.held)],
] as const) {
  const right = some.filter((one) => one.right).length;
  if (some.length === 0) continue;
  say(`${title}: ${right} of ${some.length} right, ${((right / some.length) * 100).toFixed(1)} %`);
  if (values.json)
    console.log(JSON.stringify({ bench: `why, ${title}`, value: right / some.length, n: some.length }));
}

async function judged(planted: PlantedCase): Promise<Outcome> {
  const wanted = wantedOf(planted);
  const flown = await bench.fly(planted);
  if (values.keep !== undefined) await keepFlight(values.keep, planted, flown);
  const { found } = flown;
  const fits = (one: Wanted): boolean =>
    found.some(({ kind, subject }) => kind === one.kind && subject.includes(one.subject));
  return {
    planted,
    wanted,
    found: found.map(({ kind, subject }) => ({ kind, subject })),
    right: found.length === wanted.length && wanted.every(fits),
    why: found.map((one) => `${one.count} × ${one.why.summary}`).join('; '),
  };
}

function said(causes: readonly Wanted[]): string {
  return causes.map(({ kind, subject }) => `${kind} ‘${subject}’`).join(' and ') || 'nothing';
}

/** What was planted by what was found first; a case with several causes counts for the first that was missed. */
function matrix(of: readonly Outcome[]): string[] {
  const columns: (CauseKind | 'nothing')[] = [...causeKinds, 'nothing'];
  const cell = (row: CauseKind, column: string): number =>
    of.filter(({ wanted, found }) => {
      const missed = wanted.find(({ kind }) => !found.some((one) => one.kind === kind)) ?? wanted[0];
      const extra = found.find(({ kind }) => !wanted.some((one) => one.kind === kind));
      const got =
        extra?.kind ?? (found.some(({ kind }) => kind === missed?.kind) ? missed?.kind : found[0]?.kind);
      return missed?.kind === row && (got ?? 'nothing') === column;
    }).length;
  const line = (head: string, cells: readonly string[]): string =>
    head.padEnd(15) + cells.map((text) => text.padStart(9)).join('');
  return [
    '',
    line(
      'planted \\ found',
      columns.map((name) => name.slice(0, 8)),
    ),
    ...causeKinds.map((row) =>
      line(
        row,
        columns.map((column) => String(cell(row, column) || '·')),
      ),
    ),
    '',
  ];
}
