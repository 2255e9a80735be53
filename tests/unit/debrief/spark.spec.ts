import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { consoleReport, writeAs } from '../../../src/debrief/index.ts';
import { sparkLegend, sparkLines } from '../../../src/debrief/spark.ts';
import type { Scorecard, Timeline, TimelineBucket } from '../../../src/model/index.ts';
import { parseCsv } from '../../contract/debrief-writers/parse-csv.ts';
import { sampleDebrief } from '../../support/debrief-sample.ts';

const EMPTY = { arrivals: 0, active: 0, answers: 0, p50: null, p95: null, errors: 0, faulted: 0 };

function lasting(buckets: Partial<TimelineBucket>[], rest: Partial<Timeline> = {}): Scorecard {
  const { scorecard } = sampleDebrief('/runs/1');
  const timeline = {
    bucketMs: 1_000,
    buckets: buckets.map((bucket) => ({ ...EMPTY, ...bucket })),
    faults: [],
    saturated: [],
    gauges: [],
    ...rest,
  };
  return { ...scorecard, timeline };
}

const drawn = (scorecard: Scorecard): Record<string, string> =>
  Object.fromEntries(sparkLines(scorecard).map(({ name, marks }) => [name, marks]));

test('a glance tells when it was slow, when a fault acted and when the generator was the limit', () => {
  const scorecard = lasting(
    [{ p95: 100 }, { p95: 800 }, {}, { p95: 400 }, { errors: 1, faulted: 1 }, { errors: 4 }],
    {
      faults: [{ fault: 'slow db', from: 1_000, to: 1_500 }],
      saturated: [{ from: 4_000, to: 6_000 }],
    },
  );
  expect(drawn(scorecard)).toMatchObject({
    p95: '▂█·▅··',
    Errors: '····▅█',
    Fault: '·▒····',
    Generator: '····▒▒',
  });
  const glance = consoleReport({ ...scorecard, errors: 5 }, { index: 'x' }).join('\n');
  expect(glance).toContain('p95        ▂█·▅··  Slowest between 1 s and 2 s: p95 800\u00a0ms.');
  expect(glance).toContain('▒····  ‘slow db’: 1 s to 1.5 s');
});

test('however long a run was, its lines are short, end together and peak where it peaked', () => {
  const bucket = fc.record({
    arrivals: fc.nat(50),
    active: fc.nat(900),
    p95: fc.option(fc.integer({ min: 1, max: 9_999 })),
  });
  fc.assert(
    fc.property(fc.array(bucket, { minLength: 4, maxLength: 240 }), (buckets) => {
      const lines = drawn(lasting(buckets));
      const lengths = Object.values(lines).map(({ length }) => length);
      expect(new Set(lengths).size).toBe(1);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(40);
      const each = Math.ceil(buckets.length / 40);
      const top = Math.max(...buckets.map(({ active }) => active));
      const peak = buckets.findIndex(({ active }) => active === top);
      expect(lines['On the way']?.[Math.floor(peak / each)]).toBe(top > 0 ? '█' : '·');
    }),
  );
});

test('a long run says how much a mark stands for', () => {
  const { timeline } = lasting(Array.from({ length: 240 }, () => ({ p95: 1 })));
  if (!timeline) throw new Error('there is a timeline');
  expect(sparkLegend(timeline)).toContain('A mark is 6 s, of percentiles the highest in it;');
});

test('the CSV has a row for each stretch of the run, Markdown the lines', async () => {
  const debrief = sampleDebrief('/runs/1', { users: 120, faultMs: 300 });
  const { timeline } = debrief.scorecard;
  const written = async (format: 'csv' | 'md'): Promise<string> =>
    Buffer.from(await writeAs(format, { debrief }, () => Promise.reject(new Error('no PDF')))).toString();
  const cells = parseCsv(await written('csv'));
  const column = (figure: string): number[] =>
    cells.filter((line) => line[0] === 'timeline' && line[3] === figure).map((line) => Number(line[4]));
  expect(column('Arrivals')).toEqual(timeline?.buckets.map(({ arrivals }) => arrivals));
  expect(column('p95')).toEqual(timeline?.buckets.flatMap(({ p95 }) => p95 ?? []));
  expect(cells.filter(([table]) => table === 'times')).toHaveLength(2);
  const md = await written('md');
  for (const { name, marks, said } of sparkLines(debrief.scorecard)) {
    expect(md).toContain(`${name.padEnd(10)}  ${marks}  ${said}`);
  }
});
