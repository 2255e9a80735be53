import type { CitizenStarted, Exchange, GeneratorSample } from '../../src/model/index.ts';

/** A call of an api by citizen 1, asked at this moment of the run, ms, answered in order and told when it is. */
export function exchangeAt(startedAt: number, more: Partial<Exchange> = {}): Exchange {
  const { durationMs = 100 } = more;
  return {
    type: 'exchange',
    t: startedAt + durationMs,
    citizen: 1,
    step: 0,
    method: 'GET',
    url: 'http://127.0.0.1/api',
    service: 'grants',
    kind: 'api',
    status: 200,
    startedAt,
    durationMs,
    touch: 'clean',
    ...more,
  };
}

/** A look at a generator that has nothing to complain of. */
export function generatorAt(t: number, more: Partial<GeneratorSample> = {}): GeneratorSample {
  return {
    type: 'generator',
    t,
    hostCpu: 0.2,
    loopDelayMs: 1,
    rssMb: 100,
    active: 1,
    waiting: 0,
    ...more,
  };
}

/** A citizen of the sample plan who begins, so many ms after they were to. */
export function citizenAt(t: number, citizen: number, lateMs = 0): CitizenStarted {
  return {
    type: 'citizen.started',
    t,
    citizen,
    persona: 'evening-learner',
    plannedAt: t - lateMs,
    arms: [],
  };
}
