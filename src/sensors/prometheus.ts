/** One series of a scrape. */
export interface Sample {
  name: string;
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** What a service states of itself at one moment. */
export interface Scrape {
  /** By the name of their metric. */
  samples: ReadonlyMap<string, readonly Sample[]>;
  /** Metrics that only grow, by their own name: counters, and what histograms and summaries are made of. */
  growing: ReadonlySet<string>;
}

/** So many series are read; a service that has more has ids in its labels. */
const MOST = 20_000;
const NAME = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?\s*$/;
// Sticky: it ends at the first thing that is no label, so that a line costs its length once.
const LABEL = /[\s,]*([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"/gy;
const TYPE = /^#\s*TYPE\s+(\S+)\s+(\w+)/;
const PARTS = ['', '_total', '_sum', '_count', '_bucket'];
const GROWS = new Set(['counter', 'histogram', 'summary']);

/**
 * Reads Prometheus text (exposition format 0.0.4, and OpenMetrics as far as it is the same). Lines that are none, and
 * values that are no finite number, are left out.
 */
export function readPrometheus(text: string): Scrape {
  const samples = new Map<string, Sample[]>();
  const growing = new Set<string>();
  let read = 0;
  for (const line of text.split('\n')) {
    if (line === '' || read >= MOST) continue;
    if (line.startsWith('#')) {
      const [, metric = '', type = ''] = TYPE.exec(line) ?? [];
      if (GROWS.has(type)) for (const part of PARTS) growing.add(metric + part);
      continue;
    }
    const [, name, labels = '', said = ''] = NAME.exec(line) ?? [];
    const value = Number(said);
    if (name === undefined || said === '' || !Number.isFinite(value)) continue;
    read += 1;
    const sample = { name, labels: labelsIn(labels), value };
    const others = samples.get(name);
    if (others) others.push(sample);
    else samples.set(name, [sample]);
  }
  return { samples, growing };
}

/** Sum of the series of a metric that have these labels; undefined where there is none. */
export function sumOf(
  { samples }: Scrape,
  metric: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  const wanted = Object.entries(labels);
  const meant = (samples.get(metric) ?? []).filter((sample) =>
    wanted.every(([name, value]) => sample.labels[name] === value),
  );
  return meant.length > 0 ? meant.reduce((sum, { value }) => sum + value, 0) : undefined;
}

function labelsIn(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(LABEL)) {
    labels[name] = value.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  }
  return labels;
}
