import type { Usage } from './process-tree.ts';

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

/** The pairs as figures, each one over `n` of something. */
export function figuresOf(pairs: readonly { esr: Flown; bare: Flown }[]): Figure[] {
  const n = pairs.length;
  const each = (bench: string, unit: string, of: (pair: { esr: Flown; bare: Flown }) => number): Figure => ({
    bench,
    value: Number(median(pairs.map(of)).toFixed(3)),
    unit,
    n,
  });
  return [
    each('esr run, CPU per journey', 's', ({ esr }) => cpuEach(esr)),
    each('of which writing the Allure report', 's', ({ esr }) => esr.usage.allureSeconds / esr.completed),
    each('bare Playwright, CPU per journey', 's', ({ bare }) => cpuEach(bare)),
    each('esr run / bare Playwright', 'ratio', ({ esr, bare }) => cpuEach(esr) / cpuEach(bare)),
    each('the same without the Allure report', 'ratio', ({ esr, bare }) => flightEach(esr) / cpuEach(bare)),
    each('esr run, browsers in the first third', 'MB', ({ esr }) => thirds(esr)[0]),
    each('esr run, browsers in the last third', 'MB', ({ esr }) => thirds(esr)[1]),
    each('bare Playwright, browsers in the first third', 'MB', ({ bare }) => thirds(bare)[0]),
    each('bare Playwright, browsers in the last third', 'MB', ({ bare }) => thirds(bare)[1]),
  ];
}

function flightEach({ completed, usage }: Flown): number {
  return (usage.cpuSeconds - usage.allureSeconds) / completed;
}
