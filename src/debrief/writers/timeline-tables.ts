import type { Scorecard, TimelineSpan } from '../../model/index.ts';
import { count, type Cell, type Figure, type Table } from './table.ts';

/**
 * The run over time, a row for each stretch, and when faults acted and the generator was saturated. For formats that
 * somebody computes with: people get charts or lines of the same timeline.
 */
export function timelineTables({ timeline }: Scorecard): Table[] {
  if (!timeline) return [];
  const { buckets, bucketMs, faults, saturated } = timeline;
  const ms = (value: number | null): Cell => (value === null ? undefined : { value, unit: 'ms' });
  return [
    {
      name: 'timeline',
      title: 'The run over time',
      columns: [
        'From, s',
        'Length',
        'Arrivals',
        'On the way',
        'Answers',
        'p50',
        'p95',
        'Errors',
        'Touched by a fault',
      ],
      rows: buckets.map(({ arrivals, active, answers, p50, p95, errors, faulted }, index) => [
        String((index * bucketMs) / 1_000),
        { value: bucketMs, unit: 'ms' },
        count(arrivals),
        { value: active, unit: 'plain' },
        count(answers),
        ms(p50),
        ms(p95),
        count(errors),
        count(faulted),
      ]),
    },
    {
      name: 'times',
      title: 'When faults acted, and the generator was saturated',
      columns: ['What', 'From', 'To'],
      rows: [
        ...faults.map((span) => [`fault: ${span.fault}`, ...ends(span)]),
        ...saturated.map((span) => ['generator saturated', ...ends(span)]),
      ],
    },
  ];
}

function ends({ from, to }: TimelineSpan): Figure[] {
  return [from, to].map((value) => ({ value, unit: 'duration' }));
}
