import type { Kind, Usage } from './process-tree.ts';

/** One flight of all journeys, by whichever of the two. */
export interface Flown {
  completed: number;
  usage: Usage;
}

/** A figure as other programs read it. `n` is what it is a mean or median over. */
export interface Figure {
  bench: string;
  value: number;
  unit: string;
  n: number;
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

/** CPU seconds of a completed journey. */
export function cpuEach({ completed, usage }: Flown): number {
  return usage.cpuSeconds / completed;
}

/** Mean memory of the browsers in the first and the last third of a flight, MB. */
export function thirds({ usage: { browserMb } }: Flown): [first: number, last: number] {
  const size = Math.max(1, Math.floor(browserMb.length / 3));
  return [mean(browserMb.slice(0, size)), mean(browserMb.slice(-size))];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** One flight each of `esr run` with fresh contexts, with recycled ones, of the bare script, and of Artillery. */
export interface Round {
  esr: Flown;
  recycled: Flown;
  bare: Flown;
  /** Where it is installed. */
  artillery?: Flown;
}

/** Only in types: where a round has no flight of Artillery, none of its figures is asked for. */
const NOBODY: Flown = {
  completed: NaN,
  usage: { cpuSeconds: NaN, byKind: {} as Usage['byKind'], browserMb: [] },
};

/** The rounds as figures, each one over `n` of something. */
export function figuresOf(rounds: readonly Round[]): Figure[] {
  const n = rounds.length;
  const each = (bench: string, unit: string, of: (round: Round) => number): Figure => ({
    bench,
    value: Number(median(rounds.map(of)).toFixed(3)),
    unit,
    n,
  });
  return [
    each('esr run, CPU per journey', 's', ({ esr }) => cpuEach(esr)),
    ...byKind('esr run', each, ({ esr }) => esr),
    each('esr run --recycle, CPU per journey', 's', ({ recycled }) => cpuEach(recycled)),
    ...byKind('esr run --recycle', each, ({ recycled }) => recycled),
    each('bare Playwright, CPU per journey', 's', ({ bare }) => cpuEach(bare)),
    ...byKind('bare Playwright', each, ({ bare }) => bare),
    each('esr run / bare Playwright', 'ratio', ({ esr, bare }) => cpuEach(esr) / cpuEach(bare)),
    each('the same without the Allure report', 'ratio', ({ esr, bare }) => flightEach(esr) / cpuEach(bare)),
    each(
      'esr run --recycle / bare Playwright',
      'ratio',
      ({ recycled, bare }) => cpuEach(recycled) / cpuEach(bare),
    ),
    ...(rounds.every(({ artillery }) => artillery !== undefined)
      ? [
          each('Artillery, CPU per journey', 's', ({ artillery = NOBODY }) => cpuEach(artillery)),
          each(
            'esr run / Artillery',
            'ratio',
            ({ esr, artillery = NOBODY }) => cpuEach(esr) / cpuEach(artillery),
          ),
        ]
      : []),
    each('esr run, browsers in the first third', 'MB', ({ esr }) => thirds(esr)[0]),
    each('esr run, browsers in the last third', 'MB', ({ esr }) => thirds(esr)[1]),
    each('bare Playwright, browsers in the first third', 'MB', ({ bare }) => thirds(bare)[0]),
    each('bare Playwright, browsers in the last third', 'MB', ({ bare }) => thirds(bare)[1]),
  ];
}

function flightEach({ completed, usage }: Flown): number {
  return (usage.cpuSeconds - usage.byKind.allure) / completed;
}

const KINDS: readonly Kind[] = ['node', 'allure', 'browser', 'renderer', 'gpu', 'network', 'zygote', 'other'];

/** Where the CPU of a journey goes, by what the processes are. */
function byKind(
  who: string,
  each: (bench: string, unit: string, of: (round: Round) => number) => Figure,
  of: (round: Round) => Flown,
): Figure[] {
  return KINDS.map((kind) =>
    each(`${who}, of which ${kind}`, 's', (round) => of(round).usage.byKind[kind] / of(round).completed),
  ).filter(({ value }) => value > 0);
}
