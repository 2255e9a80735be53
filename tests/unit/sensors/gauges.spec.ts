import { expect, test as base } from '@playwright/test';
import type { Gauge, GaugeRecipe } from '../../../src/model/index.ts';
import { watchGauges } from '../../../src/sensors/index.ts';
import { readPrometheus, sumOf } from '../../../src/sensors/prometheus.ts';
import { serveSite, type Answer } from '../../support/site.ts';

interface Watched {
  heard: Gauge[];
  warnings: string[];
  stop(): void;
  /** How often the service was asked. */
  asked(): number;
}

const recipe = (parts: Partial<GaugeRecipe> & { metric: string }): GaugeRecipe => ({
  labels: {},
  rate: false,
  unit: 'count',
  ...parts,
});

/** One answer after the other; the last one stays. */
const inTurn =
  (...texts: string[]): Answer =>
  (_request, response) =>
    response.end(texts.length > 1 ? texts.shift() : texts[0]);

const test = base.extend<{
  watch: (metrics: Answer, show: Record<string, GaugeRecipe>) => Promise<Watched>;
}>({
  watch: async ({}, use) => {
    const ends: (() => unknown)[] = [];
    await use(async (metrics, show) => {
      const site = await serveSite({ '/metrics': metrics });
      const heard: Gauge[] = [];
      const warnings: string[] = [];
      let t = 0;
      const stop = watchGauges({
        gauges: { address: '/metrics', show },
        baseUrl: site.url,
        observe: (event) => event.type === 'gauge' && heard.push(event),
        now: () => (t += 1_000),
        warn: (message) => warnings.push(message),
        everyMs: 5,
      });
      ends.push(stop, () => site.close());
      return { heard, warnings, stop, asked: () => site.requests.length };
    });
    for (const end of ends) await end();
  },
});

const values = (watched: Watched, name: string): number[] =>
  watched.heard.filter((gauge) => gauge.name === name).map(({ value }) => value);

test('a gauge shows its value, a counter its growth since the run began, its rate or its mean', async ({
  watch,
}) => {
  const scrape = (n: number): string =>
    [
      '# TYPE cpu_seconds_total counter',
      `cpu_seconds_total ${100 + n * 0.5}`,
      '# TYPE open_claims gauge',
      `open_claims{kind="new"} ${7 + n}`,
      'open_claims{kind="old"} 100',
      '# TYPE wait_seconds histogram',
      `wait_seconds_sum ${n * 0.2}`,
      `wait_seconds_count ${n * 10}`,
      '# TYPE rejections_total counter',
      ...(n > 0 ? [`rejections_total{rule="a"} ${n}`, `rejections_total{rule="b"} ${n}`] : []),
    ].join('\n');
  const watched = await watch(inTurn(scrape(0), scrape(1), scrape(2), scrape(2)), {
    CPU: recipe({ metric: 'cpu_seconds_total', rate: true, unit: 'share' }),
    Open: recipe({ metric: 'open_claims', labels: { kind: 'new' } }),
    Waits: recipe({ metric: 'wait_seconds_sum', per: 'wait_seconds_count', unit: 'ms' }),
    Rejections: recipe({ metric: 'rejections_total' }),
  });
  await expect.poll(() => values(watched, 'Open').length).toBeGreaterThan(3);
  expect(values(watched, 'CPU').slice(0, 3)).toEqual([0.5, 0.5, 0]);
  expect(values(watched, 'Open').slice(0, 3)).toEqual([7, 8, 9]);
  // Where nobody waited there is no mean.
  expect(values(watched, 'Waits')).toEqual([20, 20]);
  expect(values(watched, 'Rejections').slice(0, 3)).toEqual([0, 2, 4]);
  expect(watched.warnings).toEqual([]);
});

test('a service that began anew loses nothing of what was counted before', async ({ watch }) => {
  const at = (n: number): string => `# TYPE done_total counter\ndone_total ${n}`;
  const watched = await watch(inTurn(at(40), at(50), at(3), at(4)), {
    Done: recipe({ metric: 'done_total' }),
  });
  await expect.poll(() => values(watched, 'Done').length).toBeGreaterThan(3);
  expect(values(watched, 'Done').slice(0, 4)).toEqual([0, 10, 13, 14]);
});

const hostile: Record<string, { answer: Answer; why: RegExp }> = {
  'has no such page': {
    answer: (_request, response) => response.writeHead(404).end('no'),
    why: /because http:\S+\/metrics could not be read: it answered with status 404$/,
  },
  'answers with 50 MB': {
    answer: (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x 1\n'.repeat(50_000)));
        response.once('drain', more);
      };
      more();
    },
    why: /it is longer than 1 MB$/,
  },
  'sends somebody elsewhere': {
    answer: (_request, response) => response.writeHead(302, { location: 'http://192.0.2.1/' }).end(),
    why: /could not be read: /,
  },
  'cuts the line': { answer: (request) => request.socket.destroy(), why: /could not be read: / },
  'states nonsense': {
    answer: inTurn('load NaN\nload{ 1\n\u0000\u0001\n<html>load 1</html>\nload +Inf\nload\n{} 3'),
    why: /\/metrics states nothing for Load$/,
  },
};

for (const [what, { answer, why }] of Object.entries(hostile)) {
  test(`a service that ${what} harms nobody, and that is said once`, async ({ watch }) => {
    const watched = await watch(answer, { Load: recipe({ metric: 'load' }) });
    await expect.poll(() => watched.asked()).toBeGreaterThan(2);
    watched.stop();
    expect(watched.warnings).toEqual([expect.stringMatching(why)]);
    expect(watched.warnings[0]).toContain('not all of the service’s own gauges are shown, because ');
    expect(watched.heard).toEqual([]);
  });
}

test('a service that does not answer is asked by one request at a time', async ({ watch }) => {
  const watched = await watch(() => undefined, { Load: recipe({ metric: 'load' }) });
  await expect.poll(() => watched.warnings.length, { timeout: 5_000 }).toBe(1);
  expect(watched.asked()).toBeLessThanOrEqual(2);
});

test('Prometheus text is read with its labels, whatever is in them', () => {
  const scrape = readPrometheus('a{x="1",y="say \\"no\\", }"} 2 1395066363000\na{x="2"} 3e2\nb 1\n');
  expect(sumOf(scrape, 'a')).toBe(302);
  expect(sumOf(scrape, 'a', { y: 'say "no", }' })).toBe(2);
  expect(sumOf(scrape, 'a', { x: '3' })).toBeUndefined();
});
