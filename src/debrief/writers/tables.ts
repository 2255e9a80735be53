import { revisionInWords } from '../../model/index.ts';
import type { Scorecard } from '../../model/index.ts';
import { crowdTables } from './crowd-tables.ts';
import type { Brief } from './brief.ts';
import { count, percentile, type Cell, type Table } from './table.ts';
import { trustTables } from './trust-tables.ts';

/** Everything that the formats with tables show, in the order of the answer page; a table without rows is left out. */
export function tablesOf({ debrief }: Brief): Table[] {
  const { scorecard, browser } = debrief;
  const all = [
    runTable(scorecard, browser),
    gatesTable(scorecard),
    ...crowdTables(scorecard),
    findingsTable(scorecard),
    ...trustTables(scorecard),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

function runTable(scorecard: Scorecard, browser: string | undefined): Table {
  const { citizens, latency, foreign } = scorecard;
  const rows: Cell[][] = [
    ['run', scorecard.runId],
    ['scenario', scorecard.scenario],
    ['verdict', scorecard.verdict],
    ['answer', scorecard.answer],
    ['target', scorecard.target],
    ...(scorecard.revision ? [['code', revisionInWords(scorecard.revision)]] : []),
    ...(browser === undefined ? [] : [['browser', browser]]),
    ['seed', { value: scorecard.seed, unit: 'plain' }],
    ['started at', scorecard.startedAt],
    ['duration', { value: scorecard.durationMs, unit: 'duration' }],
    ['citizens planned', count(citizens.planned)],
    ['citizens started', count(citizens.started)],
    ['citizens finished', count(citizens.finished)],
    ['citizens failed', count(citizens.failed)],
    ['citizens who gave up', count(citizens.abandoned)],
    ['citizens who left as the script says', count(citizens.left)],
    ['citizens lost by the generator', count(citizens.lost)],
    ['citizens stopped on the way', count(citizens.interrupted)],
    ['citizens who never started', count(citizens['not-started'])],
    ['latency p50', percentile(latency, 'p50')],
    ['latency p95', percentile(latency, 'p95')],
    ['latency slowest', percentile(latency, 'max')],
    ['exchanges', count(scorecard.exchanges)],
    ['errors', count(scorecard.errors)],
    ['exchanges with other hosts', count(foreign.exchanges)],
    ['errors of other hosts', count(foreign.errors)],
  ];
  return { name: 'run', title: 'The run', columns: ['Figure', 'Value'], rows };
}

function gatesTable({ gates }: Scorecard): Table {
  return {
    name: 'gates',
    title: 'Gates',
    columns: ['Gate', 'Status', 'Measured', 'Bounds', 'Why'],
    rows: gates.map(({ title, status, measured, bounds, reason }) => [
      title,
      status,
      measured,
      bounds,
      reason,
    ]),
  };
}

function findingsTable({ findings }: Scorecard): Table {
  return {
    name: 'findings',
    title: 'Findings',
    columns: ['Cause', 'Citizens', 'What they saw', 'What to do', 'Which citizens'],
    rows: findings.map(({ cause, count: n, message, hint, citizens }) => [
      cause,
      count(n),
      message,
      hint,
      `${citizens.map((number) => `#${number}`).join(', ')}${n > citizens.length ? ', …' : ''}`,
    ]),
  };
}
