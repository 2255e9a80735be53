import type { IncomingMessage, ServerResponse } from 'node:http';
import { silence, type Answer } from '../../support/site.ts';
import { step } from '../../support/steps.ts';
import { endOf, expect, listening, personaWith, stepsIn, test } from './person.ts';

const VISIT = step({ visit: '/' });
const CLICK = step({ click: 'Go' });
const SCRIPT = [VISIT, CLICK];
const GO = listening('<a href="/next">Go</a>');

/** Answers with 503 so many times, then with a page. */
function failing(most: number): Answer {
  let asked = 0;
  return (_request: IncomingMessage, response: ServerResponse) => {
    asked += 1;
    response.writeHead(asked > most ? 200 : 503, { 'content-type': 'text/html' }).end(GO);
  };
}

function times(requests: readonly string[], what: string): number {
  return requests.filter((request) => request === what).length;
}

test('the rage-refresher reloads, every reload reaches the service and is an exchange like any other', async ({
  site,
  flight,
}) => {
  const portal = await site({ '/': failing(3), '/next': listening('There') });
  const persona = personaWith({ onError: { kind: 'rage-refresh', times: 3 } });
  const events = await flight(portal, persona, SCRIPT);
  // Asked once, reloaded three times, and done again once.
  expect(times(portal.requests, 'GET /')).toBe(5);
  const exchanges = events.filter((event) => event.type === 'exchange' && event.url.endsWith('/'));
  expect(exchanges).toHaveLength(5);
  expect(stepsIn(events)).toEqual([
    `${VISIT.title} 1 failed retried`,
    `${VISIT.title} 2 passed`,
    `${CLICK.title} 1 passed`,
  ]);
  expect(endOf(events)).toBe('finished');
});

test('who tries again does so, as often as they do and no more', async ({ site, flight }) => {
  const persona = personaWith({ onError: { kind: 'retry', times: 2 } });
  const mended = await flight(await site({ '/': failing(2), '/next': listening('There') }), persona, SCRIPT);
  expect(stepsIn(mended)).toEqual([
    `${VISIT.title} 1 failed retried`,
    `${VISIT.title} 2 failed retried`,
    `${VISIT.title} 3 passed`,
    `${CLICK.title} 1 passed`,
  ]);
  expect(endOf(mended)).toBe('finished');
  const portal = await site({ '/': failing(3) });
  const events = await flight(portal, persona, SCRIPT);
  expect(times(portal.requests, 'GET /')).toBe(3);
  expect(stepsIn(events).at(-1)).toBe(`${VISIT.title} 3 failed`);
  expect(endOf(events)).toBe('failed');
});

test('a plain citizen gives up at the first error', async ({ site, flight }) => {
  const portal = await site({ '/': failing(1) });
  const events = await flight(portal, personaWith({}), SCRIPT);
  expect(times(portal.requests, 'GET /')).toBe(1);
  expect(stepsIn(events)).toEqual([`${VISIT.title} 1 failed`]);
  expect(endOf(events)).toBe('failed');
});

test('who complains gives up and says so', async ({ site, flight }) => {
  const portal = await site({ '/': failing(1) });
  const events = await flight(portal, personaWith({ onError: { kind: 'complain' } }), SCRIPT);
  const words = events.flatMap((event) => (event.type === 'citizen.complained' ? [event.words] : []));
  expect(words).toEqual([`I tried to “${VISIT.title}”, but all I get is an error page. I give up.`]);
  expect(endOf(events)).toBe('failed');
});

test('the impatient one abandons at their patience, a patient one waits for the same page', async ({
  site,
  flight,
}) => {
  const late: Answer = (_request, response) => {
    setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end('There'), 1_500);
  };
  const portal = await site({ '/': GO, '/next': late });
  const impatient = await flight(portal, personaWith({}, { patienceMs: 500 }), SCRIPT);
  expect(endOf(impatient)).toBe('abandoned');
  const last = impatient.findLast((event) => event.type === 'step');
  expect(last?.failure?.message).toContain('gave up after 0.5 s');
  expect(last?.durationMs).toBeGreaterThanOrEqual(500);
  expect(last?.durationMs).toBeLessThan(1_500);
  expect(endOf(await flight(portal, personaWith({}, { patienceMs: 5_000 }), SCRIPT))).toBe('finished');
});

test('who rages does not wait in silence for ever: reloads, and is counted as having given up', async ({
  site,
  flight,
}) => {
  const portal = await site({ '/': GO, '/next': silence });
  const persona = personaWith({ onError: { kind: 'rage-refresh', times: 2 } }, { patienceMs: 500 });
  const events = await flight(portal, persona, SCRIPT);
  expect(stepsIn(events)).toEqual([
    `${VISIT.title} 1 passed`,
    `${CLICK.title} 1 failed retried`,
    `${CLICK.title} 2 failed`,
  ]);
  expect(endOf(events)).toBe('abandoned');
});

test('half-way the citizen goes on in a second tab at the same address', async ({ site, flight }) => {
  const counting = listening(`<a href="/next">Go</a>
    <script>document.title = Number(sessionStorage.tab ??= Math.random())</script>`);
  const portal = await site({
    '/': counting,
    '/next': listening('<a href="/last">On</a>'),
    '/last': 'There',
  });
  const script = [VISIT, CLICK, step({ click: 'On' }), step({ expect: 'There' })];
  const events = await flight(portal, personaWith({ secondTab: true }), script);
  expect(endOf(events)).toBe('finished');
  // Before the third of four steps: what the second led to is asked for once more.
  expect(portal.requests.filter((request) => !request.includes('favicon'))).toEqual([
    'GET /',
    'GET /next',
    'GET /next',
    'GET /last',
  ]);
});
