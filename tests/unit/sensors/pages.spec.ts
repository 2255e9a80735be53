import { expect, test } from '@playwright/test';
import type { RunEvent, Signal } from '../../../src/model/index.ts';
import { pageSensors } from '../../../src/sensors/index.ts';

const where = { citizen: 7, step: 0 };

function listener(): { events: RunEvent[]; hear: (signal: Signal, step?: number) => void } {
  const events: RunEvent[] = [];
  const at = { ...where };
  const hear = pageSensors({ services: [], observe: (event) => events.push(event), now: () => 42 })(at);
  return {
    events,
    hear(signal, step = 0) {
      at.step = step;
      hear(signal);
    },
  };
}

const opened = (url: string): Extract<Signal, { type: 'exchange' }> => ({
  type: 'exchange',
  method: 'GET',
  url,
  kind: 'document',
  status: 200,
  startedAt: 1,
  durationMs: 2,
  touch: 'clean',
});

test('a vital belongs to the step that opened its page, though it is final later', () => {
  const { events, hear } = listener();
  hear(opened('http://here.test/apply?x=1'), 2);
  hear(opened('http://here.test/done'), 5);
  hear({ type: 'vital', name: 'lcp', value: 812.5, url: 'http://here.test/apply' }, 5);
  expect(events.at(-1)).toEqual({
    type: 'vital',
    t: 42,
    citizen: 7,
    step: 2,
    name: 'lcp',
    value: 812.5,
    url: 'http://here.test/apply',
    startedAt: 1,
  });
});

test('of a page that was loaded again each vital belongs to the loading that it is of', () => {
  const { events, hear } = listener();
  const url = 'http://here.test/apply';
  hear({ ...opened(url), startedAt: 100 }, 0);
  hear({ ...opened(url), startedAt: 5_000 }, 3);
  hear({ type: 'vital', name: 'lcp', value: 1, url, startedAt: 98 }, 3);
  hear({ type: 'vital', name: 'lcp', value: 2, url, startedAt: 4_990 }, 4);
  hear({ type: 'vital', name: 'lcp', value: 3, url }, 4);
  const told = events.filter((event) => event.type === 'vital');
  expect(told.map(({ step, startedAt }) => [step, startedAt])).toEqual([
    [0, 98],
    [3, 4_990],
    [3, 5_000],
  ]);
});

test('navigations, downloads and states of pages are told with who, when and where', () => {
  const { events, hear } = listener();
  const about = { t: 42, citizen: 7, step: 3 };
  const signals: Signal[] = [
    { type: 'navigation', url: 'http://here.test/b', startedAt: 30, durationMs: 12 },
    { type: 'page.download', name: 'award.pdf' },
    { type: 'a11y', url: 'http://here.test/b', state: '0a1b2c3d', violations: [] },
  ];
  for (const signal of signals) hear(signal, 3);
  expect(events).toEqual(signals.map((signal) => ({ ...about, ...signal })));
});

test('whatever a page does without end, its citizen’s record has an end', () => {
  const { events, hear } = listener();
  for (let index = 0; index < 2_000; index += 1) {
    hear({ type: 'page.problem', source: 'console', message: 'x'.repeat(9_999) });
    hear({ type: 'page.dialog', kind: 'alert', message: 'x'.repeat(9_999), answer: 'accept' });
    hear({ type: 'vital', name: 'cls', value: 0, url: 'http://here.test/' });
    hear({ type: 'navigation', url: 'http://here.test/', startedAt: 1, durationMs: 1 });
    hear({ type: 'page.download', name: 'x'.repeat(9_999) });
  }
  expect(events.length).toBe(50 + 50 + 500 + 500 + 50);
  const problems = events.filter(({ type }) => type === 'page.problem');
  expect(problems.at(-1)).toMatchObject({
    message: 'the page complained more than 49 times; what it said after that is not in the record',
  });
  expect(JSON.stringify(events).length).toBeLessThan(300_000);
});

test('an exchange has the times that the browser stated, and its route', () => {
  const { events, hear } = listener();
  const timing = { ttfbMs: 1, dnsMs: 0.5, connectMs: 0.25, bytes: 12, protocol: 'h2' };
  hear({ ...opened('http://here.test/claims/17'), ...timing });
  expect(events[0]).toMatchObject({ ...timing, route: 'http://here.test/claims/:id' });
});
