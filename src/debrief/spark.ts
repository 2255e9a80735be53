import { formatCount } from '../model/index.ts';
import type { Scorecard, Timeline, TimelineSpan } from '../model/index.ts';
import { moment, tell, timesInWords } from './page/index.ts';

/** One figure of a run over time in characters that every terminal has. */
interface SparkLine {
  name: string;
  /** A character for each stretch, or for so many of them; `·` where there was nothing. */
  marks: string;
  /** The same in words, with its highest figure. */
  said: string;
}

const LEVELS = '▁▂▃▄▅▆▇█';
const NOTHING = '·';
/** Characters of a line at the most: with its name and words beside it, it fits a terminal. */
const WIDEST = 40;
/** A run of less is told by its figures. */
const LEAST = 4;
/** Faults that get a line of their own. */
const MOST_FAULTS = 4;

/** A run over time as lines of characters, with faults and saturated seconds of the generator; none of a short run. */
export function sparkLines({ timeline }: Scorecard): SparkLine[] {
  if (!timeline || timeline.buckets.length < LEAST) return [];
  const { buckets, faults, saturated } = timeline;
  const each = perMark(timeline);
  const told = tell(timeline);
  const line = (name: string, said: string, values: readonly number[]): SparkLine => ({
    name,
    marks: marksOf(values),
    said,
  });
  const highest = (values: readonly (number | null)[]): number[] =>
    grouped(values, each).map((some) => Math.max(...some.map((value) => value ?? 0)));
  const sums = (values: readonly number[]): number[] =>
    grouped(values, each).map((some) => some.reduce((sum, value) => sum + value, 0));
  const names = [...new Set(faults.map(({ fault }) => fault))];
  const rest = names.length - MOST_FAULTS;
  return [
    line('Arrivals', told.arrivals, sums(buckets.map(({ arrivals }) => arrivals))),
    line('On the way', told.active, highest(buckets.map(({ active }) => active))),
    line('p50', told.half, highest(buckets.map(({ p50 }) => p50))),
    line('p95', told.latency, highest(buckets.map(({ p95 }) => p95))),
    line('Errors', told.errors, sums(buckets.map(({ errors, faulted }) => errors + faulted))),
    ...names.slice(0, MOST_FAULTS).map((name) =>
      band(
        'Fault',
        `‘${name}’`,
        faults.filter(({ fault }) => fault === name),
        timeline,
      ),
    ),
    ...(rest > 0 ? [{ name: 'Fault', marks: '', said: `${formatCount(rest)} more have no line here` }] : []),
    ...(saturated.length > 0
      ? [band('Generator', 'saturated, figures not judged', saturated, timeline)]
      : []),
  ];
}

/** What the marks of these lines mean, in a sentence. */
export function sparkLegend(timeline: Timeline): string {
  const each = perMark(timeline);
  const length = moment(each * timeline.bucketMs);
  const of = each > 1 ? ', of percentiles the highest in it' : '';
  return `A mark is ${length}${of}; each line from ${NOTHING} for nothing to ${LEVELS.at(-1)} for its highest.`;
}

function perMark({ buckets }: Timeline): number {
  return Math.ceil(buckets.length / WIDEST);
}

function grouped<T>(values: readonly T[], each: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / each) }, (_, i) =>
    values.slice(i * each, (i + 1) * each),
  );
}

function marksOf(values: readonly number[]): string {
  const top = Math.max(...values);
  return values
    .map((value) =>
      value > 0
        ? (LEVELS[Math.min(LEVELS.length - 1, Math.floor((LEVELS.length * value) / top))] ?? NOTHING)
        : NOTHING,
    )
    .join('');
}

function band(name: string, what: string, spans: readonly TimelineSpan[], timeline: Timeline): SparkLine {
  const length = perMark(timeline) * timeline.bucketMs;
  const marks = grouped(timeline.buckets, perMark(timeline)).map((_, i) =>
    spans.some(({ from, to }) => from < (i + 1) * length && to > i * length) ? '▒' : NOTHING,
  );
  return { name, marks: marks.join(''), said: `${what}: ${timesInWords(spans)}` };
}
