import type { Exchange, RunEvent } from '../../src/model/index.ts';

/** Steps of a journey, and exchanges of a step. */
const STEPS = 10;
const EACH = 10;
const SERVICES = ['grants', 'eligibility', 'payments', 'claims'];
const KINDS: readonly Exchange['kind'][] = ['document', 'api', 'api', 'asset'];

/** The record of a crowd with so many exchanges, one event after the other; the same each time. */
export function* eventsOf(exchanges: number): Generator<RunEvent> {
  const users = Math.ceil(exchanges / (STEPS * EACH));
  const begin = { runId: 'bench', scenario: 'bench', seed: 1, users, rampUpMs: users * 10 };
  yield {
    type: 'run.started',
    t: 0,
    ...begin,
    target: 'http://127.0.0.1:1',
    at: '2026-11-21T10:15:03.000Z',
    browser: 'none',
  };
  for (let citizen = 1; citizen <= users; citizen += 1) {
    const from = citizen * 10;
    yield { type: 'citizen.started', t: from, citizen, persona: 'farmer', plannedAt: from, arms: [] };
    for (let index = 0; index < STEPS; index += 1) yield* stepOf(citizen, index, from + index * 1_000);
    const durationMs = STEPS * 1_000;
    yield { type: 'citizen.finished', t: from + durationMs, citizen, outcome: 'finished', durationMs };
    if (citizen % 100 === 0) {
      const sample = { hostCpu: 0.4, loopDelayMs: 18, rssMb: 210, active: 50, waiting: 0 };
      yield { type: 'generator', t: from, ...sample };
    }
  }
  yield { type: 'run.finished', t: users * 10 + STEPS * 1_000, interrupted: false };
}

function* stepOf(citizen: number, index: number, startedAt: number): Generator<RunEvent> {
  for (let k = 0; k < EACH; k += 1) {
    // A spread of durations that needs no dice: the golden ratio fills every range evenly.
    const spread = ((citizen * 100 + index * 10 + k) * 0.618_033_988_75) % 1;
    const durationMs = Number((20 + 380 * spread).toFixed(3));
    const service = SERVICES[k % SERVICES.length] ?? '';
    yield {
      type: 'exchange',
      t: startedAt + durationMs,
      citizen,
      step: index,
      method: k === 9 ? 'POST' : 'GET',
      url: `http://127.0.0.1:4173/api/${service}/applications/${citizen}`,
      service,
      kind: KINDS[k % KINDS.length] ?? 'api',
      status: spread > 0.99 ? 500 : 200,
      startedAt,
      durationMs,
      touch: 'clean',
      dbMs: 4,
    };
  }
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
