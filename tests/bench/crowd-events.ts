import type { Exchange, RunEvent } from '../../src/model/index.ts';

/** Steps of a journey, and exchanges of a step. */
const STEPS = 10;
const EACH = 10;
/** A citizen comes every so often, and does a step every so often, ms. */
const APART_MS = 10;
const STEP_MS = 1_000;
const SERVICES = ['grants', 'eligibility', 'payments', 'claims'];
const KINDS: readonly Exchange['kind'][] = ['document', 'api', 'api', 'asset'];

/** The record of a crowd with so many exchanges, in the order of its time and with every field; the same each time. */
export function* eventsOf(exchanges: number): Generator<RunEvent> {
  const users = Math.ceil(exchanges / (STEPS * EACH));
  const begin = { runId: 'bench', scenario: 'bench', seed: 1, users, rampUpMs: users * APART_MS };
  yield {
    type: 'run.started',
    t: 0,
    ...begin,
    target: 'http://127.0.0.1:1',
    at: '2026-11-21T10:15:03.000Z',
    browser: 'none',
  };
  const end = users * APART_MS + STEPS * STEP_MS;
  for (let t = APART_MS; t <= end; t += APART_MS) {
    for (let index = STEPS; index >= 0; index -= 1) {
      const citizen = (t - index * STEP_MS) / APART_MS;
      if (citizen >= 1 && citizen <= users) yield* momentOf(citizen, index, t);
    }
    if (t % 1_000 === 0) yield sampleAt(t);
  }
  yield { type: 'run.finished', t: end, interrupted: false };
}

/** What a citizen does at the time of a step; the one after the last is their end. */
function* momentOf(citizen: number, index: number, t: number): Generator<RunEvent> {
  if (index === 0) yield { type: 'citizen.started', t, citizen, persona: 'farmer', plannedAt: t, arms: [] };
  if (index < STEPS) yield* stepOf(citizen, index, t);
  else yield { type: 'citizen.finished', t, citizen, outcome: 'finished', durationMs: STEPS * STEP_MS };
}

function sampleAt(t: number): RunEvent {
  const load = { hostCpu: 0.4, treeCpu: 1.5, pressure: 0.1, loopDelayMs: 18, browserDelayMs: 2.5 };
  return { type: 'generator', t, ...load, rssMb: 210, active: 50, waiting: 0 };
}

function* stepOf(citizen: number, index: number, startedAt: number): Generator<RunEvent> {
  for (let k = 0; k < EACH; k += 1) yield exchangeOf(citizen, index, k, startedAt);
  const title = `click step ${index}`;
  yield {
    type: 'step',
    t: startedAt + 500,
    citizen,
    index,
    title,
    startedAt,
    durationMs: 450,
    outcome: 'passed',
  };
}

function exchangeOf(citizen: number, step: number, k: number, startedAt: number): Exchange {
  // A spread of durations that needs no dice: the golden ratio fills every range evenly.
  const spread = ((citizen * 100 + step * 10 + k) * 0.618_033_988_75) % 1;
  const part = (share: number): number => Number(((20 + 380 * spread) * share).toFixed(3));
  const service = SERVICES[k % SERVICES.length] ?? '';
  const address = `http://127.0.0.1:4173/api/${service}/applications`;
  return {
    type: 'exchange',
    t: startedAt + part(1),
    citizen,
    step,
    method: k === 9 ? 'POST' : 'GET',
    url: `${address}/${citizen}`,
    route: `${address}/:id`,
    service,
    kind: KINDS[k % KINDS.length] ?? 'api',
    status: spread > 0.99 ? 500 : 200,
    startedAt,
    durationMs: part(1),
    ttfbMs: part(0.9),
    dnsMs: part(0.01),
    connectMs: part(0.02),
    bytes: 4_096 + k,
    protocol: 'http/1.1',
    touch: 'clean',
    dbMs: 4,
  };
}
