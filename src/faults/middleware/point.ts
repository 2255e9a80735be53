import type { InterceptedExchange } from '../../model/index.ts';

/** What a point of a service throws where a fault fails it: as its database would that is gone. */
export class SimulatedFault extends Error {
  /** What the fault would have answered in the place of an answer; 503 where it ends without one. */
  readonly statusCode: number;
  constructor(point: string, how: string, statusCode = 503) {
    super(`a simulated fault failed “${point}”: ${how}`);
    this.name = 'SimulatedFault';
    this.statusCode = statusCode;
  }
}

/** A point inside a service as the port that faults act on: it passes, or throws. */
export function pointExchange(point: string, felt: string[]): InterceptedExchange {
  return {
    url: `point:${point}`,
    method: 'POINT',
    headers: {},
    body: undefined,
    pass: () => Promise.resolve(),
    answer: ({ status }) => Promise.reject(new SimulatedFault(point, `status ${status}`, status)),
    abort: (reason) => Promise.reject(new SimulatedFault(point, reason)),
    mark: (fault) => void felt.push(fault),
  };
}
